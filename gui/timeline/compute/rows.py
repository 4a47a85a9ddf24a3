"""Which rows the chart has, in which order: the lanes of a run, and below them its workers without a job."""

import time

from engine.insight.inner_processes import Thread
from engine.model.measured import Life
from engine.trace.lane import Lane
from engine.trace.run import Run

from .inner_rows import InnerRows, inner_of
from .lanes import Order, SortBy, lane_order

_SORT_EVERY_S = 1.0
_STEADY = (SortBy.NUMBER, SortBy.FIRST_START, SortBy.PID)


class Rows:
    """Worked out by ``look``, and anew only where there is something else to be seen. One thread.

    Attributes:
        order: the number of the lane in each row.
        idle: the workers without a job, in the rows below.
        inner: what the jobs of each worker have started, by its host, PID and thread.
        sort_by: the order of the lanes.
        folded_to: the call whose lanes alone are shown; None: all are.
    """

    def __init__(self) -> None:
        """None yet."""
        self.order: tuple[int, ...] = ()
        self.idle: tuple[Life, ...] = ()
        self.inner: dict[Thread, InnerRows] = {}
        self.sort_by: Order = SortBy.NUMBER
        self.folded_to: int | None = None
        self._sorted: object = None
        self._sorted_at_s = 0.0
        self._beside: object = None

    def __len__(self) -> int:
        return len(self.order) + len(self.idle)

    def reset(self) -> None:
        """Another run is shown."""
        self.order, self.idle, self.folded_to = (), (), None
        self._sorted = self._beside = None

    def sort(self, by: Order) -> None:
        """Put the lanes in another order, once they are looked at."""
        self.sort_by, self._sorted = by, None

    def fold(self, call: int | None) -> None:
        """Show the lanes alone that ran something of this call; None, or the same again: all."""
        self.folded_to, self._sorted = None if call == self.folded_to else call, None

    def look(self, run: Run | None) -> None:
        """What there is of ``run`` by now."""
        if run is None:
            self.order, self.idle, self.inner, self._sorted, self._beside = (), (), {}, None, None
            return
        self._look_at_lanes(run)
        beside = run, len(run.trace.lanes), run.lives.version, run.ended_ns, self.folded_to
        if beside != self._beside:
            self._beside = beside
            is_whole = self.folded_to is None and run.plan.watch is None
            self.idle = run.lives.idle(run.trace.lanes) if is_whole else ()
            self.inner = inner_of(run)

    def _look_at_lanes(self, run: Run) -> None:
        lanes = run.trace.lanes
        begun = sum(1 for lane in lanes if lane.span_count())  # a worker may be seen before its first task
        known = run, len(lanes), begun, run.trace.jobs if self.folded_to is not None else 0
        is_due = self.sort_by not in _STEADY and time.monotonic() - self._sorted_at_s > _SORT_EVERY_S
        if known == self._sorted and not is_due:
            return
        self._sorted, self._sorted_at_s = known, time.monotonic()
        self.order = lane_order(self._shown(run), self.sort_by, run.until_ns)

    def _shown(self, run: Run) -> list[Lane]:
        if self.folded_to is None:
            return run.trace.lanes
        wanted = set(run.trace.tasks.lane[run.trace.tasks.of_calls([self.folded_to])].tolist())
        return [lane for lane in run.trace.lanes if lane.number in wanted]
