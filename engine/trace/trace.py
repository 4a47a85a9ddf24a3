"""All lanes of a run, and where each task is among them."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.records.layout import CELL_WORDS, CPU, ENDED, INDEX, KIND, STARTED, word_as_ns
from ..inside.records.reader import Header
from ..model.task import MESSAGES, State, has_right_times, is_error, right_tasks, times_ns
from .lane import Lane, Span
from .traffic import Message, RunnerTraffic, Totals, argument_message, result_message


class Trace:
    """All lanes of a run, and for each task its state and its span.

    ``state`` is an array of one ``State`` for each task (uint8); ``counts`` has the number of tasks in each state;
    ``runner_traffic`` is the runner's end of what travelled.
    """

    def __init__(self, jobs: int) -> None:
        """An empty trace of ``jobs`` tasks, all waiting."""
        self.jobs = jobs
        self.lanes: list[Lane] = []
        self.state = np.zeros(jobs, np.uint8)
        self.counts = np.zeros(len(State), np.int64)
        self.counts[State.WAITING] = jobs
        self.garbled = 0
        self.runner_traffic = RunnerTraffic()
        self._lane_of: NDArray[np.signedinteger[Any]] = np.full(jobs, -1, np.int16)
        self._position_of = np.zeros(jobs, np.int32)
        self._lane_by_name: dict[str, Lane] = {}

    @classmethod
    def restored(
        cls, state: "NDArray[np.uint8]", lanes: "Iterable[Lane]", placed: Iterable[bool], runner: RunnerTraffic
    ) -> "Trace":
        """A trace as it was. What it is made of is not checked here.

        Args:
            state: of each task; its own from now on.
            lanes: all of them, by their numbers.
            placed: for each lane whether the task of its open span, if it has one, is where that span is, and has not
                been given back.
            runner: the runner's end of what travelled.
        """
        trace = cls(len(state))
        trace.lanes = list(lanes)
        trace.state = state
        trace.counts = np.bincount(state, minlength=len(State))
        trace.runner_traffic = runner
        trace._lane_by_name = {lane.header.name: lane for lane in trace.lanes}
        if len(trace.lanes) > np.iinfo(trace._lane_of.dtype).max:
            trace._lane_of = trace._lane_of.astype(np.int32)
        for lane, is_placed in zip(trace.lanes, placed, strict=True):
            if is_placed and lane.running is not None:
                trace._lane_of[lane.running.task] = lane.number
                trace._position_of[lane.running.task] = len(lane)
            tasks = lane.column("task")
            trace._lane_of[tasks] = lane.number
            trace._position_of[tasks] = np.arange(len(tasks))
        return trace

    def span_count(self) -> int:
        """All spans, the running ones included."""
        return sum(lane.span_count() for lane in self.lanes)

    def durations_ns(self) -> tuple[int, int]:
        """How long the shortest and the longest of the spans that have ended took; 0 and 0 before."""
        lanes = [lane for lane in self.lanes if len(lane)]
        shortest_ns = min((lane.shortest_ns for lane in lanes), default=0)
        return shortest_ns, max((lane.longest_ns for lane in lanes), default=0)

    def ended_count(self) -> int:
        """How many tasks were run and have ended, well or not; the cancelled ones are not among them."""
        return int(self.counts[[State.DONE, State.ERROR, State.LOST]].sum())

    def lane(self, header: Header) -> Lane:
        """The lane of a worker, made when it is first seen; numbered in that order."""
        if header.name not in self._lane_by_name:
            self._lane_by_name[header.name] = lane = Lane(len(self.lanes), header)
            self.lanes.append(lane)
            if len(self.lanes) > np.iinfo(self._lane_of.dtype).max:
                self._lane_of = self._lane_of.astype(np.int32)
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

        Cells that cannot be right (an index out of range or seen before, an end before the start, a start before the
        end of the lane's span before it) are left out and counted in ``garbled``.
        """
        before, lane.running = lane.running, None
        if ended:
            self._extend_ended(lane, np.frombuffer(ended, np.uint64).reshape(-1, CELL_WORDS))
        if running:
            words = [int(word) for word in np.frombuffer(running, np.uint64)]
            index, started = words[INDEX], word_as_ns(words[STARTED])
            known = index < self.jobs and self.state[index] in (State.WAITING, State.RUNNING)
            if words[KIND] & 0xFF in MESSAGES:
                pass  # it is being noted this very moment
            elif known and started and started >= lane.last_ended_ns():
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

    def give_back(self, lane: Lane, seen_ns: int) -> None:
        """The task that a worker was running goes down with it, and waits to be run again. Its span is cancelled."""
        span = lane.running
        self.end_running(lane, State.CANCELLED, seen_ns)
        if span is not None and self.state[span.task] == State.CANCELLED and self._lane_of[span.task] == lane.number:
            self._lane_of[span.task] = -1
            self._set_state(np.array([span.task]), np.array([State.WAITING], np.uint8))

    def fail_unsent(self, task: int) -> bool:
        """A task that waits could not be brought to a worker: an error. Returns whether it was waiting."""
        if not 0 <= task < self.jobs or self.state[task] != State.WAITING:
            return False
        self._set_state(np.array([task]), np.array([State.ERROR], np.uint8))
        return True

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

    def extend_runner(self, ended: bytes) -> None:
        """Add what a thread of the runner has noted of its messages."""
        cells = np.frombuffer(ended, np.uint64).reshape(-1, CELL_WORDS)
        right = has_right_times(cells) & np.isin(cells[:, KIND] & 0xFF, MESSAGES)
        self.garbled += int(len(right) - right.sum())
        self.runner_traffic.extend(cells[right])

    def argument(self, span: Span) -> Message | None:
        """What brought a task's argument to its worker; None if nothing did that is known."""
        lane = self.lanes[span.lane]
        return argument_message(lane.traffic, self.runner_traffic, span.position, lane.span_count())

    def result(self, span: Span) -> Message | None:
        """What took a task's result to the runner; None if nothing did that is known."""
        return result_message(self.lanes[span.lane].traffic, span.position)

    def totals(self) -> Totals:
        """All that travelled."""
        traffic = [lane.traffic for lane in self.lanes]
        arguments = sum(len(each.received) for each in traffic)
        unseen = [number for each in traffic for number in each.received["number"][each.received["size"] == 0]]
        sizes = [sent[0] for number in unseen if (sent := self.runner_traffic.sent(int(number))) is not None]
        return Totals(
            arguments=arguments,
            argument_bytes=sum(int(each.received["size"].sum()) for each in traffic) + sum(sizes),
            results=sum(len(each.sent) for each in traffic),
            result_bytes=sum(int(each.sent["size"].sum()) for each in traffic),
            pickle_ns=self.runner_traffic.pickle_ns + sum(int(each.sent["took_ns"].sum()) for each in traffic),
            unpickle_ns=None
            if arguments == len(unseen)
            else self.runner_traffic.unpickle_ns + sum(int(each.received["took_ns"].sum()) for each in traffic),
        )

    def waiting_share(self) -> float:
        """The share of the ended tasks' time in which they did not compute, 0 to 1.

        A task whose CPU time was not measured counts as computing: it was too short to have waited long.
        """
        busy_ns = sum(lane.busy_ns for lane in self.lanes)
        waited_ns = sum(lane.waited_ns() for lane in self.lanes)
        return waited_ns / busy_ns if busy_ns else 0.0

    def _extend_ended(self, lane: Lane, cells: "NDArray[np.uint64]") -> None:
        numbers = lane.take_cells(len(cells)) + np.arange(len(cells))
        right = has_right_times(cells)
        is_message = np.isin(cells[:, KIND] & 0xFF, MESSAGES)
        is_task = right_tasks(cells, self.state, lane.last_ended_ns())
        is_message &= right
        self.garbled += int(len(cells) - is_task.sum() - is_message.sum())
        if is_message.any():
            lane.traffic.extend(cells[is_message], len(lane) + np.cumsum(is_task)[is_message])
        if is_task.any():
            self._extend_tasks(lane, cells[is_task], numbers[is_task])

    def _extend_tasks(self, lane: Lane, cells: "NDArray[np.uint64]", numbers: "NDArray[np.int64]") -> None:
        started_ns = times_ns(cells, STARTED)
        took_ns = times_ns(cells, ENDED) - started_ns
        tasks = cells[:, INDEX].astype(np.int64)
        failed = is_error(cells)
        states = np.where(failed, State.ERROR, State.DONE).astype(np.uint8)
        first = len(lane)
        lane.append(
            {
                "task": tasks,
                "started_ns": started_ns,
                "took_ns": took_ns,
                "cpu_ns": np.clip(cells[:, CPU].astype(np.int64) - 1, -1, took_ns),
                "cell": numbers,
            },
            np.flatnonzero(failed),
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
