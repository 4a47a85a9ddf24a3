"""``main.py list``: the strategies, the workloads, the options of a strategy, the forms of an export."""

import argparse
from typing import Any

from ..inside.language import marked, tr
from ..inside.problem import PlanError
from ..inside.problems.plans import Unknown
from ..inside.strategies import strategies
from ..inside.workloads import workloads
from ..problems.arguments import NotWanted, WhoseOptions
from .export import EXPORTS
from .table import print_table


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "list",
        help=tr("what there is to choose from"),
        description=tr(
            "List the strategies, the workloads, the options of a strategy, or the forms that a saved run is "
            "exported in."
        ),
    )
    lists = ["strategies", "workloads", "options", "exports"]
    parser.add_argument("what", choices=lists, metavar="|".join(lists))
    parser.add_argument("strategy", nargs="?", metavar="STRATEGY", help=tr("whose options"))
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """List the strategies, the workloads, the options of a strategy, or the forms that a saved run is exported in."""
    if arguments.what == "options":
        _list_options(arguments.strategy)
    elif arguments.strategy is not None:
        raise PlanError(NotWanted(value=arguments.strategy, what=arguments.what))
    elif arguments.what == "strategies":
        print_table(
            [tr("Strategy"), "", tr("What it does")],
            [[each.identifier, marked(each.title), marked(each.summary)] for each in strategies().values()],
            left_out=(1,),
        )
    elif arguments.what == "exports":
        print_table([tr("Export"), tr("What it is")], [[name, marked(what)] for name, what in EXPORTS.items()])
    else:
        print_table(
            [tr("Workload"), "", tr("Jobs"), tr("Size"), tr("What it shows")],
            [
                [
                    each.identifier,
                    marked(each.title),
                    f"{each.jobs_default:,}",
                    tr("{size:,} {meaning}", "the size of a job, and what of").format(
                        size=each.size_default, meaning=marked(each.size_meaning)
                    ),
                    marked(each.lesson),
                ]
                for each in workloads().values()
            ],
            left_out=(1, 2),
        )
    return 0


def _list_options(identifier: str | None) -> None:
    known = strategies()
    if identifier is None:
        raise PlanError(WhoseOptions(known=list(known)))
    if identifier not in known:
        raise PlanError(Unknown(field="strategy", value=identifier, known=list(known)))
    options = known[identifier].options
    if not options:
        print(tr("{strategy} has no options.").format(strategy=marked(known[identifier].title)))
        return
    print_table(
        [tr("Option"), tr("Takes"), tr("If left out"), tr("What it does")],
        [
            [option.key, ", ".join(option.takes()), marked(option.default), marked(option.explanation)]
            for option in options
        ],
        left_out=(2,),
    )
