"""The runs that are compared: read from their files, or as they come, and compared, in the thread for files."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from .. import words
from ..inside.data_class import dataclass
from ..inside.plan import Plan
from ..inside.problem import Problem
from ..insight.comparison import Comparison, Difference, Measured, Way, close_besides, compare, differences, reference
from ..insight.drift import Drift, drift
from ..insight.early_stop import left_out
from ..insight.lost_more import explained
from ..insight.machine import taken_cores
from ..insight.sweep import Curve, HeatMap, curves, heat_maps
from ..insight.verdict import Why, why
from ..long_work import part
from ..model.experiment import Experiment
from .container import RunFileError
from .result_differences import HeldResults, Returned
from .run_file import Saved, open_run


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """Runs, and what comes of comparing them.

    Attributes:
        runs: in the order in which they were asked for, or run.
        names: what each is called here: its own name, or its way of doing it.
        comparison: the ways, ranked; the runs by their numbers.
        way_names: what each of the ways is called.
        differences: all in which plans and environments are not the same.
        notices: what has to be read before any speed, as sentences.
        reasons: what each way lost more than the fastest, as sentences.
        others: the runs whose results are others than the reference's, and of each the first task of which they are.
        unfit: the strategies that could not do it.
        whys: why each run took as long as it did.
        curves: how the ways grow that were run with several numbers of workers.
        maps: of the strategies of which two settings were swept.
        omitted: how many runs were left out, as they would have told nothing new.
        drift: how the machine changed meanwhile, if it did, and they were run together.
    """

    runs: tuple[Saved, ...]
    names: tuple[str, ...]
    comparison: Comparison
    way_names: tuple[str, ...]
    differences: tuple[Difference, ...]
    notices: tuple[str, ...]
    reasons: tuple[str, ...]
    others: Mapping[int, int]
    unfit: Mapping[str, Problem]
    whys: tuple[Why, ...]
    curves: tuple[Curve, ...]
    maps: tuple[HeatMap, ...]
    omitted: int = 0
    drift: Drift | None = None

    @property
    def until_s(self) -> float:
        """When the longest of the runs ended, in seconds since its start."""
        return max((run_until_s(saved) for saved in self.runs), default=0.0)

    @property
    def order(self) -> tuple[int, ...]:
        """The runs' numbers: of each way the one in the middle, the fastest way first; then the others so."""
        middle = [self._middle(way) for way in self.comparison.ways]
        others = [number for way in self.comparison.ways for number in way.runs if number not in middle]
        return (*middle, *others)

    @property
    def remarks(self) -> list[str]:
        """What is to be said after which way is the fastest, as sentences."""
        close = [
            words.close_ranks(self.way_names[place], self.way_names[place + 1]) + "."
            for place in close_besides(self.comparison)
        ]
        unequal = words.unequal_workers([way.plan for way in self.comparison.ways])
        laws = [f"{each}." for each in words.curves_told([curve for curve in self.curves if curve.scaling.counts])]
        omitted = [f"{words.left_out(self.omitted)}."] if self.omitted else []
        taken = [each for saved in self.runs if (each := taken_cores(saved.run)) is not None]
        others = words.others_meanwhile(taken, len(self.runs))
        drifted = [f"{words.drifted(self.drift)}."] if self.drift is not None else []
        return [
            *([f"{unequal}."] if unequal else []),
            *([f"{others}."] if others else []),
            *drifted,
            *laws,
            *omitted,
            *close,
            *self.reasons,
        ]

    def _middle(self, way: Way) -> int:
        """The run whose time is in the middle of its way's, the shorter one of two; the first where none finished."""
        times = [(self.runs[number].run.finished_s, number) for number in way.runs]
        finished = sorted((time_s, number) for time_s, number in times if time_s is not None)
        return finished[(len(finished) - 1) // 2][1] if finished else way.runs[0]

    def way_of(self, number: int) -> int:
        """The place of a run's way among the ways."""
        return next(place for place, way in enumerate(self.comparison.ways) if number in way.runs)


class Growing:
    """Runs that are compared as they come. In the thread for files."""

    def __init__(self) -> None:
        """None yet."""
        self._unfit: dict[str, Problem] = {}
        self._runs: list[Saved] = []
        self._whys: list[Why] = []
        self._held = HeldResults()
        self._omitted = 0
        self._drift: Drift | None = None

    def take(self, saved: Saved) -> Loaded:
        """A run is over; what comes of all."""
        if saved.run.finished_s is not None:
            self._held.take(len(self._runs), Returned.of(saved.run.trace, saved.records.results))
        self._runs.append(saved)
        self._whys.append(why(saved.run, saved.records, saved.sequential_s))
        return self.loaded(is_over=False)

    def refuse(self, strategy: str, problem: Problem) -> Loaded:
        """A strategy cannot do it; what comes of all."""
        self._unfit[strategy] = problem
        return self.loaded(is_over=False)

    def loaded(self, *, is_over: bool = True, experiment: Experiment | None = None) -> Loaded:
        """What comes of those that have come; while more are to come, no law is fitted to them.

        ``experiment``: that they are of, once it is over; None: what came of it is as it was before.
        """
        if experiment is not None:
            self._omitted, self._drift = left_out(experiment), drift(experiment)
        held, none = (self._held.reference, dict(self._held.others)), [""] * len(self._runs)
        found = _compared(self._runs, none, held, self._whys, unfit=dict(self._unfit), with_laws=is_over)
        return replace(found, omitted=self._omitted, drift=self._drift)


def run_until_s(saved: Saved) -> float:
    """Until when a run is known, in seconds since its start; 0 if it never began."""
    run = saved.run
    return max(run.since_start_s(run.until_ns), 0.0) if run.started_ns else 0.0


def load(paths: Sequence[str], titles: Sequence[str]) -> Loaded | Problem:
    """Read runs and compare them; what is wrong with a file, if anything is. Any thread.

    Args:
        paths: of the run files.
        titles: the person's own names for them, empty where there is none.
    """
    try:
        runs = tuple(_opened(paths, place) for place in range(len(paths)))
    except RunFileError as error:
        return error.problem
    held = _differing(runs, [saved.measured() for saved in runs])
    whys = [why(saved.run, saved.records, saved.sequential_s) for saved in runs]
    return _compared(runs, titles, held, whys, more=tuple(_more(runs, paths)))


def _opened(paths: Sequence[str], place: int) -> Saved:
    with part(0.9 * place / len(paths), 0.9 * (place + 1) / len(paths)):
        return open_run(paths[place])


def _compared(
    runs: Sequence[Saved],
    titles: Sequence[str],
    held: tuple[int | None, dict[int, int]],
    whys: Sequence[Why],
    *,
    more: Sequence[str] = (),
    unfit: Mapping[str, Problem] = MappingProxyType({}),
    with_laws: bool = True,
) -> Loaded:
    """What comes of the runs, whose results were ``held`` against those of one of them; ``more`` is said besides."""
    measured = [saved.measured() for saved in runs]
    comparison = compare(measured, held[1])
    plans = [saved.run.plan for saved in runs]
    way_names = words.way_names([way.plan for way in comparison.ways])
    cannot = [f"{words.unfit(strategy, problem)}." for strategy, problem in unfit.items()]
    return Loaded(
        tuple(runs),
        _names(plans, titles),
        comparison,
        tuple(way_names),
        differences(plans, [_environment(saved) for saved in runs]),
        (*_of_nothing(measured), *_notices(plans, held[0], held[1], comparison), *cannot, *more),
        tuple(_reasons(way_names, whys, comparison)),
        held[1],
        unfit,
        tuple(whys),
        curves(comparison, measured, whys, with_laws=with_laws),
        heat_maps(comparison),
    )


def _differing(runs: Sequence[Saved], measured: Sequence[Measured]) -> tuple[int | None, dict[int, int]]:
    """The run that the others' results are held against, and of each that has others the first such task."""
    first = reference(measured)
    if first is None:
        return None, {}
    held = HeldResults()
    finished = [number for number, run in enumerate(measured) if number != first and run.elapsed_s is not None]
    for number in (first, *finished):
        held.take(number, Returned.of(runs[number].run.trace, runs[number].records.results))
    return first, held.others


def _names(plans: Sequence[Plan], titles: Sequence[str]) -> tuple[str, ...]:
    """What each run is called; those that would be called the same are numbered."""
    wanted = [title or name for name, title in zip(words.way_names(plans), titles, strict=True)]
    counts = Counter(wanted)
    taken = {name for name, count in counts.items() if count == 1}  # by nobody else
    names = []
    for name in wanted:
        numbered = (f"{name} · {number}" for number in itertools.count(1))
        names.append(name if counts[name] == 1 else next(each for each in numbered if each not in taken))
        taken.add(names[-1])
    return tuple(names)


def _notices(plans: Sequence[Plan], first: int | None, differing: dict[int, int], comparison: Comparison) -> list[str]:
    if not comparison.same_work:
        return [words.different_work(plans) + "."]
    told: dict[str, int] = {}
    for number, task in differing.items():
        told.setdefault(words.way(plans[number]), task)
    to = "" if first is None else words.way(plans[first])
    return [words.results_differ(way, to, task) + "." for way, task in told.items()]


def _more(runs: Sequence[Saved], paths: Sequence[str]) -> Iterator[str]:
    """Which of the files hold more than this program knows."""
    for saved, path in zip(runs, paths, strict=True):
        more = saved.not_shown(path)
        if more is not None:
            yield more.told() + "."


def _reasons(names: Sequence[str], whys: Sequence[Why], comparison: Comparison) -> Iterator[str]:
    for each in explained(comparison, whys):
        if each.more is not None:
            yield words.lost_more(names[each.place], names[each.fastest], each.more) + "."


def _of_nothing(measured: Sequence[Measured]) -> list[str]:
    """Of which runs the jobs have computed nothing."""
    reasons: dict[str, list[str]] = {}
    for run in measured:
        if run.reason is not None and run.has_computed_nothing:
            reasons.setdefault(run.reason.told(), []).append(words.way(run.plan))
    return [f"{'; '.join(dict.fromkeys(ways))}: {why}." for why, ways in reasons.items()]


def _environment(saved: Saved) -> dict[str, str]:
    share = saved.run.own_cpu_share
    taken = taken_cores(saved.run)
    own = {
        "own_cpu_share": "" if share is None else f"{share:.1%} CPU",
        "taken_cores": "" if taken is None else words.busy_machine(taken),
    }
    return {**saved.environment.texts(saved.run.python), **own}
