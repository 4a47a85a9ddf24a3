"""``main.py watch``: a program of the person's own, unchanged, and which process handled each of its tasks."""

import argparse
import contextlib
import dataclasses
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from .. import streams, words
from ..formats import RUN_FILE_SUFFIX
from ..formats.run_file import Saved, saved
from ..formats.run_json import run_as_json
from ..inside.language import tr
from ..inside.plan import Plan, Watch
from ..inside.problem import PlanError
from ..insight.verdict import why
from ..insight.what_if.gains import otherwise
from ..keys import INTERRUPTS
from ..problems.refused import of_system
from ..problems.watching import NoScript, NoSuchFolder, UnreadEnvironment
from ..supervise import program
from ..supervise.watcher import Watcher
from ..trace.run import Run
from . import plan_arguments
from .kept import keep
from .own_window import open_window
from .run import is_saved
from .still import StillTold
from .table import print_lines
from .watch_check import check
from .watch_report import print_watched
from .writing import check_outputs, write_json

NAME = "watch"
WATCHED_ALREADY = 70
_POLL_S = 0.2
_PASSED_ON = ("SIGTERM", "SIGHUP", "SIGQUIT")
_UNREAD_ENVIRONMENT = "IES"
_TAKE_VALUE = ("--python", "--chdir", "--json", "--save", "--timeout")


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        NAME,
        help=tr("watch a script of your own, as it is"),
        description=tr(
            "Run a script as Python would, and show which process handled each job of its parallel parts. Its output "
            "and its exit status are its own."
        ),
        usage="%(prog)s [OPTION ...] SCRIPT.py [ARGUMENT ...] | -m MODULE [ARGUMENT ...] | -- " + tr("COMMAND ..."),
    )
    parser.add_argument("--python", metavar="EXE", help=tr("the interpreter of the script (default: this one)"))
    parser.add_argument("--chdir", metavar="FOLDER", help=tr("the folder that the script is started in"))
    parser.add_argument(
        "--json", metavar="PATH|-", help=tr("write all that was recorded as JSON; -: to standard output")
    )
    parser.add_argument("--save", metavar=f"RUN{RUN_FILE_SUFFIX}", help=tr("save the run, to be opened in the window"))
    parser.add_argument(
        "--timeout",
        metavar="SECONDS",
        help=tr("interrupt the script after this long, as Ctrl-C does, and end it 5 s later"),
    )
    parser.add_argument(
        "--one-core",
        action="store_true",
        help=tr("keep the script to one core, where its jobs compute alone: for explain --alone"),
    )
    parser.add_argument(
        "--window", action="store_true", help=tr("open the window with the run when the script has ended")
    )
    parser.add_argument("--quiet", action="store_true", help=tr("tell nothing at the end"))
    parser.add_argument("-m", dest="module", metavar="MODULE", help=tr("run a module, as python -m does"))
    parser.add_argument(
        "--check", action="store_true", help=tr("try a small program for each library that the interpreter has")
    )
    parser.set_defaults(main=main, program=[])


def split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Our own options, and the program with its arguments, of what follows ``watch``; which is the program's alone."""
    own: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest[0]
        if word == "-m":
            return own + rest[:2], rest[2:]
        if word == "--" or not word.startswith("-"):
            return own, rest
        count = 2 if word in _TAKE_VALUE else 1
        own, rest = own + rest[:count], rest[count:]
    return own, []


def main(arguments: argparse.Namespace) -> int:
    """Watch a program; the exit status is its own."""
    if arguments.check:
        return check(_python(arguments) or program.default_python())
    owner = program.watched_by()
    if owner is not None:
        streams.complain(tr("This program is being watched already (PID {pid}).").format(pid=owner))
        return WATCHED_ALREADY
    timeout_s = plan_arguments.timeout_of(arguments)
    check_outputs(arguments, *(arguments.program[:1] if arguments.module is None else ()))
    what, plan = _program(arguments)
    what = dataclasses.replace(what, is_on_one_core=arguments.one_core)
    with _signals_passed_on() as passed, _watched(what, plan, timeout_s) as watcher:
        passed.append(watcher)
        run, still = Run(plan), StillTold()
        while not run.over:
            watcher.wait(_POLL_S)
            run.apply(watcher.poll())
            still.look(run)
        made = saved(run, watcher.reader)
        path = keep(made)
        _tell(arguments, run, watcher, made, still.stuck)
        if arguments.window and (path := path or arguments.save) is not None:
            open_window(path)
        return run.exit_status or 0


