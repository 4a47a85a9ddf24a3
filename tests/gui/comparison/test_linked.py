"""The range that all compared runs show: what moving and zooming do to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.comparison.linked import LinkedRange
from gui.timeline.compute.ranges import FARTHEST_S, SHORTEST_S

TIMES = st.floats(0.001, 10_000)
FACTORS = st.floats(0.1, 10)


def begun(until_s=10.0):
    linked = LinkedRange()
    linked.begin(until_s)
    return linked


def visible(linked):
    return linked.start_s, linked.end_s


@given(until_s=TIMES, factor=FACTORS, share=st.floats(0, 1))
def test_that_zooming_in_and_out_at_one_moment_gives_back_the_range(until_s, factor, share):
    linked = begun(until_s)
    before = visible(linked)
    at_s = share * until_s
    linked.zoom(factor, at_s)
    assert linked.end_s - linked.start_s == pytest.approx(factor * (before[1] - before[0]))
    linked.zoom(1 / factor, at_s)
    assert visible(linked) == pytest.approx(before, rel=1e-6, abs=1e-6 * until_s)


@given(until_s=TIMES, factor=FACTORS, share=st.floats(0, 1))
def test_that_what_is_zoomed_at_stays_where_it_is(until_s, factor, share):
    linked = begun(until_s)
    at_s = linked.start_s + share * (linked.end_s - linked.start_s)
    linked.zoom(factor, at_s)
    assert (at_s - linked.start_s) / (linked.end_s - linked.start_s) == pytest.approx(share, abs=1e-6)


@given(until_s=TIMES, share=st.floats(-5, 5))
def test_that_panning_there_and_back_gives_back_the_range(until_s, share):
    linked = begun(until_s)
    before = visible(linked)
    linked.pan(share)
    assert linked.end_s - linked.start_s == pytest.approx(before[1] - before[0])
    linked.pan(-share)
    assert visible(linked) == pytest.approx(before, abs=1e-6 * until_s)


@given(moves=st.lists(st.tuples(st.sampled_from(["zoom", "pan"]), st.floats(0.01, 1_000)), max_size=40))
def test_that_no_range_is_too_short_or_too_far_away_to_be_drawn(moves):
    linked = begun()
    for what, by in moves:
        if what == "zoom":
            linked.zoom(by)
        else:
            linked.pan(by - 1)
        assert -FARTHEST_S <= linked.start_s < linked.end_s <= FARTHEST_S
        assert linked.end_s - linked.start_s >= SHORTEST_S * 0.99


def test_that_all_of_the_longest_run_is_seen_first_with_a_little_room_behind_it():
    linked = begun(10.0)
    assert visible(linked) == (0.0, pytest.approx(10.2))
    assert visible(begun(0.0)) == (0.0, SHORTEST_S)


def test_that_without_a_place_it_zooms_at_the_pointer_else_at_the_middle():
    linked = begun(10.0)
    linked.show_range(0, 10)
    linked.zoom(0.5)
    assert visible(linked) == (2.5, 7.5)
    linked.show_range(0, 10)
    linked.point(10)
    linked.zoom(0.5)
    assert visible(linked) == (5, 10)


def test_that_fitting_shows_what_is_measured_and_then_all():
    linked = begun(10.0)
    linked.measure((2.0, 3.0))
    linked.fit()
    assert visible(linked) == (2.0, 3.0)
    linked.fit()
    assert visible(linked) == (0.0, pytest.approx(10.2))


def test_that_other_runs_are_begun_with_nothing_measured_or_pointed_at():
    linked = begun(10.0)
    linked.measure((2.0, 3.0))
    linked.point(2.5)
    linked.show_range(2, 3)
    linked.begin(5.0)
    assert (linked.measured, linked.cursor_s) == (None, None)
    assert visible(linked) == (0.0, pytest.approx(5.1))


def test_that_only_what_is_new_is_told():
    linked = begun()
    told = []
    linked.marked.connect(lambda: told.append((linked.cursor_s, linked.measured)))
    for at_s in (1.0, 1.0, None, None):
        linked.point(at_s)
    for measured in ((1.0, 2.0), (1.0, 2.0), None, None):
        linked.measure(measured)
    assert told == [(1.0, None), (None, None), (None, (1.0, 2.0)), (None, None)]
