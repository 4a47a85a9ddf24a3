"""Which attempt at each task counts, where a task may be run more than once. Pure."""

import numpy as np
from numpy.typing import NDArray

from .cells import lasts


class Begun:
    """When the attempt began that counts, of each task: the one that has begun last, as far as is known."""

    def __init__(self, jobs: int) -> None:
        """Of ``jobs`` tasks, at none of which there was an attempt."""
        self._ns = np.zeros(jobs, np.int64)

    def newest(self, tasks: NDArray[np.int64], started_ns: NDArray[np.int64]) -> NDArray[np.intp]:
        """Of attempts of one worker, in their order, those that count from now on: their places, ascending."""
        at = lasts(tasks)
        at = at[started_ns[at] >= self._ns[tasks[at]]]
        self._ns[tasks[at]] = started_ns[at]
        return at

    def counts(self, task: int, started_ns: int) -> bool:
        """Whether an attempt that goes on counts from now on."""
        if started_ns < self._ns[task]:
            return False
        self._ns[task] = started_ns
        return True

    def forget(self, task: int) -> None:
        """The attempt that has counted does so no more."""
        self._ns[task] = 0
