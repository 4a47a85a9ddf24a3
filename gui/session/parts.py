"""What a poll brought, in parts, so that a flood of tasks does not hold up the window."""

from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal

from engine.model.batch import Batch

_CELLS_AT_ONCE = 8_192


class Parts(QObject):
    """Hands on a batch bit by bit, the first at once and each other one when the window is idle. Main thread.

    Signals:
        came(Batch, bool): a part; whether it is the last one.
    """

    came = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing has come yet."""
        super().__init__(parent)
        self._parts: deque[Batch] = deque()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._hand_on)

    def take(self, batch: Batch) -> None:
        """This has come."""
        self._parts = deque(batch.parts(_CELLS_AT_ONCE))
        self._hand_on()

    def clear(self) -> None:
        """Nobody wants what is left."""
        self._parts.clear()

    def _hand_on(self) -> None:
        if self._parts:
            part, is_last = self._parts.popleft(), not self._parts
            if not is_last:
                self._next.start()
            self.came.emit(part, is_last)
