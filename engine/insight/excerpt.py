"""The figures of a range of time."""

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..trace.lane import Lane, State
from ..trace.trace import Trace
from .speedup import utilisation

LOOKED_AT_MOST = 300_000
"""Of more tasks than this the longest is not looked for: that alone takes time for each of them."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What happened in a range of time. A task lies in it if any part of it does.

    Attributes:
        duration_ns: how long the range is.
        workers: how many workers the run has had until now.
        tasks: how many tasks lie in it, the running ones included.
        ended: how many of these have ended.
        errors, lost: how many of these raised, and how many were lost with their workers.
        busy_ns: how long the workers ran tasks within the range, together.
        took_ns: how long the tasks that have ended took together, also before and after the range.
        longest_ns: the longest of these; None if there is none, or too many to look at.
    """

    duration_ns: int
    workers: int
    tasks: int
    ended: int
    errors: int
    lost: int
    busy_ns: int
    took_ns: int
    longest_ns: int | None

    @property
    def failed(self) -> int:
        """How many tasks raised or were lost."""
        return self.errors + self.lost

    @property
    def utilisation(self) -> float | None:
        """The share of the range in which the workers ran tasks, 0 to 1; None without workers, or of no time."""
        return utilisation(self.busy_ns / 1e9, self.workers, self.duration_ns / 1e9)

    @property
    def mean_ns(self) -> float | None:
        """How long a task that has ended took on average; None if none has."""
        return self.took_ns / self.ended if self.ended else None


def excerpt(trace: Trace, from_ns: int, to_ns: int, at_ns: int) -> Excerpt:
    """The figures of the range from ``from_ns`` to ``to_ns``, the latter not included, ``from_ns <= to_ns``.

    Tasks that have not ended count until ``at_ns``, or until their worker was gone. What it takes grows with the
    number of workers, and hardly with that of tasks.
    """
    parts = [_Part(lane, from_ns, to_ns, at_ns) for lane in trace.lanes]
    outermost = {lane.number for lane in trace.outermost}
    is_container = trace.tasks.is_container
    looked_at = sum(part.last - part.first for part in parts if not part.has_all)
    ended = sum(part.counted(is_container) for part in parts)
    return Excerpt(
        duration_ns=to_ns - from_ns,
        workers=len(trace.workers),
        tasks=ended + sum(part.counts_open(is_container) for part in parts),
        ended=ended,
        errors=sum(part.errors() for part in parts),
        lost=sum(part.has_open and part.lane.running.state is State.LOST for part in parts if part.lane.running),
        busy_ns=sum(part.busy_ns() for part in parts if part.lane.number in outermost),
        took_ns=sum(part.took_ns(is_container) for part in parts),
        longest_ns=max(part.longest_ns() for part in parts) if ended and looked_at <= LOOKED_AT_MOST else None,
    )


class _Part:
    """A lane's spans in a range: those that have ended from position ``first`` up to ``last``, and the open one."""

    __slots__ = (
        "busy", "first", "from_ns", "has_open", "lane", "last", "open_from_ns", "open_to_ns", "started", "to_ns",
    )  # fmt: skip

    def __init__(self, lane: Lane, from_ns: int, to_ns: int, at_ns: int) -> None:
        self.lane, self.from_ns, self.to_ns = lane, from_ns, to_ns
        self.started, self.busy = lane.column("started_ns"), lane.column("busy_ns")
        self.first, self.last = (int(at) for at in np.searchsorted(self.started, (from_ns, to_ns)))
        if self.first and self._end_ns(self.first - 1) > from_ns and from_ns < to_ns:
            self.first -= 1  # it reaches into the range
        self.open_from_ns = self.open_to_ns = 0
        self.has_open = False
        if lane.running is not None:
            self.open_from_ns = lane.running.started_ns
            self.open_to_ns = max(lane.gone_ns or at_ns, self.open_from_ns)
            reaches = self.open_to_ns > from_ns or self.open_from_ns >= from_ns
            self.has_open = self.open_from_ns < to_ns and from_ns < to_ns and reaches

    @property
    def has_all(self) -> bool:
        """Whether all of the lane's spans that have ended are among them."""
        return self.last - self.first == len(self.started)

    def counted(self, is_container: NDArray[np.bool_]) -> int:
        """How many of the spans that have ended are tasks, and carry not only others."""
        if not len(is_container):
            return self.last - self.first
        return int(np.count_nonzero(~is_container[self.lane.column("task")[self.first : self.last]]))

    def counts_open(self, is_container: NDArray[np.bool_]) -> bool:
        """Whether the open one is in the range, and a task."""
        running = self.lane.running
        return self.has_open and not (len(is_container) and running is not None and is_container[running.task])

    def took_ns(self, is_container: NDArray[np.bool_]) -> int:
        """How long the tasks that have ended took together."""
        if not len(is_container):
            return self.before_ns(self.last) - self.before_ns(self.first)
        took_ns = np.diff(self.busy[self.first : self.last], prepend=self.before_ns(self.first))
        return int(took_ns[~is_container[self.lane.column("task")[self.first : self.last]]].sum())

    def errors(self) -> int:
        failed = self.lane.failed()
        if not len(failed) or self.first == self.last:
            return 0
        first, last = np.searchsorted(failed, np.array((self.first, self.last), failed.dtype))
        return int(last - first)

    def before_ns(self, position: int) -> int:
        """How long the spans before ``position`` took together."""
        return int(self.busy[position - 1]) if position else 0

    def busy_ns(self) -> int:
        """Within the range."""
        busy_ns = self.before_ns(self.last) - self.before_ns(self.first)
        if self.first < self.last:
            busy_ns -= max(self.from_ns - int(self.started[self.first]), 0)
            busy_ns -= max(self._end_ns(self.last - 1) - self.to_ns, 0)
        if self.has_open:
            busy_ns += min(self.open_to_ns, self.to_ns) - max(self.open_from_ns, self.from_ns)
        return busy_ns

    def longest_ns(self) -> int:
        if self.has_all or self.first == self.last:
            return self.lane.longest_ns if self.first < self.last else 0
        return int(np.diff(self.busy[self.first : self.last], prepend=self.before_ns(self.first)).max())

    def _end_ns(self, position: int) -> int:
        return int(self.started[position]) + int(self.busy[position]) - self.before_ns(position)
