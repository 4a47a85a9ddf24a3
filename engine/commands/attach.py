"""``main.py attach``: a program that runs already: its processes, and what their threads are at, over time."""

import argparse
import contextlib
import signal
import sys
import time
from collections.abc import Iterator
from typing import Any

from .. import streams
from ..formats import RUN_FILE_SUFFIX
from ..formats.run_file import saved
from ..formats.run_json import run_as_json
from ..inside.language import tr
from ..inside.plan import Plan
from ..inside.problem import PlanError
from ..keys import INTERRUPTS
from ..problems.attaching import NotAPid
from ..supervise.attachable import candidates, plan_to_attach
from ..supervise.attached import Attached
from ..trace.run import Run
from . import plan_arguments
from .attach_report import print_attached, print_candidates
from .kept import keep
from .run import is_saved
from .writing import check_outputs, write_json

_POLL_S = 0.02


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "attach",
        help=tr("look at a program of your own that runs already"),
        description=tr(
            "Look at a Python program that runs already: its processes, their CPU and memory, and in which function "
            "each of their threads is, over time. Ctrl-C ends the looking, never the program."
        ),
    )
    parser.add_argument(
        "pid",
        metavar="PID",
        nargs="?",
        help=tr("the process; its children are looked at as well (without one: your Python processes are listed)"),
    )
    parser.add_argument(
        "--json", metavar="PATH|-", help=tr("write all that was recorded as JSON; -: to standard output")
    )
    parser.add_argument("--save", metavar=f"RUN{RUN_FILE_SUFFIX}", help=tr("save the run, to be opened in the window"))
    parser.add_argument("--timeout", metavar="SECONDS", help=tr("how long to look (default: until the program ends)"))
    parser.add_argument("--quiet", action="store_true", help=tr("tell nothing at the end"))
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Look at a program until it ends, the time is up, or Ctrl-C is pressed. The exit status is 0 then."""
    if arguments.pid is None:
        print_candidates(candidates())
        return 0
    timeout_s = plan_arguments.timeout_of(arguments)
    check_outputs(arguments)
    plan = plan_to_attach(_pid(arguments.pid))
    run = Run(plan)
    with _attached(plan, timeout_s) as attached, _ended_by_signals(attached):
        if not arguments.quiet:
            told = tr("PID {pid} is looked at; Ctrl-C ends the looking, not the program.")
            streams.say(told.format(pid=attached.pid))
        while not run.over:
            run.apply(attached.poll())
            time.sleep(_POLL_S)
        made = saved(run, attached.reader)
        keep(made)
        has_saved = arguments.save is None or is_saved(made, arguments.save)
        if arguments.json is not None:
            write_json(arguments.json, run_as_json(run, attached.reader, None))
        if not arguments.quiet:
            with contextlib.redirect_stdout(sys.stderr) if arguments.json == "-" else contextlib.nullcontext():
                print_attached(run)
    return 0 if has_saved else 1


def _pid(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not int(text):
        raise PlanError(NotAPid(value=text))
    return int(text)


@contextlib.contextmanager
def _attached(plan: Plan, timeout_s: float | None) -> Iterator[Attached]:
    attached = Attached(plan, timeout_s)
    try:
        yield attached
    finally:
        attached.close()


@contextlib.contextmanager
def _ended_by_signals(attached: Attached) -> Iterator[None]:
    """Ctrl-C and the like end the looking; what was seen is told all the same."""

    def stop(_number: int, _frame: object) -> None:
        attached.stop()

    before = {number: signal.signal(number, stop) for number in (*INTERRUPTS, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
