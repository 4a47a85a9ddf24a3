"""What becomes of tasks, and which of the records that are read can be right."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ..inside.records.layout import ENDED, INDEX, KIND, KIND_ERROR, KIND_RECEIVED, KIND_SENT, STARTED, TIME_MOST_S

MESSAGES = (KIND_SENT, KIND_RECEIVED)
"""The kinds of records that are no task's."""


class State(IntEnum):
    """What has become of a task. The values are what the columns hold."""

    WAITING = 0
    RUNNING = 1
    DONE = 2
    ERROR = 3
    LOST = 4
    CANCELLED = 5


def right_tasks(cells: NDArray[np.uint64], state: NDArray[np.uint8], last_ended_ns: int) -> NDArray[np.bool_]:
    """Which of a worker's ended cells are a task's, and can be right.

    They cannot where the index is out of range or was seen before, the end is before the start, or the start before the
    end of the one before.

    Args:
        cells: a row of words each, in the order they stand in the file.
        state: of all tasks, so far.
        last_ended_ns: when the worker's last task before these ended.
    """
    is_task = has_right_times(cells) & ~np.isin(cells[:, KIND] & 0xFF, MESSAGES)
    is_task &= cells[:, INDEX] < len(state)
    is_task[is_task] &= state[cells[is_task, INDEX].astype(np.int64)] <= State.RUNNING
    # The first of two cells with one index counts.
    at = np.flatnonzero(is_task)
    is_task = np.zeros(len(cells), bool)
    is_task[at[_firsts(cells[at, INDEX])]] = True
    at = np.flatnonzero(is_task)
    started_ns, ended_ns = times_ns(cells[at], STARTED), times_ns(cells[at], ENDED)
    reached_ns = np.maximum.accumulate(np.concatenate([[last_ended_ns], ended_ns]))[:-1]
    is_task[at[started_ns < reached_ns]] = False
    return is_task


def times_ns(cells: NDArray[np.uint64], word: int) -> NDArray[np.int64]:
    """A time of each cell, in ns."""
    times: NDArray[np.int64] = np.rint(cells[:, word].view(np.float64) * 1e9).astype(np.int64)
    return times


def has_right_times(cells: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which cells begin and end at times that can be, in this order."""
    started_s, ended_s = cells[:, STARTED].view(np.float64), cells[:, ENDED].view(np.float64)
    right: NDArray[np.bool_] = (started_s > 0) & (started_s <= ended_s) & (ended_s < TIME_MOST_S)
    return right


def is_error(cells: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which tasks' cells say that the task raised."""
    raised: NDArray[np.bool_] = (cells[:, KIND] & 0xFF) == KIND_ERROR
    return raised


def _firsts(values: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Where each value stands first."""
    # numpy's ``unique`` imports masked arrays, which takes longer than a run may.
    order = np.argsort(values, kind="stable")
    is_first = np.ones(len(order), bool)
    is_first[1:] = np.diff(values[order]) != 0
    return order[is_first]
