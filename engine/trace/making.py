"""When the items of a run were made that were made while its jobs ran."""

import numpy as np
from numpy.typing import NDArray

from ..inside.records.events import Checked
from ..inside.records.layout import TIME_MOST_S
from ..model.cells import TASKS_MOST
from .intervals import Intervals


def making_of(checked: Checked | None) -> tuple[Intervals, "NDArray[np.int64]"]:
    """When they were made, by ``perf_counter_ns``; and, a row each, a moment and how many there were then. Pure.

    Both are empty where they were made beforehand, or nothing that can be right is told of it.
    """
    told = np.array(checked.made.steps if checked is not None else (), np.float64)
    steps = told[: len(told) // 3 * 3].reshape(-1, 3)
    in_order = (steps[:, 0] >= 0) & (steps[:, 0] <= steps[:, 1]) & (steps[:, 1] < TIME_MOST_S)
    steps = steps[in_order & (steps[:, 2] >= 0) & (steps[:, 2] <= TASKS_MOST)]
    times = np.rint(steps[:, :2] * 1e9).astype(np.int64)
    return Intervals(times[:, 0], times[:, 1]), np.column_stack([times[:, 1], steps[:, 2].astype(np.int64)])
