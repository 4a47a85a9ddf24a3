"""How runs compare: which of them are repeats of each other, which way is the fastest, and in what they differ."""

import itertools
from collections.abc import Collection, Hashable, Mapping, Sequence

from ..inside.data_class import dataclass
from ..inside.plan import PLAN_FIELDS, Plan
from ..inside.plan_field import Differs
from ..inside.problem import Problem
from ..inside.records.events import AT_ONCE, Made
from ..trace.run import Outcome
from .speedup import speedup
from .statistics import are_apart, median

SEQUENTIAL = "sequential"
"""The plain loop's strategy."""

_WORK = ("workload", "size", "function", "items", "arguments", "jobs")
"""What is told first of what plans differ in; then comes the way they go about it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run, as a comparison sees it.

    Attributes:
        plan: with the number of its jobs, once that is known.
        outcome, reason: as in ``Run``.
        elapsed_s: of a run that finished (``Run.finished_s``); None of any other.
        sequential_s: the plain loop's time, if it was run with it.
        processes: how many different processes have run tasks.
        cores: as many as could be used where it ran; 0: nobody knows.
        waiting: the share of its tasks' time in which they did not compute, 0 to 1 (``Trace.waiting_share``).
        made: how its items came about.
    """

    plan: Plan
    outcome: Outcome | None
    elapsed_s: float | None
    sequential_s: float | None
    processes: int
    reason: Problem | None
    cores: int = 0
    waiting: float = 0.0
    made: Made = AT_ONCE

    @property
    def has_computed_nothing(self) -> bool:
        """Whether it finished, and what its jobs gave back, such as generators, is still to be computed."""
        return self.reason is not None and self.reason.code == "lazy-result"


@dataclass(frozen=True, slots=True)
class Way:
    """All runs of one way of doing one work (same strategy, workers, options, Python ...): repeats of each other.

    Attributes:
        runs: their numbers among the runs that are compared, ascending.
        plan: that of the first of them; they differ in nothing but whether the function was tried.
        elapsed_s: of those that finished, in the order of the runs.
        median_s, least_s, most_s: of these; None if none finished.
        failed: how many of the runs did not finish.
        lazy: how many finished and have computed nothing, so that their times say nothing.
        differs: the results of one of the runs differ from the reference's, so that its time does not compare.
        speedup: the plain loop's median over its own; None where it does not compare.
        ideal_s: the plain loop's median shared out evenly to the workers, of whom no more than there are jobs can have
            a share; what is computed of it to no more of them than there are cores. None where it does not compare.
    """

    runs: tuple[int, ...]
    plan: Plan
    elapsed_s: tuple[float, ...]
    median_s: float | None
    least_s: float | None
    most_s: float | None
    failed: int
    differs: bool
    speedup: float | None
    ideal_s: float | None
    lazy: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comes of comparing runs.

    Attributes:
        ways: the fastest first, by their medians, then those whose results differ, then those of which no run finished;
            in the order of the runs if these do not do the same work.
        ranked: how many of the ways, from the first on, compare: their ranks are 1 to this.
        sequential_s: the median of the plain loop: of its runs among these, else of the loops that were run beside
            them. Of several (with two Pythons, say) it is the first. None if none finished, or nothing compares.
        same_work: all do the same jobs of the same workload and size, or of the same function and items; else no time
            compares with another.
        close: the places among the ways (from 0) of those that more repeats would have to tell from the next one
            (``statistics.are_apart``). Of one that was run once nobody knows.
    """

    ways: tuple[Way, ...]
    ranked: int
    sequential_s: float | None
    same_work: bool
    close: tuple[int, ...]


def contenders(comparison: Comparison) -> tuple[int, ...]:
    """The places of those ranked ways that can be held against each other: where some were repeated, only those."""
    ranked = range(comparison.ranked)
    repeated = tuple(place for place in ranked if len(comparison.ways[place].elapsed_s) > 1)
    return repeated or tuple(ranked)


def leaders(comparison: Comparison) -> tuple[int, ...]:
    """The places of those contenders of which any may be the fastest, as far as their repeats tell; from above."""
    places = contenders(comparison)
    times = [comparison.ways[place].elapsed_s for place in places]
    return tuple(place for place, each in zip(places, times, strict=True) if not are_apart(times[0], each))


def close_besides(comparison: Comparison) -> tuple[int, ...]:
    """``close``, without those of whom it is said already that any of the ``leaders`` may be the fastest."""
    among = leaders(comparison)
    said = among if len(among) > 1 else ()
    return tuple(place for place in comparison.close if place not in said)


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in which runs differ: the field's key, and each run's value as text, ``""`` where it has none.

    A value may be long, as a JSON array of items is; whoever shows it cuts it.
    """

    field: str
    values: tuple[str, ...]


def reference(runs: Sequence[Measured]) -> int | None:
    """The run whose results those of the others are held against; None if none finished.

    It is the first plain loop that finished, else the first run that did.
    """
    finished = [number for number, run in enumerate(runs) if run.elapsed_s is not None]
    loops = [number for number in finished if runs[number].plan.strategy == SEQUENTIAL]
    return next(iter(loops or finished), None)


def is_same_work(plans: Sequence[Plan]) -> bool:
    """Whether all do the same jobs. Items that nobody has counted, of a run that never began, may be as many."""
    works = {_values(plan, Differs.WORK, but="jobs") for plan in plans}
    return len(works) <= 1 and len({plan.jobs for plan in plans if plan.jobs}) <= 1


