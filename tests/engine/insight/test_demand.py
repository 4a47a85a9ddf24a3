"""How long tasks have to wait for each other, in cases that can be told by hand."""

import numpy as np
import pytest

from engine.insight.demand import unavoidable_ns


def waits(tasks, at_once):
    started, ended, wants, gets = (np.array(column, float) for column in zip(*tasks, strict=True))
    return unavoidable_ns(started.astype(np.int64), ended.astype(np.int64), wants, gets, at_once)


@pytest.mark.parametrize(
    ("tasks", "at_once", "waited"),
    [
        ([(0, 100, 1, 1), (0, 100, 1, 1)], 2, 0),
        # Four share two cores: each computes half of the time, and waits the other half.
        ([(0, 100, 1, 0.5)] * 4, 2, 200),
        # Only while both are there.
        ([(0, 100, 1, 0.5), (50, 100, 1, 0.5)], 1, 50),
        # Tasks that mostly wait do not meet.
        ([(0, 100, 0.1, 0.1)] * 4, 2, 0),
        # On a busy machine they get little, and so little of their waiting is for each other.
        ([(0, 100, 1, 0.1)] * 4, 2, 40),
    ],
)
def test_that_it_is_what_sharing_alone_would_cost(tasks, at_once, waited):
    assert waits(tasks, at_once) == pytest.approx(waited)


def test_that_no_task_waits_for_nobody():
    assert unavoidable_ns(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros(0), 2) == 0
