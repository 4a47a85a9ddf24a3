"""Cells as arrays, against what is said of one after the other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.layout import (
    CELL_WORDS,
    ENDED,
    FLAG_CONTAINER,
    FLAG_INTERRUPTED,
    KIND_ERROR,
    KIND_INT,
    KIND_RECEIVED,
    KIND_SENT,
    KIND_TEXT,
    STARTED,
    TIME_MOST_S,
)
from engine.model.cells import (
    TASKS_MOST,
    ended_states,
    firsts,
    has_right_times,
    is_message,
    lasts,
    reached,
    right_tasks,
    times_ns,
)
from engine.model.task import State
from tests.engine.trace.cells import cell

VALUES = st.lists(st.integers(0, 5), max_size=12)
JOBS = 4
CELLS = st.lists(st.tuples(st.integers(-1, JOBS - 1), st.integers(0, 12), st.integers(0, 12)), max_size=10)


def array_of(*cells):
    return np.frombuffer(b"".join(cells), np.uint64).reshape(-1, CELL_WORDS)


@given(VALUES)
def test_that_the_first_and_the_last_of_each_value_are_found(values):
    array = np.array(values, np.int64)
    assert [values[at] for at in firsts(array)] == sorted(set(values))
    assert all(values.index(values[at]) == at for at in firsts(array))
    assert lasts(array).tolist() == [at for at, value in enumerate(values) if value not in values[at + 1 :]]


@given(CELLS, st.lists(st.sampled_from(list(State)), min_size=JOBS, max_size=JOBS), st.integers(0, 6), st.booleans())
def test_that_a_cell_is_right_that_begins_after_the_one_before_and_is_of_a_task_that_has_not_ended(
    rows, states, last_ended_ns, reruns
):
    found = right_tasks(
        array_of(*(cell(0, started, ended) for _, started, ended in rows)),
        np.array([task for task, _, _ in rows], np.int64),
        np.array(states, np.uint8),
        last_ended_ns,
        reruns=reruns,
    )
    expected, seen, reached_ns = [], set(), last_ended_ns
    for task, started, ended in rows:
        is_its = task >= 0 and (reruns or (states[task] <= State.RUNNING and task not in seen))
        expected.append(is_its and started >= reached_ns)
        if expected[-1]:
            seen.add(task)
            reached_ns = max(reached_ns, ended)
    assert found.tolist() == expected


@pytest.mark.parametrize(
    ("started_s", "ended_s", "is_right"),
    [
        (1.0, 1.0, True), (1.0, 2.0, True), (1.0, 0.9, False), (0.0, 1.0, False), (-1.0, 1.0, False),
        (1.0, TIME_MOST_S, False), (1.0, TIME_MOST_S - 1, True), (1.0, float("nan"), False), (float("nan"), 1.0, False),
        (1.0, float("inf"), False), (5e-324, 1.0, True),
    ],
)  # fmt: skip
def test_that_times_are_right_that_can_be(started_s, ended_s, is_right):
    cells = np.zeros((1, CELL_WORDS), np.uint64)
    cells[0, [STARTED, ENDED]] = np.array([started_s, ended_s]).view(np.uint64)
    assert has_right_times(cells).tolist() == [is_right]


def test_that_times_are_told_to_the_nanosecond():
    assert times_ns(array_of(cell(0, 1_000_000_007, 3)), STARTED).tolist() == [1_000_000_007]
    assert times_ns(array_of(cell(0, 1_000_000_007, 3)), ENDED).tolist() == [3]


@pytest.mark.parametrize(
    ("kind", "message", "state"),
    [
        (KIND_INT, False, State.DONE),
        (KIND_TEXT | 0xFF00, False, State.DONE),
        (KIND_ERROR | 0xFF00, False, State.ERROR),
        (KIND_ERROR | FLAG_CONTAINER, False, State.ERROR),
        (KIND_INT | FLAG_CONTAINER, False, State.DONE),
        (KIND_ERROR | FLAG_INTERRUPTED, False, State.INTERRUPTED),
        (KIND_INT | FLAG_INTERRUPTED, False, State.INTERRUPTED),
        (KIND_SENT | 0xFF00, True, None),
        (KIND_RECEIVED, True, None),
        (KIND_RECEIVED + 1, False, State.DONE),
    ],
)
def test_that_a_cell_tells_what_it_is_of_and_what_has_become_of_that(kind, message, state):
    cells = array_of(cell(0, kind=kind))
    assert is_message(cells).tolist() == [message]
    assert message or ended_states(cells).tolist() == [state]


def test_that_a_plan_has_as_many_tasks_as_the_highest_number_of_its_call_tells():
    def of(*tasks):
        return reached(*np.array(tasks, np.uint64).reshape(-1, 2).T)

    assert of() == 0
    assert of((0, 0)) == 1
    assert of((0, 2), (0, 7), (0, 3)) == 8
    assert of((0, 2), (9, 7)) == 3, "another call's are none of the plan's"
    assert of((9, 7)) == 0
    assert of((0, 2), (0, TASKS_MOST)) == 3
    assert of((0, 2), (0, TASKS_MOST - 1)) == TASKS_MOST
