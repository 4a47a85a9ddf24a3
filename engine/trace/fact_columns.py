"""What was measured of a lane's spans: a column a fact, by ``inside/records/facts.py``."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.records.facts import CPU, FACTS, Fact
from ..inside.records.layout import FACT
from .columns import Columns

NUMBER_MOST = 1 << 62
_KEYS = tuple(fact.key for fact in FACTS)
Numbers = NDArray[np.float64]
Fields = tuple[int | None, ...]
"""One span's facts, by their places; None: nobody knows."""


class FactColumns:
    """The facts of a lane's ended spans, as numbers that are right to 6e-8 of themselves.

    A fact that is usually 0 takes memory for its other numbers only. No fact is known of a span whose CPU time was not
    measured: it was too short for any reading. ``is_alone`` says that the worker is the only one of its process.
    """

    __slots__ = ("_dense", "_known", "_least", "_measured", "_most", "_sparse", "_totals", "is_alone")

    def __init__(self, measured: int) -> None:
        """Of no span yet; ``measured`` has a bit for each fact that the worker measures."""
        self._measured = measured
        self._dense = Columns(**{fact.key: np.float32 for fact in FACTS if not fact.sparse})
        self._sparse = {fact.key: Columns(position=np.int32, number=np.float32) for fact in FACTS if fact.sparse}
        self.is_alone = True
        self._start_sums()

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
        none = {"position": np.zeros(0, np.int32), "number": np.zeros(0, np.float32)}
        made._sparse = {fact.key: Columns.of(**sparse.get(fact.key, none)) for fact in FACTS if fact.sparse}
        made._measured = sum(1 << place for place, fact in enumerate(FACTS) if not fact.sparse or fact.key in sparse)
        made.is_alone = True
        made._start_sums()
        if len(made._dense):  # a worker that came too late has none, and there may be thousands of them
            is_known = made._dense[CPU.key] >= 0
            made._known = int(np.count_nonzero(is_known))
            for fact in FACTS:
                if made.has(fact):
                    at, numbers = made.own(fact)
                    made._sum_up(fact, numbers[is_known[at]])
        return made

    def append(self, first: int, cells: "NDArray[np.uint64]", took_ns: "NDArray[np.int64]") -> None:
        """Add the facts that stand in ``cells``, of spans from position ``first`` on that took so long."""
        dense = {}
        for place, fact in enumerate(FACTS):
            words = cells[:, FACT + place]
            if not fact.sparse:
                numbers = words.astype(np.int64) - 1
                dense[fact.key] = _kept(np.maximum(numbers, -1), took_ns if fact.within else np.asarray(NUMBER_MOST))
                self._sum_up(fact, dense[fact.key])
            elif len(at := np.flatnonzero(words)) and len(at := at[dense[CPU.key][at] >= 0]):
                most = took_ns[at].astype(np.uint64) if fact.within else np.asarray(NUMBER_MOST, np.uint64)
                rare = _kept(words[at], most)
                self._sparse[fact.key].append({"position": first + at, "number": rare})
                self._sum_up(fact, rare)
        self._known += int(np.count_nonzero(dense[CPU.key] >= 0))
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

    def range(self, fact: Fact) -> tuple[float, float]:
        """The least number that is not 0, and the greatest, of the fact alone; 0 and 0 if there is none."""
        return (self._least[fact.key], self._most[fact.key]) if self._most[fact.key] else (0.0, 0.0)

    def total(self, fact: Fact) -> float | None:
        """Its numbers, as they are shown, added up, of the spans of which it is known; None if it is known of none."""
        if not self._known or not self.is_measured(fact):
            return None
        return self._totals[fact.key] + sum(self.total(part) or 0.0 for part in _parts(fact))

    def numbers(self, fact: Fact, first: int = 0, after: int | None = None) -> Numbers:
        """A fact's numbers of the spans from ``first`` on, as it is shown; NaN where nobody knows."""
        count = len(self._dense)
        return self.at(fact, np.arange(first, count if after is None else min(after, count)))

    def at(self, fact: Fact, positions: "NDArray[np.integer[Any]]") -> Numbers:
        """A fact's numbers of the spans at ``positions``, as it is shown; NaN where nobody knows."""
        if not self.is_measured(fact):
            return np.full(len(positions), np.nan)
        if fact.sparse:
            position, number = self.own(fact)
            found = np.zeros(len(positions))
            if len(position):
                place = np.minimum(np.searchsorted(position, positions), len(position) - 1)
                found = np.where(position[place] == positions, number[place], 0.0).astype(np.float64)
        else:
            found = self._dense[fact.key][positions].astype(np.float64)
        for part in _parts(fact):
            if self.is_measured(part):
                found += self.at(part, positions)
        found[self._dense[CPU.key][positions] < 0] = np.nan
        return found

    def of(self, position: int) -> Fields:
        """The facts of one ended span, as they are shown."""
        if self._dense.row(position)[CPU.key] < 0:
            return (None,) * len(FACTS)
        return tuple(self._number(fact, position) for fact in FACTS)

    def _start_sums(self) -> None:
        self._known = 0  # spans whose CPU time was measured
        self._least = dict.fromkeys(_KEYS, math.inf)
        self._most = dict.fromkeys(_KEYS, 0.0)
        self._totals = dict.fromkeys(_KEYS, 0.0)

    def _sum_up(self, fact: Fact, numbers: "NDArray[Any]") -> None:
        known = numbers[numbers > 0]
        if len(known):
            self._least[fact.key] = min(self._least[fact.key], float(known.min()))
            self._most[fact.key] = max(self._most[fact.key], float(known.max()))
            self._totals[fact.key] += float(known.sum(dtype=np.float64))

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
        return int(number + sum(float(self._number(part, position) or 0) for part in _parts(fact)))


def _parts(fact: Fact) -> list[Fact]:
    """The facts that are shown within this one."""
    return [each for each in FACTS if each.part_of == fact.key]


def _kept(numbers: "NDArray[Any]", most: "NDArray[Any]") -> "NDArray[np.float32]":
    """Numbers as they are kept, none of them above ``most``, to which the nearest one that can be kept may be."""
    kept: NDArray[np.float32] = np.minimum(numbers, most).astype(np.float32)
    return np.where(kept > most, np.nextafter(kept, np.float32(0)), kept)
