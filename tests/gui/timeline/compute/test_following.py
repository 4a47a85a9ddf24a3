"""What of a run is shown while the view follows it."""

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import Plan
from engine.trace.run import Run
from gui.timeline.compute.following import FIRST_RANGE_S, followed
from tests.engine.trace.cells import batch, block, call, cell, header

START_NS = 20_000_000_000


def run_of(now_s, *, is_ended):
    at_ns = START_NS + round(now_s * 1e9)
    run = Run(Plan("pool", 2, 4, "squares", 10))
    run.apply(batch([], call=call(START_NS, at_ns if is_ended else 0), at_ns=at_ns))
    return run


@given(st.floats(0.0, 1e5))
def test_that_there_is_room_for_more_while_it_goes_on_and_never_more_than_as_much_again(now_s):
    start_s, end_s = followed(run_of(now_s, is_ended=False))
    assert start_s == 0
    assert now_s < end_s <= max(2 * 1.04 * now_s, FIRST_RANGE_S) + 1e-6


@given(st.floats(1e-3, 1e5))
def test_that_all_of_what_has_ended_is_seen_and_hardly_more(elapsed_s):
    start_s, end_s = followed(run_of(elapsed_s, is_ended=True))
    assert start_s == 0
    assert elapsed_s < end_s < 1.03 * elapsed_s


@given(st.floats(0.0, 1e3), st.floats(0.0, 1e3))
def test_that_the_range_only_grows(one_s, other_s):
    sooner_s, later_s = sorted((one_s, other_s))
    assert followed(run_of(sooner_s, is_ended=False)) <= followed(run_of(later_s, is_ended=False))


def test_that_jobs_are_seen_that_run_on_after_the_call_has_raised():
    run = run_of(1.0, is_ended=True)
    ran = block(header(), cell(0, START_NS + 900_000_000, START_NS + 1_500_000_000))
    run.apply(batch([ran], call=call(START_NS, START_NS + 1_000_000_000), at_ns=START_NS + 1_600_000_000))
    assert 1.5 < followed(run)[1] < 1.5 * 1.03
