"""The tutorial's job."""

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.workloads.squares import WORKLOAD, squares


@given(st.integers(0, 2_000))
def test_that_it_is_the_sum_of_the_first_squares(size):
    assert squares(size) == (size - 1) * size * (2 * size - 1) // 6


def test_that_the_tutorials_size_has_the_tutorials_answer():
    # By the closed form, which the property above ties to the function; the function itself takes a second for it.
    size = WORKLOAD.size_default
    assert (size - 1) * size * (2 * size - 1) // 6 == 333333283333335000000


def test_that_every_job_is_as_large_as_the_next():
    assert WORKLOAD.items(3, 9) == [9, 9, 9]
