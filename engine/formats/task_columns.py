"""All that is known of many tasks of a run, as columns: what the JSON, the table and the trace of a run are made of.

A ``TaskBlock`` has the tasks of some rows; what a row of an export looks like is up to the export. Of what is a number,
a ``Cell`` has the text and where it is known: a fact is one entry of ``FACTS``, and has its cell here by itself.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.records.facts import FACTS, Fact
from ..long_work import part, reached
from ..model.death import Death
from ..model.outcome import TaskError
from ..trace.lane import Lane, Span, State
from ..trace.message_columns import Messages, argument_messages, result_messages
from ..trace.run import Run
from .outcome_columns import Outcomes, Rows, Strings
from .results import RunRecords
from .text_columns import Column, chosen, either, only, reals, seconds, whole

ROWS_AT_ONCE = 16_384
STATES = tuple(state.name.lower() for state in State)
_TOLD = (State.DONE, State.ERROR)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A number of each row: its text, and in which rows it is known."""

    column: Column
    is_known: "NDArray[np.bool_]"

    def or_else(self, absent: str) -> Column:
        """The column with ``absent`` where the number is not known."""
        return either(self.is_known, self.column, absent) if absent else only(self.is_known, self.column)


class TaskColumns:
    """The columns of a run that is over. Any thread."""

    def __init__(self, run: Run, records: RunRecords) -> None:
        """``records`` are the run's; those of a folder are read once."""
        self.run = run
        with part(0.0, 0.2):
            self.outcomes = Outcomes(run, records)
        self._told, self._spans = 0, run.trace.span_count()

    def by_task(self) -> "Iterator[TaskBlock]":
        """All tasks, in the order of their indices."""
        tasks = self.run.trace.tasks
        for first in range(0, len(tasks), ROWS_AT_ONCE):
            rows = slice(first, first + ROWS_AT_ONCE)
            reached(0.2 + 0.8 * first / len(tasks))
            lane, position = tasks.lane[rows].astype(np.int64), tasks.position[rows].astype(np.int64)
            yield TaskBlock(self, np.arange(first, first + len(lane)), lane, position)

    def of_spans(self, spans: "Sequence[Span]") -> "TaskBlock":
        """Any spans, in their order."""
        found = np.array([(span.task, span.lane, span.position) for span in spans], np.int64).reshape(-1, 3)
        return TaskBlock(self, *found.T)

    def of_lane(self, lane: Lane) -> "Iterator[TaskBlock]":
        """All spans of a lane, in their order, the open one last."""
        for first in range(0, lane.span_count(), ROWS_AT_ONCE):
            reached(0.2 + 0.8 * self._told / max(self._spans, 1))
            position = np.arange(first, min(first + ROWS_AT_ONCE, lane.span_count()))
            task = lane.column("task")[first : first + len(position)].astype(np.int64)
            self._told += len(position)
            if lane.running is not None and position[-1] == len(lane):
                task = np.append(task, lane.running.task)
            yield TaskBlock(self, task, np.full(len(position), lane.number), position)


