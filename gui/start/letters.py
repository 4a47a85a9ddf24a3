"""The font of a language with letters of its own, where the system's font is another's."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

_SIGNS = {"ko": QFontDatabase.WritingSystem.Korean}
"""What a language is written in that not every machine has a font for."""
_FAMILIES = {"ko": ("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Nanum Gothic", "UnDotum", "Baekmuk Dotum")}
"""What such a system shows by itself to a person of that language."""
_SYSTEMS = "systemFont"


def can_be_shown(code: str) -> bool:
    """Whether a font here has the letters of a language."""
    return code not in _SIGNS or bool(QFontDatabase.families(_SIGNS[code]))


def use_letters_of(code: str, application: QApplication) -> None:
    """Have all that is shown from now on in a font of a language's own, if the system's font is not one.

    Else each text with such letters is of two fonts, whose lines are of different heights and whose weights differ.
    """
    systems = application.property(_SYSTEMS)
    if systems is None:
        if code not in _SIGNS:
            return
        systems = application.font()
        application.setProperty(_SYSTEMS, systems)
    font = QFont(systems)
    if code in _SIGNS:
        families = QFontDatabase.families(_SIGNS[code])
        own = next((family for family in _FAMILIES[code] if family in families), None)
        if own is not None and QFontInfo(font).family() not in families:
            font.setFamilies([own])
    if font != application.font():
        application.setFont(font)