def compare(runs: Sequence[Measured], differing: Collection[int]) -> Comparison:
    """Compare ``runs``, of which those numbered ``differing`` have other results than the ``reference``."""
    same_work = is_same_work([run.plan for run in runs])
    groups: dict[Hashable, list[int]] = {}
    for number, run in enumerate(runs):
        groups.setdefault(_way_of(run.plan), []).append(number)
    sequential_s = _sequential_s(runs, groups, differing) if same_work else None
    loops = [run.waiting for run in runs if run.plan.strategy == SEQUENTIAL and run.elapsed_s is not None]
    ways = [_way(runs, numbers, differing, sequential_s, median(loops)) for numbers in groups.values()]
    if not same_work:
        return Comparison(tuple(ways), 0, None, False, ())
    ways.sort(key=_place)
    ranked = sum(way.median_s is not None and not way.differs for way in ways)
    close = (at for at, (way, after) in enumerate(itertools.pairwise(ways[:ranked])) if _are_close(way, after))
    return Comparison(tuple(ways), ranked, sequential_s, True, tuple(close))


def differences(plans: Sequence[Plan], environments: Sequence[Mapping[str, str]]) -> tuple[Difference, ...]:
    """All fields that are not the same for every run: first of the plans, then their options, then the environments.

    Args:
        plans: of each run.
        environments: where each was made, as text by field; one that also is an option, the start method, tells what
            held where the option is not set. Of a run of which nobody knows, no fields.
    """
    runs = [_texts(plan) for plan in plans]
    for found, environment in zip(runs, environments, strict=True):
        found.update({field: text for field, text in environment.items() if text or field not in found})
    fields = dict.fromkeys(field for found in runs for field in found)
    told = (Difference(field, tuple(found.get(field, "") for found in runs)) for field in fields)
    return tuple(each for each in told if len(set(each.values)) > 1)


def _way_of(plan: Plan) -> Hashable:
    """What is the same for all runs of a way, and for no others."""
    return _values(plan, Differs.WORK), _values(plan, Differs.WAY)


def _values(plan: Plan, differs: Differs, but: str = "") -> Hashable:
    """What a plan has in the fields by which plans are ``differs``."""
    found = [getattr(plan, key) for key, field in PLAN_FIELDS.items() if field.differs is differs and key != but]
    return tuple(frozenset(value.items()) if isinstance(value, Mapping) else value for value in found)


def _sequential_s(
    runs: Sequence[Measured], groups: dict[Hashable, list[int]], differing: Collection[int]
) -> float | None:
    for numbers in groups.values():
        if runs[numbers[0]].plan.strategy == SEQUENTIAL and not any(number in differing for number in numbers):
            found_s = median([each for number in numbers if (each := runs[number].elapsed_s) is not None])
            if found_s is not None:
                return found_s
    beside: dict[Hashable, list[float]] = {}
    for number, run in enumerate(runs):
        if run.sequential_s is not None and run.plan.strategy != SEQUENTIAL and number not in differing:
            beside.setdefault(_way_of(run.plan.sequential()), []).append(run.sequential_s)
    return median(next(iter(beside.values()), []))


def _way(
    runs: Sequence[Measured],
    numbers: Sequence[int],
    differing: Collection[int],
    sequential_s: float | None,
    loop_waiting: float | None,
) -> Way:
    plan = runs[numbers[0]].plan
    elapsed_s = tuple(each for number in numbers if (each := runs[number].elapsed_s) is not None)
    median_s = median(elapsed_s)
    lazy = sum(runs[number].has_computed_nothing for number in numbers)
    differs = any(number in differing for number in numbers)
    loop_s = sequential_s if median_s is not None and not differs else None
    # Where the loop itself was not recorded, the way's own tasks tell.
    waiting = median([runs[number].waiting for number in numbers]) if loop_waiting is None else loop_waiting
    return Way(
        runs=tuple(numbers),
        plan=plan,
        elapsed_s=elapsed_s,
        median_s=median_s,
        least_s=min(elapsed_s, default=None),
        most_s=max(elapsed_s, default=None),
        failed=len(numbers) - len(elapsed_s) - lazy,
        differs=differs,
        speedup=speedup(loop_s, median_s),
        ideal_s=_ideal_s(loop_s, waiting or 0.0, plan, max(runs[number].cores for number in numbers)),
        lazy=lazy,
    )


def _ideal_s(loop_s: float | None, waiting: float, plan: Plan, cores: int) -> float | None:
    """``loop_s`` shared out evenly; ``waiting``: the share of it that needs no core."""
    at_once = min(plan.workers, plan.jobs)
    if loop_s is None or not at_once:
        return None
    return max(loop_s / at_once, loop_s * (1 - waiting) / min(at_once, cores or at_once))


def _place(way: Way) -> tuple[bool, bool, Sequence[float], int]:
    return way.median_s is None, way.differs, (way.median_s or 0.0, *sorted(way.elapsed_s)), way.runs[0]


def _are_close(way: Way, after: Way) -> bool:
    """Whether the slower one's median may be the lesser, as far as their repeats tell."""
    is_repeated = min(len(way.elapsed_s), len(after.elapsed_s)) > 1
    return is_repeated and not are_apart(way.elapsed_s, after.elapsed_s)


def _texts(plan: Plan) -> dict[str, str]:
    compared = [key for key, field in PLAN_FIELDS.items() if field.differs is not Differs.NOTHING]
    found = {key: PLAN_FIELDS[key].told(getattr(plan, key)) for key in dict.fromkeys((*_WORK, *compared))}
    unknown = ("jobs", "workers")  # which nobody has counted
    found.update({key: "" for key in unknown if not getattr(plan, key)})
    found["watch"] = " ".join(plan.watch.argv) if plan.watch is not None else ""
    del found["options"]
    return {**found, **{key: str(value) for key, value in plan.options.items()}}
