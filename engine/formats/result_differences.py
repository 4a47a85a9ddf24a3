"""Whether two runs' tasks gave the same results, whatever workers ran them and in whatever order."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..trace.trace import Trace
from .results import Results

_TASKS_AT_ONCE = 1 << 16
_TEXTS_AT_ONCE_BYTES = 1 << 20
_ADDRESS = re.compile(rb" at 0x[0-9A-Fa-f]+")


@dataclass(frozen=True, slots=True, eq=False)
class Returned:
    """What the tasks of a run have returned.

    Attributes:
        place: where each task's result stands among ``results``, which are lane by lane; -1 where it has none.
        results: of all ended spans.
        text_ends: where each of their texts ends.
    """

    place: NDArray[np.int32]
    results: Results
    text_ends: NDArray[np.int64]

    @classmethod
    def of(cls, trace: Trace, results: Results) -> "Returned":
        """What came of a run's tasks, by its trace and the results of that one's ended spans. Any thread.

        It keeps nothing of the trace: 4 bytes a task, and 8 a text, beside the results.
        """
        place = np.full(trace.jobs, -1, np.int32)
        first = 0
        for lane in trace.lanes:
            after = first + len(lane)
            place[lane.column("task")] = np.arange(first, after, dtype=np.int32)
            place[lane.column("task")[lane.failed()]] = -1
            first = after
        return cls(place, results, np.cumsum(np.maximum(results.text_lengths - 1, 0)))


def differing(reference: Returned, other: Returned) -> int | None:
    """The first task whose result is not the same in both runs; None if there is none. Any thread.

    Only tasks that are done in both count, and of which both results are known: a task that is done in one, and failed
    or was never run in the other, differs in its outcome, not in its result. A result is its repr, cut at 200
    characters: what goes beyond, or does not show in it, is not compared. Nor is where in the memory an object was,
    which Python's own repr tells: ``<work.Box object at 0x7f05>``.
    """
    jobs = min(len(reference.place), len(other.place))
    for first in range(0, jobs, _TASKS_AT_ONCE):
        rows = slice(first, min(first + _TASKS_AT_ONCE, jobs))
        places, other_places = reference.place[rows], other.place[rows]
        both = np.flatnonzero((places >= 0) & (other_places >= 0))
        same = _are_same(_Some(reference, places[both]), _Some(other, other_places[both]))
        if not same.all():
            return first + int(both[np.argmin(same)])
    return None


class HeldResults:
    """Holds the results of each run that finished against those of the first, and keeps no more than these.

    Attributes:
        reference: the number of that first run; None: not yet.
        others: the runs whose results are others, and of each the first task of which they are.
    """

    def __init__(self) -> None:
        self.reference: int | None = None
        self.others: dict[int, int] = {}
        self._first: Returned | None = None

    def take(self, number: int, returned: Returned) -> None:
        """Run ``number`` has finished and ``returned`` this."""
        if self._first is None:
            self.reference, self._first = number, returned
            return
        task = differing(self._first, returned)
        if task is not None:
            self.others[number] = task


class _Some:
    """Some results of a run.

    Attributes:
        is_text: which are texts; the others are whole numbers, ``values``.
        start, length: where among the run's texts each of them stands; the length is -1 where it is not known.
    """

    def __init__(self, returned: Returned, place: NDArray[np.int32]) -> None:
        results = returned.results
        at = np.searchsorted(results.text_at, place)
        self.is_text = is_text = at < len(results.text_at)
        is_text[is_text] = results.text_at[at[is_text]] == place[is_text]
        self.values = np.zeros(len(place), np.uint64)
        self.values[~is_text] = results.values[(place - at)[~is_text]]
        self.length = np.zeros(len(place), np.int64)
        self.length[is_text] = results.text_lengths[at[is_text]] - 1
        self.start = np.zeros(len(place), np.int64)
        self.start[is_text] = returned.text_ends[at[is_text]] - np.maximum(self.length[is_text], 0)
        self.texts = results.texts

    def written(self, which: int) -> bytes:
        """One of them as its repr."""
        if not self.is_text[which]:
            return b"%d" % int(self.values[which])
        start = int(self.start[which])
        return self.texts[start : start + int(self.length[which])].tobytes()


def _are_same(some: _Some, others: _Some) -> NDArray[np.bool_]:
    """Which of them are the same; those of which nobody knows are no others."""
    is_known = (~some.is_text | (some.length >= 0)) & (~others.is_text | (others.length >= 0))
    same: NDArray[np.bool_] = ~is_known | (some.values == others.values)
    is_mixed = is_known & (some.is_text != others.is_text)
    for which in np.flatnonzero(is_mixed).tolist():
        same[which] = some.written(which) == others.written(which)
        if not same[which]:
            break  # those behind it do not matter
    is_text = is_known & some.is_text & others.is_text
    same[is_text] = some.length[is_text] == others.length[is_text]
    texts = np.flatnonzero(is_text & same & (some.length > 0))
    for part in _parts(texts, some.length[texts]):
        same[part] = _texts_are_same(some, others, part)
    for which in np.flatnonzero(is_text & ~same).tolist():
        same[which] = _differ_by_addresses(some.written(which), others.written(which))
        if not same[which]:
            break
    return same


def _differ_by_addresses(text: bytes, other: bytes) -> bool:
    """Whether two texts that differ do so only in where objects were."""
    return _ADDRESS.sub(b"", text) == _ADDRESS.sub(b"", other)


def _parts(which: NDArray[np.intp], length: NDArray[np.int64]) -> Iterator[NDArray[np.intp]]:
    """Of texts of these lengths as many at a time as fit into the memory that they may take."""
    ends = np.cumsum(length)
    at = 0
    while at < len(which):
        most = (int(ends[at - 1]) if at else 0) + _TEXTS_AT_ONCE_BYTES
        after = max(int(np.searchsorted(ends, most, "right")), at + 1)
        yield which[at:after]
        at = after


def _texts_are_same(some: _Some, others: _Some, which: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which of these texts are the same; of each pair both are as long, and not empty."""
    length = some.length[which]
    starts = np.cumsum(length) - length
    within = np.arange(int(length.sum())) - np.repeat(starts, length)
    text, other = (each.texts[np.repeat(each.start[which], length) + within] for each in (some, others))
    same: NDArray[np.bool_] = np.logical_and.reduceat(text == other, starts)
    return same
