"""A trace of which nobody knows beforehand what will come: several calls, levels and threads, in whatever batches."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inside.records.layout import FLAG_CONTAINER, KIND_ERROR
from engine.model.batch import Submitted
from engine.trace.calls import Call
from engine.trace.lane import State
from engine.trace.tasks import Tasks
from engine.trace.trace import Trace
from tests.engine.trace.cells import cell, header

CALLS = (3, 2**63 + 5, 2**64 - 1)


@dataclass(frozen=True)
class Ran:
    """A task as it was in truth; ``parent`` is the key of another."""

    key: tuple[int, int]
    thread: int
    level: int
    started: int
    ended: int
    is_error: bool
    is_container: bool
    parent: tuple[int, int] | None

    def as_cell(self, *, is_open=False):
        kind = KIND_ERROR if self.is_error and not is_open else 0
        ended = 0 if is_open else self.ended
        return cell(self.key[1], self.started, ended, 0, kind | FLAG_CONTAINER * self.is_container, call=self.key[0])


@st.composite
def programs(draw):
    """What some threads have run, one within the other."""
    keys = iter(draw(st.lists(st.tuples(st.sampled_from(CALLS), st.integers(0, 2**64 - 1) | st.integers(0, 40)),
                              min_size=40, max_size=40, unique=True)))  # fmt: skip
    ran = []

    def fill(thread, level, start, end, parent):
        at = start
        for _ in range(draw(st.integers(0, 3))):
            began = at + draw(st.integers(1, 50))
            ended = began + draw(st.integers(20, 2_000))
            key = next(keys, None)
            if key is None or ended >= end:
                return
            is_error, is_container = draw(st.booleans()), draw(st.booleans())
            ran.append(Ran(key, thread, level, began, ended, is_error, is_container, parent))
            if level < 2:
                fill(thread, level + 1, began, ended, key)
            at = ended

    for thread in range(draw(st.integers(1, 3))):
        fill(thread, 0, 1, 10_000, None)
    return ran


def taken_in(ran, moments, order=None):
    """The trace of what was read at ``moments``, each file in full each time."""
    trace = Trace(None)
    read = {}
    files = sorted({(each.thread, each.level) for each in ran})
    for moment in [*sorted(moments), 20_000]:
        for thread, level in files if order is None else sorted(files, key=order):
            mine = sorted((each for each in ran if (each.thread, each.level) == (thread, level)),
                          key=lambda each: each.started)  # fmt: skip
            ended = [each for each in mine if each.ended <= moment]
            running = [each for each in mine if each.started <= moment < each.ended]
            if not ended and not running:
                continue
            which = header(f"{thread}-{level}.records", pid=1, thread=thread, level=level)
            first = read.get((thread, level), 0)
            read[thread, level] = len(ended)
            cells = b"".join(each.as_cell() for each in ended[first:])
            trace.extend(trace.lane(which), cells, running[0].as_cell(is_open=True) if running else b"")
            check_counts(trace)
    return trace


def check_counts(trace):
    """Whatever has come so far, counts and columns agree."""
    counted = trace.state[~trace.tasks.is_container]
    assert np.bincount(counted, minlength=len(State)).tolist() == trace.counts.tolist()
    assert trace.tasks.counts_by_call().sum() == len(counted)
    assert len(trace.tasks) == trace.jobs == len(trace.tasks.state)


def index_of(trace, key):
    """A task's index by its key."""
    before = len(trace.tasks)
    (index,) = trace.tasks.known(np.array([key[0]], np.uint64), np.array([key[1]], np.uint64))
    assert len(trace.tasks) == before, "nothing is known of it"
    return int(index)


def told(trace, ran):
    """What a trace tells of each task, in words that do not hang on its index."""
    keys = {index_of(trace, each.key): each.key for each in ran}
    found = []
    for each in ran:
        task = index_of(trace, each.key)
        span = trace.span_of(task)
        lane, parent = trace.lanes[span.lane], trace.parent_of(task)
        found.append(Ran(
            keys[task], lane.header.thread, lane.level, span.started_ns, span.ended_ns, span.state is State.ERROR,
            bool(trace.tasks.is_container[task]), None if parent is None else keys[parent],
        ))  # fmt: skip
        place = each.key[1] if each.key[1] < 2**63 else None
        assert trace.tasks.place_of(task) == place
        assert trace.tasks.call_of(task) == trace.tasks.calls.number(each.key[0])
    return found


