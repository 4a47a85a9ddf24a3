"""Whole numbers in as few bytes each as the largest of them takes."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.language import marked, tr
from .container import WrongError

Integers = NDArray[np.int64]


def packed(numbers: NDArray[Any]) -> NDArray[Any]:
    """The same numbers, each in 1, 2, 4 or 8 bytes, whatever all of them fit in; signed if one is negative."""
    if not len(numbers):
        return numbers.astype(np.uint8)
    least, most = int(numbers.min()), int(numbers.max())
    kinds: tuple[type[np.integer[Any]], ...] = (
        (np.uint8, np.uint16, np.uint32, np.uint64) if least >= 0 else (np.int8, np.int16, np.int32, np.int64)
    )
    for kind in kinds:
        if np.iinfo(kind).min <= least and most <= np.iinfo(kind).max:
            return numbers.astype(kind)
    raise OverflowError(most)


def unpacked(numbers: NDArray[Any], least: int, most: int, what: str) -> Integers:
    """The numbers as 64-bit ones. Raises WrongError if one is not from ``least`` to ``most``; ``what`` they are."""
    if len(numbers) and not (least <= int(numbers.min()) and int(numbers.max()) <= most):
        raise WrongError(tr("{what} cannot be so").format(what=marked(what)))
    return numbers.astype(np.int64)


def differences(numbers: NDArray[Any], groups: "Groups") -> NDArray[Any]:
    """Each number less the one before it in its group, and the first less nothing. ``summed`` is the inverse."""
    found = np.diff(numbers.astype(np.int64, copy=False), prepend=0)
    found[groups.starts] = numbers[groups.starts]
    return found


def summed(differences: Integers, groups: "Groups", most: int, what: str) -> Integers:
    """The numbers that have these ``differences``, counted anew in each group.

    Raises:
        WrongError: one is not from 0 to ``most``, which is at most ``NS_MOST``; ``what`` they are.
    """
    if not len(differences):
        return differences
    # The first sum of a group that is beyond 64 bits is negative here, as it is less than 2**64: both that it is of are
    # less than 2**63. Beyond a group sums may be so, since that is taken off again.
    sums = np.cumsum(differences)
    sums -= groups.of_each(sums[groups.starts] - differences[groups.starts])
    if int(sums.min()) < 0 or int(sums.max()) > most:
        raise WrongError(tr("{what} cannot be so").format(what=marked(what)))
    return sums


class Groups:
    """Rows that stand group by group.

    Attributes:
        counts: how many rows each group has.
        ends: where each group ends.
        starts: where those begin that are not empty.
    """

    def __init__(self, counts: Integers) -> None:
        """Groups of so many rows each, of which none is negative."""
        self.counts = counts
        self.ends = np.cumsum(counts)
        self._taken = counts > 0
        self.starts = (self.ends - counts)[self._taken]

    def of_each(self, values: NDArray[Any]) -> NDArray[Any]:
        """For each row its group's value; ``values`` are those of the groups that are not empty."""
        return np.repeat(values, self.counts[self._taken])

    def taken(self, values: NDArray[Any]) -> NDArray[Any]:
        """Of one value a group, those of the groups that are not empty."""
        return values[self._taken]

    def slices(self) -> Iterator[slice]:
        """Each group's rows, those of the empty ones included."""
        end = 0
        for count in self.counts.tolist():
            yield slice(end, end + count)
            end += count
