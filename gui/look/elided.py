"""A label that gives way: what does not fit is elided, and told by its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from .guarded import guarded_event
from .plain_tip import plain_tip

_LEAST = 24  # pixels; an ellipsis and a letter


class ElidedLabel(QLabel):
    """One line of plain text, as wide as it wants and as narrow as it must. ``text`` is always the whole of it.

    Attributes:
        is_whole: a part of the text says nothing, so that nothing is seen where not all of it has room.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, is_whole: bool = False) -> None:
        """A label of ``text``."""
        super().__init__(text, parent)
        self._tip = ""
        self.is_whole = is_whole
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str, tip: str = "") -> None:
        """Show ``text``; ``tip`` is told of it even where all of it is seen."""
        if (text, tip) != (self.text(), self._tip):
            self._tip = tip
            self.setText(text)
            self._tell()

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        hint = super().minimumSizeHint()
        return QSize(0 if self.is_whole else min(hint.width(), _LEAST), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        super().resizeEvent(event)
        self._tell()

    @guarded_event
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        if shown == self.text() or not self.is_whole:
            painter.drawText(room, self.alignment(), shown)
        painter.end()

    def _tell(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(plain_tip(self._tip or (self.text() if is_cut else "")))
