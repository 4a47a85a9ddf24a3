"""A language with letters of its own is shown in one font."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from gui.start.letters import can_be_shown
from gui.start.speaking import speak

KOREAN = QFontDatabase.WritingSystem.Korean


@pytest.fixture(autouse=True)
def spoken(qapp):
    """English, before and after."""
    speak("en")
    yield
    speak("")


def test_that_english_is_in_the_systems_font_before_and_after_another_language(qapp):
    before = QFont(QApplication.font())
    speak("ko")
    speak("en")
    assert QApplication.font() == before


def test_that_korean_is_in_a_font_with_its_letters_as_large_and_as_heavy_as_the_systems(qapp):
    if "Noto Sans CJK KR" not in QFontDatabase.families(KOREAN):
        pytest.skip("that font is not here")
    before = QFont(QApplication.font())
    speak("ko")
    font = QApplication.font()
    assert QFontInfo(font).family() in QFontDatabase.families(KOREAN)
    assert font.pointSizeF() == before.pointSizeF()
    assert font.weight() == before.weight()
    figures = {QFontMetricsF(font).horizontalAdvance(figure) for figure in "0123456789"}
    assert len(figures) == 1  # a counting number does not dance


def test_that_english_needs_no_font_of_its_own(qapp):
    assert can_be_shown("en")
