"""What was measured of a lane's spans: a column a fact, by ``inside/records/facts.py``."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.records.facts import CPU, FACTS, Fact
from ..inside.records.layout import FACT
from .columns import Columns

NUMBER_MOST = 1 << 62
Numbers = NDArray[np.float64]
Fields = tuple[int | None, ...]
"""One span's facts, by their places; None: nobody knows."""


class FactColumns:
    """The facts of a lane's ended spans, as numbers that are right to 6e-8 of themselves.

    A fact that is usually 0 takes memory for its other numbers only. No fact is known of a span whose CPU time was not
    measured: it was too short for any reading. ``is_alone`` says that the worker is the only one of its process.
    """

    __slots__ = ("_dense", "_measured", "_sparse", "is_alone")

    def __init__(self, measured: int) -> None:
        """Of no span yet; ``measured`` has a bit for each fact that the worker measures."""
        self._measured = measured
        self._dense = Columns(**{fact.key: np.float32 for fact in FACTS if not fact.sparse})
        self._sparse = {fact.key: Columns(position=np.int32, number=np.float32) for fact in FACTS if fact.sparse}
        self.is_alone = True

    @classmethod
    def restored(
        cls, dense: "Mapping[str, NDArray[Any]]", sparse: "Mapping[str, Mapping[str, NDArray[Any]]]"
    ) -> "FactColumns":
        """Facts as they were, not checked here; those that are not among them were not measured.

        Args:
            dense: the numbers of every span, of the facts that are not sparse; all of them must be there.
            sparse: of others the ``position`` and the ``number`` of each span where that is not 0.
        """
        made = cls.__new__(cls)
        made._dense = Columns.of(**dense)
        made._sparse = {key: Columns.of(**columns) for key, columns in sparse.items()}
        made._measured = sum(1 << place for place, fact in enumerate(FACTS) if not fact.sparse or fact.key in sparse)
        made.is_alone = True
        return made

    def append(self, first: int, cells: "NDArray[np.uint64]", took_ns: "NDArray[np.int64]") -> None:
        """Add the facts that stand in ``cells``, of spans from position ``first`` on that took so long."""
        dense = {}
        for place, fact in enumerate(FACTS):
            words = cells[:, FACT + place]
            if not fact.sparse:
                numbers = words.astype(np.int64) - 1
                dense[fact.key] = np.clip(numbers, -1, took_ns if fact is CPU else NUMBER_MOST).astype(np.float32)
            elif len(at := np.flatnonzero(words)):
                numbers = np.minimum(words[at], NUMBER_MOST)
                self._sparse[fact.key].append({"position": first + at, "number": numbers})
        self._dense.append(dense)

    def append_unknown(self, count: int) -> None:
        """Add so many spans of which nothing was measured."""
        self._dense.append({fact.key: np.full(count, -1, np.float32) for fact in FACTS if not fact.sparse})

    def has(self, fact: Fact) -> bool:
        """Whether the worker measures the fact."""
        return bool(self._measured >> FACTS.index(fact) & 1)

    def is_measured(self, fact: Fact) -> bool:
        """Whether the fact is known of any span."""
        return self.has(fact) and (self.is_alone or not fact.alone)

    def own(self, fact: Fact) -> "tuple[NDArray[Any], NDArray[Any]]":
        """A fact as it is kept: positions and numbers; views, valid until the next ``append``."""
        if fact.sparse:
            columns = self._sparse[fact.key]
            return columns["position"], columns["number"]
        return np.arange(len(self._dense)), self._dense[fact.key]

    def numbers(self, fact: Fact, first: int = 0, after: int | None = None) -> Numbers:
        """A fact's numbers of the spans from ``first`` on, as it is shown; NaN where nobody knows."""
        clock = self._dense[CPU.key][first:after]
        if not self.is_measured(fact):
            return np.full(len(clock), np.nan)
        if fact.sparse:
            position, number = self.own(fact)
            low, high = np.searchsorted(position, [first, first + len(clock)])
            found = np.zeros(len(clock))
            found[position[low:high] - first] = number[low:high]
        else:
            found = self._dense[fact.key][first:after].astype(np.float64)
        for part in _parts(fact):
            if self.is_measured(part):
                found += self.numbers(part, first, after)
        found[clock < 0] = np.nan
        return found

    def of(self, position: int) -> Fields:
        """The facts of one ended span, as they are shown."""
        if self._dense.row(position)[CPU.key] < 0:
            return (None,) * len(FACTS)
        return tuple(self._number(fact, position) for fact in FACTS)

    def _number(self, fact: Fact, position: int) -> int | None:
        if not self.is_measured(fact):
            return None
        if fact.sparse:
            columns = self._sparse[fact.key]
            at = int(np.searchsorted(columns["position"], position))
            is_there = at < len(columns) and columns["position"][at] == position
            number = int(columns["number"][at]) if is_there else 0
        else:
            number = self._dense.row(position)[fact.key]
            if number < 0:
                return None
        return number + sum(self._number(part, position) or 0 for part in _parts(fact))


def _parts(fact: Fact) -> list[Fact]:
    """The facts that are shown within this one."""
    return [each for each in FACTS if each.part_of == fact.key]
