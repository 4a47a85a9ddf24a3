"""Which call each of many tasks is of, and where it stands there."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..trace.lane import Lane
from ..trace.run import Run
from .task_columns import Cell, TaskBlock
from .text_columns import Column, chosen, whole


class CallColumns:
    """The calls of the tasks of a run that is over; of a plan it is one. Any thread."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._belongs = run.trace.tasks.belongs_as_columns()
        self._levels = np.array([lane.level for lane in run.trace.lanes] or [0], np.int64)

    def calls(self, block: TaskBlock) -> "NDArray[np.int64]":
        """The number of each task's call."""
        belongs = self._belongs
        return block.task * 0 if belongs is None else belongs["call"][block.task].astype(np.int64)

    def functions(self, block: TaskBlock, told: "Callable[[str | None], str]") -> Column:
        """What each call's tasks call, as ``told`` has it."""
        numbers, which = np.unique(self.calls(block), return_inverse=True)
        return chosen([told(self._run.call(number).function) for number in numbers.tolist()] or [""], which)

    def levels(self, block: TaskBlock) -> Column:
        """How deeply the tasks are nested; 0 of those that are nowhere."""
        return whole(np.where(block.is_placed, self._levels[block.lane], 0))

    def containers(self, block: TaskBlock, words: tuple[str, str]) -> Column:
        """Whether they only carry others: the words for no and for yes."""
        belongs = self._belongs
        found = block.task < 0 if belongs is None else belongs["is_container"][block.task]
        return chosen(words, found.astype(np.int8))

    def places(self, block: TaskBlock) -> Cell:
        """Each task's place in its call."""
        places = block.task if self._belongs is None else self._belongs["place"][block.task]
        return block.number(places, places >= 0)

    def submitted(self, block: TaskBlock) -> Cell:
        """When the tasks were handed over."""
        belongs = self._belongs
        return block.moment(block.task * 0 if belongs is None else belongs["submitted_ns"][block.task])

    def parents(self, block: TaskBlock) -> Cell:
        """The tasks within which they ran."""
        found = np.full(len(block), -1, np.int64)
        for number in np.unique(block.lane[block.is_placed]).tolist():
            lane = self._run.trace.lanes[number]
            if lane.level:
                rows = np.flatnonzero(block.lane == number)
                around = [each for each in self._run.trace.workers[lane.worker] if each.level < lane.level]
                found[rows] = _innermost(around, block.started_ns[rows])
        return block.number(found, found >= 0)


def _innermost(lanes: list[Lane], at_ns: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """The task of the deepest level that was open at each moment in one of these lanes; -1 if none was."""
    found, level, since_ns = (np.full(len(at_ns), -1, np.int64) for _ in range(3))
    for lane in lanes:
        task, started_ns, is_open = _open_at(lane, at_ns)
        is_inner = (lane.level > level) | ((lane.level == level) & (started_ns > since_ns))
        takes = is_open & is_inner
        found[takes], level[takes], since_ns[takes] = task[takes], lane.level, started_ns[takes]
    return found


def _open_at(
    lane: Lane, at_ns: "NDArray[np.int64]"
) -> "tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]":
    """Task and start of the span that was open in a lane at each moment, and whether one was."""
    starts = lane.column("started_ns")
    position = np.searchsorted(starts, at_ns, "right") - 1
    is_open = position >= 0
    at = position[is_open]
    is_open[is_open] = at_ns[is_open] <= lane.ended_ns(at)
    task, started_ns = np.full(len(at_ns), -1, np.int64), np.zeros(len(at_ns), np.int64)
    at = position[is_open]
    task[is_open], started_ns[is_open] = lane.column("task")[at], starts[at]
    if lane.running is not None:
        runs = lane.running.started_ns <= at_ns
        task[runs], started_ns[runs], is_open = lane.running.task, lane.running.started_ns, is_open | runs
    return task, started_ns, is_open
