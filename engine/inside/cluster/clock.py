"""Another host's ``perf_counter`` by ours: how far it is away, and how wrong that can be. Pure; in the runner.

A question is sent, answered and heard; the answer tells the other clock. Whatever the way there and back took, the
moment of the answer lay between the two of ours: so half of the round trip bounds the error. The shortest round trip is
believed.
"""

import bisect
from collections import deque

from ..records.layout import TIME_MOST_S

_WINDOW = 64  # round trips of which the shortest counts, once the clock is in use
_TURN_NS = 10_000_000_000  # a correction is spread over so long, so that times go on rising
_RATE_MOST = 500e-6  # more than any quartz is wrong

ENOUGH_NS = 1_000_000
"""A bound with which nobody need ask any more."""


class Clock:
    """Of one host. ``error_ns`` bounds how far ``ours_ns`` is off; None before anything was heard."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self.error_ns: int | None = None
        self._offset_ns = 0
        # From when on, by theirs, how far ours is ahead then, and how much quicker it is. What was told once stays so.
        self._stretches: list[tuple[int, float, float]] = []
        self._heard: deque[tuple[int, int]] = deque(maxlen=_WINDOW)

    def be_ours(self) -> None:
        """It is the clock of this host."""
        self.error_ns, self._offset_ns, self._stretches = 0, 0, [(0, 0.0, 0.0)]

    def take(self, asked_ns: int, there_ns: int, heard_ns: int) -> None:
        """A round trip: when it was asked and heard by our clock, and answered by theirs.

        As long as no time was told by it, the clock is set; from then on it only runs faster or slower for a while.
        """
        if self.error_ns == 0:
            return
        error_ns = max((heard_ns - asked_ns + 1) // 2, 1)
        offset_ns = (asked_ns + heard_ns) // 2 - there_ns
        if not self._stretches:
            if self.error_ns is None or error_ns < self.error_ns:
                self._offset_ns, self.error_ns = offset_ns, error_ns
            return
        self._heard.append((error_ns, offset_ns))
        if len(self._heard) == _WINDOW or there_ns - self._stretches[-1][0] > _TURN_NS:
            self._turn(there_ns)

    def ours_ns(self, there_ns: int) -> int:
        """A moment of their clock by ours; from now on the clock is not set any more."""
        if not self._stretches:
            self._stretches.append((there_ns, self._offset_ns, 0.0))
        since_ns, offset_ns, rate = self._stretches[self._stretch(there_ns)]
        return there_ns + round(offset_ns + rate * (there_ns - since_ns))

    def ours_s(self, there_s: "list[float]") -> "list[float]":
        """Likewise moments in seconds, quickly where they are many; 0 is none, and stays so."""
        known = [each for each in there_s if 0 < each < TIME_MOST_S]
        if not known:
            return [0.0] * len(there_s)
        self.ours_ns(round(min(known) * 1e9))
        first, last = (self._stretch(round(end * 1e9)) for end in (min(known), max(known)))
        _, offset_ns, rate = self._stretches[first]
        if first == last and not rate:
            offset_s = offset_ns / 1e9
            return [each + offset_s if 0 < each < TIME_MOST_S else 0.0 for each in there_s]
        return [self.ours_ns(round(each * 1e9)) / 1e9 if 0 < each < TIME_MOST_S else 0.0 for each in there_s]

    def _stretch(self, there_ns: int) -> int:
        return max(bisect.bisect_right(self._stretches, there_ns, key=lambda stretch: stretch[0]) - 1, 0)

    def _turn(self, there_ns: int) -> None:
        """Where the shortest of the last round trips contradicts what is told, drift towards it, and no further."""
        error_ns, offset_ns = min(self._heard)
        since_ns, before_ns, rate = self._stretches[-1]
        self._heard.clear()
        if there_ns <= since_ns:
            return
        told_ns = before_ns + rate * (there_ns - since_ns)
        apart_ns = offset_ns - told_ns
        beyond_ns = max(abs(apart_ns) - error_ns, 0.0)
        wanted = beyond_ns / _TURN_NS * (1 if apart_ns > 0 else -1)
        self._stretches.append((there_ns, told_ns, max(-_RATE_MOST, min(_RATE_MOST, wanted))))