def _tell(arguments: argparse.Namespace, run: Run, watcher: Watcher, made: Saved, still: Sequence[str]) -> None:
    """Where something cannot be written it is said, and the program's status stays its own."""
    if arguments.save is not None:
        is_saved(made, arguments.save)
    if arguments.json is not None:
        with _only_said():
            write_json(arguments.json, run_as_json(run, watcher.reader, None))
            streams.flush_output()
    if not arguments.quiet:
        with _only_said(), contextlib.redirect_stdout(sys.stderr):
            print_watched(run, watcher.that_go_on(), still)
            if run.trace.lanes:
                print_lines(["", *words.sentences(why(run, watcher.reader)), *words.otherwise(run, otherwise(run))])


@contextlib.contextmanager
def _only_said() -> Iterator[None]:
    """Say what cannot be written; nothing of a reader who has had enough."""
    try:
        yield
    except PlanError as error:
        streams.complain(f"{error.problem.told()}.")
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            streams.complain(f"{of_system(error).told()}.")
        streams.let_go()


def _program(arguments: argparse.Namespace) -> tuple[program.Program, Plan]:
    """What is to be started. Raises PlanError if it cannot be, or could not be watched."""
    words_ = list(arguments.program)
    if words_[:1] == ["--"] and arguments.module is None:
        return _command(words_[1:], arguments.chdir)
    plan = Plan.watching(Watch(tuple(words_), arguments.module, arguments.chdir), _python(arguments))
    return program.of_plan(plan), plan


def _python(arguments: argparse.Namespace) -> str | None:
    """The interpreter that was given, as a path that holds in every folder."""
    given: str | None = arguments.python
    path = os.path.expanduser(given or "")
    return os.path.abspath(path) if os.path.dirname(path) and os.path.exists(path) else given


def _command(command: Sequence[str], folder: str | None) -> tuple[program.Program, Plan]:
    if folder is not None and not os.path.isdir(folder):
        raise PlanError(NoSuchFolder(value=folder))
    if not command:
        raise PlanError(NoScript())
    _check_command(command)
    return program.Program(tuple(command), folder), Plan.watching(Watch(tuple(command), None, folder), None)


def _check_command(command: Sequence[str]) -> None:
    """Raise PlanError where the command itself says that Python shall not read the environment."""
    if not os.path.basename(command[0]).startswith("python"):
        return
    for word in command[1:]:
        if not word.startswith("-") or word.startswith("--") or word[1:2] in "cm":
            return
        for letter in word[1:]:
            if letter in _UNREAD_ENVIRONMENT:
                raise PlanError(UnreadEnvironment(value=f"-{letter}"))


@contextlib.contextmanager
def _watched(what: program.Program, plan: Plan, timeout_s: float | None) -> Iterator[Watcher]:
    watcher = Watcher(what, plan, timeout_s)
    try:
        yield watcher
    finally:
        watcher.close()


@contextlib.contextmanager
def _signals_passed_on() -> Iterator[list[Watcher]]:
    """What is sent to us is meant for the program; Ctrl-C has reached it already. An ignored signal stays ignored."""
    watchers: list[Watcher] = []

    def pass_on(number: int, _frame: object) -> None:
        for watcher in watchers:
            program.pass_on(number, watcher.process)

    def interrupted(_number: int, _frame: object) -> None:
        for watcher in watchers:
            watcher.note_interrupt()

    passed_on = [getattr(signal, name) for name in _PASSED_ON if hasattr(signal, name)]
    handlers = {**dict.fromkeys(INTERRUPTS, interrupted), **dict.fromkeys(passed_on, pass_on)}
    heard = [number for number in handlers if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, handlers[number]) for number in heard}
    try:
        yield watchers
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
