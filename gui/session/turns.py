"""What somebody waits for goes first: what has no such hurry stands still meanwhile, at the next step that it tells of.

Two threads of Python's share one lock, so that explaining a run of millions of jobs would have whoever sorts them wait
twice as long.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

from engine.long_work import LongWork

T = TypeVar("T")


class Turns:
    """Whose turn it is. Any thread."""

    def __init__(self) -> None:
        """Nobody waits for anything."""
        self._lock = threading.Lock()
        self._asked = 0
        self._is_free = threading.Event()
        self._is_free.set()

    def ask(self) -> None:
        """Something is waited for, which is to be done by ``first``: from now on all else stands still."""
        with self._lock:
            self._asked += 1
            self._is_free.clear()

    def first(self, what: Callable[[], T]) -> T:
        """What ``what()`` gives, for which ``ask`` was called; all else goes on once nothing else is waited for."""
        try:
            return what()
        finally:
            with self._lock:
                self._asked -= 1
                if not self._asked:
                    self._is_free.set()

    def behind(self, what: Callable[[], T]) -> T:
        """What ``what()`` gives; while something goes first, it stands still where it calls ``long_work.reached``."""
        with LongWork(lambda _share: self._is_free.wait()).going_on():
            return what()
