"""The spans of a run as columns that only grow, lane by lane, and where each task is among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ..records.layout import CELL_WORDS, CPU, ENDED, INDEX, KIND, KIND_ERROR, STARTED, TIME_MOST_S, word_as_ns
from ..records.reader import Header

_FIRST_ROWS = 64


class State(IntEnum):
    """What has become of a task. The values are what the columns hold."""

    WAITING = 0
    RUNNING = 1
    DONE = 2
    ERROR = 3
    LOST = 4
    CANCELLED = 5


@dataclass(frozen=True, slots=True)
class Span:
    """One task's time on a worker.

    Attributes:
        lane, position: where it stands: the lane's number, and its number among the lane's spans.
        task: the task's index.
        started_ns, ended_ns: by ``perf_counter_ns``; ``ended_ns`` is 0 while it runs and where nobody knows.
        cpu_ns: its CPU time, None if not measured.
    """

    lane: int
    position: int
    task: int
    state: State
    started_ns: int
    ended_ns: int
    cpu_ns: int | None


class Lane:
    """A worker's spans in the order of their starts, which is the order of their ends as well.

    Columns are arrays of one length: ``task`` (int64), ``started_ns``, ``ended_ns`` (int64), ``cpu_ns`` (int64, -1: not
    measured), ``state`` (uint8). ``running`` is the one span that has not ended, if any; its position is the
    columns' length. If its worker died, ``gone_ns`` is when that was seen, a moment after it happened; else 0.
    """

    __slots__ = ("_columns", "_count", "busy_ns", "gone_ns", "header", "number", "running")

    def __init__(self, number: int, header: Header) -> None:
        """Lane ``number``, counted from 0, of the worker that wrote ``header``."""
        self.number = number
        self.header = header
        self.busy_ns = 0
        self.gone_ns = 0
        self.running: Span | None = None
        self._count = 0
        self._columns: dict[str, NDArray[np.int64] | NDArray[np.uint8]] = {
            "task": np.empty(_FIRST_ROWS, np.int64),
            "started_ns": np.empty(_FIRST_ROWS, np.int64),
            "ended_ns": np.empty(_FIRST_ROWS, np.int64),
            "cpu_ns": np.empty(_FIRST_ROWS, np.int64),
            "state": np.empty(_FIRST_ROWS, np.uint8),
        }

    def __len__(self) -> int:
        return self._count

    def span_count(self) -> int:
        """All spans, the running one included."""
        return self._count + (self.running is not None)

    def busy_until(self, at_ns: int) -> int:
        """How long the worker has run tasks until ``at_ns``, or until it was gone, in ns."""
        if self.running is None:
            return self.busy_ns
        return self.busy_ns + max((self.gone_ns or at_ns) - self.running.started_ns, 0)

    def column(self, name: str) -> "NDArray[np.int64]":
        """A view of one column, valid until the next ``append``."""
        return self._columns[name][: self._count]  # type: ignore[return-value]

    def span(self, position: int) -> Span:
        """The span at ``position``, the running one included. Raises IndexError."""
        if position == self._count and self.running is not None:
            return self.running
        if not 0 <= position < self._count:
            raise IndexError(position)
        row = {name: int(column[position]) for name, column in self._columns.items()}
        return Span(
            self.number,
            position,
            row["task"],
            State(row["state"]),
            row["started_ns"],
            row["ended_ns"],
            row["cpu_ns"] if row["cpu_ns"] >= 0 else None,
        )

    def append(self, rows: dict[str, NDArray[np.int64]]) -> None:
        """Add ended spans; ``rows`` has every column's new values."""
        count = len(rows["task"])
        wanted = self._count + count
        room = len(self._columns["task"])
        if wanted > room:
            while room < wanted:
                room *= 2
            for name, column in self._columns.items():
                grown = np.empty(room, column.dtype)
                grown[: self._count] = column[: self._count]
                self._columns[name] = grown
        for name, column in self._columns.items():
            column[self._count : wanted] = rows[name]
        self._count = wanted
        self.busy_ns += int((rows["ended_ns"] - rows["started_ns"]).sum())


