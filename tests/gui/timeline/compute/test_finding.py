"""Which task is at a moment: held against looking at all of them, one by one."""

from hypothesis import assume, given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.records.layout import KIND_ERROR
from engine.model.batch import Lost
from engine.model.death import Death
from engine.trace.lane import State
from engine.trace.run import Run
from gui.timeline.compute.finding import span_at
from tests.engine.insight.traces import runs
from tests.engine.trace.cells import batch, block, call, cell, header
from tests.gui.timeline.paint.test_density_picture import SECOND


def all_of(run, lane):
    """Every span of a lane, with the moments from when to when it is."""
    found = [*(lane.span(position) for position in range(len(lane))), lane.running]
    return [(span, span.started_ns, run.span_end_ns(span)) for span in found if span is not None]


@given(run=runs(), data=st.data())
def test_that_the_task_found_is_at_the_moment_or_near_enough_and_none_is_only_where_none_is(run, data):
    assume(run.trace.lanes)
    lane = data.draw(st.sampled_from(run.trace.lanes))
    spans = all_of(run, lane)
    edges = [edge for _, start, end in spans for edge in (start, end)] or [0]
    at_ns = data.draw(st.sampled_from(edges)) + data.draw(st.integers(-3, 3))
    slack_ns = data.draw(st.sampled_from([0, 1, 5]))
    near = [span.task for span, start, end in spans if start - slack_ns <= at_ns <= end + slack_ns]
    found = span_at(run, lane, at_ns, slack_ns)
    if found is None:
        assert not near
    else:
        assert found.task in near


def run_of(*cells, running=b"", lost=False):
    run = Run(make_plan(strategy="pool", jobs=len(cells) + 1, workers=1))
    which = header("0.records")
    more = {"lost": [Lost("0.records", Death("SIGKILL"))]} if lost else {}
    run.apply(
        batch([block(which, b"".join(cells), running)], call=call(SECOND), at_ns=9 * SECOND, **more)
    )  # fmt: skip
    return run


def found(run, at_s, slack_s=0.0):
    span = span_at(run, run.trace.lanes[0], SECOND + at_s * SECOND, slack_s * SECOND)
    return None if span is None else span.task


def test_that_a_short_task_that_failed_is_found_before_the_long_ones_beside_it():
    run = run_of(
        cell(0, SECOND, 3 * SECOND),
        cell(1, 3 * SECOND, 3 * SECOND + 1_000, kind=KIND_ERROR),
        cell(2, 3 * SECOND + 1_000, 5 * SECOND),
    )
    assert [found(run, at_s, 0.1) for at_s in (1.5, 1.95, 2.0, 2.05, 2.5)] == [0, 1, 1, 1, 2]
    assert found(run, 1.95) == 0


def test_that_a_running_task_is_found_until_now():
    run = run_of(cell(0, SECOND, 2 * SECOND), running=cell(1, 4 * SECOND, 0))
    assert [found(run, at_s) for at_s in (0.5, 2.0, 3.0, 7.9, 8.5)] == [0, None, 1, 1, None]


def test_that_a_lost_task_is_found_before_one_that_failed_beside_it():
    run = run_of(cell(0, SECOND, SECOND + 1_000, kind=KIND_ERROR), running=cell(1, SECOND + 2_000, 0), lost=True)
    assert run.trace.lanes[0].running.state is State.LOST
    assert found(run, 0.0, 0.1) == 1


def test_that_in_a_lane_without_tasks_there_is_none():
    run = run_of()
    assert found(run, 1.0, 5.0) is None
