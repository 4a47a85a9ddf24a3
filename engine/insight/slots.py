"""The lanes of a run laid into as many slots as it has workers, so that each moment of each worker is told of once.

A worker that was replaced shares its slot with the one that came after it.
"""

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..trace.intervals import Intervals
from ..trace.lane import Lane
from ..trace.run import Run

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """What a breakdown is of: so many ``workers`` from ``from_ns`` to ``to_ns``.

    Of a program that is watched only its ``calls`` count: by this clock, time between them does not pass.
    """

    workers: int
    from_ns: int
    to_ns: int
    calls: Intervals | None = None

    def told(self, at_ns: Integers) -> Integers:
        """Moments by its clock."""
        return at_ns if self.calls is None else self.calls.until(at_ns)

    def told_one(self, at_ns: int) -> int:
        """A moment by its clock."""
        return at_ns if self.calls is None else int(self.calls.until(np.array([at_ns]))[0])

    @property
    def length_ns(self) -> int:
        """How long it is."""
        return max(self.to_ns - self.from_ns, 0)


@dataclass(frozen=True, slots=True)
class Slots:
    """Lanes that have spans, in the order of their births; arrays of one entry each, times in ns within the window.

    Attributes:
        lanes: themselves.
        is_first: whether it is the first of its slot.
        from_ns: from when on the slot is its: the window's start, or when the lane before it was done.
        born_ns: when its worker began to be, or when it was first heard of where nobody knows.
        to_ns: until when: the next one's birth, or the window's end.
        unused: how many slots have no lane at all.
    """

    lanes: list[Lane]
    is_first: "NDArray[np.bool_]"
    from_ns: Integers
    born_ns: Integers
    to_ns: Integers
    unused: int


def window_of(run: Run) -> Window:
    """The strategy's call, as far as it went; of a program that is watched, all of its calls."""
    workers, from_ns, to_ns = run.plan.workers, run.started_ns, run.until_ns
    if run.plan.watch is not None:
        calls = [call for _, call in run.calls() if call.started_ns]
        known = calls_time(run)
        workers = max((call.workers or 0 for call in calls), default=0) or len(run.trace.workers)
        return Window(max(workers, 1), 0, int(known.until(np.array([2**62]))[0]), known)
    return Window(max(workers, 1), from_ns, max(to_ns, from_ns) if from_ns else from_ns)


def calls_time(run: Run) -> Intervals:
    """When any call of a program that is watched went on."""
    calls = [call for _, call in run.calls() if call.started_ns]
    started = np.array([call.started_ns for call in calls], np.int64)
    ended = np.array([call.ended_ns or max(run.until_ns, call.started_ns) for call in calls], np.int64)
    return Intervals(started, ended)


def slots_of(run: Run, window: Window) -> Slots:
    """The lanes of its tasks in ``window.workers`` slots."""
    lives = sorted((_life(run, lane, window) for lane in _lanes(run)), key=lambda life: life[:3])
    lanes = [lane for _, _, _, lane in lives]
    count = len(lives)
    is_first, from_ns, to_ns = np.ones(count, np.bool_), np.full(count, window.from_ns), np.full(count, window.to_ns)
    born_ns = np.array([life[0] for life in lives], np.int64)
    ends: list[tuple[int, int]] = []  # of each slot: until when its last lane was at work, and which one that is
    for at, (born, _, last, _) in enumerate(lives):
        if len(ends) == window.workers:
            free_ns, before = heapq.heappop(ends)
            is_first[at], from_ns[at] = False, free_ns
            to_ns[before] = born_ns[at] = max(born, free_ns)
            heapq.heappush(ends, (max(last, free_ns), at))
        else:
            heapq.heappush(ends, (last, at))
    return Slots(lanes, is_first, from_ns, born_ns, to_ns, window.workers - len(ends))


def _lanes(run: Run) -> list[Lane]:
    """Of each worker the outermost lane that has tasks: those which only carry others are none."""
    return [found for lanes in run.trace.workers if (found := _own_lane(run, lanes)) is not None]


def _own_lane(run: Run, lanes: list[Lane]) -> Lane | None:
    return next((lane for lane in lanes if run.trace.task_count(lane)), None)


def _life(run: Run, lane: Lane, window: Window) -> tuple[int, int, int, Lane]:
    """When its worker was born, began its first span and was last at work, all within the window; and the lane."""
    open_ns = lane.running.started_ns if lane.running is not None else 0
    first_ns = int(lane.column("started_ns")[0]) if len(lane) else open_ns
    last_ns = run.span_end_ns(lane.running) if lane.running is not None else lane.last_ended_ns()
    first_ns = min(max(window.told_one(first_ns), window.from_ns), window.to_ns)
    last_ns, born_ns = window.told_one(last_ns), run.spawned_ns(lane)
    born_ns = first_ns if born_ns is None else min(max(window.told_one(born_ns), window.from_ns), first_ns)
    return born_ns, first_ns, min(max(last_ns, first_ns), window.to_ns), lane
