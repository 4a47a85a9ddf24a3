import itertools

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import Plan, Watch, make_plan
from engine.insight.serial import in_calls, merged, serial
from engine.trace.calls import Call
from engine.trace.run import Run
from gui.timeline.compute.call_rows import ROWS_MOST, call_bars, row_count

TIMES = st.lists(st.tuples(st.integers(1, 500), st.integers(1, 200)), max_size=30)


def run_of(times):
    run = Run(Plan.watching(Watch(("script.py",))))
    run.started_ns, run.ended_ns, run.runner_pid = 1, 1_000, 7
    for key, (started_ns, took_ns) in enumerate(times):
        run.trace.tasks.calls.tell(key, Call(started_ns=started_ns, ended_ns=started_ns + took_ns, pid=7))
    return run


@given(TIMES)
def test_that_calls_in_a_row_but_the_last_do_not_overlap_and_none_is_left_out(times):
    bars = call_bars(run_of(times))
    assert sorted(bar.number for bar in bars) == list(range(len(times)))
    for row in range(ROWS_MOST - 1):
        there = sorted((bar.started_ns, bar.ended_ns) for bar in bars if bar.row == row)
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(there))
    assert row_count(bars) <= ROWS_MOST


def test_that_calls_one_after_the_other_share_a_row():
    assert [bar.row for bar in call_bars(run_of([(10, 5), (15, 5), (30, 1)]))] == [0, 0, 0]


def test_that_a_planned_run_has_no_band():
    run = Run(make_plan())
    run.started_ns = 1
    assert call_bars(run) == []


@given(TIMES)
def test_that_the_main_process_is_alone_whenever_it_is_in_no_call(times):
    run = run_of(times)
    alone = {at for start, end in serial(run) for at in range(start, end)}
    waits = {at for start, end in in_calls(run) for at in range(start, end)}
    assert alone.isdisjoint(waits)
    assert alone | waits == set(range(1, 1_000))


def test_that_the_main_process_is_not_alone_while_another_has_a_call_open():
    run = run_of([])
    run.trace.tasks.calls.tell(0, Call(started_ns=10, ended_ns=20, pid=8))
    assert serial(run) == [(1, 10), (20, 1_000)]


def test_that_stretches_that_touch_are_one():
    assert merged([(5, 7), (1, 3), (3, 5), (9, 10)]) == [(1, 7), (9, 10)]
