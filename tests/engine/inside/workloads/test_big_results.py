"""Jobs that get little and give much."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.workloads.big_results import WORKLOAD, big_results


@given(st.integers(0, 10**7), st.integers(0, 1_000))
def test_that_every_result_has_the_size_in_bytes(index, size):
    result = big_results((index, size))
    assert type(result) is bytes
    assert len(result) == size


def test_that_every_result_is_told_apart_by_how_it_begins():
    beginnings = {big_results(item)[:4] for item in WORKLOAD.items(1_000, 50)}
    assert len(beginnings) == 1_000


def test_that_the_items_are_small():
    assert len(pickle.dumps(WORKLOAD.items(1, 10**9))) < 200
