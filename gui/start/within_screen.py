"""A window that lies within the screen with its frame as well, which nobody knows before the window is there."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget

_MAY_TELL = (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Paint)


class WithinScreen(QObject):
    """Fits a window once, when the window manager has given it a frame; then it is the person's. Main thread."""

    def __init__(self, window: QWidget) -> None:
        """Watch ``window``, which this belongs to from now on."""
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt's."""
        if event.type() in _MAY_TELL:
            self._soon.start()  # once Qt has taken in all that the window manager has said
        return False

    def _fit(self) -> None:
        window, handle = self._window, self._window.windowHandle()
        if handle is None or handle.frameMargins().isNull():
            return
        window.removeEventFilter(self)
        if window.isMaximized() or window.isFullScreen():
            return
        frame, room, margins = window.frameGeometry(), window.screen().availableGeometry(), handle.frameMargins()
        sides = margins.left() + margins.right(), margins.top() + margins.bottom()
        if room.contains(frame):
            return
        window.resize(min(window.width(), room.width() - sides[0]), min(window.height(), room.height() - sides[1]))
        right, bottom = room.right() + 1 - window.width() - sides[0], room.bottom() + 1 - window.height() - sides[1]
        left, top = max(min(frame.left(), right), room.left()), max(min(frame.top(), bottom), room.top())
        window.move(QPoint(left, top))
