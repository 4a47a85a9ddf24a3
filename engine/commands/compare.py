"""``main.py compare``: the same jobs by several strategies and the plain loop, ranked."""

import argparse
import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .. import words
from ..insight.speedup import speedup
from ..plan import Plan
from ..problem import PlanError, Problem
from ..records.reader import FolderReader
from ..runner import interpreters
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
    """What the comparison keeps of one run; ``counts``: it has to finish for the comparison to have gone well."""

    strategy: str
    plan: Plan | None
    elapsed_s: float | None
    processes: int
    outcome: str
    reason: str
    results: tuple[str | None, ...]
    counts: bool


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
    chosen = arguments.strategies is not None
    timeout_s = plan_arguments.timeout_of(arguments)
    ranked = []
    # Every plan is checked before the first is run.
    plans = []
    for strategy in _wanted(arguments):
        found = _plan_or_problem(arguments, strategy)
        if isinstance(found, Plan):
            plans.append(found)
        else:
            ranked.append(_unfit(strategy, words.problem(found), counts=chosen))
    for number, plan in enumerate(plans):
        # A function of one's own is tried once, not before each strategy.
        tried = dataclasses.replace(plan, skip_trial=number > 0)
        with executed(tried, timeout_s, arguments.quiet) as (run, supervisor):
            refused = refusal(run)
            if refused is not None and refused.field == "workers" and plan.strategy != _SEQUENTIAL:
                ranked.append(_unfit(plan.strategy, words.problem(refused), counts=chosen))
                continue
            if refused is not None and refused.field != "strategy":
                raise PlanError.of(refused)
            ranked.append(_kept(run, supervisor.reader))
    _print_ranking(ranked)
    return 0 if all(each.outcome == Outcome.FINISHED or not each.counts for each in ranked) else 1


def _wanted(arguments: argparse.Namespace) -> list[str]:
    if arguments.strategies is not None:
        names = [name.strip() for name in arguments.strategies.split(",")]
    else:
        has = interpreters.ask(arguments.python).modules if arguments.python is not None else None
        names = [name for name, way in strategies().items() if not way.module or has is None or way.module in has]
    others = [name for name in dict.fromkeys(names) if name != _SEQUENTIAL]
    return [_SEQUENTIAL, *others]


def _plan_or_problem(arguments: argparse.Namespace, strategy: str) -> Plan | Problem:
    try:
        return plan_arguments.plan_of(arguments, strategy)
    except PlanError as error:
        # Where this strategy alone cannot do it, such as a process for each of a million jobs, the others can.
        if error.problem.field != "workers" or arguments.workers is not None or strategy == _SEQUENTIAL:
            raise
        return error.problem


def _unfit(strategy: str, reason: str, *, counts: bool) -> _Ranked:
    return _Ranked(strategy, None, None, 0, "unfit", reason, (), counts)


def _kept(run: Run, reader: FolderReader) -> _Ranked:
    results = []
    for task in range(min(run.plan.jobs, _RESULTS_COMPARED)):
        span = run.trace.span_of(task)
        results.append(None if span is None else details(run, reader, span).result)
    return _Ranked(
        run.plan.strategy,
        run.plan,
        run.elapsed_s,
        run.process_count(),
        run.outcome.value if run.outcome else "",
        words.problem(run.reason) if run.reason else "",
        tuple(results),
        counts=True,
    )


def _print_ranking(runs: Sequence[_Ranked]) -> None:
    loop = next(each for each in runs if each.strategy == _SEQUENTIAL)
    assert loop.plan is not None
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
            each.strategy,
            "" if each.plan is None else str(each.plan.workers),
            str(each.processes),
            "" if each.elapsed_s is None else f"{each.elapsed_s:.3f}",
            words.times(gain) if gain is not None and finished and loop.outcome == Outcome.FINISHED else "",
            "█" * max(round(20 * (each.elapsed_s or 0.0) / slowest_s), 1) if finished else each.reason,
        ])  # fmt: skip
    print(f"{words.load(loop.plan)}\n")
    print_table(["", "Strategy", "Workers", "PIDs", "Elapsed (s)", "Speed-up", ""], rows, "> >>>>")
    different = [each.strategy for each in runs if each.outcome == Outcome.FINISHED and each.results != loop.results]
    if different and loop.outcome == Outcome.FINISHED:
        print(f"\nThe results differ from the plain loop's: {', '.join(different)}. Their times do not compare.")
