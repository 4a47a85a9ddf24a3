"""A window that lies within the screen with its frame as well, which nobody knows before the window is there."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget


class WithinScreen(QObject):
    """Fits a window once, when the window manager has given it a frame; then it is the person's. Main thread."""

    def __init__(self, window: QWidget) -> None:
        """Watch ``window``, which has just been shown, and which this belongs to from now on."""
        super().__init__(window)
        self._window, self._is_done = window, False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        handle = window.windowHandle()
        # Who gives it a frame moves it as well; and whoever listens to nothing else takes nothing of a run.
        for told in (handle.xChanged, handle.yChanged, handle.widthChanged, handle.heightChanged):
            told.connect(self.look)
        self.look()

    def look(self) -> None:
        """There may be a frame by now."""
        if not self._is_done:
            self._soon.start()  # once Qt has taken in all that the window manager has said

    def _fit(self) -> None:
        window, handle = self._window, self._window.windowHandle()
        if handle is None or handle.frameMargins().isNull():
            return
        self._is_done = True
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
