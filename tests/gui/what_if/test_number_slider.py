"""Where a slider of numbers stops."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from gui.what_if.number_slider import stops


@given(st.integers(1, 10_000_000))
def test_that_stops_ascend_from_one_to_the_most_in_steps_of_a_quarter(most):
    found = stops(most)
    assert (found[0], found[-1]) == (1, most)
    assert all(a < b for a, b in itertools.pairwise(found))
    assert all(b - a <= max(a / 4, 1) for a, b in itertools.pairwise(found))
    assert len(found) < 100


def test_that_the_cores_people_ask_for_are_among_them():
    assert {8, 16, 64} < set(stops(64))
