"""What comes of comparing runs, in a few words."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from ..inside import phrases
from ..inside.language import mark, marked, tr
from ..inside.phrases import bare_path, count, plain
from ..inside.plan import PLAN_FIELDS, SETTINGS, Plan
from ..inside.plan_field import PlanField, Text
from ..inside.problem import Problem
from ..inside.strategies import Option, strategies
from ..inside.workloads import function as own_function
from ..insight.comparison import Comparison, contenders, is_same_work, leaders
from ..insight.statistics import can_be_apart, least_each
from .figures import elapsed
from .processes import cores
from .runs import load, workers, workload

_LOADS_MOST = 3
_NAMED_MOST = 4
_NAMES = {
    "program": mark("Parallelogram"),
    "python_version": mark("Python"),
    "gil": mark("Global lock"),
    "system": mark("System"),
    "machine": mark("Processor"),
    "cores": mark("Cores"),
    "memory_bytes": mark("Memory"),
    "own_cpu_share": mark("This program's own share"),
    "taken_cores": mark("Machine"),
}


def field_name(key: str) -> str:
    """The name of a field in which runs differ; packages have their own."""
    if key in PLAN_FIELDS or key in _NAMES:
        return marked(PLAN_FIELDS[key].title if key in PLAN_FIELDS else _NAMES[key])
    return _option_title(key)


def field_value(key: str, value: str) -> str:
    """What a run has in a field in which runs differ; a strategy by its name."""
    return strategy_name(value) if key == "strategy" else value


def way(plan: Plan, *, with_workers: bool = True) -> str:
    """How a plan goes about its jobs, in brief: ``"Pool · 2 workers · fork · jobs per chunk 8"``."""
    strategy = strategies().get(plan.strategy)  # None for a program that is watched
    parts = [strategy_name(plan.strategy)]
    if with_workers and strategy is not None and strategy.takes_workers and plan.workers:
        parts.append(workers(plan.workers))
    known = {option.key: option for option in strategy.options} if strategy is not None else {}
    parts += [_option(known.get(key), key, value) for key, value in plan.options.items()]
    for field in (PLAN_FIELDS["python"], *SETTINGS):
        if field.title and field.is_set(getattr(plan, field.key)):
            parts.append(_way_of(field, getattr(plan, field.key)))
    return " · ".join(parts)


def strategy_name(identifier: str) -> str:
    """What a strategy is called on screen, wherever that is: ``"Process per job"``; what is none, as it is."""
    strategies()  # which gives them their names
    return phrases.strategy(identifier)


def unfit(strategy: str, problem: Problem) -> str:
    """Why a strategy cannot do it, behind its name, where the sentence does not have that; without a full stop."""
    named, told = strategy_name(strategy), problem.told()
    return told if named in told else f"{named}: {told}"


def in_force(strategy: str, options: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    """What of a strategy's options and of a plan's settings is set, in brief: ``"jobs per chunk 8 · keeps going"``."""
    found = strategies().get(strategy)  # None for a program that is watched
    known = {option.key: option for option in found.options} if found is not None else {}
    parts = [_option(known.get(key), key, value) for key, value in options.items()]
    for key, value in settings.items():
        if PLAN_FIELDS[key].is_set(value):
            parts.append(_way_of(PLAN_FIELDS[key], value))
    return " · ".join(parts)


def way_names(plans: Sequence[Plan]) -> list[str]:
    """How each goes about its jobs; where they do not do the same work, behind what that is."""
    if is_same_work(plans):
        return _ways(plans)
    subjects = [_subject(plan) for plan in plans]
    what = subjects if len(set(subjects)) > 1 else [load(plan) for plan in plans]
    return [f"{each} · {told}" for each, told in zip(what, _ways(plans), strict=True)]


def _ways(plans: Sequence[Plan]) -> list[str]:
    """How each goes about it; a Python that all of them have tells none from another."""
    is_shared = len(plans) > 1 and len({plan.python for plan in plans}) == 1
    return [way(dataclasses.replace(plan, python=None) if is_shared else plan) for plan in plans]


def winner(comparison: Comparison) -> str:
    """Which way was the fastest, or that nobody knows; empty where nothing was to be told apart. Without a full stop."""
    ranked = comparison.ways[: comparison.ranked]
    if len(comparison.ways) < 2 or not comparison.same_work:
        return ""
    if not ranked:
        return tr("No way has given a result that can be compared")
    places, among = contenders(comparison), leaders(comparison)
    first = comparison.ways[places[0]]
    assert first.median_s is not None
    told = _ways([each.plan for each in comparison.ways])
    names = _joined([told[place] for place in among])
    values = {"way": told[places[0]], "time": elapsed(first.median_s), "names": names}
    if len(ranked) == 1:
        text = tr("{way} is the only one that finished, in {time}")
    elif len(first.elapsed_s) == 1:
        text = tr("{way} was the fastest, {time}; each was run only once, so repeat them to rule out chance")
    elif len(places) == 1:
        text = tr("{way} takes a median of {time}; nothing else was repeated, so chance cannot be ruled out")
    elif len(among) == 1:
        second = comparison.ways[places[1]]
        assert second.median_s is not None
        values |= {"other": told[places[1]], "longer": f"{second.median_s / first.median_s - 1:.0%}"}
        text = tr("{way} is the fastest, with a median of {time}; the next, {other}, takes {longer} longer")
    elif len(among) == len(places) and (least := _runs_each(comparison)):
        second = comparison.ways[places[1]]
        assert second.median_s is not None
        values |= {"other": told[places[1]], "next": elapsed(second.median_s), "least": f"{least:,}"}
        text = tr(
            "{way} had the shortest median, {time}, and {other} the next, {next}, but so few runs cannot prove which is the fastest; run each {least} times or more"
        )
    elif len(among) == len(places):
        text = tr("{names} cannot be told apart, though {way} had the shortest median, {time}; more repeats might tell")
    else:
        text = tr(
            "The fastest is one of {names}, which cannot be told apart, with a median of {time}; all others are slower"
        )
    if places[0] > 0 and len(places) > 1:
        values |= {"once": told[0]}
        text += tr(" ({once} took less, but ran only once)")
    return text.format(**values)


def _runs_each(comparison: Comparison) -> int:
    """How often each has to be run at the least, where the fastest was held against runs too few for any answer; else 0."""
    first, *others = (comparison.ways[place].elapsed_s for place in contenders(comparison))
    if all(can_be_apart(len(first), len(each)) for each in others):
        return 0
    return max(least_each(first, each) for each in others)


def _joined(names: list[str]) -> str:
    """Some ways, and how many more there are."""
    if len(names) > _NAMED_MOST:
        more = tr("{count:,} others").format(count=len(names) - _NAMED_MOST + 1)
        names = [*names[: _NAMED_MOST - 1], more]
    return (
        tr("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else "".join(names)
    )


def comparison_progress(way: str, round_number: int, rounds: int, done: str, more: int) -> str:
    """How far a comparison has got; ``done``: how far its run has, ``more``: how many are to come. No full stop."""
    text = tr("{way}, {done}") if rounds == 1 else tr("Round {number} of {rounds:,}: {way}, {done}")
    told = text.format(way=way, done=done, number=round_number, rounds=rounds)
    left = count(more, tr("{n} more run to come"), tr("{n} more runs to come"))
    return f"{told}; {left}" if more else told


def unequal_workers(plans: Sequence[Plan]) -> str:
    """That not all of several ways have as many workers; empty if they have. Without a full stop."""
    counts = {
        plan.strategy: plan.workers
        for plan in plans
        if (strategy := strategies().get(plan.strategy)) is not None and strategy.takes_workers and plan.workers
    }
    same_strategy = len(counts) < 2 or len(set(counts.values())) == 1
    if same_strategy:
        return ""
    each = ", ".join(f"{strategy_name(strategy)} {number:,}" for strategy, number in counts.items())
    return tr("Not all have as many workers: {each}").format(each=each)


def results_differ(way: str, reference: str, task: int) -> str:
    """That a way's results are not the reference's, of which ``task`` is the first; without a full stop at its end."""
    if way == reference:
        text = tr(
            "The results of {way} differ from one run to the next, first at job {job:,}: its times do not compare"
        )
    else:
        text = tr(
            "The results of {way} differ from those of {reference}, first at job {job:,}: their times do not compare"
        )
    return text.format(way=way, reference=reference, job=task + 1)


def different_work(plans: Sequence[Plan]) -> str:
    """That not all runs do the same work; without a full stop at its end."""
    loads = list(dict.fromkeys(load(plan) for plan in plans))
    told = "; ".join(loads[:_LOADS_MOST])
    if len(loads) == 1:
        text = tr(
            "These runs do not do the same work ({loads}, but of other items or another file): their times do not compare"
        )
    elif len(loads) > _LOADS_MOST:
        text = tr("These runs do not do the same work ({loads}; and {more:,} more): their times do not compare")
    else:
        text = tr("These runs do not do the same work ({loads}): their times do not compare")
    return text.format(loads=told, more=len(loads) - _LOADS_MOST)


def close_ranks(faster: str, slower: str) -> str:
    """That two ways next to each other cannot be told apart; without a full stop at its end."""
    text = tr("These repeats cannot tell {faster} and {slower} apart; more of them might")
    return text.format(faster=faster, slower=slower)


def run_once(comparison: Comparison) -> str:
    """That ranks go by one run each, if they do; empty if not; without a full stop at its end."""
    ranked = comparison.ways[: comparison.ranked]
    if len(ranked) < 2 or any(len(way.elapsed_s) > 1 for way in ranked):
        return ""
    return tr("Each was run only once; repeats would tell how much of the difference is chance")


def others_meanwhile(taken: Sequence[float], runs: int) -> str:
    """That other programs were at work during some of the runs, and had so many cores; empty if none. No full stop."""
    if not taken:
        return ""
    text = tr(
        "Other programs were at work during {busy:,} of {runs:,} runs, and had {cores} at most: without them, the order may be another"
    )
    return text.format(busy=len(taken), runs=runs, cores=cores(max(taken)))


def unfinished(failed: int, runs: int) -> str:
    """How many of a way's runs did not finish: ``"2 of 5 runs did not finish"``."""
    text = (
        tr("{failed:,} of {runs:,} run did not finish")
        if runs == 1
        else tr("{failed:,} of {runs:,} runs did not finish")
    )
    return text.format(failed=failed, runs=runs)


def _subject(plan: Plan) -> str:
    """What a plan calls, by its name alone."""
    if plan.function is not None:
        return plain(own_function.split(plan.function)[1])
    return workload(plan.workload) if plan.workload is not None else load(plan)


def _option(option: Option | None, key: str, value: object) -> str:
    # A word of a few speaks for itself; a number does not.
    is_word = option is not None and option.least is None and not option.pattern
    return plain(str(value) if is_word else f"{option_name(key)} {value}")


def option_name(key: str) -> str:
    """What an option is called within a sentence: ``"jobs per chunk"``; one that no strategy has, by its key."""
    title = _option_title(key)
    return title[:1].lower() + title[1:]


def _option_title(key: str) -> str:
    every = (option for strategy in strategies().values() for option in strategy.options)
    return next((marked(option.title) for option in every if option.key == key), key)


def _way_of(field: PlanField, value: Any) -> str:
    told = bare_path(value) if isinstance(field.kind, Text) else field.told(value)
    return marked(field.way).format(value=told) if field.way else f"{marked(field.title)} {told}"
