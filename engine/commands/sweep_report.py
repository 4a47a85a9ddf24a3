"""What comes of a sweep, on standard output."""

from collections.abc import Mapping, Sequence

from .. import words
from ..inside.language import tr
from ..inside.plan import Plan
from ..insight.comparison import Comparison
from ..insight.statistics import median_interval
from ..insight.sweep import Curve, HeatMap, Sweep, heat_maps
from ..model.experiment import Experiment
from .ranking import why_unfinished
from .table import Bar, Cell, print_lines, print_table


def print_sweep(sweep: Sweep) -> None:
    """Print the times in the order of the grid, the maps, the laws, and which is the fastest."""
    comparison, runs, others, experiment = sweep.comparison, sweep.runs, sweep.others, sweep.experiment
    on = words.count(sweep.cores, tr("{n} core"), tr("{n} cores"))
    print_lines([f"{words.load(runs[0].plan)} · {on}", ""])
    found = sweep.curves()
    _print_times(experiment, comparison, found)
    for each in heat_maps(comparison):
        _print_map(each)
    to = next((words.way(run.plan) for number, run in enumerate(runs) if number not in others), "")
    told = [words.results_differ(words.way(runs[number].plan), to, task) for number, task in others.items()]
    told += words.curves_told(found)
    told += [f"{words.way(experiment.plans[number])}: {problem.told()}" for number, problem in sweep.refused.items()]
    whys = ((way, why_unfinished(way, runs)) for way in comparison.ways)
    told += [f"{words.way(way.plan)}: {why}" for way, why in whys if why]
    told += [words.left_out(sweep.left_out)] if sweep.left_out else []
    told += [each for each in (words.others_meanwhile(sweep.taken, len(runs)),) if each]
    told += [words.drifted(each) for each in (sweep.drift,) if each is not None]
    intervals = [median_interval(way.elapsed_s).coverage for way in comparison.ways if len(way.elapsed_s) > 1]
    told += [words.rule_told(min(intervals))] if intervals else []
    sentence = words.winner(comparison)
    print_lines(["", *dict.fromkeys(f"{each}." for each in told), *([f"{sentence}."] if sentence else [])])


def _print_times(experiment: Experiment, comparison: Comparison, found: Sequence[Curve]) -> None:
    """A row a way, in the order in which they stand in the experiment."""
    keys = [_key(plan) for plan in experiment.plans]
    ordered = sorted(enumerate(comparison.ways), key=lambda each: keys.index(_key(each[1].plan)))
    slowest_s = max((way.median_s or 0.0 for way in comparison.ways), default=0.0) or 1.0
    rows: list[list[Cell]] = []
    for place, way in ordered:
        is_ranked = place < comparison.ranked
        curve = next((each for each in found if way in each.ways), None)
        fitted_s = curve.fitted_s(way.plan.workers) if curve is not None else None
        interval = median_interval(way.elapsed_s) if len(way.elapsed_s) > 1 else None
        between = f"{words.elapsed(interval.low)} – {words.elapsed(interval.high)}" if interval is not None else ""
        rows.append([
            str(place + 1) if is_ranked else "–", words.way(way.plan), str(len(way.runs)),
            words.elapsed_if_known(way.median_s), between, "" if way.speedup is None else words.times(way.speedup),
            words.elapsed_if_known(way.ideal_s), words.elapsed_if_known(fitted_s),
            Bar((way.median_s or 0.0) / slowest_s) if is_ranked else "",
        ])  # fmt: skip
    columns = [
        "", tr("Way"), tr("Runs"), tr("Median"), tr("Between"), tr("Speed-up"), tr("Ideal"), tr("By its law"), "",
    ]  # fmt: skip
    has_law = any(curve.scaling.law is not None for curve in found)
    kept = [column for column in range(len(columns)) if has_law or column != 7]
    left_out = [kept.index(column) for column in (8, 2, 6, 4)]
    cells = [[row[column] for column in kept] for row in rows]
    print_table([columns[column] for column in kept], cells, "> " + ">" * (len(kept) - 3), left_out)


def _key(plan: Plan) -> tuple[str, int, Mapping[str, object]]:
    """What distinguishes the plans of a sweep."""
    return plan.strategy, plan.workers, plan.options


def _print_map(found: HeatMap) -> None:
    """The medians by two settings; the least is marked."""
    least_s = found.least_s or 0.0
    print()
    head = (
        f"{words.strategy_name(found.strategy)}: {words.setting_name(found.row)} × {words.setting_name(found.column)}"
    )
    rows = [
        [words.setting_value(value), *(_heat(each, least_s) for each in cells)]
        for value, cells in zip(found.rows, found.median_s, strict=True)
    ]
    print_table([head, *map(words.setting_value, found.columns)], rows, ">" * (len(found.columns) + 1))


def _heat(median_s: float | None, least_s: float) -> str:
    if median_s is None:
        return "–"
    return f"{words.elapsed(median_s)} {'◀' if median_s == least_s else ' '}"
