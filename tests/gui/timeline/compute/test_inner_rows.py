"""Where what jobs have started stands, below the bars of the worker."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.worker import Process
from engine.insight.inner_processes import ROWS_MOST
from engine.model.batch import Batch
from engine.model.measured import CHILD, Life
from engine.trace.lane import Lane
from engine.trace.run import Run
from gui.timeline.compute.inner_rows import NONE, inner_of, inner_rows, rows_of
from tests.engine.trace.cells import call, header

WORKER = "h", 1, 1
TIMES = st.lists(st.tuples(st.integers(10, 50), st.integers(1, 50)), max_size=12)


def run_with(times):
    """A run until 200 ns in which a job of worker 1 has started a process for each birth and length."""
    run = Run(make_plan(strategy="pool"))
    lives = (Life(Process("h", 10 + at, 0), CHILD, 1, "x", born, born + took) for at, (born, took) in enumerate(times))
    run.apply(Batch(200, call=call(1), lives=tuple(lives)))
    return run


@given(TIMES)
def test_that_none_stands_over_another_in_its_row_as_far_as_there_are_rows(times):
    run = run_with(times)
    rows = rows_of(inner_of(run), Lane(0, header(pid=1)))
    assert len(rows.lives) == len(times)
    for row in range(rows.count):
        there = [life for at, life in rows.lives if at == row]
        if row < ROWS_MOST - 1:
            assert all(one.gone_ns <= other.born_ns for one, other in itertools.pairwise(there))
        assert there


def test_that_they_take_as_many_rows_as_live_at_once_and_no_more():
    assert inner_rows(run_with([]), []).count == 0
    assert inner_of(run_with([(10, 5), (15, 5), (12, 20)]))[WORKER].count == 2
    assert inner_of(run_with([(10, 50)] * 20))[WORKER].count == ROWS_MOST


@pytest.mark.parametrize("lane_height", [24.0, 60.0, 96.0])
@pytest.mark.parametrize("count", [1, 3, 20])
def test_that_what_is_pointed_at_is_what_is_painted_there(lane_height, count):
    rows = inner_of(run_with([(10, 50)] * count))[WORKER]
    assert rows.height(lane_height) < lane_height / 2
    for row in range(rows.count):
        top, height = rows.place(row, 100.0, lane_height)
        assert rows.at(top - 100 + height / 2, lane_height) == row
    assert rows.at(lane_height * 0.4, lane_height) is None
    assert NONE.at(lane_height, lane_height) is None


def test_that_the_lanes_of_nested_jobs_have_none():
    inner = inner_of(run_with([(10, 50)]))
    assert rows_of(inner, Lane(0, header(pid=1, level=1))) is NONE
    assert rows_of(inner, Lane(0, header(pid=2))) is NONE


def test_that_a_worker_of_another_host_that_has_the_number_of_theirs_has_none():
    inner = inner_of(run_with([(10, 50)]))
    assert rows_of(inner, Lane(0, header(pid=1))).count == 1
    assert rows_of(inner, Lane(0, header(pid=1, host="w1"))) is NONE


def test_that_each_thread_has_below_it_what_its_own_jobs_have_started():
    run = run_with([])
    for thread in (1, 2, 3):
        run.trace.lane(header(f"{thread}.records", 1, thread))
    threads = [2, 3, 2, 9, 0]  # 9 is none that runs jobs, and of the last nobody knows
    run.apply(Batch(200, lives=tuple(
        Life(Process("h", 10 + at, 0), CHILD, 1, "x", 10 + at, thread=thread) for at, thread in enumerate(threads)
    )))  # fmt: skip
    below = [[life.process.pid for _, life in rows_of(inner_of(run), lane).lives] for lane in run.trace.lanes]
    assert below == [[13, 14], [10, 12], [11]]
