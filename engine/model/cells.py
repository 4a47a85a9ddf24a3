"""Cells as arrays: which of them can be right, and their times."""

import numpy as np
from numpy.typing import NDArray

from ..inside.records.layout import (
    ENDED,
    FLAG_INTERRUPTED,
    KIND,
    KIND_ERROR,
    KIND_RECEIVED,
    KIND_SENT,
    STARTED,
    TIME_MOST_S,
)
from .task import State

TASKS_MOST = 10_000_000
"""So many tasks a run may have."""


def is_message(cells: "NDArray[np.uint64]") -> "NDArray[np.bool_]":
    """Which cells are of messages, and not of tasks."""
    kinds = cells[:, KIND] & 0xFF  # of one or two cells, as they mostly are, ``np.isin`` takes ten times as long
    found: NDArray[np.bool_] = (kinds == KIND_SENT) | (kinds == KIND_RECEIVED)
    return found


def ended_states(cells: "NDArray[np.uint64]") -> "NDArray[np.uint8]":
    """What has become of the tasks whose ended cells these are."""
    found = np.where((cells[:, KIND] & 0xFF) == KIND_ERROR, State.ERROR, State.DONE).astype(np.uint8)
    found[(cells[:, KIND] & np.uint64(FLAG_INTERRUPTED)) > 0] = State.INTERRUPTED
    return found


def right_tasks(
    cells: "NDArray[np.uint64]",
    tasks: "NDArray[np.int64]",
    state: "NDArray[np.uint8]",
    last_ended_ns: int,
    *,
    reruns: bool,
) -> "NDArray[np.bool_]":
    """Which of a worker's ended cells are of tasks, and can be right: in however many parts they come.

    They cannot where the task has ended before, or the start is before the end of the last one that is right.

    Args:
        cells: a row of words each, in the order they stand in the file.
        tasks: the index of each one's task; -1 where it is none's.
        state: of all tasks, so far.
        last_ended_ns: when the worker's last task before these ended.
        reruns: a task may be run again, so that it ends more than once.
    """
    at = np.flatnonzero(tasks >= 0)
    if not reruns:
        at = at[state[tasks[at]] <= State.RUNNING]
    is_right = np.zeros(len(cells), bool)
    is_right[at if reruns else at[firsts(tasks[at])]] = True
    first = np.flatnonzero(is_right)
    started_ns, ended_ns = times_ns(cells[first], STARTED), times_ns(cells[first], ENDED)
    reached_ns = np.maximum.accumulate(np.concatenate([[last_ended_ns], ended_ns]))[:-1]
    if (started_ns < reached_ns).any():
        is_right[at] = _one_by_one(cells[at], tasks[at], last_ended_ns, reruns=reruns)
    return is_right


def _one_by_one(
    cells: "NDArray[np.uint64]", tasks: "NDArray[np.int64]", last_ended_ns: int, *, reruns: bool
) -> list[bool]:
    """Which are right of those that may be, as ``right_tasks`` has it; what is not stands in no other's way."""
    found, seen = [], set()
    times = zip(times_ns(cells, STARTED).tolist(), times_ns(cells, ENDED).tolist(), strict=True)
    for task, (started_ns, ended_ns) in zip(tasks.tolist(), times, strict=True):
        found.append(started_ns >= last_ended_ns and (reruns or task not in seen))
        if found[-1]:
            seen.add(task)
            last_ended_ns = max(last_ended_ns, ended_ns)
    return found


def reached(keys: "NDArray[np.uint64]", numbers: "NDArray[np.uint64]") -> int:
    """How many tasks a plan has at the least of which those with key 0 are: one more than the highest number."""
    right = numbers[(keys == 0) & (numbers < TASKS_MOST)]
    return int(right.max()) + 1 if len(right) else 0


def lasts(values: "NDArray[np.int64]") -> "NDArray[np.intp]":
    """Where each value stands last, in the order in which they stand."""
    return np.sort(len(values) - 1 - firsts(values[::-1]))


def firsts(values: "NDArray[np.int64]") -> "NDArray[np.intp]":
    """Where each value stands first."""
    # numpy's ``unique`` imports masked arrays, which takes longer than a run may.
    order = np.argsort(values, kind="stable")
    is_first = np.ones(len(order), bool)
    is_first[1:] = np.diff(values[order]) != 0
    return order[is_first]


def times_ns(cells: "NDArray[np.uint64]", word: int) -> "NDArray[np.int64]":
    """The times at one word of each cell, in ns; of those that have right ones."""
    times: NDArray[np.int64] = np.rint(cells[:, word].view(np.float64) * 1e9).astype(np.int64)
    return times


def has_right_times(cells: "NDArray[np.uint64]") -> "NDArray[np.bool_]":
    """Which cells have times that can be: an end, and a start that is not after it."""
    started_s, ended_s = cells[:, STARTED].view(np.float64), cells[:, ENDED].view(np.float64)
    right: NDArray[np.bool_] = (started_s > 0) & (started_s <= ended_s) & (ended_s < TIME_MOST_S)
    return right
