"""What the tasks print, on its way to the log: made into lines bit by bit, so that no flood holds up the window."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from engine.trace.screen import Row, Screen

# To make lines of one piece takes 3 ms at most, even where every line has to be escaped.
_PIECE_BYTES = 65_536
_PAUSE_MS = 15
_WAITING_MOST_BYTES = 4 << 20


class Printed(QObject):
    """Takes bytes as they come, and gives lines. What comes faster for long is dropped, the oldest first, and counted.

    Signals:
        lines(list): a ``Row`` each; one that is there already is another now.

    Attributes:
        dropped_bytes: how much was dropped here.
    """

    lines = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = Screen()
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._waiting_bytes = 0
        self.dropped_bytes = 0
        self._next = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._next.timeout.connect(self._work)

    def clear(self) -> None:
        """Another run prints from now on."""
        self._next.stop()
        self._screen = Screen()
        self._waiting.clear()
        self._waiting_bytes = self.dropped_bytes = 0

    def add(self, pieces: Iterable[tuple[int, bytes]]) -> None:
        """What was printed since, by PID."""
        for pid, data in pieces:
            for start in range(0, len(data), _PIECE_BYTES):
                self._waiting.append((pid, data[start : start + _PIECE_BYTES]))
            self._waiting_bytes += len(data)
        while self._waiting_bytes > _WAITING_MOST_BYTES:
            _, data = self._waiting.popleft()
            self._waiting_bytes -= len(data)
            self.dropped_bytes += len(data)
        if not self._next.isActive():
            self._work()

    def _work(self) -> None:
        found: list[Row] = []
        if self._waiting:
            pid, data = self._waiting.popleft()
            self._waiting_bytes -= len(data)
            found = self._screen.feed([(pid, data)])
        if self._waiting:
            self._next.start()
        if found:
            self.lines.emit(found)
