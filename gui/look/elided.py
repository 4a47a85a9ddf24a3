"""A label that gives way: what does not fit is elided, and told by its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from .guarded import guarded_event
from .plain_tip import plain_tip

_LEAST = 24  # pixels; an ellipsis and a letter
_AT_END = Qt.TextElideMode.ElideRight


class ElidedLabel(QLabel):
    """One line of plain text, as wide as it wants and as narrow as it must. ``text`` is always the whole of it.

    Attributes:
        is_whole: a part of the text says nothing, so that nothing is seen where not all of it has room.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, is_whole: bool = False) -> None:
        """A label of ``text``."""
        super().__init__(text, parent)
        self._tip = self._brief = ""
        self.is_whole = is_whole
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str, tip: str = "", *, brief: str = "") -> None:
        """Show ``text``, or ``brief`` where that has no room; ``tip`` is told of it even where all of it is seen."""
        if (text, tip, brief) != (self.text(), self._tip, self._brief):
            self._tip, self._brief = tip, brief
            self.setText(text)
            self._tell()

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        hint = super().minimumSizeHint()
        least = self.fontMetrics().horizontalAdvance(self._brief) if self._brief else 0 if self.is_whole else _LEAST
        return QSize(min(hint.width(), least), hint.height())

    def shown(self) -> str:
        """What of it is seen."""
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        if metrics.horizontalAdvance(self.text()) <= width:
            return self.text()
        return self._brief or ("" if self.is_whole else metrics.elidedText(self.text(), _AT_END, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        super().resizeEvent(event)
        self._tell()

    @guarded_event
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self.shown())
        painter.end()

    def _tell(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(plain_tip(self._tip or (self.text() if is_cut else "")))