@settings(max_examples=80, deadline=None)
@given(programs(), st.lists(st.integers(0, 10_000), max_size=6))
def test_that_any_batches_give_the_same_trace_and_that_the_true_one(ran, moments):
    trace = taken_in(ran, moments)
    assert told(trace, ran) == ran
    assert trace.garbled == 0
    assert len(trace.tasks) == len(ran)
    assert len(trace.tasks.calls) == len({each.key[0] for each in ran})
    assert len(trace.workers) == len({each.thread for each in ran})
    for lane in trace.lanes:
        started, ended = lane.column("started_ns"), lane.ended_ns(np.arange(len(lane)))
        assert (ended[:-1] <= started[1:]).all(), "spans of a lane overlap"
        assert lane in trace.workers[lane.worker]
        assert trace.workers[lane.worker][0].level == 0


@settings(max_examples=40, deadline=None)
@given(programs(), st.randoms(use_true_random=False))
def test_that_a_nested_file_that_is_seen_before_the_one_around_it_is_of_the_same_worker(ran, draw):
    trace = taken_in(ran, [], order=lambda file: draw.random())
    assert told(trace, ran) == ran
    assert len(trace.workers) == len({each.thread for each in ran})


@settings(max_examples=40, deadline=None)
@given(programs(), st.lists(st.integers(0, 10_000), max_size=3), st.data())
def test_that_what_was_handed_over_waits_and_is_the_task_that_comes_whichever_is_read_first(ran, moments, data):
    ran = [replace(each, key=(each.key[0], number)) for number, each in enumerate(ran)]
    keys = {each.key for each in ran}
    ran = [replace(each, parent=None) if each.parent not in keys else each for each in ran]
    first = data.draw(st.integers(0, 40))
    count = data.draw(st.integers(0, 10))
    is_before = data.draw(st.booleans())
    submitted = Submitted(CALLS[0], first, count, 77, 1_000, 5)
    trace = Trace(None) if is_before else taken_in(ran, moments)
    trace.submit(submitted)
    if is_before:
        for each in ran:
            which = header(f"{each.thread}-{each.level}.records", thread=each.thread, level=each.level)
            mine = sorted((one for one in ran if (one.thread, one.level) == (each.thread, each.level)),
                          key=lambda one: one.started)  # fmt: skip
            if mine[0] is each:
                trace.extend(trace.lane(which), b"".join(one.as_cell() for one in mine), b"")
    check_counts(trace)
    for number in range(first, first + count):
        task = index_of(trace, (CALLS[0], number))
        assert trace.tasks.call_of(task) == trace.tasks.calls.number(77)
        assert (trace.tasks.place_of(task), trace.tasks.submitted_ns_of(task)) == (1_000 + number - first, 5)
        has_run = (CALLS[0], number) in {each.key for each in ran}
        assert (trace.state[task] == State.WAITING) != has_run


