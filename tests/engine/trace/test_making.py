"""When items were made that were made while the jobs ran."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.events import Checked, Found, Made
from engine.inside.records.layout import TIME_MOST_S
from engine.model.cells import TASKS_MOST
from engine.trace.making import making_of

FOUND = Found("done", 0.0, 0.0, None, None, "")


def of(steps):
    intervals, counts = making_of(Checked(9, 2, FOUND, Made(is_flow=True, steps=tuple(steps))))
    return list(zip(intervals.started.tolist(), intervals.ended.tolist(), strict=True)), counts.tolist()


def test_that_each_step_is_a_stretch_and_a_count():
    assert of([1.0, 2.0, 5, 4.0, 4.5, 6]) == (
        [(10**9, 2 * 10**9), (4 * 10**9, 45 * 10**8)],
        [[2 * 10**9, 5], [45 * 10**8, 6]],
    )
    assert of([0.0, 0.5, 0]) == ([(0, 5 * 10**8)], [[5 * 10**8, 0]])
    assert making_of(None)[1].shape == (0, 2)


@pytest.mark.parametrize(
    ("step", "is_right"),
    [
        ([1.0, 1.0, 2], True), ([1.0, 0.9, 2], False), ([-1.0, 1.0, 2], False), ([-0.5, 1.0, 2], False),
        ([1.0, 2.0, TASKS_MOST], True), ([1.0, 2.0, TASKS_MOST + 1], False), ([1.0, 2.0, -1], False),
        ([1.0, TIME_MOST_S, 2], False),
    ],
)  # fmt: skip
def test_that_what_is_just_right_is_right(step, is_right):
    assert len(of(step)[1]) == is_right


@given(st.lists(st.floats() | st.integers(0, 9).map(float), max_size=12))
def test_that_what_cannot_be_right_is_left_out(steps):
    stretches, counts = of(steps)
    assert all(ended - started >= 0 for started, ended in stretches)
    assert np.isfinite(counts).all()
    assert len(counts) <= len(steps) // 3
