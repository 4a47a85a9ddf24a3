"""The arguments that make a plan."""

import argparse
import contextlib
import json
import math
import re
import shlex
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from .. import streams, words
from ..fitting import fitting_size
from ..inside.language import mark, marked, tr
from ..inside.plan import PLAN_FIELDS, SHOWN_SETTINGS, Plan, concern, make_plan, memory_need
from ..inside.plan_field import Flag, PlanField, Seconds, Text, Texts, Whole
from ..inside.plan_fields import DEFAULT_STRATEGY
from ..inside.problem import PlanError
from ..inside.problems.items import NoItems
from ..inside.problems.plans import NotPositive, NotWhole, OutOfRange
from ..inside.workloads import function as own_function
from ..inside.workloads.sources.source import lines_of
from ..model.experiment import REPEATS_MOST
from ..problems.arguments import InputUnreadable, NotAPair, TooMuchInput
from ..program import program
from ..supervise import interpreters

STANDARD_INPUT = "-"
_INPUT_BYTES_MOST = 16_000_000
_LOAD_KEYS = (
    "workload",
    "jobs",
    "size",
    "workers",
    "function",
    "items",
    "star",
    "initializer",
    "initargs",
    "arguments",
    "python",
)
_LOAD = tuple(PLAN_FIELDS[key] for key in _LOAD_KEYS)


def add_strategy(parser: argparse.ArgumentParser) -> None:
    """``--strategy`` and its options."""
    _add(parser, PLAN_FIELDS["strategy"], default=DEFAULT_STRATEGY)
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=tr("an option of the strategy; may be given several times (see: {program} list options STRATEGY)").format(
            program=program()
        ),
    )


def add_load(parser: argparse.ArgumentParser, several: Mapping[str, tuple[str, str]] | None = None) -> None:
    """What is to be run, and how long at most.

    ``several``: the fields that take several values here; by key, how these are written, and what is told of them.
    """
    for field in _LOAD:
        if several is not None and field.key in several:
            metavar, told = several[field.key]
            parser.add_argument(field.flag, dest=field.key, metavar=metavar, help=told)
        else:
            _add(parser, field)
    parser.add_argument(
        "--timeout",
        metavar="SECONDS",
        help=tr("stop a run that takes longer than this, with what comes before its first job"),
    )
    for field in SHOWN_SETTINGS:
        _add(parser, field)
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


def arguments_of(plan: Plan) -> list[str]:
    """The arguments that ask for what a plan runs, by whatever way: function, items, Python and settings."""
    own = "function", "items", "star", "initializer", "initargs", "arguments"
    built_in = "workload", "jobs", "size"
    wanted = {*(own if plan.function is not None else built_in), "python", *(field.key for field in SHOWN_SETTINGS)}
    found: list[str] = []
    for key, field in PLAN_FIELDS.items():
        value = getattr(plan, key, None)
        if key not in wanted or not field.is_set(value):
            continue
        match field.kind:
            case Flag():
                found.append(field.flag)
            case Texts():
                found += [f"{field.flag}={shlex.quote(each)}" for each in value or ()]
            case _:
                found.append(f"{field.flag}={value}")
    return found


def take_fitting_size(arguments: argparse.Namespace, strategies: Sequence[str]) -> None:
    """Take a size that fits this machine, and say so, where the workload's own does not and nobody has asked for it.

    With a time-out what does not fit is tried all the same.
    """
    if arguments.size is not None or timeout_of(arguments) is not None:
        return
    _take_input(arguments)  # which is there once only, and so is what is wrong with it
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


def _take_input(arguments: argparse.Namespace) -> None:
    if arguments.items == STANDARD_INPUT:
        arguments.items = items_of_lines(sys.stdin)


def _made(arguments: argparse.Namespace, strategy: str) -> Plan:
    _take_input(arguments)
    return make_plan(
        strategy=strategy,
        options=_options(getattr(arguments, "option", [])),
        **{field.key: _read(field, getattr(arguments, field.key)) for field in (*_LOAD, *SHOWN_SETTINGS)},
    )


def items_of_lines(stream: TextIO | None) -> str:
    """The lines of a stream, as a spec of items that has them in itself. Raises PlanError."""
    try:
        text = stream.buffer.read(_INPUT_BYTES_MOST + 1).decode("utf-8-sig") if stream is not None else ""
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else mark("it is no UTF-8 text")
        raise PlanError(InputUnreadable(why=why or str(error))) from None
    if len(text.encode()) > _INPUT_BYTES_MOST:
        raise PlanError(TooMuchInput(most_bytes=_INPUT_BYTES_MOST))
    lines = lines_of(text)
    if not lines:
        raise PlanError(NoItems(value=STANDARD_INPUT))
    return json.dumps(lines)


def _add(parser: argparse.ArgumentParser, field: PlanField, default: str | None = None) -> None:
    """The option of a field; whatever is given stays text until a plan is made."""
    told = marked(field.help or field.explanation).format(default=field.usual)
    match field.kind:
        case Flag():
            parser.add_argument(field.flag, dest=field.key, action="store_true", help=told)
        case Texts(metavar=metavar):
            parser.add_argument(field.flag, dest=field.key, action="append", default=[], metavar=metavar, help=told)
        case Whole() | Seconds() | Text() as kind:
            parser.add_argument(field.flag, dest=field.key, default=default, metavar=kind.metavar, help=told)


def _read(field: PlanField, given: Any) -> Any:
    """What was given of a field, as a plan is made of it; None where nothing was. Raises PlanError."""
    match field.kind:
        case Whole(least, most):
            return _whole(field.name, given, least, most)
        case Seconds():
            return _seconds(field.name, given)
        case Texts():
            return [word for text in given for word in own_function.split_arguments(text)]
        case _:
            return given


def timeout_of(arguments: argparse.Namespace) -> float | None:
    """The time-out in seconds. Raises PlanError if it is no positive number."""
    return _seconds("timeout", arguments.timeout)


def seconds_of(field: str, text: str | None) -> float | None:
    """A number of seconds that was given; None where none was. Raises PlanError if it is no positive number."""
    return _seconds(field, text)


def count_of(field: str, text: str | None, most: int) -> int | None:
    """A number from 1 to ``most`` that was given; None where none was. Raises PlanError."""
    found = _whole(field, text, 1, most)
    if found is not None and not 1 <= found <= most:
        raise PlanError(OutOfRange(field=field, value=found, least=1, most=most))
    return found


def repeats_of(arguments: argparse.Namespace) -> int:
    """How often each plan is to be run. Raises PlanError if it is no number from 1 to 1000."""
    return count_of("repeat", arguments.repeat, REPEATS_MOST) or 1


def _seconds(field: str, text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not Seconds.least <= seconds <= Seconds.most:
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
