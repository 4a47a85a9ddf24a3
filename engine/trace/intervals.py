"""Stretches of time, put together where they overlap, and how much of any other stretch they cover."""

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Intervals:
    """The union of some stretches of time, in ns: ``started`` and ``ended``, ascending, none touching the next."""

    __slots__ = ("_sums", "ended", "started")

    def __init__(self, started: Integers, ended: Integers) -> None:
        """Of stretches in any order, each of which ends at its start or later."""
        order = np.argsort(started, kind="stable")
        started, reached = started[order], np.maximum.accumulate(ended[order])
        is_first = np.ones(len(order), np.bool_)
        is_first[1:] = started[1:] > reached[:-1]
        firsts = np.flatnonzero(is_first)
        self.started = started[firsts]
        self.ended = reached[np.append(firsts[1:], len(order)) - 1] if len(order) else started
        self._sums = np.concatenate([[0], np.cumsum(self.ended - self.started)])

    def __len__(self) -> int:
        return len(self.started)

    def until(self, at: Integers) -> Integers:
        """How much of the time before each moment they cover."""
        if not len(self):
            return np.zeros(len(at), np.int64)
        place = np.searchsorted(self.started, at, "right")
        last = np.maximum(place - 1, 0)
        found = self._sums[last] + np.minimum(at, self.ended[last]) - self.started[last]
        return np.where(place > 0, found, 0).astype(np.int64)

    def within(self, started: Integers, ended: Integers) -> Integers:
        """How much of each stretch they cover; 0 of one that ends before it starts."""
        found: Integers = np.maximum(self.until(np.maximum(started, ended)) - self.until(started), 0)
        return found