class TaskBlock:
    """Some tasks, a row each, where they are or were.

    Attributes:
        task: their indices.
        lane, position: where they stand; lane -1: nowhere.
        is_placed, is_ended: which of them have a span, and one that has ended.
        started_ns, ended_ns: of those; 0 of the others.
        state: of the span, as ``details`` goes by it.
    """

    def __init__(self, columns: TaskColumns, task: Rows, lane: Rows, position: Rows) -> None:
        self._run, self._outcomes = columns.run, columns.outcomes
        self.task, self.lane, self.position = task, lane, position
        count = len(task)
        self.is_placed = lane >= 0
        self.is_ended = np.zeros(count, np.bool_)
        self.started_ns, self.ended_ns = np.zeros(count, np.int64), np.zeros(count, np.int64)
        self.state = np.full(count, State.WAITING, np.uint8)
        self._row = np.full(count, -1)
        self._groups: list[tuple[Lane, NDArray[np.intp], NDArray[np.intp]]] = []
        for number in np.unique(lane[self.is_placed]).tolist():
            self._take(self._run.trace.lanes[number], np.flatnonzero(lane == number))

    def __len__(self) -> int:
        return len(self.task)

    def _take(self, lane: Lane, rows: "NDArray[np.intp]") -> None:
        """The span of each of some rows, all of one lane, of which one may be open."""
        ended = rows[self.position[rows] < len(lane)]
        at = self.position[ended]
        self._groups.append((lane, rows, ended))
        self.is_ended[ended] = True
        self.started_ns[ended], self.ended_ns[ended] = lane.column("started_ns")[at], lane.ended_ns(at)
        self.state[ended] = np.where(lane.is_failed(at), State.ERROR, State.DONE)
        self._row[ended] = self._outcomes.first_rows[lane.number] + at
        for row in rows[self.position[rows] >= len(lane)].tolist():
            assert lane.running is not None
            self.started_ns[row], self.state[row] = lane.running.started_ns, lane.running.state
            self._row[row] = self._outcomes.open_rows[lane.number]

    def number(self, numbers: "NDArray[np.int64]", is_known: "NDArray[np.bool_] | None" = None) -> Cell:
        """Whole numbers."""
        is_known = np.ones(len(self), np.bool_) if is_known is None else is_known
        return Cell(whole(np.where(is_known, numbers, 0)), is_known)

    def moment(self, at_ns: Rows) -> Cell:
        """Seconds since the start of the strategy's call; those that are 0 are none."""
        is_known = at_ns != 0
        return Cell(seconds(np.where(is_known, at_ns - self._run.started_ns, 0)), is_known)

    def fact(self, fact: Fact) -> Cell:
        """What was measured of the tasks, in the unit in which it is exported."""
        found = np.full(len(self), np.nan)
        for lane, _, ended in self._groups:
            found[ended] = lane.facts.at(fact, self.position[ended])
        is_known = ~np.isnan(found)
        numbers = np.where(is_known, found, 0).astype(np.int64)
        return Cell(seconds(numbers) if fact.unit == "ns" else whole(numbers), is_known)

    @cached_property
    def facts(self) -> dict[str, Cell]:
        """All facts, by their fields."""
        return {fact.field: self.fact(fact) for fact in FACTS}

    @cached_property
    def arguments(self) -> Messages:
        """What brought the arguments."""
        found = Messages.none(len(self))
        for lane, rows, _ in self._groups:
            runner = self._run.trace.runner_traffic
            found.put(rows, argument_messages(lane.traffic, runner, self.position[rows], lane.span_count()))
        return found

    @cached_property
    def sent_results(self) -> Messages:
        """What took the results."""
        found = Messages.none(len(self))
        for lane, rows, _ in self._groups:
            found.put(rows, result_messages(lane.traffic, self.position[rows]))
        return found

    def texts_of_lane(self, told: "list[str]", absent: str = "") -> Column:
        """What is told of each row's lane; of the rows that have none, ``absent``."""
        numbers, which = np.unique(self.lane, return_inverse=True)
        return chosen([told[number] if number >= 0 else absent for number in numbers.tolist()], which)

    @cached_property
    def _is_recorded(self) -> "NDArray[np.bool_]":
        is_recorded = self.is_placed.copy()
        is_recorded[self.is_ended] = self._outcomes.is_recorded(self._row[self.is_ended])
        return is_recorded

    @property
    def items(self) -> Strings:
        """What the tasks worked on."""
        return self._outcomes.items(self._row, self._is_recorded)

    @property
    def results(self) -> Strings:
        """What came of those that are done."""
        return self._outcomes.results(self._row, self.is_ended & (self.state == State.DONE))

    @property
    def errors(self) -> dict[int, TaskError]:
        """What was raised, by row; or why a task could not be brought to a worker."""
        found = self._outcomes.errors(self._row, self.is_ended & (self.state == State.ERROR))
        if self._run.unsent:
            for row in np.flatnonzero(~self.is_placed).tolist():
                unsent = self._run.unsent.get(int(self.task[row]))
                if unsent is not None:
                    found[row] = unsent
        return found

    @property
    def deaths(self) -> dict[int, Death]:
        """How the workers of those ended that are lost, by row."""
        lost = np.flatnonzero(self.state == State.LOST).tolist()
        run = self._run
        return {
            row: run.attempt_deaths.get(int(self.lane[row])) or run.deaths.get(int(self.task[row]), Death())
            for row in lost
        }


def share_of_bytes(messages: Messages) -> Cell:
    """Each task's share of its message, in bytes."""
    is_known = messages.tasks > 0
    is_shared = messages.tasks > 1
    alone = whole(np.where(is_known & ~is_shared, messages.size, 0))
    if not is_shared.any():
        return Cell(alone, is_known)
    shares = reals(np.where(is_shared, messages.size / np.maximum(messages.tasks, 1), 0.0))
    return Cell(either(is_shared, shares, alone), is_known)


def share_of_time(messages: Messages, spent_ns: Rows) -> Cell:
    """Each task's share of the time that its message took, in seconds."""
    is_known = (messages.tasks > 0) & (spent_ns >= 0)
    is_shared = is_known & (messages.tasks > 1)
    alone = seconds(np.where(is_known & ~is_shared, spent_ns, 0))
    if not is_shared.any():
        return Cell(alone, is_known)
    shares = reals(np.where(is_shared, spent_ns / np.maximum(messages.tasks, 1) / 1e9, 0.0))
    return Cell(either(is_shared, shares, alone), is_known)
