"""``main.py compare``: the same jobs by several strategies and the plain loop, ranked."""

import argparse
from typing import Any

from .. import words
from ..formats.comparison_json import comparison_as_json
from ..inside.language import tr
from ..inside.plan import Plan
from ..inside.problem import PlanError, Problem
from ..insight.drift import drift
from ..model.experiment import Experiment
from ..supervise import interpreters
from . import plan_arguments
from .carry_out import carried_out
from .ranking import print_ranking
from .table import print_lines
from .writing import check_outputs, write_json

_SEQUENTIAL = "sequential"


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "compare",
        help=tr("the same jobs by several strategies and the plain loop, ranked"),
        description=tr("Run the same jobs by several strategies and by the plain loop, and rank them by elapsed time."),
    )
    parser.add_argument("--strategies", metavar="A,B,C", help=tr("which ways (default: all)"))
    parser.add_argument(
        "--repeat",
        metavar="N",
        help=tr(
            "how often each is run, to be ranked by its median (default: 1). The strategies take turns, and every "
            "other round goes in reverse order, so that a machine that grows slower or faster is fair to all of them"
        ),
    )
    plan_arguments.add_load(parser)
    parser.add_argument("--json", metavar="PATH|-", help=tr("write the ranking as JSON; -: to standard output"))
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Run the same jobs by several strategies and by the plain loop, and rank them by elapsed time."""
    chosen = arguments.strategies is not None
    timeout_s = plan_arguments.timeout_of(arguments)
    repeats = plan_arguments.repeats_of(arguments)
    check_outputs(arguments)
    # Every plan is checked before the first is run.
    plans, unfit = _plans(arguments)
    found = carried_out(
        Experiment(tuple(plans), repeats),
        lambda turn, plan: _name(plan, turn.round, repeats),
        timeout_s=timeout_s,
        quiet=arguments.quiet,
    )
    unfit.update({plans[number].strategy: problem for number, problem in found.refused.items()})
    comparison, others = found.comparison(), found.results.others
    if arguments.json is not None:
        write_json(arguments.json, comparison_as_json(comparison, found.runs, others, unfit, found.whys))
    if arguments.json != "-":
        print_ranking(comparison, found.runs, others, found.results.reference, unfit, whys=found.whys)
        changed = drift(found.experiment)
        told = [words.others_meanwhile(found.taken, len(found.runs)), words.drifted(changed) if changed else ""]
        print_lines([f"{each}." for each in told if each])
    return 0 if found.all_finished and not (chosen and unfit) else 1


def _plans(arguments: argparse.Namespace) -> tuple[list[Plan], dict[str, Problem]]:
    """What is to be run, the plain loop first, and the strategies that cannot do it."""
    plans, unfit = [], {}
    wanted = _wanted(arguments)
    plan_arguments.take_fitting_size(arguments, wanted)
    for strategy in wanted:
        found = _plan_or_problem(arguments, strategy)
        if isinstance(found, Plan):
            plans.append(found)
        else:
            unfit[strategy] = found
    return plans, unfit


def _wanted(arguments: argparse.Namespace) -> list[str]:
    if arguments.strategies is not None:
        names = [name.strip() for name in arguments.strategies.split(",")]
    else:
        python = interpreters.this() if arguments.python is None else interpreters.ask(arguments.python)
        names = list(interpreters.runnable(python))
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


def _name(plan: Plan, round_number: int, repeats: int) -> str:
    """What a run is called in the progress."""
    if repeats == 1:
        return words.strategy_name(plan.strategy)
    return tr("round {number} of {repeats:,}, {strategy}").format(
        number=round_number, repeats=repeats, strategy=words.strategy_name(plan.strategy)
    )
