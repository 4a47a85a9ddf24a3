"""Cells as arrays: which of them can be right, and their times."""

import numpy as np
from numpy.typing import NDArray

from ..inside.records.layout import ENDED, KIND, KIND_RECEIVED, KIND_SENT, STARTED, TIME_MOST_S


def is_message(cells: "NDArray[np.uint64]") -> "NDArray[np.bool_]":
    """Which cells are of messages, and not of tasks."""
    found: NDArray[np.bool_] = np.isin(cells[:, KIND] & 0xFF, (KIND_SENT, KIND_RECEIVED))
    return found


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
