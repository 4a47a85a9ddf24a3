"""How times hang on the number of workers: three laws, fitted, and whether the data tell them apart.

- Amdahl (1967): ``T(n) = T(1) (s + (1 - s) / n)``, with a serial share ``s``
- Gustafson (1988), for work that is not shared out further: ``T(n) = T(1) / (s + (1 - s) n)``
- Gunther's universal law (1993): ``T(n) = T(1) (1 + s (n - 1) + k n (n - 1)) / n``, with contention ``s`` and
  coherency ``k``
"""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from .statistics import Interval, quantile, resampled

AMDAHL, GUSTAFSON, GUNTHER = "amdahl", "gustafson", "gunther"
Point = tuple[int, Sequence[float]]
"""A number of workers, and what each run with so many took, in seconds."""

_APART = 6.0
"""Twice the logarithm of the odds, 20 to 1, from which on one law is said and another is not (Akaike's criterion)."""
_FINEST = 1e-4
"""No time is known more finely than this share of it."""
_RESAMPLED = 200
_COVERAGE = 0.95
_LEAST_COUNTS = {AMDAHL: 3, GUSTAFSON: 3, GUNTHER: 4}
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """A law with the parameters that fit best.

    Attributes:
        law: which.
        one_s: what it gives for one worker, in seconds.
        serial, coherency: ``s`` and ``k``; of the laws without ``k`` it is 0.
        error: how far the times lie from it, as a share of them, on average (root of the mean square).
        score: Akaike's criterion, corrected for few data; the least is the best.
    """

    law: str
    one_s: float
    serial: float
    coherency: float
    error: float
    score: float

    def seconds(self, workers: float) -> float:
        """What it gives for so many workers."""
        if self.law == GUSTAFSON:
            return self.one_s / (self.serial + (1 - self.serial) * workers)
        grown = 1 + self.serial * (workers - 1) + self.coherency * workers * (workers - 1)
        return self.one_s * grown / workers

    @property
    def speedup_most(self) -> float:
        """The speed-up that no number of workers goes beyond; infinite where there is none."""
        if self.law == GUSTAFSON:
            return math.inf
        return self.one_s / self.seconds(self.workers_best) if self.coherency > 0 else 1 / max(self.serial, 1e-9)

    @property
    def workers_best(self) -> float:
        """From how many workers on more of them make it slower; infinite where they never do."""
        return max(math.sqrt((1 - self.serial) / self.coherency), 1.0) if self.coherency > 0 else math.inf


@dataclass(frozen=True, slots=True)
class Scaling:
    """What the times by number of workers tell.

    Attributes:
        fits: of each law that there are enough numbers of workers for, the best first.
        law: the one that the data tell from all others; None: they do not.
        counts: with how many different numbers of workers it was measured.
    """

    fits: tuple[Fit, ...]
    law: Fit | None
    counts: int


def scaling(points: Sequence[Point]) -> Scaling:
    """Fit the laws to what was measured. Pure; a millisecond.

    Every run counts, by its distance from a law as a share of its time. Of two laws the better one is said where it is
    20 times as likely; of Amdahl's, and Gunther's that has one parameter more, the simpler one holds until then.
    """
    workers, times = _flat(points)
    counts = len(set(workers.tolist()))
    fits = tuple(sorted(_fits(workers, times, counts), key=lambda fit: fit.score))
    return Scaling(fits, _told_apart(fits), counts)


def serial_interval(points: Sequence[Point], law: Fit) -> Interval:
    """Where 95 of 100 serial shares lie, if the runs of each number of workers are drawn anew from themselves.

    Pure; a tenth of a second.
    """
    found = []
    for drawn in resampled([runs for _, runs in points], _RESAMPLED):
        workers, times = _flat([(count, runs) for (count, _), runs in zip(points, drawn, strict=True)])
        found.append(_LAWS[law.law](workers, times)[1])
    outside = (1 - _COVERAGE) / 2
    return Interval(quantile(found, outside), quantile(found, 1 - outside), _COVERAGE)


