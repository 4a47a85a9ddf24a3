"""The parts of lanes that belong to one call, and the windows of time that calls take."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..trace.calls import Call
from ..trace.intervals import Intervals
from ..trace.lane import Lane, Span, State
from ..trace.run import Outcome, Run
from .stillness import is_pools

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Some spans of a lane: those at ``positions``, ascending, and the open one, if that is among them."""

    lane: Lane
    positions: Integers
    running: Span | None

    def __len__(self) -> int:
        return len(self.positions)

    @property
    def span_count(self) -> int:
        """How many there are, with the open one."""
        return len(self.positions) + (self.running is not None)

    @property
    def is_new(self) -> bool:
        """Whether its worker had done nothing before."""
        return self.lane.level == 0 and (not len(self) or int(self.positions[0]) == 0)

    def before(self, messages: Integers) -> Integers:
        """Messages' places among the lane's spans as places among these; -1: it is not theirs."""
        found = np.searchsorted(self.positions, messages, "left").astype(np.int64)
        if len(self):
            is_its = (messages >= self.positions[0]) & (messages <= self.positions[-1] + 1)
        else:
            is_its = messages >= len(self.lane)
        return np.where(is_its, found, -1)


_ON_DEMAND = "concurrent.futures.ThreadPoolExecutor"
"""It starts a thread for a job that finds none idle: of more workers than jobs the others have never been there."""


@dataclass(frozen=True, slots=True)
class Window:
    """What a breakdown is of: the ``stretches`` of so many ``workers`` from ``from_ns`` to ``to_ns``, of a ``call``."""

    workers: int
    from_ns: int
    to_ns: int
    stretches: tuple[Stretch, ...] = ()
    call: int = 0

    @property
    def length_ns(self) -> int:
        """How long it is."""
        return max(self.to_ns - self.from_ns, 0)


def windows_of(run: Run) -> list[Window]:
    """That of the strategy's call, as far as it went; of a program that is watched, those of its outermost calls.

    Of one that is looked at from outside there is none: nobody knows its calls.
    """
    if run.plan.is_attached:
        return []
    if run.plan.watch is None:
        to_ns = max(run.until_ns, run.started_ns) if run.started_ns else 0
        stretches = tuple(
            Stretch(lane, np.arange(len(lane)), lane.running) for lane in run.trace.outermost if lane.span_count()
        )
        return [Window(max(run.plan.workers, 1), run.started_ns, to_ns, stretches)]
    by_call = _by_call(run)
    jobs = _jobs_of_all(run, by_call)
    found = []
    for number, call in run.calls():
        if not call.started_ns or number not in by_call or run.trace.parent_of_call(call) is not None:
            continue
        stretches = tuple(by_call[number].values())
        to_ns = call.ended_ns or max(_last_ns(run, call, stretches), call.started_ns)
        workers = max(call.workers or len(stretches), 1)
        if (call.by or "").startswith(_ON_DEMAND):
            workers = min(workers, max(jobs[call.by, call.host, call.pid], len(stretches)))
        found.append(Window(workers, call.started_ns, to_ns, stretches, number))
    return found


def _jobs_of_all(run: Run, by_call: "dict[int, dict[int, Stretch]]") -> dict[tuple[str | None, str, int], int]:
    """How many jobs all calls have had together that a process has made by the same."""
    found: dict[tuple[str | None, str, int], int] = {}
    for number, stretches in by_call.items():
        call = run.call(number)
        key = call.by, call.host, call.pid
        found[key] = found.get(key, 0) + sum(each.span_count for each in stretches.values())
    return found


def _last_ns(run: Run, call: Call, stretches: "tuple[Stretch, ...]") -> int:
    """Until when a call without an end has gone on: an imap that was given up does so until its last task has ended, or
    was ended; a pool that has lost a task waits for it, unless the program gave up and went on.
    """
    still = [each.running for each in stretches if each.running is not None]
    waits = run.outcome is not Outcome.FINISHED and is_pools(call)
    if not run.over or (waits and any(span.state is State.LOST for span in still)):
        return run.until_ns
    ends = [int(each.lane.ended_ns(each.positions[-1:])[0]) for each in stretches if len(each)]
    return max([*ends, *map(run.span_end_ns, still)], default=0)


def calls_time(run: Run) -> Intervals:
    """When any call of a program that is watched went on."""
    calls = [call for _, call in run.calls() if call.started_ns]
    started = np.array([call.started_ns for call in calls], np.int64)
    ended = np.array([call.ended_ns or max(run.until_ns, call.started_ns) for call in calls], np.int64)
    return Intervals(started, ended)


def _by_call(run: Run) -> dict[int, dict[int, Stretch]]:
    """For each call, of each of its workers the outermost stretch that has tasks; spans that carry others are none."""
    found: dict[int, dict[int, Stretch]] = {}
    for lanes in run.trace.workers:
        for lane in lanes:
            for number, stretch in _stretches(run, lane):
                found.setdefault(number, {}).setdefault(lane.worker, stretch)
    return found


def _stretches(run: Run, lane: Lane) -> Iterator[tuple[int, Stretch]]:
    belongs = run.trace.tasks.belongs_as_columns()
    assert belongs is not None
    task = lane.column("task")
    call = np.where(belongs["is_container"][task], -1, belongs["call"][task])
    order = np.argsort(call, kind="stable")
    open_call = -1
    if lane.running is not None and not belongs["is_container"][lane.running.task]:
        open_call = int(belongs["call"][lane.running.task])
    edges = np.flatnonzero(np.diff(call[order], prepend=-2))
    for positions in np.split(order, edges[1:]) if len(order) else ():
        number = int(call[positions[0]])
        if number == open_call:
            open_call = -1
            yield number, Stretch(lane, positions, lane.running)
        elif number >= 0:
            yield number, Stretch(lane, positions, None)
    if open_call >= 0:
        yield open_call, Stretch(lane, np.zeros(0, np.int64), lane.running)
