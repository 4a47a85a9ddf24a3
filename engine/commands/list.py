"""``main.py list``: the strategies, the workloads, the options of a strategy, the forms of an export."""

import argparse
from typing import Any

from ..problem import PlanError
from ..strategies import strategies
from ..workloads import workloads
from .export import EXPORTS
from .table import print_table


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "list", help="what there is to choose from", description=main.__doc__, allow_abbrev=False
    )
    parser.add_argument("what", choices=["strategies", "workloads", "options", "exports"])
    parser.add_argument("strategy", nargs="?", metavar="STRATEGY", help="whose options")
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """List the strategies, the workloads, the options of a strategy, or the forms that a saved run is exported in."""
    if arguments.what == "options":
        _list_options(arguments.strategy)
    elif arguments.strategy is not None:
        raise PlanError("list", "not-wanted", value=arguments.strategy, what=arguments.what)
    elif arguments.what == "strategies":
        print_table(
            ["Strategy", "", "What it does"],
            [[each.identifier, each.title, each.summary] for each in strategies().values()],
        )
    elif arguments.what == "exports":
        print_table(["Export", "What it is"], [[name, what] for name, what in EXPORTS.items()])
    else:
        print_table(
            ["Workload", "", "Jobs", "Size", "What it shows"],
            [
                [
                    each.identifier,
                    each.title,
                    f"{each.jobs_default:,}",
                    f"{each.size_default:,} {each.size_meaning}",
                    each.lesson,
                ]
                for each in workloads().values()
            ],
        )
    return 0


def _list_options(identifier: str | None) -> None:
    known = strategies()
    if identifier is None:
        raise PlanError("list", "whose-options", known=list(known))
    if identifier not in known:
        raise PlanError("strategy", "unknown", value=identifier, known=list(known))
    options = known[identifier].options
    if not options:
        print(f"Strategy {identifier} has no options.")
        return
    print_table(
        ["Option", "Takes", "If left out", "What it does"],
        [[option.key, ", ".join(option.takes()), option.default, option.explanation] for option in options],
    )
