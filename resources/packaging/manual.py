"""Writes the page for man(1) from the command line's own texts: ``python manual.py FILE`` (``make manual``)."""

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from engine import __version__
from engine.commands.parser import command_line
from engine.history.place import REPORTS_VARIABLE, VARIABLE

_NAME = "parallelogram"
_HEAD = f"""\
.\\" Written by resources/packaging/manual.py: change the texts there, or of the command line, and run: make manual
.TH {_NAME.upper()} 1 "" "Parallelogram {__version__}" "User Commands"
.SH NAME
{_NAME} \\- see which process handled each task, and what going parallel is worth
.SH SYNOPSIS
.B {_NAME}
.RB [ \\-\\-lang
.IR LANGUAGE ]
.RI [ RUN.pgram ]
.br
.B {_NAME}
.I COMMAND
.RI [ ARGUMENT ...]
.SH DESCRIPTION
Runs a function in parallel by the way you pick (a process per job, a pool, an executor, joblib, threads), shows live
which process (PID) handled each task and how long the whole run took, and holds it against the plain loop.
.PP
Without a command it opens the window, with the saved run
.I RUN.pgram
if one is named. Where there is no display, it says so and compares all ways in the terminal.
"""
_TAIL = f"""\
.SH EXIT STATUS
.TP
.B 0
Finished.
.TP
.B 1
The run failed, or a task of it.
.TP
.B 2
The command line or the plan is wrong; one line on standard error says what to do.
.TP
.B 70
The program has a fault of its own; one line on standard error says where its report is.
.TP
.B 130
Interrupted; every process of the run has been ended.
.SH ENVIRONMENT
.TP
.B {VARIABLE}
The folder of the history, in place of the one in the data folder of the person's.
.TP
.B {REPORTS_VARIABLE}
The same for the reports of the program's own faults.
.TP
.BR LC_ALL ", " LC_MESSAGES ", " LANG
The language, unless
.B \\-\\-lang
chooses it.
.SH FILES
.TP
.I ~/.local/share/parallelogram/runs
The history: every run that is kept, unless
.B {VARIABLE}
names another folder.
.TP
.I ~/.local/share/parallelogram/reports
Reports of the program's own faults, the last twenty, unless
.B {REPORTS_VARIABLE}
names another folder.
.SH EXAMPLES
.TP
.B {_NAME} run \\-\\-strategy pool
The tutorial's run, by a pool, with a table of who did what.
.TP
.B {_NAME} compare \\-\\-repeat 9
All ways, each nine times, ranked by the median.
.TP
.B {_NAME} run \\-\\-function work.py:resize \\-\\-items files:photos \\-\\-strategy joblib
A function of your own, with the files of a folder.
"""


def page() -> str:
    """The whole page."""
    sys.argv[0] = _NAME
    parser = command_line(None)
    options = [".SH OPTIONS", *_options(parser)]
    return _HEAD + "\n".join([*options, ".SH COMMANDS", *_commands(parser)]) + "\n" + _TAIL


def _commands(parser: argparse.ArgumentParser) -> "list[str]":
    """Each command of a parser, with its options, and those below it."""
    lines = []
    for verbs in (action for action in parser._actions if isinstance(action, argparse._SubParsersAction)):
        for choice in verbs._choices_actions:
            below = verbs.choices[choice.dest]
            lines += [f".SS {_plain(_usage(below))}", _sentence(choice.help or ""), *_options(below), *_commands(below)]
    return lines


def _usage(parser: argparse.ArgumentParser) -> str:
    places = [
        f"[{_argument(action)}]" if action.nargs in ("?", "*") else _argument(action)
        for action in parser._actions
        if not action.option_strings and not isinstance(action, argparse._SubParsersAction)
    ]
    has_options = any(action.option_strings and action.dest != "help" for action in parser._actions)
    return " ".join([parser.prog, *places, *(["[OPTION ...]"] if has_options else [])])


def _options(parser: argparse.ArgumentParser) -> "list[str]":
    """Each option and argument of a parser, but for the commands, and for --help, which all have."""
    lines = []
    for action in parser._actions:
        is_told = not isinstance(action, argparse._SubParsersAction) and action.help is not argparse.SUPPRESS
        if is_told and (action.dest != "help" or parser.prog == _NAME):
            names = ", ".join(rf"\fB{_plain(name)}\fR" for name in action.option_strings)
            value = rf"\fI{_plain(_argument(action))}\fR" if action.nargs != 0 else ""
            told = parser._get_formatter()._expand_help(action) if action.help else ""
            lines += [".TP", " ".join(filter(None, [names, value])), _sentence(told)]
    return lines


def _argument(action: argparse.Action) -> str:
    metavar = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    return " ".join(metavar) if isinstance(metavar, tuple) else metavar


def _sentence(text: str) -> str:
    text = _plain(text).rstrip(".")
    return f"{text[:1].upper()}{text[1:]}." if text else r"\&"


def _plain(text: str) -> str:
    """As roff takes it for text: its own signs, ASCII hyphens, and no request at a line's beginning."""
    text = re.sub(r"\s+", " ", text).replace("\\", r"\e").replace("-", r"\-")
    text = text.replace("…", r"\&...").replace("’", "'").replace("×", r"\(mu")
    return rf"\&{text}" if text[:1] in (".", "'") else text


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
