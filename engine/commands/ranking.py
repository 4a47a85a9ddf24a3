"""The ranking of a comparison on standard output."""

from collections.abc import Mapping, Sequence

from .. import words
from ..insight.comparison import Comparison, Measured, Way
from ..language import tr
from ..problem import Problem
from .table import print_table

_BAR_CHARACTERS = 20
_SHORT_S = 0.01
"""Shorter times than this are told to the microsecond."""


def print_ranking(
    comparison: Comparison,
    runs: Sequence[Measured],
    others: Mapping[int, int],
    reference: int | None,
    unfit: Mapping[str, Problem],
) -> None:
    """Print what the runs did, what does not compare, the ranking, and what it leaves open.

    Args:
        comparison, runs: of at least one run, of which the plain loop is the first.
        others: the runs whose results are others than the reference's, and of each the first task of which they are.
        reference: the number of the run that the results were held against; None if none finished.
        unfit: the strategies that cannot do it.
    """
    names = _names(comparison)
    print(f"{words.load(runs[0].plan)}\n")
    for sentence in _does_not_compare(comparison, runs, names, others, reference):
        print(f"{sentence}.\n")
    has_repeats = any(len(way.runs) > 1 for way in comparison.ways)
    slowest_s = max((way.median_s or 0.0 for way in comparison.ways), default=0.0) or 1.0
    shortest_s = min((way.least_s for way in comparison.ways if way.least_s is not None), default=1.0)
    digits = 3 if shortest_s >= _SHORT_S else 6
    rows = []
    for at, (way, name) in enumerate(zip(comparison.ways, names, strict=True)):
        rank = str(at + 1) if at < comparison.ranked else "–"
        bar = "█" * max(round(_BAR_CHARACTERS * (way.median_s or 0.0) / slowest_s), 1) if at < comparison.ranked else ""
        rows.append([
            rank, name, str(way.plan.workers), _processes(way, runs), _seconds(way.median_s, digits),
            *([_spread(way, digits)] if has_repeats else []),
            "" if way.speedup is None else words.times(way.speedup), _seconds(way.ideal_s, digits),
            " ".join(part for part in (bar, _remark(way, runs)) if part),
        ])  # fmt: skip
    width = 9 if has_repeats else 8
    rows += [["–", strategy, *[""] * (width - 3), words.problem(problem)] for strategy, problem in unfit.items()]
    elapsed = [tr("Median (s)"), tr("Least – most (s)")] if has_repeats else [tr("Elapsed (s)")]
    columns = ["", tr("Strategy"), tr("Workers", "how many"), tr("PIDs"), *elapsed, tr("Speed-up"), tr("Ideal (s)"), ""]
    print_table(columns, rows, "> " + ">" * (width - 3))
    once = words.run_once(comparison)
    if once or comparison.close:
        print()
    if once:
        print(f"{once} (--repeat N).")
    for at in comparison.close:
        print(f"{words.close_ranks(names[at], names[at + 1])}.")


def _names(comparison: Comparison) -> list[str]:
    """What each way is called: its strategy, and what else distinguishes it where that is not enough."""
    strategies = [way.plan.strategy for way in comparison.ways]
    return [
        way.plan.strategy if strategies.count(way.plan.strategy) == 1 else _full_name(way, comparison.same_work)
        for way in comparison.ways
    ]


def _full_name(way: Way, same_work: bool) -> str:
    return words.way(way.plan) if same_work else f"{words.way(way.plan)} · {words.load(way.plan)}"


def _does_not_compare(
    comparison: Comparison,
    runs: Sequence[Measured],
    names: Sequence[str],
    others: Mapping[int, int],
    reference: int | None,
) -> list[str]:
    said = [] if comparison.same_work else [words.different_work([run.plan for run in runs])]
    of = next((name for way, name in zip(comparison.ways, names, strict=True) if reference in way.runs), "")
    for way, name in zip(comparison.ways, names, strict=True):
        task = next((others[number] for number in way.runs if number in others), None)
        if task is not None:
            said.append(words.results_differ(name, of, task))
    return said


def _processes(way: Way, runs: Sequence[Measured]) -> str:
    counts = [runs[number].processes for number in way.runs]
    return str(min(counts)) if min(counts) == max(counts) else f"{min(counts)}–{max(counts)}"


def _seconds(seconds: float | None, digits: int) -> str:
    return "" if seconds is None else f"{seconds:.{digits}f}"


def _spread(way: Way, digits: int) -> str:
    if way.least_s is None or way.most_s is None:
        return ""
    return f"{way.least_s:.{digits}f} – {way.most_s:.{digits}f}"


def _remark(way: Way, runs: Sequence[Measured]) -> str:
    """What is to be known of a way beside its times."""
    remarks = [tr("other results")] if way.differs else []
    if way.failed:
        reason = next((reason for number in way.runs if (reason := runs[number].reason) is not None), None)
        why = words.why(reason) if reason is not None else ""
        count = words.unfinished(way.failed, len(way.runs)) if len(way.runs) > 1 else ""
        remarks.append(": ".join(part for part in (count, why) if part))
    return "; ".join(remarks)
