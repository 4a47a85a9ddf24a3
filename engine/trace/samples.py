"""What was sampled of the machine and of the workers during a run, as columns, and what of it is to be drawn."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.worker import Process
from ..model.measured import ProcessSample, Sample
from .columns import Columns

MOMENTS_MOST = 4_096
"""When there are more samples, each two are made one: so many are more than a screen has columns of pixels."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Steps:
    """What is to be drawn of a range of time: at most one step for each column of pixels.

    Attributes:
        edges: where the steps begin and the last one ends, in pixels from the range's left edge; ascending, one more
            than there are steps.
        cores, own: of each step, as in ``Sample``; where samples share a step, the mean over its time.
        cpu: for each step and band the cores in use, likewise.
        rss_bytes: for each step and band the memory of that of its samples in which all bands together had most.
    """

    edges: Integers
    cores: Floats
    own: Floats
    cpu: Floats
    rss_bytes: Floats


class Samples:
    """All samples of a run in their order; of very many, each two are made one, so that memory and drawing stay small.

    ``processes`` are those that were seen, in the order they were; ``most_bytes`` is the most memory that all of
    them had together at one moment, ``most_threads`` the most threads that one of them had. ``version`` changes
    whenever there is something new.
    """

    def __init__(self) -> None:
        """None yet."""
        self.processes: list[Process] = []
        self.most_bytes = 0
        self.most_threads = 0
        self.version = 0
        self._others_s = self._others_took_s = 0.0
        self._newest: Sample | None = None
        self._slots: dict[Process, int] = {}
        self._moments, self._rows = _empty()

    @classmethod
    def restored(
        cls,
        processes: list[Process],
        most_bytes: int,
        moments: "Mapping[str, NDArray[Any]]",
        rows: "Mapping[str, NDArray[Any]]",
    ) -> "Samples":
        """Samples as they were, from what ``columns`` gave; not checked here."""
        samples = cls()
        samples.processes, samples.most_bytes, samples.version = processes, most_bytes, 1
        samples._slots = {process: slot for slot, process in enumerate(processes)}
        samples._moments, samples._rows = Columns.of(**moments), Columns.of(**rows)
        return samples

    def columns(self) -> tuple[Columns, Columns]:
        """All there is, as columns, to be read only.

        Returns:
            The moments: ``since_ns``, ``at_ns``, ``cores``, ``own``, ``rows`` (how many rows there are up to its own),
            ``rss`` (of all together), ``others`` (NaN where nobody knows). And a row for each process at each moment:
            ``slot`` (its place in ``processes``), ``cpu``, ``is_known`` (whether that is), ``rss``.
        """
        return self._moments, self._rows

    @property
    def others(self) -> float | None:
        """How many cores other programs used on average; None where that was not sampled."""
        return self._others_s / self._others_took_s if self._others_took_s else None

    @property
    def count(self) -> int:
        """How many moments are told apart."""
        return len(self._moments)

    @property
    def last_ns(self) -> int:
        """When the last was taken; 0: there is none."""
        return int(self._moments["at_ns"][-1]) if self.count else 0

    def append(self, sample: Sample) -> None:
        """Add the next sample. One that is not later than the last is left out."""
        if sample.at_ns <= sample.since_ns or (self.count and sample.at_ns <= int(self._moments["at_ns"][-1])):
            return
        for part in sample.processes:
            if part.process not in self._slots:
                self._slots[part.process] = len(self.processes)
                self.processes.append(part.process)
        if sample.others is not None:
            took_s = (sample.at_ns - sample.since_ns) / 1e9
            self._others_s += sample.others * took_s
            self._others_took_s += took_s
        total = sum(part.rss_bytes for part in sample.processes)
        self.most_bytes = max(self.most_bytes, total)
        self.most_threads = max([self.most_threads, *(part.threads for part in sample.processes)])
        rows: dict[str, Any] = {
            "slot": np.array([self._slots[part.process] for part in sample.processes], np.int32),
            "cpu": np.array([part.cpu or 0.0 for part in sample.processes]),
            "is_known": np.array([part.cpu is not None for part in sample.processes], np.bool_),
            "rss": np.array([part.rss_bytes for part in sample.processes], np.float64),
        }
        self._rows.append(rows)
        moment = {
            "since_ns": sample.since_ns, "at_ns": sample.at_ns, "cores": sample.cores, "own": sample.own,
            "rows": len(self._rows), "rss": total, "others": math.nan if sample.others is None else sample.others,
        }  # fmt: skip
        self._moments.append({name: np.array([value]) for name, value in moment.items()})
        self.version += 1
        self._newest = None
        if self.count > MOMENTS_MOST:
            self._thin()

    def at(self, at_ns: float, slack_ns: float = 0.0) -> Sample | None:
        """What was sampled of a moment: the sample whose time it lies in; the last one ``slack_ns`` longer."""
        newest = self._newest
        if newest is not None and newest.since_ns < at_ns <= newest.at_ns + slack_ns:
            return newest  # which is asked for several times a frame
        moments = self._moments
        position = int(np.searchsorted(moments["at_ns"], at_ns, "left"))
        if position == self.count and position and at_ns - float(moments["at_ns"][-1]) <= slack_ns:
            position -= 1
        if position == self.count or at_ns < float(moments["since_ns"][position]):
            return None
        is_last = position == self.count - 1
        first, last = self._row_range(position, position + 1)
        rows = (self._rows[name][first:last].tolist() for name in ("slot", "cpu", "is_known", "rss"))
        processes = tuple(
            ProcessSample(self.processes[slot], cpu if is_known else None, int(rss))
            for slot, cpu, is_known, rss in zip(*rows, strict=True)
        )
        found = Sample(
            int(moments["since_ns"][position]),
            int(moments["at_ns"][position]),
            float(moments["cores"][position]),
            float(moments["own"][position]),
            processes,
        )
        if is_last:
            self._newest = found
        return found

    def steps(self, from_ns: float, to_ns: float, width: int, bands: Integers) -> Steps:
        """What is to be drawn between two moments on ``width`` columns of pixels.

        Args:
            from_ns, to_ns: the range, ``from_ns < to_ns``.
            width: at least 1.
            bands: for each of ``processes`` the band that it is drawn in, from 0; several may share one.
        """
        moments = self._moments
        first = int(np.searchsorted(moments["at_ns"], from_ns, "right"))
        last = int(np.searchsorted(moments["since_ns"], to_ns, "left"))
        band_count = int(bands.max()) + 1 if len(bands) else 0
        if first >= last:
            nothing = np.zeros(0)
            return Steps(np.zeros(1, np.int64), nothing, nothing, *[np.zeros((0, band_count))] * 2)
        at_ns, since_ns = moments["at_ns"][first:last], moments["since_ns"][first:last]
        scale = width / (to_ns - from_ns)
        left = max(int((float(since_ns[0]) - from_ns) * scale), 0)
        right = np.clip(np.ceil((at_ns - from_ns) * scale).astype(np.int64), left + 1, width)
        starts = np.flatnonzero(np.diff(right, prepend=-1))
        weights = np.minimum(at_ns, to_ns) - np.maximum(since_ns, from_ns)
        merged = self._merged(first, last, starts, weights)
        keys = merged.row_step * band_count + bands[merged.slot]
        shape = (len(starts), band_count)
        return Steps(
            np.concatenate([[left], right[starts]]),
            merged.cores,
            merged.own,
            _summed(keys, merged.cpu, shape),
            _summed(keys, merged.rss, shape),
        )

    def _thin(self) -> None:
        moments, slots = self._moments, len(self.processes)
        starts = np.arange(0, self.count, 2)
        weights = (moments["at_ns"] - moments["since_ns"]).astype(np.float64)
        merged = self._merged(0, self.count, starts, weights)
        all_keys = merged.row_step * slots + merged.slot
        order = np.argsort(all_keys, kind="stable")
        is_new = np.diff(all_keys[order], prepend=-1) > 0
        keys, place = all_keys[order][is_new], np.empty(len(order), np.int64)
        place[order] = np.cumsum(is_new) - 1
        lasts = np.append(starts[1:], self.count) - 1
        steps = np.arange(len(starts))
        thin_moments: dict[str, Any] = {
            "since_ns": moments["since_ns"][starts],
            "at_ns": moments["at_ns"][lasts],
            "cores": merged.cores,
            "own": merged.own,
            "rows": np.searchsorted(keys, (steps + 1) * slots, "left"),
            "rss": np.maximum.reduceat(moments["rss"], starts),
            "others": _mean_of_known(moments["others"], weights, starts),
        }
        rows: dict[str, Any] = {
            "slot": keys % max(slots, 1),
            "cpu": np.bincount(place, merged.cpu, len(keys)),
            "is_known": np.bincount(place, self._rows["is_known"], len(keys)) > 0,
            "rss": np.bincount(place, merged.rss, len(keys)),
        }
        self._moments, self._rows = _empty()
        self._moments.append(thin_moments)
        self._rows.append(rows)

    def _merged(self, first: int, last: int, starts: Integers, weights: Floats) -> "_Merged":
        """Samples ``first`` to ``last`` as steps, which begin at ``starts`` among them; ``weights`` are their times."""
        moments = self._moments
        sizes = np.diff(starts, append=last - first)
        step = np.repeat(np.arange(len(starts)), sizes)
        totals = np.add.reduceat(weights, starts)
        cores, own = (
            np.add.reduceat(moments[name][first:last] * weights, starts) / totals for name in ("cores", "own")
        )
        sums = moments["rss"][first:last]
        fullest = np.flatnonzero(sums == np.maximum.reduceat(sums, starts)[step])
        is_fullest = np.zeros(last - first, bool)
        is_fullest[fullest[np.diff(step[fullest], prepend=-1) > 0]] = True  # the first of several
        first_row, last_row = self._row_range(first, last)
        counts = np.diff(moments["rows"][first:last], prepend=first_row)
        slot, cpu, rss = (self._rows[name][first_row:last_row] for name in ("slot", "cpu", "rss"))
        row_step = np.repeat(step, counts)
        if len(starts) == last - first:  # nothing is merged
            return _Merged(cores, own, row_step, slot, cpu, rss)
        share = np.repeat(weights / totals[step], counts)
        return _Merged(cores, own, row_step, slot, cpu * share, rss * np.repeat(is_fullest, counts))

    def _row_range(self, first: int, last: int) -> tuple[int, int]:
        rows = self._moments["rows"]
        return int(rows[first - 1]) if first else 0, int(rows[last - 1])


