"""Jobs that get much and give little."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.workloads.big_arguments import WORKLOAD, big_arguments


@given(st.integers(1, 20), st.integers(0, 1_000))
def test_that_every_item_has_the_size_in_bytes(jobs, size):
    assert [len(item) for item in WORKLOAD.items(jobs, size)] == [size] * jobs


def test_that_no_two_items_are_one_object_or_alike():
    items = WORKLOAD.items(300, 10)
    assert len({id(item) for item in items}) == len(set(items)) == 300


def test_that_pickling_all_takes_as_many_bytes_as_there_are():
    assert len(pickle.dumps(WORKLOAD.items(7, 10_000))) > 70_000


@pytest.mark.parametrize("size", [1_000, 100_000])
def test_that_the_result_is_small_and_tells_the_items_apart(size):
    results = [big_arguments(item) for item in WORKLOAD.items(50, size)]
    assert len(set(results)) == 50
    assert all(0 <= result < 2**32 for result in results)
