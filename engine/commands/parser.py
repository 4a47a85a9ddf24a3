"""The whole command line."""

import argparse
import io
import signal
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from .. import __version__, words
from ..language import LANGUAGES, asked_for, choose, tr
from ..problem import PlanError
from ..program import program
from ..trace.output import printable
from . import argparse_words, compare, export, run, selftest
from . import list as list_

FINISHED, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130

_SELFTEST = {"--selftest": "selftest"}


class _Parser(argparse.ArgumentParser):
    def __init__(self, **more: Any) -> None:
        super().__init__(formatter_class=argparse_words.HelpFormatter, allow_abbrev=False, **more)

    def error(self, message: str) -> NoReturn:
        told = tr("{wrong}. See: {program} --help").format(wrong=printable(message), program=self.prog)
        print(f"parallelogram: {told}", file=sys.stderr)
        raise SystemExit(WRONG)


def main(argv: Sequence[str], picture: export.Picture | None = None) -> int:
    """Do what the arguments say. The program's main thread.

    Args:
        argv: the arguments, without the program's name. ``--lang``, wherever it stands, chooses the language.
        picture: paints a saved run, which the engine cannot; None where there is nobody to do so.

    Returns:
        The exit status: 0 finished; 1 the run failed, or any task did; 2 the command line or the plan is wrong;
        130 interrupted. (For ``--help``, ``--version`` and a wrong command line argparse raises SystemExit itself.)
    """
    for stream in (sys.stdout, sys.stderr):
        # A sign that the terminal cannot show is shown as a question mark, rather than the result lost.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    language, others = asked_for(argv)
    if language is not None:
        choose(language)
    arguments = command_line(picture).parse_args([_SELFTEST.get(word, word) for word in others[:1]] + others[1:])
    # Ended by the system, a run is cleared away as it is on Ctrl-C.
    before = signal.signal(signal.SIGTERM, _end)
    try:
        return int(arguments.main(arguments))
    except PlanError as error:
        print(f"parallelogram: {words.problem(error.problem)}.", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        told = tr("Interrupted; every process of the run has been ended.")
        print(f"parallelogram: {told}", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has had enough. Python would complain again while it flushes at exit.
        sys.stdout = None
        return FAILED
    except OSError as error:
        # Standard output is a file on a full disk, say.
        sys.stdout = None
        told = tr("The system refused to go on ({why}).").format(why=error.strerror or error)
        print(f"parallelogram: {told}", file=sys.stderr)
        return FAILED
    finally:
        signal.signal(signal.SIGTERM, before)


def command_line(picture: export.Picture | None) -> argparse.ArgumentParser:
    """What parses the command line, in the language that is chosen; ``picture`` as for ``main``. Main thread."""
    argparse_words.speak()
    parser = _Parser(
        prog=program(),
        description=tr("Runs a function in parallel by the way you pick, and shows which process handled each task."),
        epilog=tr("Without a command, opens the window."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Parallelogram {__version__}",
        help=tr("show program's version number and exit"),
    )
    # A right one has been taken out already, so that this tells of it, and of a wrong one that it is.
    parser.add_argument(
        "--lang",
        choices=list(LANGUAGES),
        metavar="|".join(LANGUAGES),
        help=tr("the language to speak; may stand anywhere (default: the environment's)"),
    )
    verbs = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for verb in (run, compare, export, list_, selftest):
        verb.add_to(verbs)
    parser.set_defaults(picture=picture)
    return parser


def _end(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)
