"""Tasks that are run more than once: the last attempt counts, whatever the order in which they are heard of."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.layout import KIND_ERROR
from engine.trace.attempts import earlier, numbered, of, place_last
from engine.trace.lane import State
from engine.trace.tasks import Tasks
from engine.trace.trace import Trace
from tests.engine.trace.cells import cell, header

ONE, OTHER, THIRD = (
    header(f"{host}-{number}.records", number, host=host) for number, host in ((1, "a"), (2, "b"), (1, "b"))
)


def trace_of(*news):
    """``(header, ended, running)`` each."""
    trace = Trace(3, reruns=True)
    for whose, ended, running in news:
        trace.extend(trace.lane(whose), ended, running)
    return trace


def hosts(trace, task):
    return [trace.lanes[span.lane].header.host for span in [*earlier(trace).get(task, ()), trace.span_of(task)]]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_that_the_attempt_that_has_begun_last_counts_in_whatever_order_they_come(order):
    news = [(ONE, cell(1, 2, 3), b""), (OTHER, cell(1, 5, 6, kind=KIND_ERROR), b""), (THIRD, cell(1, 8, 9), b"")]
    trace = trace_of(*(news[number] for number in order))
    assert trace.state[1] == State.DONE
    assert trace.span_of(1).started_ns == 8
    assert [span.state for span in earlier(trace)[1]] == [State.DONE, State.ERROR]
    assert (trace.garbled, trace.counts.sum()) == (0, 3)


def test_that_a_task_that_has_ended_once_stays_ended_while_it_is_run_again():
    trace = trace_of((ONE, cell(1, 2, 3), b""), (OTHER, b"", cell(1, 5, 0)))
    assert trace.counts[State.DONE] == 1
    assert trace.counts[State.RUNNING] == 0
    assert trace.span_of(1).state is State.DONE
    assert trace.lanes[1].running.state is State.RUNNING


def test_that_of_two_open_attempts_the_later_one_counts_however_often_both_are_told():
    news = [(ONE, b"", cell(1, 2, 0)), (OTHER, b"", cell(1, 5, 0))]
    trace = trace_of(*news, *news, *reversed(news), *news)
    assert hosts(trace, 1) == ["a", "b"]
    trace.give_back(trace.lanes[0], 99, State.LOST)
    assert trace.counts[State.RUNNING] == 1
    assert [span.state for span in earlier(trace)[1]] == [State.LOST]


def test_that_a_worker_may_run_one_task_twice():
    trace = trace_of((ONE, cell(1, 2, 3) + cell(0, 3, 4) + cell(1, 5, 6), b""))
    assert [(span.position, span.task) for span in (trace.span_of(1), *earlier(trace)[1])] == [(2, 1), (0, 1)]
    place_last(trace.tasks, trace.lanes)
    assert trace.span_of(1).position == 2


def test_that_what_is_not_tried_again_is_lost_where_it_ran_last_if_its_record_is_still_there():
    trace = trace_of((ONE, b"", cell(1, 2, 0)), (OTHER, b"", cell(2, 3, 0)))
    for lane in trace.lanes:
        trace.give_back(lane, 9, State.LOST)
    assert trace.counts[State.WAITING] == 3
    trace.lose(1, trace.lanes[0])
    trace.lose(2, trace.lanes[0])
    assert trace.counts[State.LOST] == 2
    assert (trace.span_of(1), trace.span_of(2)) == (trace.lanes[0].running, None)


def test_that_attempts_are_numbered_as_they_began_whichever_counts():
    trace = trace_of(
        (ONE, cell(0, 1, 2) + cell(1, 2, 3), b""), (OTHER, cell(1, 5, 6), b""), (THIRD, b"", cell(1, 8, 0))
    )
    assert trace.span_of(1).started_ns == 5
    assert [span.started_ns for span in of(trace, 1)] == [2, 5, 8]
    assert [span.started_ns for span in of(trace, 0)] == [1]
    assert of(trace, 2) == []
    assert numbered(trace) == {(0, 1): (1, 3), (1, 0): (2, 3), (2, 0): (3, 3)}


def test_that_where_a_task_is_run_once_nothing_is_earlier():
    trace = Trace(3)
    trace.extend(trace.lane(ONE), cell(1, 2, 3), b"")
    trace.extend(trace.lane(OTHER), cell(1, 5, 6), b"")
    assert (earlier(trace), trace.garbled) == ({}, 1)
    assert (numbered(trace), [span.started_ns for span in of(trace, 1)], of(trace, 0)) == ({}, [2], [])


@st.composite
def histories(draw):
    """What workers have done: of each its attempts, as ``(task, started, ended, kind)``, the last of which may go on;
    no two begin at one moment.
    """
    found = {}
    for number, whose in enumerate((ONE, OTHER, THIRD)):
        at, attempts = 10 + number, []
        for task, took, failed in draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 8), st.booleans()))):
            attempts.append((task, at, at + took, KIND_ERROR if failed else 0))
            at += 3 * (1 + took // 3 + draw(st.integers(0, 2)))
        if attempts and draw(st.booleans()):
            attempts[-1] = (*attempts[-1][:2], 0, 0)
        found[whose] = attempts
    return found


def told(history, data):
    """A trace that was told of it in any order, and in any pieces."""
    trace, heard = Trace(3, reruns=True), dict.fromkeys(history, 0)
    turns = data.draw(st.lists(st.sampled_from(list(history)), max_size=12)) + list(history)
    for turn, whose in enumerate(turns):
        is_last, attempts = turn >= len(turns) - len(history), history[whose]
        moments = 2 * len(attempts) - (bool(attempts) and not attempts[-1][2])  # a start is one, and an end
        until = moments if is_last else data.draw(st.integers(heard[whose], moments))
        ended = attempts[heard[whose] // 2 : until // 2]
        running = cell(*attempts[until // 2][:2], 0) if until % 2 else b""
        trace.extend(trace.lane(whose), b"".join(cell(*each[:3], kind=each[3]) for each in ended), running)
        heard[whose] = until
    return trace


@given(histories(), st.data())
def test_that_what_is_known_of_a_task_in_the_end_is_the_same_in_whatever_order_it_was_heard_of(history, data):
    trace = told(history, data)
    assert trace.garbled == 0
    for task in range(3):
        attempts = [(*each, whose.name) for whose, all_ in history.items() for each in all_ if each[0] == task]
        ended = [each for each in attempts if each[2]]
        last = max(ended or attempts, key=lambda each: each[1], default=None)
        span = trace.span_of(task)
        if last is None:
            assert (span, trace.state[task]) == (None, State.WAITING)
            continue
        state = State.RUNNING if not ended else State.ERROR if last[3] else State.DONE
        assert (trace.state[task], span.state, span.started_ns, span.ended_ns) == (state, state, *last[1:3])
        assert trace.lanes[span.lane].header.name == last[4]
        others = sorted(each[1] for each in attempts if each is not last)
        assert [each.started_ns for each in earlier(trace).get(task, ())] == others


@given(histories(), st.data())
def test_that_a_trace_that_is_made_anew_has_each_task_where_it_was(history, data):
    trace = told(history, data)
    for lane in trace.lanes:
        trace.end_running(lane, State.LOST, 99)
    placed = [lane.running is not None and trace.span_of(lane.running.task) == lane.running for lane in trace.lanes]
    tasks = Tasks.restored(trace.state.copy(), None, None)
    again = Trace.restored(tasks, trace.lanes, placed, trace.runner_traffic, reruns=True)
    assert [again.span_of(task) for task in range(3)] == [trace.span_of(task) for task in range(3)]
    assert earlier(again) == earlier(trace)
    assert (again.counts.tolist(), again.jobs) == (trace.counts.tolist(), 3)
