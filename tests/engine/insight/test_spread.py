"""How far repeated measurements lie apart."""

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.insight.spread import median, median_bounds

VALUES = st.lists(st.floats(0, 1e6), min_size=1, max_size=60)


def test_that_nothing_has_no_median():
    assert median([]) is None


@given(VALUES)
def test_that_the_median_is_the_textbooks_and_lies_within_its_bounds(values):
    least, most = median_bounds(values)
    assert median(values) == statistics.median(values)
    assert min(values) <= least <= median(values) <= most <= max(values)
    assert {least, most} <= set(values)


@pytest.mark.parametrize(
    ("count", "least", "most"),
    [(1, 1, 1), (2, 1, 2), (5, 1, 5), (6, 1, 6), (8, 1, 8), (9, 2, 8), (12, 3, 10), (15, 4, 12), (20, 6, 15)],
)
def test_that_the_bounds_are_the_ones_of_the_tables(count, least, most):
    assert median_bounds(range(count, 0, -1)) == (least, most)


@given(st.integers(6, 1_500))
def test_that_they_cover_95_percent_and_the_next_closer_ones_do_not(count):
    least, most = median_bounds(range(count))
    assert least + most == count - 1

    def beyond(cut):
        return 2 * sum(math.comb(count, each) for each in range(cut + 1))

    assert 20 * beyond(least) <= 2**count < 20 * beyond(least + 1)