class Trace:
    """All lanes of a run, and for each task its state and its span.

    ``state`` is an array of one ``State`` for each task (uint8); ``counts`` has the number of tasks in each state.
    """

    def __init__(self, jobs: int) -> None:
        """An empty trace of ``jobs`` tasks, all waiting."""
        self.jobs = jobs
        self.lanes: list[Lane] = []
        self.state = np.zeros(jobs, np.uint8)
        self.counts = np.zeros(len(State), np.int64)
        self.counts[State.WAITING] = jobs
        self.garbled = 0
        self._lane_of = np.full(jobs, -1, np.int32)
        self._position_of = np.zeros(jobs, np.int64)
        self._lane_by_name: dict[str, Lane] = {}

    def span_count(self) -> int:
        """All spans, the running ones included."""
        return sum(lane.span_count() for lane in self.lanes)

    def ended_count(self) -> int:
        """How many tasks were run and have ended, well or not; the cancelled ones are not among them."""
        return int(self.counts[[State.DONE, State.ERROR, State.LOST]].sum())

    def lane(self, header: Header) -> Lane:
        """The lane of a worker, made when it is first seen; numbered in that order."""
        if header.name not in self._lane_by_name:
            self._lane_by_name[header.name] = lane = Lane(len(self.lanes), header)
            self.lanes.append(lane)
        return self._lane_by_name[header.name]

    def lane_named(self, records_name: str) -> Lane | None:
        """The lane of a record file, if it was seen."""
        return self._lane_by_name.get(records_name)

    def span_of(self, task: int) -> Span | None:
        """Where task ``task`` ran or runs; None if it has not begun."""
        lane = int(self._lane_of[task])
        return None if lane < 0 else self.lanes[lane].span(int(self._position_of[task]))

    def extend(self, lane: Lane, ended: bytes, running: bytes) -> None:
        """Add what a worker's record file has that is new.

        Args:
            lane: the worker's.
            ended: whole cells of tasks that have ended.
            running: the cell of the task that has not, or empty.

        Cells that cannot be right (an index out of range or seen before, an end before the start) are left out and
        counted in ``garbled``.
        """
        before, lane.running = lane.running, None
        if ended:
            self._extend_ended(lane, np.frombuffer(ended, np.uint64).reshape(-1, CELL_WORDS))
        if running:
            words = [int(word) for word in np.frombuffer(running, np.uint64)]
            index, started = words[INDEX], word_as_ns(words[STARTED])
            known = index < self.jobs and self.state[index] in (State.WAITING, State.RUNNING)
            if known and started:
                lane.running = Span(lane.number, len(lane), index, State.RUNNING, started, 0, None)
                self._place(np.array([index]), lane.number, len(lane))
                self._set_state(np.array([index]), np.array([State.RUNNING], np.uint8))
            else:
                self.garbled += 1
        if before is not None:
            self._forget_overwritten(lane, before.task)

    def end_running(self, lane: Lane, state: State, seen_ns: int) -> None:
        """Set the state of the task that a dead worker was running, once. Its span stays, without an end.

        ``seen_ns`` is when the death was seen.
        """
        span = lane.running
        if span is None or span.state is not State.RUNNING:
            return
        lane.running = Span(lane.number, span.position, span.task, state, span.started_ns, 0, None)
        lane.gone_ns = seen_ns
        if self.state[span.task] == State.RUNNING and self._lane_of[span.task] == lane.number:
            self._set_state(np.array([span.task]), np.array([state], np.uint8))

    def cancel_waiting(self) -> None:
        """No task that waits will run any more."""
        waiting = np.flatnonzero(self.state == State.WAITING)
        self._set_state(waiting, np.full(len(waiting), State.CANCELLED, np.uint8))

    def spans(self) -> Iterator[Span]:
        """Every span, by task index."""
        for task in range(self.jobs):
            span = self.span_of(task)
            if span is not None:
                yield span

    def _extend_ended(self, lane: Lane, cells: "NDArray[np.uint64]") -> None:
        index = cells[:, INDEX]
        started_s, ended_s = cells[:, STARTED].view(np.float64), cells[:, ENDED].view(np.float64)
        right = (index < self.jobs) & (started_s > 0) & (started_s <= ended_s) & (ended_s < TIME_MOST_S)
        right[right] &= self.state[index[right].astype(np.int64)] <= State.RUNNING
        # The first of two cells with one index counts.
        _, firsts = np.unique(index, return_index=True)
        once = np.zeros(len(index), bool)
        once[firsts] = True
        right &= once
        self.garbled += int(len(right) - right.sum())
        if not right.all():
            cells = cells[right]
        words = cells.astype(np.int64)
        started_ns, ended_ns = (
            np.rint(cells[:, word].view(np.float64) * 1e9).astype(np.int64) for word in (STARTED, ENDED)
        )
        tasks = words[:, INDEX]
        is_error = (words[:, KIND] & 0xFF) == KIND_ERROR
        states = np.where(is_error, State.ERROR, State.DONE).astype(np.uint8)
        first = len(lane)
        lane.append(
            {
                "task": tasks,
                "started_ns": started_ns,
                "ended_ns": ended_ns,
                "cpu_ns": np.clip(words[:, CPU] - 1, -1, ended_ns - started_ns),
                "state": states.astype(np.int64),
            }
        )
        self._place(tasks, lane.number, np.arange(first, first + len(tasks)))
        self._set_state(tasks, states)

    def _forget_overwritten(self, lane: Lane, task: int) -> None:
        # The task that ran on ``lane`` has ended there, runs on, or its record was overwritten.
        still_runs = lane.running is not None and lane.running.task == task
        if still_runs or self._lane_of[task] != lane.number or self.state[task] in (State.DONE, State.ERROR):
            return
        self._lane_of[task] = -1
        if self.state[task] == State.RUNNING:
            self._set_state(np.array([task]), np.array([State.WAITING], np.uint8))
            self.garbled += 1

    def _place(self, tasks: "NDArray[np.int64]", lane: int, position: "NDArray[np.int64] | int") -> None:
        self._lane_of[tasks] = lane
        self._position_of[tasks] = position

    def _set_state(self, tasks: "NDArray[np.int64]", states: "NDArray[np.uint8]") -> None:
        self.counts -= np.bincount(self.state[tasks], minlength=len(State))
        self.counts += np.bincount(states, minlength=len(State))
        self.state[tasks] = states