def _flat(points: Sequence[Point]) -> tuple[Floats, Floats]:
    pairs = [(float(count), took_s) for count, runs in points for took_s in runs if took_s > 0]
    return np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])


def _fits(workers: Floats, times: Floats, counts: int) -> "list[Fit]":
    found = []
    for law, least in _LEAST_COUNTS.items():
        if counts >= least and len(times) > _parameters(law) + 2:
            fit = _fit(law, workers, times)
            if fit is not None:
                found.append(fit)
    return found


def _parameters(law: str) -> int:
    return 3 if law == GUNTHER else 2


def _fit(law: str, workers: Floats, times: Floats) -> Fit | None:
    one_s, serial, coherency = _LAWS[law](workers, times)
    if not one_s > 0:
        return None
    bare = Fit(law, one_s, serial, coherency, 0.0, 0.0)
    off = np.log(times / np.array([bare.seconds(each) for each in workers]))
    squares = float((off**2).mean())
    count, free = len(times), _parameters(law) + 1
    score = count * math.log(max(squares, _FINEST**2)) + 2 * free + 2 * free * (free + 1) / max(count - free - 1, 1)
    return Fit(law, one_s, serial, coherency, math.sqrt(squares), score)


def _amdahl(workers: Floats, times: Floats) -> tuple[float, float, float]:
    still, shared = _least_squares([np.ones_like(workers), 1 / workers], times)
    return still + shared, still / (still + shared) if still + shared else 0.0, 0.0


def _gustafson(workers: Floats, times: Floats) -> tuple[float, float, float]:
    # 1 / T is linear in the number of workers.
    still, shared = _least_squares([np.ones_like(workers), workers], 1 / times)
    return (1 / (still + shared), still / (still + shared), 0.0) if still + shared else (0.0, 0.0, 0.0)


def _gunther(workers: Floats, times: Floats) -> tuple[float, float, float]:
    still, shared, each = _least_squares([np.ones_like(workers), 1 / workers, workers - 1], times)
    one_s = still + shared
    return (one_s, still / one_s, each / one_s) if one_s else (0.0, 0.0, 0.0)


_LAWS: Mapping[str, Callable[[Floats, Floats], tuple[float, float, float]]] = {
    AMDAHL: _amdahl, GUSTAFSON: _gustafson, GUNTHER: _gunther,
}  # fmt: skip


def _least_squares(columns: "list[Floats]", values: Floats) -> "list[float]":
    """Factors of the columns, none of them negative, whose sum comes closest to ``values``, as shares of these.

    All subsets are tried: there are seven at most.
    """
    weighted = np.column_stack(columns) / values[:, None]
    best, least = [0.0] * len(columns), math.inf
    for size in range(1, len(columns) + 1):
        for chosen in itertools.combinations(range(len(columns)), size):
            factors, *_ = np.linalg.lstsq(weighted[:, chosen], np.ones(len(values)), rcond=None)
            squares = float(((weighted[:, chosen] @ factors - 1) ** 2).sum())
            if (factors >= 0).all() and squares < least * (1 - 1e-9):
                least = squares
                best = [0.0] * len(columns)
                for place, factor in zip(chosen, factors.tolist(), strict=True):
                    best[place] = factor
    return best


def _told_apart(fits: Sequence[Fit]) -> Fit | None:
    """The law that the data tell from all others; of Amdahl's and Gunther's the simpler one, unless that is worse."""
    left = {fit.law: fit for fit in fits}
    if AMDAHL in left and GUNTHER in left:
        gains = left[AMDAHL].score - left[GUNTHER].score
        del left[AMDAHL if gains >= _APART else GUNTHER]
    ordered = sorted(left.values(), key=lambda fit: fit.score)
    if not ordered or (len(ordered) > 1 and ordered[1].score - ordered[0].score < _APART):
        return None
    return ordered[0]
