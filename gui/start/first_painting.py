"""The moment at which a window is on the screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPainting(QObject):
    """Calls ``then`` once, when a widget and all in it have been painted for the first time. Main thread."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        """Watch ``widget``, which this belongs to from now on."""
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # What is in the widget is painted after it, before the event loop comes round.
            QTimer.singleShot(0, self, self._then)
        return False
