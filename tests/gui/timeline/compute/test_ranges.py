"""Wherever what is visible is moved, it stays a range, and within the run where it can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.timeline.compute.ranges import SHORTEST_S, centred, panned, with_end, with_start, zoomed

UNTIL_S = st.floats(0.001, 1e5)
VISIBLE = st.tuples(st.floats(-1, 1e5), st.floats(SHORTEST_S, 1e5)).map(lambda drawn: (drawn[0], drawn[0] + drawn[1]))
MOMENT_S = st.floats(-1e6, 1e6)


@given(VISIBLE, MOMENT_S, UNTIL_S)
def test_that_panning_keeps_the_length_and_stays_in_the_run(visible, by_s, until_s):
    for start_s, end_s in (panned(visible, by_s, until_s), centred(visible, by_s, until_s)):
        assert end_s - start_s == pytest.approx(visible[1] - visible[0], abs=1e-9)
        assert start_s >= 0
        assert end_s <= max(until_s, end_s - start_s) + 1e-9


@given(st.floats(0, 100), st.floats(0.001, 100), MOMENT_S, st.floats(200, 1e5))
def test_that_an_edge_never_passes_the_other(start_s, length_s, at_s, until_s):
    visible = start_s, start_s + length_s
    new_start_s, same_end_s = with_start(visible, at_s, until_s)
    assert 0 <= new_start_s < same_end_s
    assert same_end_s == visible[1]
    same_start_s, new_end_s = with_end(visible, at_s, until_s)
    assert same_start_s < new_end_s <= until_s
    assert same_start_s == visible[0]


@given(VISIBLE, st.floats(0.01, 100), UNTIL_S)
def test_that_zooming_stays_in_the_run(visible, factor, until_s):
    start_s, end_s = zoomed(visible, factor, until_s)
    assert start_s >= 0
    assert end_s <= until_s + 1e-9
    assert end_s - start_s <= (visible[1] - visible[0]) * max(factor, 1) + 1e-5


def test_that_a_moment_is_brought_to_the_middle():
    assert centred((0.0, 2.0), 5.0, 10.0) == (4.0, 6.0)
    assert zoomed((4.0, 6.0), 0.5, 10.0) == (4.5, 5.5)
