"""Which jobs a trial calls, and what it notes of each."""

import itertools
import time

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.probing.sampling import CALLS_MOST, is_over, is_short, pickled, sample, spread, timed, together


@given(st.integers(1, 5_000))
def test_that_the_jobs_called_are_different_ones_and_the_first_and_the_last_come_first(jobs):
    found = list(spread(jobs))
    assert len(found) == len(set(found)) == min(jobs, CALLS_MOST)
    assert all(0 <= job < jobs for job in found)
    assert set(found[:2]) == {0, jobs - 1}


@given(st.integers(100, 1_000_000), st.integers(3, 7))
def test_that_every_beginning_covers_the_list_evenly(jobs, power):
    count = 2**power + 1
    found = sorted(spread_first(jobs, count))
    gaps = [after - before for before, after in itertools.pairwise(found)]
    assert max(gaps) <= 2 * (jobs - 1) / (count - 1) + 1


def spread_first(jobs, count):
    return [job for _, job in zip(range(count), spread(jobs), strict=False)]


def called(function, items, most_s=60.0, may_go_on=lambda: True):
    told = []
    took = sample(function, items, most_s, may_go_on, lambda what, **more: told.append((what, more)))
    return took, told


def test_that_a_last_job_that_takes_all_the_time_is_told_from_the_others():
    assert not is_over([0.002, 2.0], 2.002, 0.6)
    assert not is_over([0.02, 0.9, 0.02], 0.94, 0.6)
    assert is_over([2.0, 2.0], 4.0, 0.6)
    assert is_over([0.002, 2.0, 2.0], 4.002, 0.6)
    assert is_over([0.002, 2.0, *[0.002] * 4], 2.01, 0.6)


def test_that_every_job_is_called_once_while_they_differ():
    seen = []
    took, told = called(lambda item: seen.append(item) or sum(range(item * 20_000)), list(range(1, 41)))
    assert set(took) <= set(range(40))
    assert len(seen) == len(told)
    assert all(set(more) >= {"job", "wall_s", "cpu_s", "inner_s", "queued_s"} for _, more in told)


def test_that_no_more_is_called_once_it_may_not_go_on():
    seen = []
    took, _ = called(seen.append, list(range(10)), may_go_on=lambda: False)
    assert (seen, list(took)) == ([0], [0])


def test_that_at_least_two_are_called_when_there_is_no_time():
    seen = []
    called(seen.append, list(range(1_000)), most_s=0.0)
    assert len(set(seen)) == 2


def test_that_what_was_slow_at_first_only_is_called_again_until_it_is_warm():
    """As where memory is touched that nobody has touched before: each of the first calls is longer than it is later."""
    seen = []

    def cold(item):
        seen.append(item)
        if seen.count(item) == 1:
            time.sleep(0.5)  # so long that no busy machine makes a warm call look like it

    _, told = called(cold, list(range(3)))
    assert {more["job"] for what, more in told if what == "again"} == {0, 1, 2}
    assert len(seen) == len(told)


def test_that_short_calls_are_timed_together():
    assert is_short({0: 1e-6, 5: 2e-6, 9: 1.0})
    assert not is_short({0: 1e-6, 5: 2e-3, 9: 1.0})
    seen = []
    assert together(seen.append, [1, 2, 3]) > 0
    assert seen[:6] == [1, 2, 3, 1, 2, 3]


def test_that_a_result_is_given_back_with_what_it_took():
    result, figures = timed(lambda item: item + 1, 4)
    assert result == 5
    assert figures["wall_s"] > 0
    assert figures["queued_s"] >= 0


def test_that_what_does_not_pickle_has_no_size():
    assert pickled(lambda: 0, ("a", "b", "c")) == {}
    assert pickled(b"x" * 10_000, ("a", "b", "c"))["c"] > 10_000
    number = pickled(12_345, ("a", "b", "c"))
    assert (number["a"], number["b"]) == (0.0, 0.0)  # as the machine's constants have it already
