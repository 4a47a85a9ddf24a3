"""What a worker spends importing modules while it unpickles a message, which is no part of unpickling it.

A worker that was spawned imports the user's file, and all that needs, when the first function of it arrives.
"""

import builtins
import time
from typing import Any


class Importing:
    """Measures the imports within; of one thread at a time, as the import function is the whole process's."""

    def __init__(self) -> None:
        """Measures nothing yet."""
        self.spent_s = 0.0
        self._depth = 0
        self._before: Any = None

    def begin(self) -> None:
        """From now on what is imported is measured anew."""
        self.spent_s = 0.0
        if builtins.__import__ is not self._timed:
            self._before = builtins.__import__
            builtins.__import__ = self._timed

    def end(self) -> float:
        """Until now. Returns the seconds; nothing stands before the import function any more."""
        if builtins.__import__ is self._timed:  # else the user has put something in its place meanwhile
            builtins.__import__ = self._before
        return self.spent_s

    def _import(self, *arguments: Any, **named: Any) -> Any:
        if self._depth:
            return self._before(*arguments, **named)
        self._depth += 1
        began_s = time.perf_counter()
        try:
            return self._before(*arguments, **named)
        finally:
            self._depth -= 1
            self.spent_s += time.perf_counter() - began_s

    @property
    def _timed(self) -> Any:
        # One object, so that it is known again.
        return self.__dict__.setdefault("_one", self._import)
