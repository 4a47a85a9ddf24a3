"""What repeated measurements tell."""

import math
import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.insight.statistics import (
    are_apart,
    can_be_apart,
    least_each,
    median,
    median_bounds,
    median_interval,
    quantile,
    resampled,
    settled,
    told_apart,
)

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


@given(st.integers(1, 200))
def test_that_the_interval_tells_with_what_probability_it_holds(count):
    found = median_interval(range(count))
    inside = sum(math.comb(count, each) for each in range(int(found.low) + 1, int(found.high) + 1))
    assert found.coverage == pytest.approx(inside / 2**count)
    assert found.coverage >= 0.95 or count < 6


@given(VALUES, st.floats(0, 1))
def test_that_a_quantile_lies_among_the_values_and_grows_with_its_share(values, share):
    assert min(values) <= quantile(values, share) <= max(values) * (1 + 1e-12)
    assert quantile(values, 0) == min(values)
    assert quantile(values, 1) == max(values)
    assert quantile(values, 0.5) == pytest.approx(median(values))


NOISES = {
    "even": lambda draw: draw.uniform(1, 2),
    "normal": lambda draw: draw.gauss(10, 1),
    "skewed": lambda draw: 1 + draw.expovariate(1),
    "far outliers": lambda draw: 1 + draw.paretovariate(0.7),
    "two modes": lambda draw: draw.choice((1, 1.5)) + draw.gauss(0, 0.001),
    "seldom slow": lambda draw: 1 + draw.gauss(0, 0.01) + (draw.random() < 0.1),
}


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("counts", [(1, 1), (2, 2), (3, 3), (3, 4), (4, 4), (5, 5), (9, 9), (4, 12), (1, 30), (20, 20)])
def test_that_of_two_that_are_the_same_at_most_one_in_20_is_called_different(noise, counts):
    draw = random.Random(f"{noise} {counts}")
    tries = 2_000
    some = sum(are_apart(*([NOISES[noise](draw) for _ in range(count)] for count in counts)) for _ in range(tries))
    assert some <= tries * 0.05


@pytest.mark.parametrize("noise", NOISES)
def test_that_looking_after_every_round_from_the_fourth_on_keeps_to_one_in_20(noise):
    draw = random.Random(noise)
    tries, wrong = 1_000, 0
    for _ in range(tries):
        some, others = ([NOISES[noise](draw) for _ in range(20)] for _ in "ab")
        wrong += any(are_apart(some[:count], others[:count]) for count in range(4, 21))
    assert wrong <= tries * 0.05


@given(st.lists(st.floats(0, 1e6), max_size=12), st.lists(st.floats(0, 1e6), max_size=12))
def test_that_being_apart_is_mutual_and_nothing_is_apart_from_itself(some, others):
    assert are_apart(some, others) == are_apart(others, some)
    assert not are_apart(some, some)
    if are_apart(some, others):
        assert median(some) != median(others)


@pytest.mark.parametrize(
    ("some", "others", "apart"),
    [
        ([], [1.0], False),
        ([1.0], [9.0], False),
        ([1.0, 1.0], [9.0, 9.0], False),
        ([1.0, 1.1, 1.2], [1.3, 1.4, 1.5], False),
        ([1.0, 1.1, 1.2], [1.5, 1.6, 1.65], True),
        ([1.0, 1.1, 1.2, 1.3], [1.31, 1.4, 1.5, 1.6], True),
        ([1.0] * 19 + [1.5], [1.1] * 20, True),
    ],
)
def test_that_three_want_a_gap_as_wide_as_themselves_and_four_none(some, others, apart):
    assert are_apart(some, others) == apart


@pytest.mark.parametrize("some", range(12))
@pytest.mark.parametrize("others", range(12))
def test_that_those_which_can_be_apart_are_so_where_they_lie_as_far_apart_as_can_be(some, others):
    assert can_be_apart(some, others) == are_apart([1.0] * some, [9.0] * others)


@given(st.lists(st.floats(1, 2), min_size=1, max_size=9), st.lists(st.floats(1, 9), min_size=1, max_size=9))
def test_that_of_as_many_runs_as_are_wanted_those_that_lie_so_are_apart_and_of_one_less_they_are_not(some, others):
    def of(count, values):
        """So many that reach as far."""
        return [min(values), *[max(values)] * (count - 1)]

    least = least_each(some, others)
    is_between = max(some) < min(others) or max(others) < min(some)
    assert are_apart(of(least, some), of(least, others)) == is_between
    assert not are_apart(of(least - 1, some), of(least - 1, others))
    assert least == least_each(others, some)


def test_that_those_that_are_apart_from_all_others_are_told():
    near, far = [1.0, 1.1, 1.2, 1.3], [9.0, 9.1, 9.2, 9.3]
    assert told_apart([near, near, far, []]) == {2}
    assert told_apart([near, far]) == {0, 1}
    assert told_apart([near]) == {0}
    assert told_apart([]) == frozenset()


def test_that_only_those_are_settled_that_were_run_often_enough():
    some = [1.0, 1.1, 1.2, 1.25], [9.0, 9.1, 9.2], [20.0, 20.1, 20.2, 20.25], []
    assert told_apart(some) == {0, 1, 2}
    assert settled(some) == {0, 2}


@given(st.lists(VALUES, max_size=4), st.integers(0, 5))
def test_that_each_is_drawn_from_its_own_values_and_alike_each_time(samples, times):
    drawn = list(resampled(samples, times))
    assert drawn == list(resampled(samples, times))
    assert len(drawn) == times
    for each in drawn:
        assert [len(values) for values in each] == [len(values) for values in samples]
        assert all(set(values) <= set(own) for values, own in zip(each, samples, strict=True))
