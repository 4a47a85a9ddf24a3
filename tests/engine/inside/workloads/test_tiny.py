"""Very many jobs that are over at once."""

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.workloads.tiny import WORKLOAD, tiny


@given(st.integers(0, 10**7), st.integers(0, 100))
def test_that_it_is_the_sum_of_so_many_numbers_from_its_own_on(first, size):
    assert tiny((first, size)) == sum(first + step for step in range(size))


def test_that_no_two_jobs_have_the_same_result():
    results = [tiny(item) for item in WORKLOAD.items(100, 10)]
    assert len(set(results)) == 100


def test_that_there_are_very_many_by_default():
    assert WORKLOAD.jobs_default >= 10_000
