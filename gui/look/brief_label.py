"""A text of a few lines that takes no more than these from what is below it, however narrow the window is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from .plain_tip import plain_tip

_LINES_MOST = 3


class BriefLabel(QLabel):
    """Plain text that wraps. Where three lines are not enough, the tooltip has all of it."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._more = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_text(self, text: str, more: str = "") -> None:
        """Show ``text``; the tooltip tells ``more`` as well."""
        if (text, more) != (self.text(), self._more):
            self._more = more
            self.setText(text)
            self._tell()

    def heightForWidth(self, width: int) -> int:
        """Qt's."""
        return min(super().heightForWidth(width), self._most())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        super().resizeEvent(event)
        self._tell()

    def _most(self) -> int:
        margins = self.contentsMargins()
        return _LINES_MOST * self.fontMetrics().lineSpacing() + margins.top() + margins.bottom()

    def _tell(self) -> None:
        is_cut = super().heightForWidth(self.width()) > self.height()
        self.setToolTip(plain_tip("\n".join(filter(None, [self.text() if is_cut else "", self._more]))))
