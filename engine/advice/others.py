"""What other programs have of the machine while something is tried, measured and run."""

import os
import time
from collections.abc import Callable

import psutil

from ..inside.data_class import dataclass

BUSY = 0.15
"""From this share of all cores on, a machine is called busy."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Clocks at one moment, in seconds: of the day, of all cores, and of this process with its children that ended."""

    at_s: float
    busy_s: float
    own_s: float


def reading() -> Reading:
    """The clocks now."""
    cores, own = psutil.cpu_times(), os.times()
    busy_s = sum(getattr(cores, name, 0.0) for name in ("user", "nice", "system", "irq", "softirq", "steal"))
    return Reading(time.monotonic(), busy_s, own.user + own.system + own.children_user + own.children_system)


class Others:
    """Looks at them, stretch by stretch; asked when the processes of a stretch are gone. In one thread.

    Attributes:
        share: the largest share of all cores that others had in any stretch so far, 0 to 1.
        last_share: what they had in the last one.
    """

    def __init__(self, read: Callable[[], Reading] = reading, cores: int | None = None) -> None:
        """The first stretch begins. ``cores``: how many the machine has; None: ask the system."""
        self._read = read
        self._cores = cores or psutil.cpu_count() or 1
        self._before = read()
        self.share = self.last_share = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether they had so much in any stretch that times are no basis for a decision."""
        return self.share > BUSY

    @property
    def were_busy(self) -> bool:
        """Whether they had so much in the last one."""
        return self.last_share > BUSY

    def are_busy(self) -> bool:
        """Look; and whether they had so much up to now."""
        self.look()
        return self.is_busy

    def look(self) -> None:
        """A stretch is over, and the next one begins. One shorter than the clocks' ticks tell is part of the next."""
        now, before = self._read(), self._before
        length_s = now.at_s - before.at_s
        if length_s < _SHORTEST_S:
            return
        others_s = (now.busy_s - before.busy_s) - (now.own_s - before.own_s)
        self.last_share = min(max(others_s, 0.0) / (length_s * self._cores), 1.0)
        self.share = max(self.share, self.last_share)
        self._before = now


_SHORTEST_S = 0.2
"""Clocks of the cores have ticks of 10 ms."""
