"""The lanes of a run laid into as many slots as it has workers, so that each moment of each worker is told of once.

A worker that was replaced shares its slot with the one that came after it.
"""

import heapq
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..trace.intervals import Intervals
from ..trace.run import Run
from .stretches import Stretch, Window

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Slots:
    """Stretches in the order of their workers' births; arrays of one entry each, times in ns within the window.

    Attributes:
        stretches: themselves.
        is_first: whether it is the first of its slot.
        from_ns: from when on the slot is its: the window's start, or when the one before it was done.
        born_ns: when its worker began to be, or when it was first heard of where nobody knows.
        to_ns: until when: the next one's birth, or the window's end.
        unused: how many slots have none at all.
        stopped: when a stretch's worker was stopped by a signal, by the stretch's place, of those that were.
    """

    stretches: list[Stretch]
    is_first: "NDArray[np.bool_]"
    from_ns: Integers
    born_ns: Integers
    to_ns: Integers
    unused: int
    stopped: Mapping[int, Intervals]

    def stopped_within(self, lane: Integers, started: Integers, ended: Integers) -> Integers:
        """How much of some stretches of time the worker of each one's ``lane`` was stopped, in ns."""
        found: Integers = np.zeros(len(lane), np.int64)
        for number, intervals in self.stopped.items():
            its = np.flatnonzero(lane == number)
            found[its] = intervals.within(started[its], ended[its])
        return found


def slots_of(run: Run, window: Window) -> Slots:
    """The stretches of a window in as many slots as it has workers."""
    lives = sorted((_life(run, each, window) for each in window.stretches), key=lambda life: life[:3])
    count = len(lives)
    is_first, from_ns, to_ns = np.ones(count, np.bool_), np.full(count, window.from_ns), np.full(count, window.to_ns)
    born_ns = np.array([life[0] for life in lives], np.int64)
    ends: list[tuple[int, int]] = []  # of each slot: until when its last one was at work, and which one that is
    for at, (born, _, last, _) in enumerate(lives):
        if len(ends) == window.workers:
            free_ns, before = heapq.heappop(ends)
            is_first[at], from_ns[at] = False, free_ns
            to_ns[before] = born_ns[at] = max(born, free_ns)
            heapq.heappush(ends, (max(last, free_ns), at))
        else:
            heapq.heappush(ends, (last, at))
    stretches, unused = [life[3] for life in lives], window.workers - len(ends)
    return Slots(stretches, is_first, from_ns, born_ns, to_ns, unused, _stopped(run, stretches))


def _stopped(run: Run, stretches: list[Stretch]) -> dict[int, Intervals]:
    found = run.incidents.suspensions(run.until_ns).items()
    by_process = {process: Intervals(*np.array(times, np.int64).T) for process, times in found}
    whose = [each.lane.header.process for each in stretches] if by_process else []
    return {at: by_process[process] for at, process in enumerate(whose) if process in by_process}


def _life(run: Run, stretch: Stretch, window: Window) -> tuple[int, int, int, Stretch]:
    """When its worker was born, began its first span and was last at work, all within the window; and the stretch."""
    lane, running = stretch.lane, stretch.running
    if len(stretch):
        first_ns = int(lane.column("started_ns")[stretch.positions[0]])
        last_ns = int(lane.ended_ns(stretch.positions[-1:])[0])
    else:
        first_ns = last_ns = running.started_ns if running is not None else window.from_ns
    if running is not None:
        last_ns = run.span_end_ns(running)
    first_ns = min(max(first_ns, window.from_ns), window.to_ns)
    born_ns = run.spawned_ns(lane) if stretch.is_new else window.from_ns
    born_ns = first_ns if born_ns is None else min(max(born_ns, window.from_ns), first_ns)
    return born_ns, first_ns, min(max(last_ns, first_ns), window.to_ns), stretch
