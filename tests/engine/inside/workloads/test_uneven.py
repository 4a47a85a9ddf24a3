"""Jobs of uneven length."""

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.workloads.uneven import WORKLOAD, uneven


@given(st.integers(0, 1_000))
def test_that_it_is_the_sum_of_the_first_squares(length):
    assert uneven(length) == (length - 1) * length * (2 * length - 1) // 6


@given(st.integers(1, 200), st.integers(0, 10**9))
def test_that_no_job_is_shorter_than_the_one_before_and_the_last_is_of_the_whole_size(jobs, size):
    lengths = WORKLOAD.items(jobs, size)
    assert lengths == sorted(lengths)
    assert lengths[-1] == size
    # Even steps, but for rounding.
    assert max(later - sooner for sooner, later in zip([0, *lengths], lengths, strict=False)) <= size // jobs + 1


@given(st.integers(1, 50), st.integers(10_000, 10**6))
def test_that_what_a_job_needs_is_the_mean_of_all(jobs, size):
    mean = sum(WORKLOAD.items(jobs, size)) / jobs
    assert 1.0 <= mean / (size / 2) <= 2.0
