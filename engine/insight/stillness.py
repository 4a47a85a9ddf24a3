"""Which tasks have used no CPU for long, as far as was sampled; which calls wait for what never comes; and what takes
long to begin.
"""

import numpy as np

from ..inside.worker import Process
from ..trace.calls import Call
from ..trace.lane import Lane, State
from ..trace.run import Run

STILL_NS = 10_000_000_000
"""For so long a task has used no CPU before it is told."""
_IDLE = 0.01  # of a core, which a thread that waits may take


class Stillness:
    """Told of a run at each frame; tells of each of its tasks once. Threads of one process are still together alone."""

    def __init__(self, still_ns: int = STILL_NS) -> None:
        """Nothing is known yet; a task is still after ``still_ns``."""
        self._still_ns = still_ns
        self._sampled_ns = 0
        self._active_ns: dict[Process, int] = {}
        self._told: set[int] = set()

    def look(self, run: Run) -> list[tuple[Lane, int]]:
        """The lanes whose task is still, and was not told of before; and for how long, in ns."""
        sample = run.sample_now()
        if sample is None or run.over:
            return []
        if sample.at_ns > self._sampled_ns:
            self._sampled_ns = sample.at_ns
            for each in sample.processes:
                if each.cpu is None or each.cpu > _IDLE or each.process in run.suspended:
                    self._active_ns[each.process] = sample.at_ns
                else:
                    self._active_ns.setdefault(each.process, sample.since_ns)
        found = []
        for lane in run.trace.lanes:
            span = lane.running
            if span is None or span.state is not State.RUNNING or span.task in self._told:
                continue
            if run.trace.tasks.is_one_container(span.task) or lane.header.process not in self._active_ns:
                continue  # nobody has sampled it
            still_ns = self._sampled_ns - max(span.started_ns, self._active_ns[lane.header.process])
            if still_ns >= self._still_ns:
                self._told.add(span.task)
                found.append((lane, still_ns))
        return found


def is_pools(call: Call) -> bool:
    """Whether it is of a pool of multiprocessing, or of one like it, which does not notice that a task was lost."""
    return ".Pool." in (call.by or "")


class Deserted:
    """Told of a watched run at each frame; tells once of each call of a pool that waits for a task it lost.

    Such a pool starts another worker, and has nothing done again.
    """

    def __init__(self, still_ns: int = STILL_NS) -> None:
        """Nothing is known yet; a call waits in vain when nothing of it has run for ``still_ns``."""
        self._still_ns = still_ns
        self._ended = -1
        self._look_ns = 0
        self._told: set[int] = set()

    def look(self, run: Run) -> list[int]:
        """The first of the tasks that each such call has lost, if it was not told of before."""
        ended = run.trace.ended_count()
        if run.plan.watch is None or run.over or not run.trace.counts[State.LOST]:
            return []
        if ended != self._ended:
            self._ended, self._look_ns = ended, run.seen_ns + self._still_ns
        if run.seen_ns < self._look_ns:
            return []
        self._look_ns = run.seen_ns + self._still_ns
        tasks = run.trace.tasks
        running = (lane.running for lane in run.trace.lanes)
        at_work = {tasks.call_of(span.task) for span in running if span is not None and span.state is State.RUNNING}
        found = []
        for task in np.flatnonzero(tasks.state == State.LOST).tolist():
            number = tasks.call_of(task)
            is_open = is_pools(run.call(number)) and not run.call(number).ended_ns
            if is_open and number not in at_work | self._told:
                self._told.add(number)
                found.append(task)
        return found


class Preparing:
    """Told of a run at each frame; tells once that its function's file or its items take long. By the readings' clock.

    Of one that was told, ``seconds`` is how long it has taken so far.
    """

    def __init__(self, long_ns: int = STILL_NS) -> None:
        """Nothing is known yet; after ``long_ns`` it takes long."""
        self._long_ns = long_ns
        self._since_ns = 0
        self._is_told = False
        self.seconds = 0.0

    def look(self, run: Run) -> int | None:
        """The process that has been importing the file, or making the items, for long; None: there is none, or no more.

        Whether it computes or waits is not asked: nobody expects it to take so long.
        """
        is_done = run.checked is not None  # where a cluster is joined after that, it is that which takes long
        if run.plan.function is None or not run.preparing_pid or is_done or run.over or self._is_told:
            return None
        self._since_ns = self._since_ns or run.seen_ns
        if run.seen_ns - self._since_ns < self._long_ns:
            return None
        self._is_told, self.seconds = True, (run.seen_ns - self._since_ns) / 1e9
        return run.preparing_pid
