"""How far a long piece of work has got, and whether it is still wanted.

Whoever waits makes a ``LongWork`` and has the work done ``with work.going_on()``; whoever does it calls ``reached`` now
and then, and knows nothing of who waits. Without anybody who waits that does nothing.
"""

import contextlib
import contextvars
from collections.abc import Callable, Iterator


class CancelledError(Exception):
    """Nobody wants what is being done any more; it is given up, and leaves nothing behind."""


class LongWork:
    """A piece of work, as it looks from outside. Any thread.

    Attributes:
        share: how much of it is done, from 0 to 1.
        is_over: it is done, has failed, or was given up.
    """

    def __init__(self, told: Callable[[float], object] | None = None) -> None:
        """``told(share)`` is called whenever more of it is done, in the thread that does it."""
        self.share = 0.0
        self.is_over = False
        self._told = told
        self._is_wanted = True

    def cancel(self) -> None:
        """It is not wanted any more."""
        self._is_wanted = False

    def reach(self, share: float) -> None:
        """So much is done. Raises CancelledError if no more is wanted."""
        if not self._is_wanted:
            raise CancelledError
        self.share = share
        if self._told is not None:
            self._told(share)

    @contextlib.contextmanager
    def going_on(self) -> Iterator[None]:
        """In the block, and in this thread, ``reached`` speaks of this work."""
        before = _scope.set((self, 0.0, 1.0))
        try:
            self.reach(0.0)
            yield
        finally:
            _scope.reset(before)
            self.is_over = True


def reached(share: float) -> None:
    """So much of what is being done is done, from 0 to 1. Raises CancelledError if no more is wanted."""
    scope = _scope.get()
    if scope is not None:
        work, first, last = scope
        work.reach(first + (last - first) * min(max(share, 0.0), 1.0))


@contextlib.contextmanager
def part(first: float, last: float) -> Iterator[None]:
    """In the block, a part of what is being done is done: from the share ``first`` of it to ``last``."""
    scope = _scope.get()
    if scope is None:
        yield
        return
    work, outer_first, outer_last = scope
    width = outer_last - outer_first
    before = _scope.set((work, outer_first + width * first, outer_first + width * last))
    try:
        yield
    finally:
        _scope.reset(before)


_scope: contextvars.ContextVar[tuple[LongWork, float, float] | None] = contextvars.ContextVar("scope", default=None)