def test_that_a_thread_whose_number_is_used_again_is_another_worker():
    trace = Trace(None)
    for number, level in enumerate((0, 1, 0, 1)):
        at = 10 * (number // 2) + level + 1
        lane = trace.lane(header(f"{number}.records", thread=5, level=level))
        trace.extend(lane, cell(number, at, at + 5 - 2 * level, call=3), b"")
    assert [lane.worker for lane in trace.lanes] == [0, 0, 1, 1]
    assert [trace.parent_of(task) for task in range(4)] == [None, 0, None, 2]
    assert [[lane.number for lane in lanes] for lanes in trace.workers] == [[0, 1], [2, 3]]
    assert [lane.number for lane in trace.outermost] == [0, 2]


def test_that_a_plan_that_grew_waits_for_the_tasks_that_nobody_has_begun():
    trace = Trace(0, grows=True)
    trace.extend(trace.lane(header()), cell(2), b"")
    trace.close(6)
    assert (trace.jobs, trace.counts[State.WAITING], trace.counts[State.DONE]) == (6, 5, 1)
    trace.close(6)
    assert trace.counts.sum() == 6


def test_that_a_worker_that_runs_one_task_within_another_is_busy_once():
    trace = Trace(None)
    for level in (0, 1):
        lane = trace.lane(header(f"{level}.records", thread=5, level=level))
        trace.extend(lane, b"", cell(level, 10 + level, 0, call=3))
    assert (trace.busy_workers(), trace.counts[State.RUNNING]) == (1, 2)


def test_that_a_call_was_made_in_the_innermost_task_of_its_thread():
    trace = Trace(None)
    outer, inner = (trace.lane(header(f"{level}.records", pid=1, thread=5, level=level)) for level in (0, 1))
    trace.extend(outer, cell(0, 10, 50, call=3), cell(1, 60, 0, call=3))
    trace.extend(inner, cell(0, 20, 30, call=4), b"")
    made = Call(host="h", pid=1, thread=5, started_ns=25)
    assert trace.parent_of_call(made) == index_of(trace, (4, 0))
    assert trace.parent_of_call(replace(made, started_ns=40)) == index_of(trace, (3, 0))
    assert trace.parent_of_call(replace(made, started_ns=70)) == index_of(trace, (3, 1))
    assert trace.parent_of_call(replace(made, started_ns=55)) is None
    assert trace.parent_of_call(replace(made, thread=6)) is None


@pytest.mark.parametrize(("call", "index"), [(1, 0), (0, 4), (2**64 - 1, 2**64 - 1)])
def test_that_a_planned_trace_takes_no_task_that_is_not_in_the_plan(call, index):
    trace = Trace(4)
    lane = trace.lane(header())
    trace.extend(lane, cell(index, call=call), cell(index, 5, 0, call=call))
    assert (trace.garbled, trace.jobs) == (2, 4)
    assert {state: trace.counts[state] for state in State if trace.counts[state]} == {State.WAITING: 4}


def test_that_of_what_was_handed_over_no_task_is_told_that_cannot_be():
    trace = Trace(None)
    assert trace.counts.sum() == 0
    trace.submit(Submitted(2**64 + 5, -1, 2, 7, 4, 900))  # as whole numbers of 64 bits, of which the next is 0
    trace.submit(Submitted(5, 20, -3, 7, 0, 1))
    trace.submit(Submitted(5, 20, 0, 7, 0, 1))
    assert (trace.jobs, trace.counts[State.WAITING], trace.garbled) == (2, 2, 0)
    trace.extend(trace.lane(header()), cell(2**64 - 1, call=5) + cell(0, 3, 4, call=5), b"")
    assert (trace.jobs, trace.counts[State.DONE]) == (2, 2)
    planned = Trace(2)
    planned.submit(Submitted(0, 0, 5, 0, 0, 9))
    assert (planned.jobs, planned.garbled) == (2, 3)


def test_that_one_that_finds_no_room_takes_no_others_place(monkeypatch):
    monkeypatch.setattr("engine.trace.tasks.TASKS_MOST", 2)
    trace = Trace(None)
    trace.submit(Submitted(5, 0, 3, 7, 10, 900))
    assert (trace.jobs, trace.garbled, [trace.tasks.place_of(task) for task in (0, 1)]) == (2, 1, [10, 11])


@settings(max_examples=30)
@given(programs(), st.lists(st.integers(0, 12_000), max_size=2), st.booleans())
def test_that_a_trace_is_told_again_as_it_was(ran, moments, reruns):
    trace = taken_in(ran, moments)
    tasks = Tasks.restored(trace.state.copy(), trace.tasks.calls, trace.tasks.belongs_as_columns())
    workers = [lane.worker for lane in trace.lanes]
    again = Trace.restored(tasks, trace.lanes, [True] * len(trace.lanes), trace.runner_traffic, reruns=reruns)
    assert (again.begun is not None) == reruns
    assert again.counts.tolist() == trace.counts.tolist()
    assert [again.span_of(task) for task in range(again.jobs)] == [trace.span_of(task) for task in range(trace.jobs)]
    assert [lane.worker for lane in again.lanes] == workers
    assert [again.task_count(lane) for lane in again.lanes] == [trace.task_count(lane) for lane in trace.lanes]


@pytest.mark.parametrize("is_placed", [True, False])
def test_that_an_open_span_is_its_tasks_only_if_it_was(is_placed):
    trace = Trace(2)
    lane = trace.lane(header())
    trace.extend(lane, cell(0), cell(1, 5, 0))
    trace.end_running(lane, State.LOST, 9)
    again = Trace.restored(
        Tasks.restored(trace.state.copy(), None, None), trace.lanes, [is_placed], trace.runner_traffic
    )
    assert again.begun is None
    assert again.span_of(1) == (lane.running if is_placed else None)
    assert again.span_of(0).ended_ns == 2


def test_that_what_a_process_counts_is_no_tasks_own_where_an_engine_runs_them():
    assert not Trace(1, reruns=True).lane(header()).facts.is_alone
    assert Trace(1).lane(header()).facts.is_alone
