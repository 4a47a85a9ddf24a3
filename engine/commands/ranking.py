"""The ranking of a comparison on standard output."""

from collections.abc import Iterator, Mapping, Sequence

from .. import words
from ..inside.language import tr
from ..inside.problem import Problem
from ..insight.comparison import Comparison, Measured, Way, close_besides
from ..insight.lost_more import explained
from ..insight.verdict import Why
from .table import Bar, Cell, print_lines, print_table


def print_ranking(
    comparison: Comparison,
    runs: Sequence[Measured],
    others: Mapping[int, int],
    reference: int | None,
    unfit: Mapping[str, Problem],
    *,
    whys: Sequence[Why] = (),
) -> None:
    """Print what the runs did, what does not compare, the ranking, and what it leaves open.

    Args:
        comparison, runs: of at least one run, of which the plain loop is the first.
        others: the runs whose results are others than the reference's, and of each the first task of which they are.
        reference: the number of the run that the results were held against; None if none finished.
        unfit: the strategies that cannot do it.
        whys: why each run took as long as it did, if that is known.
    """
    names = _names(comparison)
    print_lines([words.load(runs[0].plan), ""])
    for sentence in _does_not_compare(comparison, runs, names, others, reference):
        print_lines([f"{sentence}.", ""])
    for sentence in words.items_of_runs([run.made for run in runs]):
        print_lines([f"{sentence}.", ""])
    has_repeats = any(len(way.runs) > 1 for way in comparison.ways)
    slowest_s = max((way.median_s or 0.0 for way in comparison.ways), default=0.0) or 1.0
    rows: list[list[Cell]] = []
    for at, (way, name) in enumerate(zip(comparison.ways, names, strict=True)):
        is_ranked = at < comparison.ranked
        rows.append([
            str(at + 1) if is_ranked else "–", name, str(way.plan.workers), _processes(way, runs),
            words.elapsed_if_known(way.median_s), *([_spread(way)] if has_repeats else []),
            "" if way.speedup is None else words.times(way.speedup), words.elapsed_if_known(way.ideal_s),
            Bar((way.median_s or 0.0) / slowest_s) if is_ranked else _why_unranked(way),
        ])  # fmt: skip
    elapsed = [tr("Median"), tr("Least – most")] if has_repeats else [tr("Elapsed")]
    columns = ["", tr("Strategy"), tr("Workers", "how many"), tr("PIDs"), *elapsed, tr("Speed-up"), tr("Ideal"), ""]
    workers, pids, spread, bar = 2, 3, 5, len(columns) - 1
    rows += [["–", words.strategy_name(strategy), *[""] * (len(columns) - 2)] for strategy in unfit]
    left_out = [bar - 1, bar, pids, workers, *([spread] if has_repeats else [])]
    print_table(columns, rows, "> " + ">" * (len(columns) - 3), left_out)
    reasons: dict[str, list[str]] = {}
    for way, name in zip(comparison.ways, names, strict=True):
        reasons.setdefault(why_unfinished(way, runs), []).append(name)
    remarks = [f"{', '.join(who)}: {why}." for why, who in reasons.items() if why]
    remarks += [f"{words.unfit(strategy, problem)}." for strategy, problem in unfit.items()]
    if once := words.run_once(comparison):
        remarks.append(f"{once} (--repeat N).")
    remarks += [f"{words.close_ranks(names[at], names[at + 1])}." for at in close_besides(comparison)]
    if unequal := words.unequal_workers([way.plan for way in comparison.ways]):
        remarks.append(f"{unequal}.")
    if has_repeats and (sentence := words.winner(comparison)):
        remarks.append(f"{sentence}.")
    if remarks:
        print_lines(["", *remarks])
    print_lines(_explained(comparison, names, whys))


def _explained(comparison: Comparison, names: Sequence[str], whys: Sequence[Why]) -> Iterator[str]:
    """Why each way took as long as it did, and what it lost more than the fastest."""
    if not whys:
        return
    yield ""
    for each in explained(comparison, whys):
        yield f"{names[each.place]}: {words.verdict(each.why.verdict)}"
        if each.more is not None:
            yield words.lost_more(names[each.place], names[each.fastest], each.more) + "."


def _names(comparison: Comparison) -> list[str]:
    """What each way is called: its strategy, and what else distinguishes it where that is not enough."""
    strategies = [way.plan.strategy for way in comparison.ways]
    return [
        words.strategy_name(way.plan.strategy)
        if strategies.count(way.plan.strategy) == 1
        else _full_name(way, comparison.same_work)
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


def _why_unranked(way: Way) -> str:
    return tr("other results") if way.differs else tr("nothing computed") if way.lazy else ""


def _processes(way: Way, runs: Sequence[Measured]) -> str:
    counts = [runs[number].processes for number in way.runs]
    return str(min(counts)) if min(counts) == max(counts) else f"{min(counts)}–{max(counts)}"


def _spread(way: Way) -> str:
    if way.least_s is None or way.most_s is None:
        return ""
    least, most = words.elapsed(way.least_s), words.elapsed(way.most_s)
    figure, _, unit = least.partition(" ")
    # Of two times in the same unit it is told once.
    return f"{figure if most.endswith(f' {unit}') else least} – {most}"


def why_unfinished(way: Way, runs: Sequence[Measured]) -> str:
    """Why runs of a way did not finish, or have computed nothing; empty: neither."""
    if not way.failed and not way.lazy:
        return ""
    reason = next((reason for number in way.runs if (reason := runs[number].reason) is not None), None)
    why = reason.told_afterwards() if reason is not None else ""
    count = words.unfinished(way.failed, len(way.runs)) if way.failed and len(way.runs) > 1 else ""
    return ": ".join(part for part in (count, why) if part)
