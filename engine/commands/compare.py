"""``main.py compare``: the same jobs by several strategies and the plain loop, ranked."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .. import words
from ..insight.speedup import speedup
from ..plan import Plan
from ..problem import PlanError
from ..records.reader import FolderReader
from ..strategies import strategies
from ..trace.details import details
from ..trace.run import Outcome, Run
from . import plan_arguments
from .execute import executed, refusal
from .table import print_table

_SEQUENTIAL = "sequential"
_RESULTS_COMPARED = 10_000


@dataclass(frozen=True, slots=True)
class _Ranked:
    """What the comparison keeps of one run."""

    plan: Plan
    elapsed_s: float | None
    processes: int
    outcome: str
    reason: str
    results: tuple[str | None, ...]


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "compare",
        help="the same jobs by several strategies and the plain loop, ranked",
        description=main.__doc__,
        allow_abbrev=False,
    )
    parser.add_argument("--strategies", metavar="A,B,C", help="which ways (default: all)")
    plan_arguments.add_load(parser)
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Run the same jobs by several strategies and by the plain loop, and rank them by elapsed time."""
    wanted = _wanted(arguments.strategies)
    # Every plan is checked before the first is run.
    plans = [plan_arguments.plan_of(arguments, strategy) for strategy in wanted]
    timeout_s = plan_arguments.timeout_of(arguments)
    ranked = []
    for plan in plans:
        with executed(plan, timeout_s, arguments.quiet) as (run, supervisor):
            if (refused := refusal(run)) is not None and refused.field != "strategy":
                raise PlanError.of(refused)
            ranked.append(_kept(run, supervisor.reader))
    _print_ranking(ranked)
    return 0 if all(each.outcome == Outcome.FINISHED for each in ranked) else 1


def _wanted(text: str | None) -> list[str]:
    names = list(strategies()) if text is None else [name.strip() for name in text.split(",")]
    others = [name for name in dict.fromkeys(names) if name != _SEQUENTIAL]
    return [_SEQUENTIAL, *others]


def _kept(run: Run, reader: FolderReader) -> _Ranked:
    results = []
    for task in range(min(run.plan.jobs, _RESULTS_COMPARED)):
        span = run.trace.span_of(task)
        results.append(None if span is None else details(run, reader, span).result)
    return _Ranked(
        run.plan,
        run.elapsed_s,
        run.process_count(),
        run.outcome.value if run.outcome else "",
        words.problem(run.reason) if run.reason else "",
        tuple(results),
    )


def _print_ranking(runs: Sequence[_Ranked]) -> None:
    loop = runs[0]
    order = sorted(
        runs, key=lambda each: (each.outcome != Outcome.FINISHED, each.elapsed_s is None, each.elapsed_s or 0.0)
    )
    slowest_s = max((each.elapsed_s or 0.0 for each in runs), default=0.0) or 1.0
    rows = []
    for place, each in enumerate(order, 1):
        gain = speedup(loop.elapsed_s, each.elapsed_s)
        finished = each.outcome == Outcome.FINISHED
        rows.append([
            str(place) if finished else "–",
            each.plan.strategy,
            str(each.plan.workers),
            str(each.processes),
            "" if each.elapsed_s is None else f"{each.elapsed_s:.3f}",
            f"{gain:.2f} ×" if gain is not None and finished and loop.outcome == Outcome.FINISHED else "",
            "█" * max(round(20 * (each.elapsed_s or 0.0) / slowest_s), 1) if finished else each.reason,
        ])  # fmt: skip
    print(f"{words.load(loop.plan)}\n")
    print_table(["", "Strategy", "Workers", "PIDs", "Elapsed (s)", "Speed-up", ""], rows, "> >>>>")
    different = [
        each.plan.strategy for each in runs if each.outcome == Outcome.FINISHED and each.results != loop.results
    ]
    if different and loop.outcome == Outcome.FINISHED:
        print(f"\nThe results differ from the plain loop's: {', '.join(different)}. Their times do not compare.")
