"""``main.py sweep``: the same jobs with several numbers of workers, strategies and options, in turns."""

import argparse
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from .. import words
from ..formats.sweep_json import sweep_as_json
from ..inside.cores import usable_cores
from ..inside.language import tr
from ..inside.plan import Plan
from ..inside.plan_fields import DEFAULT_STRATEGY
from ..inside.problem import PlanError
from ..inside.problems.options import UnknownOption
from ..inside.strategies import strategies
from ..insight.drift import drift
from ..insight.early_stop import enough
from ..insight.sweep import Sweep, doubling
from ..model.experiment import Experiment, Turn
from ..problems.arguments import NotAPair, NoWays, TooManyWays
from . import plan_arguments
from .carry_out import carried_out
from .sweep_report import print_sweep
from .writing import check_outputs, write_json

_REPEATS = "3"
_WAYS_MOST = 1_000


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "sweep",
        help=tr("the same jobs with several numbers of workers, strategies and options"),
        description=tr(
            "Run the same jobs with every combination of some numbers of workers, strategies and options, in turns, "
            "and show how they scale."
        ),
    )
    parser.add_argument(
        "--strategies", metavar="A,B,C", default=DEFAULT_STRATEGY, help=tr("which ways (default: pool)")
    )
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="KEY=V1,V2",
        help=tr("values of an option, for the strategies that have it; may be given several times"),
    )
    parser.add_argument(
        "--repeat",
        metavar="N",
        default=_REPEATS,
        help=tr(
            "how often each is run at most (default: {default}). From the fourth round on, what is told from all "
            "others is not run again"
        ).format(default=_REPEATS),
    )
    plan_arguments.add_load(
        parser, {"workers": ("N1,N2", tr("numbers of workers (default: 1, 2, 4 and so on, up to the cores)"))}
    )
    parser.add_argument("--json", metavar="PATH|-", help=tr("write what comes of it as JSON; -: to standard output"))
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Run the same jobs with every combination, in turns, and show how they scale."""
    timeout_s = plan_arguments.timeout_of(arguments)
    repeats = plan_arguments.repeats_of(arguments)
    check_outputs(arguments)
    # Every plan is checked before the first is run.
    plans = _plans(arguments)
    experiment = Experiment.of_ways(plans, repeats, with_loop=True)
    total = len(experiment.to_come())
    numbers = itertools.count(1)

    def name(_turn: Turn, plan: Plan) -> str:
        return tr("run {number:,} of {most:,}, {way}").format(number=next(numbers), most=total, way=words.way(plan))

    found = carried_out(experiment, name, timeout_s=timeout_s, quiet=arguments.quiet, enough=enough)
    sweep = Sweep(
        experiment=found.experiment,
        runs=found.runs,
        comparison=found.comparison(),
        others=found.results.others,
        refused=found.refused,
        whys=found.whys,
        taken=found.taken,
        drift=drift(found.experiment),
    )
    if arguments.json is not None:
        write_json(arguments.json, sweep_as_json(sweep))
    if arguments.json != "-":
        print_sweep(sweep)
    return 0 if found.all_finished and not found.refused else 1


def _plans(arguments: argparse.Namespace) -> tuple[Plan, ...]:
    """All combinations, each once. Raises PlanError."""
    names = list(dict.fromkeys(name.strip() for name in arguments.strategies.split(",") if name.strip()))
    swept = [_values(pair) for pair in arguments.option]
    for key, _ in swept:
        if not any(key in _options(name) for name in names):
            raise PlanError(
                UnknownOption(key=key, known=_options(names[0]) if names else [], strategy=", ".join(names))
            )
    numbers = _numbers(arguments.workers)
    combinations = [
        (name, workers, options) for name in names for workers in numbers for options in _combined(name, swept)
    ]
    if not combinations:
        raise PlanError(NoWays())
    if len(combinations) > _WAYS_MOST:
        raise PlanError(TooManyWays(value=len(combinations), most=_WAYS_MOST))
    arguments.workers, arguments.option = numbers[0], []
    plan_arguments.take_fitting_size(arguments, names)
    plans = []
    for name, workers, options in combinations:
        arguments.workers, arguments.option = workers, options
        plans.append(plan_arguments.plan_of(arguments, name))
    # A plain loop has one worker, however many are asked for.
    return tuple(plan for at, plan in enumerate(plans) if plan not in plans[:at])


def _numbers(text: str | None) -> list[str]:
    """The numbers of workers, as they were written."""
    if text is not None:
        return list(dict.fromkeys(number.strip() for number in text.split(",") if number.strip()))
    return [str(number) for number in doubling(usable_cores())]


def _values(pair: str) -> tuple[str, list[str]]:
    key, equals, values = pair.partition("=")
    found = [value.strip() for value in values.split(",") if value.strip()]
    if not key or not equals or not found:
        raise PlanError(NotAPair(value=pair))
    return key, found


def _combined(name: str, swept: Sequence[tuple[str, list[str]]]) -> Iterator[list[str]]:
    """Every combination of values of the options that a strategy has, as they are written on a command line."""
    own = [[f"{key}={value}" for value in values] for key, values in swept if key in _options(name)]
    return map(list, itertools.product(*own))


def _options(name: str) -> list[str]:
    strategy = strategies().get(name)
    return [option.key for option in strategy.options] if strategy is not None else []
