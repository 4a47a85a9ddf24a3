"""How often the window draws: often where cores are free, seldom where all are busy with tasks."""

import time
from typing import TYPE_CHECKING

from engine.inside.cores import usable_cores
from engine.model.task import State
from engine.supervise.machine_time import machine_s

if TYPE_CHECKING:
    from engine.trace.run import Run

FREE_MS = 33
_BUSY_LEAST_MS = 60
_BUSY_MOST_MS = 300
_UNKNOWN_MOST_MS = 100
_BUSY_FROM = 0.75  # of the machine
_TELLS_FROM_S = 0.08  # ticks are a hundredth of a second
TELLS_MS = 90  # which is so long for sure
_COMPUTES_FROM = 0.05  # of one core
_OWN_SHARE = 0.007  # of the machine, for drawing while it is busy; with all else it is to be 0.01


class FramePace:
    """Frames are taken from the tasks where all cores are busy, so each has to be paid for. Main thread.

    ``begin`` with a run, then ``next_ms`` at every frame. ``used_s``: what this program has used since the last one;
    ``is_busy``: whether all cores are.
    """

    def __init__(self) -> None:
        self._cores = usable_cores()
        self._spent_s = 0.0
        self._looked: tuple[float, float] | None = None
        self.used_s = 0.0
        self.is_busy = False

    def begin(self) -> None:
        """A run begins."""
        self._spent_s = time.process_time()
        self._looked = None
        self.is_busy = False

    def next_ms(self, busy: float | None, run: "Run | None" = None) -> int:
        """In how many milliseconds the next frame is due, by what this program has used since the last one.

        ``busy`` is the share of the cores that was in use lately, from 0 to 1; None: nobody knows yet. Where ``run``
        waits while others compute, no frame is taken from its jobs.
        """
        spent_s = time.process_time()
        own_s = self.used_s = spent_s - self._spent_s
        self._spent_s = spent_s
        if busy is None and run is not None and run.plan.watch is None:
            busy = self._busy_by_now()
        self.is_busy = busy is not None and busy >= _BUSY_FROM
        if busy is not None and not self.is_busy:
            return FREE_MS
        if busy is not None and run is not None and only_waits(run):
            return _BUSY_LEAST_MS
        wanted_s = self.worth_s(own_s, _OWN_SHARE)
        most_ms = _UNKNOWN_MOST_MS if busy is None else _BUSY_MOST_MS
        return round(min(max(wanted_s * 1e3, _BUSY_LEAST_MS), most_ms))

    def look(self) -> int:
        """The first jobs begin, so that the cores' load tells something from now on; in how many milliseconds."""
        self._looked = machine_s()
        return TELLS_MS

    def _busy_by_now(self) -> float | None:
        """How much of the cores was in use since the first frame of which nobody knows; None until that tells."""
        now = machine_s()
        if self._looked is None:
            self._looked = now
        busy_s, all_s = now[0] - self._looked[0], now[1] - self._looked[1]
        return busy_s / all_s if all_s >= _TELLS_FROM_S * self._cores else None

    def worth_s(self, cost_s: float, share: float) -> float:
        """How often what costs so much CPU time may be done for a ``share`` of the machine."""
        return cost_s / (share * self._cores)


def busy_share(run: "Run | None") -> float | None:
    """The share of the cores that is in use, None while nobody knows; before the first task, they count as free."""
    if run is None or not run.trace.lanes:
        return 0.0
    sample = run.sample_now()
    if sample is None:
        return None
    # What was sampled before is of the start, which keeps the cores busy in its own way; a watched program's own start
    # ends with its first job.
    is_of_start = sample.since_ns < run.started_ns
    if run.plan.watch is not None:
        is_of_start |= sample.at_ns <= run.trace.lanes[0].header.opened_ns
    return None if is_of_start else sample.cores


def only_waits(run: "Run") -> bool:
    """Whether jobs run, and all of them are known to wait."""
    sample = run.sample_now()
    if sample is None:
        return False
    used = {each.process: each.cpu for each in sample.processes}
    does_wait = False
    for lane in reversed(run.trace.lanes):
        if lane.running is not None and lane.running.state is State.RUNNING:
            cpu = used.get(lane.header.process)
            if cpu is None or cpu >= _COMPUTES_FROM:
                return False
            does_wait = True
    return does_wait
