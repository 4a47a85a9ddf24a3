"""Which attempt at each task counts, where a task may be run more than once. Pure."""

import numpy as np
from numpy.typing import NDArray

from .cells import lasts
from .task import ENDED_BY_ITSELF


class Begun:
    """When the attempt began that counts, of each task: the one that has begun last of those that have ended, and as
    long as none has, of those that go on; whatever the order in which they are heard of.
    """

    def __init__(self) -> None:
        """At no task there was an attempt."""
        self._ns = np.zeros(0, np.int64)

    def newest(
        self, tasks: NDArray[np.int64], started_ns: NDArray[np.int64], state: NDArray[np.uint8]
    ) -> NDArray[np.intp]:
        """Of attempts of one worker that have ended, in their order, those that count from now on.

        Args:
            tasks, started_ns: of each attempt.
            state: of all tasks, as far as they are known by now.

        Returns:
            Their places, ascending.
        """
        self._make_room(len(state))
        at = lasts(tasks)
        has_ended = np.isin(state[tasks[at]], ENDED_BY_ITSELF)
        at = at[~has_ended | (started_ns[at] >= self._ns[tasks[at]])]
        self._ns[tasks[at]] = started_ns[at]
        return at

    def counts(self, task: int, started_ns: int) -> bool:
        """Whether an attempt that goes on at a task that has not ended counts from now on."""
        self._make_room(task + 1)
        if started_ns < self._ns[task]:
            return False
        self._ns[task] = started_ns
        return True

    def forget(self, task: int) -> None:
        """The attempt that has counted does so no more."""
        self._ns[task] = 0

    def _make_room(self, tasks: int) -> None:
        if tasks > len(self._ns):
            more = max(tasks, 2 * len(self._ns)) - len(self._ns)
            self._ns = np.concatenate([self._ns, np.zeros(more, np.int64)])
