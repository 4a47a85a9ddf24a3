"""The whole command line."""

import argparse
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from .. import __version__, streams, words
from ..history.place import history_folder
from ..inside.language import LANGUAGES, asked_for, choose, marked, tr
from ..inside.problem import PlanError
from ..keys import INTERRUPTS
from ..problems.exports import NotExported
from ..problems.refused import of_system, refused
from ..program import program
from ..trace.output import printable
from . import argparse_words

if TYPE_CHECKING:
    from .export import Picture

VERBS = (
    "run", "compare", "sweep", "advise", "watch", "attach", "explain", "export", "history", "list", "selftest",
)  # fmt: skip
"""The commands, in the order of the help; each is a module of this package."""
FINISHED, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130

_SELFTEST = {"--selftest": "selftest"}
_RUN_NOTHING = "explain", "export", "history", "list"


class _Parser(argparse.ArgumentParser):
    def __init__(self, **more: Any) -> None:
        super().__init__(formatter_class=argparse_words.HelpFormatter, allow_abbrev=False, **more)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse's, but what a verb does not know it refuses itself: its own help is where to look, not ours."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(marked("unrecognized arguments: %s") % " ".join(unknown))
        return found, unknown

    def error(self, message: str) -> NoReturn:
        told = tr("{wrong}. See: {program} --help").format(wrong=printable(message), program=self.prog)
        streams.complain(told)
        raise SystemExit(WRONG)

    def _print_message(self, message: str, file: Any = None) -> None:
        """As argparse does, but for that it would say nothing of a disk that is full."""
        if message:
            (file or sys.stderr).write(message)


def main(argv: Sequence[str], picture: "Picture | None" = None) -> int:
    """Do what the arguments say. The program's main thread.

    Args:
        argv: the arguments, without the program's name. ``--lang``, wherever it stands, chooses the language.
        picture: paints a saved run, which the engine cannot; None where there is nobody to do so.

    Returns:
        The exit status: 0 finished; 1 the run failed, or any task did, or what came of it could not be written; 2 the
        command line or the plan is wrong; 130 interrupted.
    """
    # Ended by the system, a run is cleared away as it is on Ctrl-C.
    handlers = {signal.SIGTERM: _end, **dict.fromkeys(INTERRUPTS[1:], signal.default_int_handler)}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    status = FINISHED
    try:
        status = _done(argv, picture)
        streams.flush_output()
    except (OSError, MemoryError, RuntimeError) as error:
        if isinstance(error, BrokenPipeError) and streams.reader_is_gone():  # whoever read the output has had enough
            return status or FAILED
        # Standard output is a file on a full disk, say; what nobody can do anything about is a fault of our own.
        problem = of_system(error) if isinstance(error, OSError) and streams.output_fails() else refused(error)
        if problem is None:
            raise
        streams.complain(f"{problem.told()}.")
        return status or FAILED
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return status


def _done(argv: Sequence[str], picture: "Picture | None") -> int:
    """The exit status, what was printed on standard output being on its way. Raises OSError."""
    language, others = asked_for(argv)
    if language is not None:
        choose(language)
    given = [_SELFTEST.get(word, word) for word in others[:1]] + others[1:]
    try:
        parser = command_line(picture, *(given[:1] if given[:1] and given[0] in VERBS else VERBS))
        _check_first(parser, given)
        verbatim: list[str] = []
        if given[:1] == ["watch"]:
            from . import watch

            own, verbatim = watch.split(given[1:])
            given = ["watch", *own]
        arguments = parser.parse_args(given)
        if verbatim:
            arguments.program = verbatim
        return int(arguments.main(arguments))
    except PlanError as error:
        streams.complain(f"{error.problem.told()}.")
        return FAILED if isinstance(error.problem, NotExported) else WRONG
    except KeyboardInterrupt as interrupt:
        ended = tr("Interrupted; every process of the run has been ended.")
        streams.complain(str(interrupt) or (tr("Interrupted.") if given[:1] and given[0] in _RUN_NOTHING else ended))
        return INTERRUPTED
    except SystemExit as end:  # argparse's, or a signal's
        return int(end.code or FINISHED)


def _check_first(parser: argparse.ArgumentParser, words: Sequence[str]) -> None:
    """Of a wrong option in front of the command argparse would say that the command is missing, or is its value."""
    option = words[0].partition("=")[0] if words else ""
    if option.startswith("-") and option.strip("-") and option not in parser._option_string_actions:
        parser.error(tr("There is no option {option} in front of the COMMAND").format(option=option))


def command_line(picture: "Picture | None", *verbs: str) -> argparse.ArgumentParser:
    """What parses the command line, in the language that is chosen; ``picture`` as for ``main``. Main thread.

    ``verbs``: those of it that may be meant, by which alone what they need is imported; none: all.
    """
    argparse_words.speak()
    folder = words.plain(history_folder())
    kept = tr("Every run is kept in {folder} (see: {program} history).").format(folder=folder, program=program())
    parser = _Parser(
        prog=program(),
        description=tr("Runs a function in parallel by the way you pick, and shows which process handled each job."),
        epilog=" ".join((tr("Without a command, opens the window."), kept)),
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
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for verb in verbs or VERBS:
        import_module(f".{verb}", __package__).add_to(commands)
    parser.set_defaults(picture=picture)
    return parser


def _end(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)
