"""A figure that changes many times a second."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from ..look.style import tabular

_DIGITS = str.maketrans("123456789", "000000000")


class Figure(QLabel):
    """Plain text in tabular figures, whose size is fixed, so that a new text does not lay the whole window out anew.

    ``kind`` is what the style sheet goes by: ``known``, ``waiting`` (words instead of a figure) or ``none``.
    """

    _shape = ""  # of what was fitted last

    def __init__(self, name: str, points: int, slack: float = 1.2) -> None:
        """A figure named ``name``, in a semibold font of ``points``, at most ``slack`` times as wide as its text."""
        super().__init__()
        self._slack = slack
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        font = tabular(self.font())
        font.setPointSize(points)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self._show_fitting("–")

    def show_text(self, text: str, kind: str) -> None:
        """Show ``text``."""
        set_property(self, "figure", kind)
        if text != self.text():
            self._show_fitting(text)

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other widths. Qt's."""
        if event.type() == QEvent.Type.FontChange:
            self._shape = ""
        super().changeEvent(event)

    def _show_fitting(self, text: str) -> None:
        shape = text.translate(_DIGITS)
        if shape != self._shape:  # else it is as wide as the last one was
            self._shape = shape
            metrics = self.fontMetrics()
            wanted = metrics.horizontalAdvance(shape) + 4
            if not wanted <= self.minimumWidth() <= self._slack * wanted:
                self.setFixedSize(wanted, max(metrics.height(), self.minimumHeight()))
        self.setText(text)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set what the style sheet goes by, which looks at properties only when it is applied."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
