"""What comes of a sweep as one JSON object (``sweep --json``)."""

import dataclasses
import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from .. import words
from ..inside.language import english
from ..insight.comparison import Comparison, Way, leaders
from ..insight.scaling import Fit
from ..insight.statistics import median_interval
from ..insight.sweep import Curve, HeatMap, Sweep, heat_maps

FORMAT = "parallelogram-sweep"
VERSION = 1


@english()
def sweep_as_json(sweep: Sweep) -> Iterator[str]:
    """The object as text. Times are in seconds."""
    comparison, experiment, found = sweep.comparison, sweep.experiment, sweep.curves()
    points = [_point(comparison, place, found) for place in range(len(comparison.ways))]
    first = [points[place] for place in leaders(comparison)]
    fields = {
        "format": FORMAT,
        "version": VERSION,
        "experiment": experiment.identifier,
        "repeats": experiment.repeats,
        "cores": sweep.cores,
        "same_work": comparison.same_work,
        "sequential_s": comparison.sequential_s,
        "points": points,
        "scaling": [_curve(each) for each in found],
        "heat_maps": [_map(each) for each in heat_maps(comparison)],
        "best": first[0] if first else None,
        "not_told_from_best": [[each["strategy"], each["workers"], each["options"]] for each in first[1:]],
        "runs_left_out": sweep.left_out,
        "busy_runs": len(sweep.taken),
        "drift": None if sweep.drift is None else dataclasses.asdict(sweep.drift),
        "results_differ": {str(number): task for number, task in sweep.others.items()},
        "unfit": [
            {"plan": experiment.plans[number].fields(), "reason": problem.told()}
            for number, problem in sweep.refused.items()
        ],
        "sentence": words.winner(comparison),
    }
    return iter([json.dumps(fields, indent=1) + "\n"])


def _point(comparison: Comparison, place: int, found: Sequence[Curve]) -> dict[str, Any]:
    way = comparison.ways[place]
    interval = median_interval(way.elapsed_s) if way.elapsed_s else None
    fitted = next((curve.fitted_s(way.plan.workers) for curve in found if way in curve.ways), None)
    return {
        "rank": place + 1 if place < comparison.ranked else None,
        "strategy": way.plan.strategy,
        "workers": way.plan.workers,
        "options": dict(way.plan.options),
        "elapsed_s": list(way.elapsed_s),
        "median_s": way.median_s,
        "low_s": interval and interval.low,
        "high_s": interval and interval.high,
        "coverage": interval and interval.coverage,
        "speedup": way.speedup,
        "ideal_s": way.ideal_s,
        "fitted_s": fitted,
        "failed": way.failed,
        "differs": way.differs,
    }


def _curve(curve: Curve) -> dict[str, Any]:
    law, serial = curve.scaling.law, curve.serial
    ways: Sequence[Way] = curve.ways
    return {
        "strategy": ways[0].plan.strategy,
        "options": dict(ways[0].plan.options),
        "workers": [way.plan.workers for way in ways],
        "median_s": [way.median_s for way in ways],
        "fitted_to_workers": curve.most_workers,
        "law": law.law if law is not None else None,
        "serial_low": serial and serial.low,
        "serial_high": serial and serial.high,
        "fits": [_fit(each) for each in curve.scaling.fits],
        "sentence": words.curve_told(curve),
    }


def _fit(fit: Fit) -> dict[str, Any]:
    return {
        "law": fit.law,
        "one_s": fit.one_s,
        "serial": fit.serial,
        "coherency": fit.coherency,
        "error": fit.error,
        "score": fit.score,
        "speedup_most": fit.speedup_most if math.isfinite(fit.speedup_most) else None,
    }


def _map(found: HeatMap) -> dict[str, Any]:
    return {
        "strategy": found.strategy,
        "row": found.row,
        "column": found.column,
        "rows": list(found.rows),
        "columns": list(found.columns),
        "median_s": [list(row) for row in found.median_s],
    }
