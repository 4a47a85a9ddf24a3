"""``main.py run``: the jobs by one strategy."""

import argparse
import contextlib
from typing import Any

from ..formats import RUN_FILE_SUFFIX
from ..formats.container import RunFileError
from ..formats.run_file import Saved, save, saved
from ..formats.run_json import run_as_json
from ..inside.language import tr
from ..inside.plan import Plan
from ..inside.problem import PlanError
from ..insight.own_time import alone_of
from ..model.experiment import Experiment, Turn
from ..streams import complain
from ..supervise.items_once import ItemsOnce
from ..supervise.supervisor import Supervisor
from ..trace.run import Outcome, Run
from . import plan_arguments
from .execute import executed, refusal
from .kept import keep
from .report import print_run
from .writing import check_outputs, write_json


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "run",
        help=tr("run the jobs by one strategy"),
        description=tr("Run the jobs by one strategy and show which process handled each."),
    )
    plan_arguments.add_strategy(parser)
    plan_arguments.add_load(parser)
    parser.add_argument("--baseline", action="store_true", help=tr("also run the plain loop, and show the speed-up"))
    parser.add_argument(
        "--json", metavar="PATH|-", help=tr("write all that was recorded as JSON; -: to standard output")
    )
    parser.add_argument("--save", metavar=f"RUN{RUN_FILE_SUFFIX}", help=tr("save the run, to be opened in the window"))
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Run the jobs by one strategy and show which process handled each."""
    plan_arguments.take_fitting_size(arguments, [arguments.strategy])
    plan = plan_arguments.plan_of(arguments, arguments.strategy)
    timeout_s = plan_arguments.timeout_of(arguments)
    check_outputs(arguments)
    with contextlib.closing(ItemsOnce()) as items:
        return _done(arguments, plan, timeout_s, items if arguments.baseline else None)


def _done(arguments: argparse.Namespace, plan: Plan, timeout_s: float | None, items: ItemsOnce | None) -> int:
    """Do the run, with the plain loop beside it if that is asked for; the exit status."""
    experiment = Experiment.with_loop(plan) if arguments.baseline else Experiment((plan,))

    def told(run: Run, supervisor: Supervisor, sequential_s: float | None = None) -> bool:
        """Keep a run that is over, and write it where it was asked for; returns whether it was saved there."""
        what = saved(run, supervisor.reader, sequential_s)
        keep(what)
        has_saved = arguments.save is None or is_saved(what, arguments.save)
        if arguments.json is not None:
            write_json(arguments.json, run_as_json(run, supervisor.reader, sequential_s))
        return has_saved

    with executed(plan, timeout_s, arguments.quiet, items=items, interrupted=told) as (run, supervisor):
        if (refused := refusal(run)) is not None:
            raise PlanError(refused)
        sequential_s = None
        if arguments.baseline and plan.strategy == "sequential":
            sequential_s, run.alone = run.finished_s, alone_of(run)
        experiment = experiment.with_run(Turn(0, 1), run.finished_s)
        loop_turn = experiment.next() if run.outcome is not Outcome.CANCELLED else None
        if loop_turn is not None:
            try:
                beside = experiment.plan(loop_turn)
                with executed(beside, timeout_s, arguments.quiet, items=items, interrupted=_left) as (baseline, loop):
                    sequential_s, run.alone = baseline.finished_s, alone_of(baseline)
                    keep(saved(baseline, loop.reader, sequential_s))
            except KeyboardInterrupt:  # of the loop alone: the run itself is over
                told(run, supervisor)
                raise
        has_saved = told(run, supervisor, sequential_s)
        if arguments.json != "-":
            print_run(run, supervisor.reader, sequential_s, arguments.baseline)
    loop_is_missing = arguments.baseline and sequential_s is None
    return 0 if run.outcome is Outcome.FINISHED and has_saved and not loop_is_missing else 1


def _left(_loop: Run, _supervisor: Supervisor) -> None:
    """Nothing comes of a loop that was interrupted."""


def is_saved(what: Saved, path: str) -> bool:
    """Save the run; where that fails, say why."""
    try:
        save(what, path)
    except RunFileError as error:
        complain(f"{error.problem.told()}.")
        return False
    return True
