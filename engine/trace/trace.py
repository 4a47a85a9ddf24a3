"""All lanes of a run, and where each task is among them."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.records.layout import (
    CALL,
    CELL_WORDS,
    ENDED,
    FLAG_CONTAINER,
    INDEX,
    KIND,
    STARTED,
    word_as_ns,
)
from ..inside.records.reader import Header
from ..model.batch import Submitted
from ..model.begun import Begun
from ..model.cells import TASKS_MOST, ended_states, has_right_times, is_message, right_tasks, times_ns
from ..model.task import ENDED_BY_ITSELF, State
from .attempts import place_last
from .calls import Call
from .lane import Lane, Span, innermost
from .message_columns import argument_messages, result_messages
from .tasks import Tasks
from .traffic import Message, RunnerTraffic, Totals, totals_of

_WORD = 2**64 - 1


class Trace:
    """All lanes of a run, and for each task its state and its span.

    ``tasks`` are all that are known; ``counts`` has the number of them in each state, containers not counted;
    ``workers`` has the lanes of each worker, by their levels; ``runner_traffic`` is the runner's end of what travelled.
    """

    def __init__(self, jobs: int | None, *, reruns: bool = False, grows: bool = False) -> None:
        """An empty trace of ``jobs`` tasks, all waiting; None: of whichever will come.

        ``reruns``: a task may be run more than once (see ``attempts``). ``grows``: the plan may have more tasks.
        """
        self.begun = Begun() if reruns else None
        self.tasks = Tasks(jobs, grows=grows)
        self.lanes: list[Lane] = []
        self.workers: list[list[Lane]] = []
        self.counts = np.zeros(len(State), np.int64)
        self.counts[State.WAITING] = jobs or 0
        self.garbled = 0
        self.runner_traffic = RunnerTraffic()
        self._lane_by_name: dict[str, Lane] = {}
        self._lanes_by_thread: dict[tuple[str, int, int], list[Lane]] = {}
        self._by_process: dict[tuple[str, int, int], list[Lane]] = {}

    @classmethod
    def restored(
        cls, tasks: Tasks, lanes: Iterable[Lane], placed: Iterable[bool], runner: RunnerTraffic, *, reruns: bool = False
    ) -> "Trace":
        """A trace as it was. What it is made of is not checked here.

        Args:
            tasks: all of them, none of which is at any place yet; its own from now on.
            lanes: all of them, by their numbers.
            placed: for each lane whether the task of its open span, if it has one, is where that span is, and has not
                been given back.
            runner: the runner's end of what travelled.
            reruns: as for a new one.
        """
        trace = cls(0, reruns=reruns)
        trace.tasks = tasks
        trace.counts = np.bincount(tasks.state, minlength=len(State))
        if len(tasks.is_container):
            trace.counts -= np.bincount(tasks.state[tasks.is_container], minlength=len(State))
        trace.runner_traffic = runner
        for lane, is_placed in zip(lanes, placed, strict=True):
            trace._add(lane)
            if is_placed and lane.running is not None:
                trace._place(np.array([lane.running.task]), lane.number, len(lane))
            trace._place(lane.column("task"), lane.number, np.arange(len(lane)))
        if reruns:
            place_last(trace.tasks, trace.lanes)
        return trace

    @property
    def jobs(self) -> int:
        """How many tasks are known, the containers among them included."""
        return len(self.tasks)

    def close(self, jobs: int) -> None:
        """A plan that grew has so many tasks, and will have no more."""
        before = self.jobs
        self.tasks.close(jobs)
        self.counts[State.WAITING] += self.jobs - before

    @property
    def state(self) -> "NDArray[np.uint8]":
        """A ``State`` for each task; valid until one more is heard of."""
        return self.tasks.state

    def is_first_of_process(self, lane: Lane) -> bool:
        """Whether no lane of its process was seen before."""
        return self._by_process[lane.header.host, lane.header.pid, lane.header.start_ticks][0] is lane

    def busy_workers(self) -> int:
        """How many workers run a task at the moment, whatever that has within it."""
        if len(self.workers) == len(self.lanes):
            return int(self.counts[State.RUNNING])
        running = [lane.running for lane in self.outermost]
        return sum(span is not None and span.state is State.RUNNING for span in running)

    def span_count(self) -> int:
        """All spans, the running ones included."""
        return sum(lane.span_count() for lane in self.lanes)

    def ended_count(self) -> int:
        """How many tasks were run and have ended, well or not; the cancelled ones are not among them."""
        return int(self.counts[[State.DONE, State.ERROR, State.LOST, State.INTERRUPTED]].sum())

    def lane(self, header: Header) -> Lane:
        """The lane of a record file, made when it is first seen; numbered in that order."""
        lane = self._lane_by_name.get(header.name)
        if lane is None:
            lane = Lane(len(self.lanes), header)
            self._add(lane)
        return lane

    def lane_named(self, records_name: str) -> Lane | None:
        """The lane of a record file, if it was seen."""
        return self._lane_by_name.get(records_name)

    def span_of(self, task: int) -> Span | None:
        """Where task ``task`` ran or runs; None if it has not begun."""
        lane = int(self.tasks.lane[task])
        return None if lane < 0 else self.lanes[lane].span(int(self.tasks.position[task]))

    @property
    def outermost(self) -> list[Lane]:
        """The lane of each worker that tells how long it was busy: a nested task's time is in the one around it."""
        return [lanes[0] for lanes in self.workers]

    def parent_of(self, task: int) -> int | None:
        """The task within which ``task`` ran or runs, in the same thread; None if there is none."""
        span = self.span_of(task)
        if span is None:
            return None
        lane = self.lanes[span.lane]
        below = [each for each in self.workers[lane.worker] if each.level < lane.level]
        return innermost(below, span.started_ns)

    def parent_of_call(self, call: Call) -> int | None:
        """The task within which a call was made; None if there is none."""
        return innermost(self._lanes_by_thread.get((call.host, call.pid, call.thread), []), call.started_ns)

    def submit(self, submitted: Submitted) -> None:
        """Tasks were handed over; those that are not known yet wait from now on."""
        count = max(min(submitted.count, TASKS_MOST), 0)
        numbers = np.arange(count, dtype=np.uint64) + np.uint64(submitted.first & _WORD)
        tasks = self._known(np.full(count, submitted.group & _WORD, np.uint64), numbers)
        self.garbled += int(np.count_nonzero(tasks < 0))
        call = self.tasks.calls.number(submitted.call)
        self.tasks.submit(tasks[tasks >= 0], call, submitted.place, submitted.at_ns)

    def extend(self, lane: Lane, ended: bytes, running: bytes) -> None:
        """Add what a worker's record file has that is new.

        Args:
            lane: the worker's.
            ended: whole cells of tasks that have ended.
            running: the cell of the task that has not, or empty.

        Cells that cannot be right (an index out of range or seen before, an end before the start, a start before the
        end of the lane's span before it) are left out and counted in ``garbled``.
        """
        before, task = lane.running, -1 if ended else lane.going_on(running)
        if task >= 0 and self.state[task] == State.RUNNING and self.tasks.lane[task] == lane.number:
            return  # as mostly, where tasks are long
        lane.running, lane.running_cell = None, running
        if ended:
            self._extend_ended(lane, np.frombuffer(ended, np.uint64).reshape(-1, CELL_WORDS))
        if running:
            self._take_running(lane, np.frombuffer(running, np.uint64).reshape(1, CELL_WORDS))
        if before is not None:
            self._forget_overwritten(lane, before.task)

    def end_running(self, lane: Lane, state: State, seen_ns: int) -> None:
        """Set the state of the task that a dead worker was running, once. Its span stays, without an end.

        ``seen_ns`` is when the death was seen.
        """
        span = lane.running
        if span is None or span.state is not State.RUNNING:
            return
        lane.running = Span(lane.number, span.position, span.task, state, span.started_ns, 0)
        lane.gone_ns = seen_ns
        if self.state[span.task] == State.RUNNING and self.tasks.lane[span.task] == lane.number:
            self._set_state(np.array([span.task]), np.array([state], np.uint8))

    def give_back(self, lane: Lane, seen_ns: int, state: State = State.CANCELLED) -> None:
        """The task that a worker was running goes down with it, and waits to be run again. Its span gets ``state``."""
        span = lane.running
        self.end_running(lane, state, seen_ns)
        if span is not None and self.state[span.task] == state and self.tasks.lane[span.task] == lane.number:
            self._take_back(span.task)
            self._set_state(np.array([span.task]), np.array([State.WAITING], np.uint8))

    def lose(self, task: int, lane: Lane) -> None:
        """A task that waits to be tried again will not be; it was lost with the worker of a lane."""
        if lane.running is not None and lane.running.task == task:
            self._place(np.array([task]), lane.number, len(lane))
        self._set_state(np.array([task]), np.array([State.LOST], np.uint8))

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

    def task_count(self, lane: Lane) -> int:
        """How many tasks a lane has; the containers are none."""
        is_container = self.tasks.is_container
        if not len(is_container):
            return lane.span_count()
        running = [] if lane.running is None else [lane.running.task]
        return int(np.count_nonzero(~is_container[lane.column("task")])) + sum(
            not is_container[task] for task in running
        )

    def spans(self) -> Iterator[Span]:
        """Every span, by task index."""
        for task in range(self.jobs):
            span = self.span_of(task)
            if span is not None:
                yield span

    def extend_runner(self, ended: bytes) -> None:
        """Add what a thread of the runner has noted of its messages."""
        cells = np.frombuffer(ended, np.uint64).reshape(-1, CELL_WORDS)
        right = has_right_times(cells) & is_message(cells)
        self.garbled += int(len(right) - right.sum())
        self.runner_traffic.extend(cells[right])

    def argument(self, span: Span) -> Message | None:
        """What brought a task's argument to its worker; None if nothing did that is known."""
        traffic, count = self.lanes[span.lane].traffic, self.lanes[span.lane].span_count()
        return argument_messages(traffic, self.runner_traffic, np.array([span.position]), count).one(0)

    def result(self, span: Span) -> Message | None:
        """What took a task's result to the runner; None if nothing did that is known."""
        return result_messages(self.lanes[span.lane].traffic, np.array([span.position])).one(0)

    def totals(self) -> Totals:
        """All that travelled."""
        return totals_of([lane.traffic for lane in self.lanes], self.runner_traffic)

    def waiting_share(self) -> float:
        """The share of the ended tasks' time in which they did not compute, 0 to 1.

        A task whose CPU time was not measured counts as computing: it was too short to have waited long.
        """
        busy_ns = sum(lane.busy_ns for lane in self.outermost)
        waited_ns = sum(lane.waited_ns() for lane in self.outermost)
        return waited_ns / busy_ns if busy_ns else 0.0

    def _extend_ended(self, lane: Lane, cells: "NDArray[np.uint64]") -> None:
        numbers = lane.take_cells(len(cells)) + np.arange(len(cells))
        message = is_message(cells)
        right = has_right_times(cells)
        at = np.flatnonzero(right & ~message)
        tasks = np.full(len(cells), -1, np.int64)
        tasks[at] = self._known(cells[at, CALL], cells[at, INDEX])
        is_task = right_tasks(cells, tasks, self.state, lane.last_ended_ns(), reruns=self.begun is not None)
        message &= right
        self.garbled += int(len(cells) - is_task.sum() - message.sum())
        if message.any():
            lane.traffic.extend(cells[message], len(lane) + np.cumsum(is_task)[message])
        if is_task.any():
            self._extend_tasks(lane, cells[is_task], tasks[is_task], numbers[is_task])

    def _extend_tasks(
        self, lane: Lane, cells: "NDArray[np.uint64]", tasks: "NDArray[np.int64]", numbers: "NDArray[np.int64]"
    ) -> None:
        started_ns = times_ns(cells, STARTED)
        took_ns = times_ns(cells, ENDED) - started_ns
        states = ended_states(cells)
        first = len(lane)
        lane.append(
            {"task": tasks, "started_ns": started_ns, "took_ns": took_ns, "cell": numbers},
            np.flatnonzero(states != State.DONE),
            cells,
        )
        at = np.arange(first, first + len(tasks))
        if self.begun is not None:
            last = self.begun.newest(tasks, started_ns, self.state)
            tasks, states, cells, at = tasks[last], states[last], cells[last], at[last]
        self._place(tasks, lane.number, at)
        self._mark_containers(tasks, cells)
        self._set_state(tasks, states)

    def _take_running(self, lane: Lane, cell: "NDArray[np.uint64]") -> None:
        if is_message(cell)[0]:
            return  # it is being noted this very moment
        started_ns = word_as_ns(int(cell[0, STARTED]))
        is_right = started_ns > 0 and started_ns >= lane.last_ended_ns()
        task = self._known(cell[:, CALL], cell[:, INDEX]) if is_right else np.array([-1])
        has_ended = task[0] >= 0 and self.state[task[0]] > State.RUNNING
        if task[0] < 0 or (has_ended and self.begun is None):
            self.garbled += 1
            return
        lane.running = Span(lane.number, len(lane), int(task[0]), State.RUNNING, started_ns, 0)
        if has_ended or (self.begun is not None and not self.begun.counts(int(task[0]), started_ns)):
            return
        self._place(task, lane.number, len(lane))
        self._mark_containers(task, cell)
        self._set_state(task, np.array([State.RUNNING], np.uint8))

    def _known(self, keys: "NDArray[np.uint64]", numbers: "NDArray[np.uint64]") -> "NDArray[np.int64]":
        """The index of each task with a call's key and a number; those that are new wait. -1: there is none."""
        before = self.jobs
        found = self.tasks.known(keys, numbers)
        self.counts[State.WAITING] += self.jobs - before
        return found

    def _mark_containers(self, tasks: "NDArray[np.int64]", cells: "NDArray[np.uint64]") -> None:
        """Tasks whose cells say that they only carry others are not counted from now on."""
        if self.tasks.is_planned:
            return
        new = self.tasks.make_containers(tasks[(cells[:, KIND] & np.uint64(FLAG_CONTAINER)) > 0])
        self.counts -= np.bincount(self.state[new], minlength=len(State))

    def _look_whether_alone(self, lane: Lane) -> None:
        """What is counted for a whole process is a task's own only where one thread of it runs tasks."""
        header = lane.header
        others = self._by_process.setdefault((header.host, header.pid, header.start_ticks), [])
        if self.begun is not None:
            lane.facts.is_alone = False  # an engine's worker has threads of its own, which talk to the others
        elif others:
            lane.facts.is_alone = others[0].facts.is_alone and others[0].header.thread == header.thread
            if others[0].facts.is_alone and not lane.facts.is_alone:
                for other in others:
                    other.facts.is_alone = False
        others.append(lane)

    def _forget_overwritten(self, lane: Lane, task: int) -> None:
        # The task that ran on ``lane`` has ended there, runs on, or its record was overwritten.
        still_runs = lane.running is not None and lane.running.task == task
        if still_runs or self.tasks.lane[task] != lane.number or self.state[task] in ENDED_BY_ITSELF:
            return
        self.tasks.lane[task] = -1
        if self.state[task] == State.RUNNING:
            self._take_back(task)
            self._set_state(np.array([task]), np.array([State.WAITING], np.uint8))
            self.garbled += 1

    def _take_back(self, task: int) -> None:
        self.tasks.lane[task] = -1
        if self.begun is not None:
            self.begun.forget(task)

    def _add(self, lane: Lane) -> None:
        """A lane of the number that comes next. It is its worker's, or the first of a new one's."""
        header = lane.header
        thread = self._lanes_by_thread.setdefault((header.host, header.pid, header.thread), [])
        # A thread's number is used again once it has ended, and so is a process's; each has a file of level 0.
        worker = self.workers[thread[-1].worker] if thread else []
        is_its = bool(worker) and (lane.level > 0 or worker[0].level > 0)
        if not is_its:
            worker = []
            self.workers.append(worker)
        lane.worker = thread[-1].worker if is_its else len(self.workers) - 1
        worker.append(lane)
        worker.sort(key=lambda each: each.level)
        thread.append(lane)
        self.lanes.append(lane)
        self._lane_by_name[header.name] = lane
        self.tasks.make_room_for_lane(lane.number)
        self._look_whether_alone(lane)

    def _place(self, tasks: "NDArray[Any]", lane: int, position: "NDArray[np.int64] | int") -> None:
        self.tasks.lane[tasks] = lane
        self.tasks.position[tasks] = position

    def _set_state(self, tasks: "NDArray[np.int64]", states: "NDArray[np.uint8]") -> None:
        before = self.state[tasks]
        is_container = self.tasks.is_container
        counted = ~is_container[tasks] if len(is_container) else slice(None)
        self.counts -= np.bincount(before[counted], minlength=len(State))
        self.counts += np.bincount(states[counted], minlength=len(State))
        self.state[tasks] = states
