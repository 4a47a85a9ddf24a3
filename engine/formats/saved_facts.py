"""What was measured of a run's tasks as parts of a run file, and back; by ``inside/records/facts.py``.

A fact that is usually 0 has the places and the numbers of the others: the places count the ended spans lane by lane, in
their order. Each fact is as optional as all that is measured: one that is not there was not measured, and one that is
not known is skipped. Where some workers have measured it and others have not, as on hosts of two systems, the lanes of
these are told beside it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.language import mark, tr
from ..inside.records.facts import CPU, FACTS, Fact
from ..trace.fact_columns import NUMBER_MOST, FactColumns
from ..trace.trace import Trace
from .container import Container, WrongError
from .packing import Groups, differences, packed, summed, unpacked

Parts = dict[str, NDArray[Any]]


def facts_as_parts(trace: Trace) -> Iterator[tuple[str, NDArray[Any]]]:
    """All facts that any worker has measured."""
    lanes = trace.lanes
    firsts = np.cumsum([0, *(len(lane) for lane in lanes)])
    for fact in FACTS:
        if fact is not CPU and not any(lane.facts.has(fact) for lane in lanes):
            continue
        kept = [lane.facts.own(fact) for lane in lanes]
        if fact.sparse:
            at = [position.astype(np.int64) + first for (position, _), first in zip(kept, firsts, strict=False)]
            joined = np.concatenate(at)
            yield _places(fact), packed(differences(joined, Groups(np.array([len(joined)]))))
        yield _numbers(fact), np.concatenate([np.zeros(0, np.float32), *(number for _, number in kept)])
        without = [lane.number for lane in lanes if fact.sparse and not lane.facts.has(fact)]
        if without:
            yield _without(fact), packed(np.array(without, np.int64))


def facts_of(file: Container, spans: Groups) -> "list[FactColumns]":
    """Those of each lane, of so many spans each. Raises WrongError if what is there is none."""
    count = int(spans.counts.sum())
    dense: Parts = {}
    sparse: dict[str, tuple[NDArray[Any], NDArray[Any]]] = {}
    without: dict[str, set[int]] = {}
    for fact in FACTS:
        if fact.sparse:
            found = _sparse(file, fact, count)
            if found is not None:
                sparse[fact.key] = found
                without[fact.key] = _lanes_without(file, fact, len(spans.counts))
        else:
            numbers = file.optional(_numbers(fact), "f4", count)
            dense[fact.key] = np.full(count, -1, np.float32) if numbers is None else _checked(numbers, count, -1)
    return [
        _of_lane(rows, dense, {key: both for key, both in sparse.items() if number not in without[key]})
        for number, rows in enumerate(spans.slices())
    ]


def _lanes_without(file: Container, fact: Fact, lanes: int) -> set[int]:
    """The lanes of workers that did not measure a fact which others did."""
    found = file.optional(_without(fact), "u", lanes)
    return (
        set() if found is None else set(unpacked(found, 0, lanes - 1, mark("what was measured of its jobs")).tolist())
    )


def _sparse(file: Container, fact: Fact, count: int) -> "tuple[NDArray[Any], NDArray[Any]] | None":
    if not file.holds((_places(fact), _numbers(fact))):
        return None
    what = mark("what was measured of its jobs")
    at = unpacked(file.part(_places(fact), "u", count), 0, max(count - 1, 0), what)
    if (at[1:] == 0).any():
        raise WrongError(tr("what was measured of its jobs cannot be so"))
    at = summed(at, Groups(np.array([len(at)])), count - 1, what)
    return at, _checked(file.part(_numbers(fact), "f4", count), len(at), 0)


def _checked(numbers: NDArray[Any], count: int, least: int) -> NDArray[Any]:
    right = np.isfinite(numbers) & (numbers >= least) & (numbers <= NUMBER_MOST)
    if len(numbers) != count or not right.all():
        raise WrongError(tr("what was measured of its jobs cannot be so"))
    return numbers.astype(np.float32, copy=False)


def _of_lane(rows: slice, dense: Parts, sparse: "Mapping[str, tuple[NDArray[Any], NDArray[Any]]]") -> FactColumns:
    of_sparse = {}
    for key, (at, numbers) in sparse.items():
        low, high = np.searchsorted(at, [rows.start, rows.stop])
        of_sparse[key] = {"position": (at[low:high] - rows.start).astype(np.int32), "number": numbers[low:high]}
    return FactColumns.restored({key: numbers[rows] for key, numbers in dense.items()}, of_sparse)


def _numbers(fact: Fact) -> str:
    return "span.cpu_ns" if fact is CPU else f"fact.{fact.key}"


def _places(fact: Fact) -> str:
    return f"fact.{fact.key}.at"


def _without(fact: Fact) -> str:
    return f"fact.{fact.key}.without"
