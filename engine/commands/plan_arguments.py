"""The arguments that make a plan."""

import argparse
import contextlib
import math
import re
from collections.abc import Sequence
from typing import Any

from .. import streams, words
from ..fitting import fitting_size
from ..inside.language import tr
from ..inside.plan import (
    DEFAULT_STRATEGY,
    DEFAULT_WORKLOAD,
    JOBS_MOST,
    SIZE_MOST,
    TIMEOUT_LEAST_S,
    TIMEOUT_MOST_S,
    WORKERS_MOST,
    Plan,
    concern,
    make_plan,
    memory_need,
)
from ..inside.problem import PlanError
from ..inside.problems.plans import NotPositive, NotWhole, OutOfRange
from ..inside.workloads import function as own_function
from ..problems.arguments import NotAPair
from ..program import program
from ..supervise import interpreters

REPEATS_MOST = 1_000


def add_strategy(parser: argparse.ArgumentParser) -> None:
    """``--strategy`` and its options."""
    parser.add_argument(
        "--strategy",
        default=DEFAULT_STRATEGY,
        metavar="S",
        help=tr("which way (default: {default})").format(default=DEFAULT_STRATEGY),
    )
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=tr("an option of the strategy; may be given several times (see: {program} list options STRATEGY)").format(
            program=program()
        ),
    )


def add_load(parser: argparse.ArgumentParser) -> None:
    """What is to be run, and how long at most."""
    parser.add_argument(
        "--workload",
        metavar="W",
        help=tr("what each job does (default: {default})").format(default=DEFAULT_WORKLOAD),
    )
    parser.add_argument("--jobs", metavar="N", help=tr("how many jobs (default: the workload's own, for squares 4)"))
    parser.add_argument(
        "--size", metavar="N", help=tr("how large each job is (default: the workload's own, or what fits this machine)")
    )
    parser.add_argument(
        "--workers", metavar="N", help=tr("how many workers; 0: as many as usable cores (default: the strategy's own)")
    )
    parser.add_argument(
        "--function",
        metavar="FILE.py:NAME",
        help=tr("a function of your own instead of a workload; it gets one item a job"),
    )
    parser.add_argument(
        "--items",
        metavar="SPEC",
        help=tr(
            "its items: a JSON array, @FILE.json, range:START:STOP, lines:FILE, files:FOLDER or generator:NAME, a "
            "generator function of the same file (default: the numbers from 0 to --jobs)"
        ),
    )
    parser.add_argument(
        "--args",
        action="append",
        default=[],
        metavar='"A B"',
        help=tr(
            "what its file finds in sys.argv, as on a command line of its own; may be given several times; "
            "write --args=--fast where it begins with a dash"
        ),
    )
    parser.add_argument(
        "--python", metavar="EXE", help=tr("the Python that runs it (default: the one of this program)")
    )
    parser.add_argument("--timeout", metavar="SECONDS", help=tr("stop a run that has taken so long"))
    parser.add_argument(
        "--task-timeout", metavar="SECONDS", help=tr("end a job, with its worker, that has taken so long by itself")
    )
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help=tr(
            "an error or a dead worker costs the one job: where that breaks the strategy, start it anew on the rest"
        ),
    )
    parser.add_argument("--quiet", action="store_true", help=tr("show neither progress nor what the jobs print"))


def plan_of(arguments: argparse.Namespace, strategy: str) -> Plan:
    """The plan that the arguments ask for. Raises PlanError, also for what ``concern`` finds without a time-out."""
    plan = _made(arguments, strategy)
    if plan.python is not None:
        interpreters.ask(plan.python)
    problem = concern(plan)
    if problem is not None and problem.is_sure:
        raise PlanError(problem)
    if problem is not None and timeout_of(arguments) is None:
        raise PlanError(problem.unbounded())
    return plan


def take_fitting_size(arguments: argparse.Namespace, strategies: Sequence[str]) -> None:
    """Take a size that fits this machine, and say so, where the workload's own does not and nobody has asked for it.

    With a time-out what does not fit is tried all the same.
    """
    if arguments.size is not None or timeout_of(arguments) is not None:
        return
    plans = []
    for strategy in strategies:
        with contextlib.suppress(PlanError):  # which is told when its turn comes
            plans.append(_made(arguments, strategy))
    size = fitting_size(plans)
    if size is not None:
        _, machine = memory_need(plans[0])
        told = tr("This machine has {memory} of memory, so the jobs are of size {size:,} here, not {usual:,}.")
        streams.say(told.format(memory=words.size(machine), size=size, usual=plans[0].size))
        arguments.size = str(size)


def _made(arguments: argparse.Namespace, strategy: str) -> Plan:
    return make_plan(
        strategy=strategy,
        workload=arguments.workload,
        workers=_whole("workers", arguments.workers, 0, WORKERS_MOST),
        jobs=_whole("jobs", arguments.jobs, 1, JOBS_MOST),
        size=_whole("size", arguments.size, 0, SIZE_MOST),
        options=_options(getattr(arguments, "option", [])),
        function=arguments.function,
        items=arguments.items,
        python=arguments.python,
        keep_going=arguments.keep_going,
        task_timeout_s=_seconds("task_timeout", arguments.task_timeout),
        arguments=[word for text in arguments.args for word in own_function.split_arguments(text)],
    )


def timeout_of(arguments: argparse.Namespace) -> float | None:
    """The time-out in seconds. Raises PlanError if it is no positive number."""
    return _seconds("timeout", arguments.timeout)


def repeats_of(arguments: argparse.Namespace) -> int:
    """How often each plan is to be run. Raises PlanError if it is no number from 1 to 1000."""
    found = _whole("repeat", arguments.repeat, 1, REPEATS_MOST)
    if found is None:
        return 1
    if not 1 <= found <= REPEATS_MOST:
        raise PlanError(OutOfRange(field="repeat", value=found, least=1, most=REPEATS_MOST))
    return found


def _seconds(field: str, text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not TIMEOUT_LEAST_S <= seconds <= TIMEOUT_MOST_S:
        raise PlanError(NotPositive(field=field, value=text))
    return seconds


def _whole(field: str, text: str | None, least: int, most: int) -> int | None:
    if text is None:
        return None
    # int() would take spaces, underscores and the digits of every script.
    if re.fullmatch(r"[+-]?[0-9]{1,4000}", text) is None:
        raise PlanError(NotWhole(field=field, value=text, least=least, most=most))
    return int(text)


def _options(pairs: list[str]) -> dict[str, Any]:
    options = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not key or not equals:
            raise PlanError(NotAPair(value=pair))
        options[key] = value
    return options
