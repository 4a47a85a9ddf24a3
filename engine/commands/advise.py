"""``main.py advise``: which way is worth it, tried, predicted and run for real."""

import argparse
import contextlib
import json
from typing import Any

from .. import words
from ..advice.adviser import DEFAULT_BUDGET_S, Asked, advise
from ..advice.verifying import Helpers
from ..formats.advice_json import advice_as_fields
from ..formats.run_file import saved
from ..formats.snippet import snippet
from ..inside.language import tr
from ..inside.plan import Plan
from ..inside.plan_fields import WORKERS_MOST
from ..prediction.advice import Advice, Doubt
from ..prediction.ranking import best_of_each
from ..streams import say
from ..supervise.items_once import ItemsOnce
from . import plan_arguments
from .execute import executed, refusal
from .kept import keep
from .table import print_lines, print_table
from .writing import check_outputs, write_json

_LOOP = "sequential"


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "advise",
        help=tr("say which way is worth it for these jobs"),
        description=tr(
            "Try some of the jobs, predict what each way would take, run the best for real, and say which one to use."
        ),
    )
    parser.add_argument(
        "--budget",
        metavar="SECONDS",
        help=tr("take no longer than this (default: {default:.0f})").format(default=DEFAULT_BUDGET_S),
    )
    parser.add_argument("--max-workers", metavar="N", help=tr("advise no more workers than these"))
    parser.add_argument("--no-trial", action="store_true", help=tr("call nothing; say what is known without it"))
    plan_arguments.add_load(parser)
    parser.add_argument("--json", metavar="PATH|-", help=tr("write what was found as JSON; -: to standard output"))
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Say which way is worth it."""
    plan_arguments.take_fitting_size(arguments, [_LOOP])
    plan = plan_arguments.plan_of(arguments, _LOOP)
    budget_s = plan_arguments.seconds_of("budget", arguments.budget)
    most = plan_arguments.count_of("max_workers", arguments.max_workers, WORKERS_MOST)
    check_outputs(arguments)
    asked = Asked(plan, budget_s or DEFAULT_BUDGET_S, most, calls=not arguments.no_trial)
    with contextlib.closing(ItemsOnce()) as items:  # no run is measured with what it takes to make them

        def run(each: Plan, most_s: float) -> float | None:
            return _run(each, most_s, items, quiet=arguments.quiet)

        found = advise(asked, Helpers(run, _hearing(quiet=arguments.quiet)))
    if arguments.json is not None:
        write_json(arguments.json, iter([json.dumps(advice_as_fields(found), indent=1) + "\n"]))
    if arguments.json != "-":
        _print(found)
    return 0


def _hearing(*, quiet: bool) -> Any:
    """Says what goes on; what the function does to files is said whatever is asked for."""

    def hear(heard: Doubt) -> None:
        if heard.what == "effect":
            say(words.going_on(heard))
        elif not quiet:
            say(f"{words.going_on(heard)} …")

    return hear


def _run(plan: Plan, most_s: float, items: ItemsOnce, *, quiet: bool) -> float | None:
    """One run of its own, kept as every run is. What it took; None if it did not finish."""
    with executed(plan, most_s, quiet, items=items) as (run, supervisor):
        if refusal(run) is not None:  # by this way alone, as others have been tried
            return None
        keep(saved(run, supervisor.reader))
        return run.finished_s


def _print(found: Advice) -> None:
    """The sentence, the ways, what speaks against relying on it, and the code."""
    print_lines([words.advised(found), ""])
    if found.plan is not None:
        shown = best_of_each(found.choices)
        rows = []
        for choice in shown:
            took_s = found.measured_s.get(found.choices.index(choice))
            between = f"{words.short_duration(choice.low_s)} – {words.short_duration(choice.high_s)}"
            rows.append([
                words.plan_of_way(found.plan, choice.way), words.short_duration(choice.predicted_s), between,
                words.elapsed_if_known(took_s, "–"),
            ])  # fmt: skip
        print_table([tr("Way"), tr("Predicted"), tr("Four times in five"), tr("Took")], rows, " >>>", left_out=(2,))
        print_lines([""])
    print_lines(words.further_doubts(found))
    if found.plan is not None:
        print_lines(["", *snippet(found.plan).splitlines()])
