"""Where notices stand: over the top of the page, so that nothing moves under the pointer when one comes."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

_EDGE, _TOP = 12, 5


class Notices(QWidget):
    """Bars one below another, over whatever else is in ``room``; as high as those that are shown. Main thread."""

    def __init__(self, room: QWidget, *bars: QWidget) -> None:
        """``bars`` over ``room``, whose child this is."""
        super().__init__(room)
        self.setObjectName("notices")
        self._room = room
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for bar in bars:
            bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            inner = bar.layout()
            if inner is not None:
                inner.setContentsMargins(16, 3, 8, 3)  # one line is no higher than the title, and hides no figure
            self._column.addWidget(bar)
        room.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room has another size. Qt's."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """A bar comes, goes, or says something else. Qt's."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        width = max(self._room.width() - 2 * _EDGE, 0)
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else -1
        self.setGeometry(_EDGE, _TOP, width, max(height, self._column.sizeHint().height() if height < 0 else 0))
        self.raise_()
