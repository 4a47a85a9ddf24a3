"""Numbers of 64 bits, each with a task's index, in 12 bytes each once they are many."""

import numpy as np
from numpy.typing import NDArray

_NEW_MOST = 4_096


class Numbers:
    """The index that was given to each of some numbers. ``len`` is how many have one."""

    __slots__ = ("_indices", "_known", "_new")

    def __init__(self) -> None:
        """None has one yet."""
        self._known = np.zeros(0, np.uint64)  # ascending
        self._indices = np.zeros(0, np.int32)
        self._new: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._known) + len(self._new)

    def of(self, numbers: "NDArray[np.uint64]") -> "NDArray[np.int64]":
        """The index of each number; -1 where it has none."""
        found = np.full(len(numbers), -1, np.int64)
        if len(self._known):
            at = np.minimum(np.searchsorted(self._known, numbers), len(self._known) - 1)
            is_known = self._known[at] == numbers
            found[is_known] = self._indices[at[is_known]]
        if self._new:
            rest = np.flatnonzero(found < 0)
            found[rest] = [self._new.get(number, -1) for number in numbers[rest].tolist()]
        return found

    def add(self, numbers: "NDArray[np.uint64]", indices: "NDArray[np.int64]") -> None:
        """Give ``numbers``, which are different and have none yet, these indices."""
        # Those that came lately are put in their places together, so that each is moved a few times only.
        if len(self._new) + len(numbers) <= max(_NEW_MOST, len(self._known) // 4):
            self._new.update(zip(numbers.tolist(), indices.tolist(), strict=True))
            return
        known = np.concatenate([self._known, np.fromiter(self._new, np.uint64, len(self._new)), numbers])
        given = np.concatenate([self._indices, np.fromiter(self._new.values(), np.int32, len(self._new)), indices])
        order = np.argsort(known, kind="stable")
        self._known, self._indices = known[order], given[order].astype(np.int32)
        self._new = {}
