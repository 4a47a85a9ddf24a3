"""What comes of comparing runs as one JSON object (``compare --json``)."""

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .. import words
from ..inside.language import english
from ..inside.problem import Problem
from ..insight.comparison import Comparison, Measured
from ..insight.lost_more import Explained, explained
from ..insight.verdict import Why
from .why_json import why_as_fields

FORMAT = "parallelogram-comparison"
VERSION = 1


def comparison_as_json(
    comparison: Comparison,
    runs: Sequence[Measured],
    others: Mapping[int, int],
    unfit: Mapping[str, Problem],
    whys: Sequence[Why] = (),
) -> Iterator[str]:
    """The object as text. Times are in seconds; the runs are numbered in the order in which they were run, from 0 on.

    Args:
        comparison, runs: what was compared.
        others: the runs whose results are others than the reference's, and of each the first task of which they are.
        unfit: the strategies that could not do it.
        whys: why each run took as long as it did, if that is known; a way then also tells in which part it lost more
            than the one of rank ``than``.
    """
    ways: list[dict[str, Any]] = []
    more = {each.place: _lost_more(each) for each in explained(comparison, whys)} if whys else {}
    for at, way in enumerate(comparison.ways):
        tasks = (others[number] for number in way.runs if number in others)
        way_fields = {
            "rank": at + 1 if at < comparison.ranked else None,
            "plan": dataclasses.replace(way.plan, skip_trial=False).fields(),
            "median_s": way.median_s,
            "least_s": way.least_s,
            "most_s": way.most_s,
            "speedup": way.speedup,
            "ideal_s": way.ideal_s,
            "failed": way.failed,
            "computed_nothing": way.lazy,
            "differs": way.differs,
            "differs_at": next(tasks, None),
            "close_to_next": at in comparison.close,
            "runs": [
                _run(number, runs[number]) | ({"why": why_as_fields(whys[number])} if whys else {})
                for number in way.runs
            ],
        } | ({"lost_more": more.get(at)} if whys else {})
        ways.append(way_fields)
    fields = {
        "format": FORMAT,
        "version": VERSION,
        "same_work": comparison.same_work,
        "sequential_s": comparison.sequential_s,
        "ways": ways,
        "unfit": [{"strategy": strategy, "reason": _told(problem)} for strategy, problem in unfit.items()],
    }
    yield json.dumps(fields, indent=1) + "\n"


def _run(number: int, run: Measured) -> dict[str, Any]:
    return {
        "number": number,
        "outcome": run.outcome and run.outcome.value,
        "reason": _told(run.reason) if run.reason else None,
        "items_s": run.made.items_s,
        "items_taken_over": run.made.is_taken_over,
        "elapsed_s": run.elapsed_s,
        "processes": run.processes,
    }


@english()
def _lost_more(each: Explained) -> dict[str, Any] | None:
    """What a way lost more than the fastest, for each worker."""
    more = each.more
    if more is None:
        return None
    return {"part": more.part, "told": words.part(more.part), "lost_s": more.lost_s, "other_s": more.other_s,
            "than": each.fastest + 1}  # fmt: skip


@english()
def _told(problem: Problem) -> str:
    return problem.told()
