"""Numbers of 64 bits, each with an index."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.trace.numbers import Numbers

NUMBER = st.integers(0, 2**64 - 1) | st.integers(0, 50)


@settings(max_examples=60)
@given(batches=st.lists(st.lists(NUMBER, max_size=30), max_size=8), asked=st.lists(NUMBER, max_size=20))
def test_that_each_number_has_the_index_that_it_was_given_and_no_other_has_one(batches, asked):
    numbers, truth = Numbers(), {}
    for batch in batches:
        new = list(dict.fromkeys(number for number in batch if number not in truth))
        indices = range(len(truth), len(truth) + len(new))
        numbers.add(np.array(new, np.uint64), np.array(indices, np.int64))
        truth |= dict(zip(new, indices, strict=True))
    asked = [*asked, *truth]
    assert numbers.of(np.array(asked, np.uint64)).tolist() == [truth.get(number, -1) for number in asked]
    assert len(numbers) == len(truth)


def test_that_many_are_found_again_however_they_came():
    numbers = Numbers()
    order = np.random.default_rng(1).permutation(40_000).astype(np.uint64) * 977
    for first in range(0, 40_000, 1_500):
        numbers.add(order[first : first + 1_500], np.arange(first, min(first + 1_500, 40_000)))
    numbers.add(np.array([3], np.uint64), np.array([40_000]))  # which is not in its place yet
    assert numbers.of(np.array([3], np.uint64)).tolist() == [40_000]
    assert (numbers.of(order) == np.arange(40_000)).all()
    assert (numbers.of(order + 1) == -1).all()
    assert 0 < len(numbers._new) <= 10_000, "most are in their places"
