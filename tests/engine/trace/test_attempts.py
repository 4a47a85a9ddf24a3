"""Tasks that are run more than once: the last attempt counts, whatever the order in which they are heard of."""

import itertools

import pytest

from engine.inside.records.layout import KIND_ERROR
from engine.trace.attempts import earlier, place_last
from engine.trace.lane import State
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


def test_that_where_a_task_is_run_once_nothing_is_earlier():
    trace = Trace(3)
    trace.extend(trace.lane(ONE), cell(1, 2, 3), b"")
    trace.extend(trace.lane(OTHER), cell(1, 5, 6), b"")
    assert (earlier(trace), trace.garbled) == ({}, 1)
