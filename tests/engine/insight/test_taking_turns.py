"""Jobs that wait for each other, of which it is known that they do."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.insight.taking_turns import turns_of

MS = 1_000_000


def scheduled(jobs, workers, held, alone):
    """When jobs begin and end that each hold one lock, and then go on alone, for so many ms by ``held``, ``alone``."""
    free, lock, started, ended = [0.0] * workers, 0.0, [], []
    for number in range(jobs):
        worker = min(range(workers), key=free.__getitem__)
        begin = free[worker]
        lock = max(begin, lock) + held(number)
        free[worker] = max(lock, begin) + alone(number)
        started.append(begin)
        ended.append(free[worker])
    return [np.array([round(each * MS) for each in times], np.int64) for times in (started, ended)]


@pytest.mark.parametrize("workers", [2, 4, 8])
@settings(max_examples=20)
@given(st.floats(1, 500), st.floats(0, 0.3), st.randoms(use_true_random=False))
def test_that_jobs_that_hold_one_lock_are_seen_to_take_turns(workers, held_ms, share, draw):
    # As long as all others are at the lock, it is never free.
    alone_ms = held_ms * share * (workers - 1)
    found = turns_of(*scheduled(40, workers, lambda _: held_ms * draw.uniform(0.95, 1.05), lambda _: alone_ms), workers)
    assert found is not None
    assert found.first_ns == pytest.approx((held_ms + alone_ms) * MS, rel=0.06)
    assert found.later_ns == pytest.approx(workers * held_ms * MS, rel=0.1)


@pytest.mark.parametrize("workers", [2, 4, 8])
@settings(max_examples=20)
@given(st.sampled_from(["even", "first is longer", "uneven"]), st.randoms(use_true_random=False))
def test_that_jobs_that_wait_for_nobody_are_not(workers, kind, draw):
    def takes(number):
        if kind == "uneven":
            return draw.uniform(10, 200)
        return (300 if kind == "first is longer" and number < workers else 100) * draw.uniform(0.98, 1.02)

    assert turns_of(*scheduled(40, workers, lambda _: 0.0, takes), workers) is None


def test_that_of_a_short_first_job_alone_nothing_follows():
    draw = random.Random(1)
    began_ended = scheduled(
        60, 4, lambda _: 0.0, lambda number: (50 if number == 0 else 100) * draw.uniform(0.98, 1.02)
    )
    assert turns_of(*began_ended, 4) is None


@pytest.mark.parametrize(("jobs", "workers"), [(0, 2), (1, 1), (7, 2), (60, 1), (11, 4)])
def test_that_few_jobs_and_one_worker_tell_nothing(jobs, workers):
    assert turns_of(*scheduled(jobs, workers, lambda _: 10.0, lambda _: 0.0), workers) is None
