"""The program's log: its last lines, in memory, until a fault has them written down. Any thread."""

import logging
import time
from collections import deque

NAME = "parallelogram"
"""What the names of all its loggers begin with."""
LINES_MOST = 500


class LastLines(logging.Handler):
    """Keeps the last ``LINES_MOST`` lines."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: deque[str] = deque(maxlen=LINES_MOST)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line; without the traceback that may come with it, which only a report knows how to tell."""
        try:
            message = record.getMessage()
        except Exception:  # noqa: BLE001 - a line that is written wrong must not become a fault of its own
            message = f"(a line that cannot be written, from line {record.lineno})"
        at = time.strftime("%H:%M:%S", time.gmtime(record.created))
        self._lines.append(f"{at}.{int(record.msecs):03} {record.levelname:<7} {record.name}: {message}")

    def lines(self) -> list[str]:
        """The lines, the oldest first."""
        return list(self._lines)


_kept = LastLines()


def begin() -> None:
    """Keep what is logged from now on. Any times."""
    top = logging.getLogger(NAME)
    top.setLevel(logging.INFO)
    top.propagate = False
    if _kept not in top.handlers:
        top.addHandler(_kept)


def lines() -> list[str]:
    """What was logged last, the oldest first."""
    return _kept.lines()
