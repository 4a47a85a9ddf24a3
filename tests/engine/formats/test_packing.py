"""Whole numbers in few bytes: what is unpacked is what was packed, and what cannot be is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.container import WrongError
from engine.formats.packing import Groups, differences, packed, summed, unpacked

MOST = 9 * 10**18
NUMBERS = st.lists(st.integers(0, MOST), max_size=20)


@given(NUMBERS)
def test_that_numbers_come_back_in_the_fewest_bytes(numbers):
    found = packed(np.array(numbers, np.int64))
    assert unpacked(found, 0, MOST, "they").tolist() == numbers
    assert found.dtype.itemsize == min(size for size in (1, 2, 4, 8) if max(numbers, default=0) < 256**size)


@given(st.lists(st.integers(-(2**62), 2**62), min_size=1))
def test_that_signed_numbers_come_back(numbers):
    assert unpacked(packed(np.array(numbers, np.int64)), -(2**62), 2**62, "they").tolist() == numbers


@given(st.lists(NUMBERS, max_size=6))
def test_that_differences_add_up_group_by_group(groups):
    shape = Groups(np.array([len(group) for group in groups], np.int64))
    numbers = np.array([number for group in groups for number in sorted(group)], np.int64)
    steps = differences(numbers, shape)
    assert summed(steps, shape, MOST, "they").tolist() == numbers.tolist()
    assert [numbers[rows].tolist() for rows in shape.slices()] == [sorted(group) for group in groups]


STEPS = st.integers(-(2**63), 2**63 - 1) | st.sampled_from([2**63 - 1, MOST, -MOST, 2**62, 1, -1, 0])


@given(st.lists(st.lists(STEPS, max_size=6), min_size=1, max_size=4), st.integers(0, MOST) | st.just(MOST))
def test_that_sums_are_taken_if_they_are_all_within_their_bounds_and_no_others(groups, most):
    steps = [step for group in groups for step in group]
    exact = [sum(group[: end + 1]) for group in groups for end in range(len(group))]
    try:
        found = summed(np.array(steps, np.int64), Groups(np.array([len(group) for group in groups])), most, "they")
    except WrongError:
        assert min(exact) < 0 or max(exact) > most
    else:
        assert found.tolist() == exact
        assert all(0 <= each <= most for each in exact)


def test_that_a_number_out_of_range_is_told_in_words():
    with pytest.raises(WrongError, match="the times cannot be so"):
        unpacked(np.array([3], np.uint8), 0, 2, "the times")
