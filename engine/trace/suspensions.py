"""When which processes were stopped, as readings have found them: to the time between two readings."""

from collections.abc import Iterable

import numpy as np

from ..inside.worker import Process
from .intervals import Intervals

Suspension = tuple[Process, int, int]
"""A process, and from when to when it was stopped, in ns of ``perf_counter_ns``."""

SUSPENSIONS_MOST = 1_000


class Suspensions:
    """Told of each reading. One thread.

    Attributes:
        over: those that have ended, in that order; the first so many.
    """

    def __init__(self, over: Iterable[Suspension] = ()) -> None:
        """None but those that are ``over``."""
        self.over = list(over)
        self._since: dict[Process, int] = {}

    def look(self, stopped: frozenset[Process], at_ns: int) -> None:
        """At this moment these processes are stopped, and no others."""
        for process in [each for each in self._since if each not in stopped]:
            from_ns = self._since.pop(process)
            if at_ns > from_ns and len(self.over) < SUSPENSIONS_MOST:
                self.over.append((process, from_ns, at_ns))
        for process in stopped:
            self._since.setdefault(process, at_ns)

    def by_process(self, until_ns: int) -> dict[Process, Intervals]:
        """When each process was stopped that was; ``until_ns``, if it still is."""
        all_of = [*self.over, *((process, from_ns, max(until_ns, from_ns)) for process, from_ns in self._since.items())]
        found: dict[Process, list[tuple[int, int]]] = {}
        for process, from_ns, to_ns in all_of:
            found.setdefault(process, []).append((from_ns, to_ns))
        return {process: Intervals(*np.array(times, np.int64).T) for process, times in found.items()}
