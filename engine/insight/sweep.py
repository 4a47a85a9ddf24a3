"""What a sweep shows: how each way grows with its workers, and where among two options the fastest lies."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from ..inside.data_class import dataclass
from ..inside.problem import Problem
from ..model.experiment import Experiment
from .comparison import SEQUENTIAL, Comparison, Measured, Way
from .drift import Drift
from .early_stop import left_out
from .scaling import Scaling, scaling, serial_interval
from .statistics import Interval, median, median_interval
from .verdict import Why

WORKERS = "workers"
_LAW_STEPS = 60
_FEW_JOBS = 16
_WAITS_FROM = 0.5
"""Jobs that wait for so much of their time need no core each."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One way with several numbers of workers.

    Attributes:
        ways: the fewest workers first; all else is the same for all of them.
        scaling: what the times tell, as far as each worker can have a core and a job.
        serial: where the law's serial share lies; None where there is no law.
        most_workers: up to how many that is.
    """

    ways: tuple[Way, ...]
    scaling: Scaling
    serial: Interval | None
    most_workers: int

    def fitted_s(self, workers: int) -> float | None:
        """What the law gives for so many workers; None where there is none, or it says nothing of so many."""
        law = self.scaling.law
        return law.seconds(workers) if law is not None and workers <= self.most_workers else None


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The median of each pair of values of two settings of one strategy.

    Attributes:
        strategy: whose.
        row, column: the settings' keys; ``workers`` is one.
        rows, columns: their values.
        median_s: row by row; None where no run finished.
    """

    strategy: str
    row: str
    column: str
    rows: tuple[Any, ...]
    columns: tuple[Any, ...]
    median_s: tuple[tuple[float | None, ...], ...]

    @property
    def least_s(self) -> float | None:
        """The fastest pair's; None where no run finished."""
        return min((each for row in self.median_s for each in row if each is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """What came of an experiment over numbers of workers, strategies and options.

    Attributes:
        experiment: what was run.
        runs: what was measured, at least one.
        comparison: of the runs.
        others: the runs whose results are others than the reference's, and of each the first task of which they are.
        refused: why a plan could not be run, by its number.
        whys: why each of the runs took as long as it did.
        taken: how many cores other programs had in those runs in which that was a lot.
        drift: how the machine changed meanwhile, if it did.
    """

    experiment: Experiment
    runs: Sequence[Measured]
    comparison: Comparison
    others: Mapping[int, int]
    refused: Mapping[int, Problem]
    whys: Sequence[Why]
    taken: Sequence[float] = ()
    drift: Drift | None = None

    @property
    def cores(self) -> int:
        """As many as could be used; 0: nobody knows."""
        return max(run.cores for run in self.runs)

    @property
    def left_out(self) -> int:
        """How many runs were left out, as they would have told nothing new."""
        return left_out(self.experiment)

    def curves(self) -> tuple[Curve, ...]:
        """How each way grows with its workers."""
        return curves(self.comparison, self.runs, self.whys)


@dataclass(frozen=True, slots=True)
class Line:
    """A curve as it is drawn: how many times as fast each number of workers is.

    Attributes:
        curve: which.
        points: the number of workers, the speed-up by the median, and between what it lies by the median's interval.
        law: the number of workers and the speed-up, from one worker on, as far as the law was fitted; empty: none was.
        ideal: the number of workers and the speed-up of a loop that is shared out evenly; empty: nobody timed it.
    """

    curve: Curve
    points: tuple[tuple[int, float, float, float], ...]
    law: tuple[tuple[float, float], ...]
    ideal: tuple[tuple[float, float], ...]


def lines(found: Sequence[Curve], sequential_s: float | None) -> tuple[Line, ...]:
    """The curves against the plain loop; without one, against their own median with the fewest workers. Pure."""
    return tuple(_line(curve, sequential_s or curve.ways[0].median_s or 1.0) for curve in found)


def _line(curve: Curve, base_s: float) -> Line:
    points = []
    for way in curve.ways:
        if way.median_s is not None:
            interval = median_interval(way.elapsed_s)
            points.append((way.plan.workers, base_s / way.median_s, base_s / interval.high, base_s / interval.low))
    law: list[tuple[float, float]] = []
    if curve.scaling.law is not None:
        most = min(curve.most_workers, curve.ways[-1].plan.workers)
        steps = [1 + (most - 1) * step / _LAW_STEPS for step in range(_LAW_STEPS + 1)]
        law = [(workers, base_s / curve.scaling.law.seconds(workers)) for workers in steps]
    ideal = ((float(way.plan.workers), base_s / way.ideal_s) for way in curve.ways if way.ideal_s)
    return Line(curve, tuple(points), tuple(law), tuple(ideal))


def doubling(most: int) -> list[int]:
    """The numbers of workers that tell how ``most`` of them scale: 1, 2, 4 and so on, and ``most``."""
    return [*itertools.takewhile(lambda number: number < most, (2**power for power in range(most.bit_length()))), most]


def chunk_sizes(jobs: int) -> tuple[int, ...]:
    """The chunk sizes that tell how they matter to so many jobs; 0: nobody knows yet how many these are."""
    sizes = (1, 2, 4) if 0 < jobs <= _FEW_JOBS else (1, 8, 64)
    return tuple(size for size in sizes if not jobs or size <= jobs)


def curves(
    comparison: Comparison, runs: Sequence[Measured], whys: Sequence[Why], *, with_laws: bool = True
) -> tuple[Curve, ...]:
    """Each way that was measured with more than one number of workers; none where times do not compare. Pure.

    Args:
        comparison, runs: what was measured.
        whys: why each of the runs took as long as it did.
        with_laws: fit laws as well, a tenth of a second for each curve that follows one.
    """
    waits = (median([share for each in whys if (share := _waiting(each)) is not None]) or 0.0) >= _WAITS_FROM
    cores = max((run.cores for run in runs), default=0)
    found: dict[Any, list[Way]] = {}
    for way in comparison.ways[: comparison.ranked]:
        if way.plan.strategy != SEQUENTIAL:
            found.setdefault((way.plan.strategy, frozenset(way.plan.options.items())), []).append(way)
    several = (ways for ways in found.values() if len(ways) > 1)
    return tuple(_curve(ways, 0 if waits else cores, with_laws=with_laws) for ways in several)


def _waiting(why: Why) -> float | None:
    """The share of the jobs' own time in which they waited, and not for a core."""
    parts = why.breakdown.parts
    own_s = parts["computing"] + parts["slower"] + parts["waiting"]
    return parts["waiting"] / own_s if own_s else None


def _curve(ways: list[Way], cores: int, *, with_laws: bool) -> Curve:
    ordered = sorted(ways, key=lambda way: way.plan.workers)
    most = ordered[0].plan.jobs
    most = min(most, cores) if cores else most
    points = [(way.plan.workers, way.elapsed_s) for way in ordered if way.plan.workers <= most]
    found = scaling(points if with_laws else ())
    return Curve(tuple(ordered), found, serial_interval(points, found.law) if found.law else None, most)


def heat_maps(comparison: Comparison) -> tuple[HeatMap, ...]:
    """Of each strategy of which just two settings have several values, their map. Pure."""
    by_strategy: dict[str, list[Way]] = {}
    for way in comparison.ways:
        by_strategy.setdefault(way.plan.strategy, []).append(way)
    maps = (_heat_map(strategy, ways) for strategy, ways in by_strategy.items() if strategy != SEQUENTIAL)
    return tuple(each for each in maps if each is not None)


def _heat_map(strategy: str, ways: list[Way]) -> HeatMap | None:
    settings: list[Mapping[str, Any]] = [{WORKERS: way.plan.workers, **way.plan.options} for way in ways]
    keys = dict.fromkeys(key for each in settings for key in each)
    values = {key: _ordered({each.get(key) for each in settings}) for key in keys}
    several = [key for key in keys if len(values[key]) > 1]
    if len(several) != 2:
        return None
    row, column = several
    medians = {(each.get(row), each.get(column)): way.median_s for each, way in zip(settings, ways, strict=True)}
    rows = tuple(tuple(medians.get((down, across)) for across in values[column]) for down in values[row])
    return HeatMap(strategy, row, column, values[row], values[column], rows)


def _ordered(values: set[Any]) -> tuple[Any, ...]:
    """Numbers by their size, before texts; what is not set comes first."""
    return tuple(sorted(values, key=lambda value: (value is not None, isinstance(value, str), value or 0)))