@dataclass(frozen=True, slots=True)
class _Merged:
    """Steps; and rows, each with its step, its slot, and what it adds to the step's CPU and memory."""

    cores: Floats
    own: Floats
    row_step: Integers
    slot: NDArray[Any]
    cpu: NDArray[Any]
    rss: NDArray[Any]


def _summed(keys: Integers, values: NDArray[Any], shape: tuple[int, int]) -> Floats:
    sums: Floats = np.bincount(keys, values, shape[0] * shape[1]).astype(np.float64, copy=False).reshape(shape)
    return sums


def _mean_of_known(values: Floats, weights: Floats, starts: Integers) -> Floats:
    """Of each step the mean over the time of which it is known; NaN where that is none."""
    weights = np.where(np.isfinite(values), weights, 0.0)
    totals = np.add.reduceat(weights, starts)
    sums = np.add.reduceat(np.nan_to_num(values) * weights, starts)
    return np.where(totals > 0, sums / np.maximum(totals, 1.0), np.nan)


def _empty() -> tuple[Columns, Columns]:
    """Moments, each with the number of rows up to and with its own and their memory together; and a row a process."""
    return (
        Columns(
            since_ns=np.int64, at_ns=np.int64, cores=np.float64, own=np.float64, rows=np.int64, rss=np.int64,
            others=np.float64,
        ),
        Columns(slot=np.int32, cpu=np.float64, is_known=np.bool_, rss=np.float64),
    )  # fmt: skip
