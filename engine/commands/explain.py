"""``main.py explain``: why a saved run took as long as it did."""

import argparse
import json
from typing import Any

from .. import words
from ..formats import RUN_FILE_SUFFIX
from ..formats.container import RunFileError
from ..formats.run_file import open_run
from ..formats.why_json import what_if_as_fields, why_as_fields
from ..inside.language import tr
from ..inside.problem import PlanError
from ..insight.reference import NO_REFERENCE, Reference, reference_of
from ..insight.verdict import Why, why
from ..insight.what_if.gains import otherwise
from ..problems.run_files import NotAlone
from ..trace.run import Run
from .kept import complain_of_more
from .table import Bar, Cell, print_lines, print_table
from .writing import check_outputs, write_json

_SHOWN_FROM = 0.0005


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "explain",
        help=tr("say why a saved run took as long as it did"),
        description=tr("Say where the workers' time in a saved run went, why, and what to do about it."),
    )
    parser.add_argument("run", metavar=f"RUN{RUN_FILE_SUFFIX}", help=tr("the run, as --save has kept it"))
    parser.add_argument(
        "--alone",
        metavar=f"RUN{RUN_FILE_SUFFIX}",
        help=tr("a run of the same jobs alone: the plain loop, or a script watched with --one-core"),
    )
    parser.add_argument("--json", metavar="PATH|-", help=tr("write it as JSON; -: to standard output"))
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Say where the workers' time in a saved run went, why, and what to do about it."""
    check_outputs(arguments, arguments.run, arguments.alone)
    try:
        saved = open_run(arguments.run)
    except RunFileError as error:
        raise PlanError(error.problem) from error
    complain_of_more(saved, arguments.run)
    found = why(saved.run, saved.records, saved.sequential_s, _reference(arguments.alone))
    what_if = otherwise(saved.run)
    if arguments.json is not None:
        told = {"why": why_as_fields(found), "what_if": what_if_as_fields(saved.run, what_if)}
        write_json(arguments.json, iter([json.dumps(told, indent=1) + "\n"]))
    if arguments.json != "-":
        _print(saved.run, found, is_told=arguments.alone is not None)
        told_otherwise = words.otherwise(saved.run, what_if)
        print_lines(["", *told_otherwise] if told_otherwise else [])
    return 0


def _reference(path: str | None) -> Reference:
    """What another run tells of the jobs alone. Raises PlanError where it cannot be read, or tells nothing."""
    if path is None:
        return NO_REFERENCE
    try:
        found = reference_of(open_run(path).run)
    except RunFileError as error:
        raise PlanError(error.problem) from error
    if not found:
        raise PlanError(NotAlone(path=path))
    return found


def _print(run: Run, found: Why, *, is_told: bool) -> None:
    breakdown = found.breakdown
    budget = tr("{workers} for {elapsed}: {budget} in all").format(
        workers=words.workers(breakdown.workers),
        elapsed=words.elapsed(breakdown.elapsed_s),
        budget=words.elapsed(breakdown.budget_s),
    )
    print_lines([budget, ""])
    parts = sorted(breakdown.parts.items(), key=lambda part: -part[1])
    shown = [(name, seconds) for name, seconds in parts if seconds >= _SHOWN_FROM * breakdown.budget_s and seconds]
    shown.append(("unexplained", breakdown.unexplained_s))
    rows: list[list[Cell]] = [
        [words.part(name), words.elapsed(seconds), f"{_share(seconds, breakdown.budget_s):.1%}",
         Bar(_share(seconds, breakdown.budget_s))]
        for name, seconds in shown
    ]  # fmt: skip
    print_table([tr("Where the time went"), tr("Time"), tr("Share"), ""], rows, " >>", left_out=(3,))
    print_lines([""])
    print_lines([*filter(None, [words.unseen(run)]), *words.sentences(found)])
    print_lines(words.of_alone(run, found, is_told=is_told))


def _share(seconds: float, budget_s: float) -> float:
    return seconds / budget_s if budget_s else 0.0
