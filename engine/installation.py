"""Whether this Python has what the program is made of, and what to type where it has not. Standard library only.

It tells of an old Python, and so it runs in any from 3.8 on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from shlex import join
from subprocess import list2cmdline

from .inside.language import tr

_OLDEST = (3, 11)  # as in pyproject.toml
_TERMINALS = ("numpy", "psutil", "platformdirs", "rich")
_WINDOWS = ("PySide6", "pyqtgraph")
_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def problem(arguments: Sequence[str]) -> str | None:
    """Why nothing of the program can be run in this Python, and what to type; None if the terminal can, at least.

    ``arguments`` are the person's, to be repeated in what there is to type.
    """
    if sys.version_info[:2] < _OLDEST:
        told = tr("Parallelogram needs Python {oldest} or newer, and this is {version}")
        oldest, version = (".".join(map(str, numbers)) for numbers in (_OLDEST, sys.version_info[:3]))
        return _with_way_out(told.format(oldest=oldest, version=version), (), arguments)
    return _lacking(_TERMINALS, arguments)


def window_problem(arguments: Sequence[str]) -> str | None:
    """Why no window can be opened in this Python, though the terminal can be used; None if one can."""
    return _lacking(_WINDOWS, arguments)


def _lacking(names: Sequence[str], arguments: Sequence[str]) -> str | None:
    absent = [name for name in names if find_spec(name) is None]
    if not absent:
        return None
    told = tr("This Python lacks what Parallelogram needs ({libraries})").format(libraries=", ".join(absent))
    return _with_way_out(told, absent, arguments)


def _with_way_out(told: str, absent: Sequence[str], arguments: Sequence[str]) -> str:
    way_out = _way_out(absent, arguments)
    return f"{told}." if way_out is None else tr("{problem}; type: {command}").format(problem=told, command=way_out)


def _way_out(absent: Sequence[str], arguments: Sequence[str]) -> str | None:
    """The line to type: a checkout sets itself up; what is installed has lost something. None if there is no such."""
    if not os.path.exists(os.path.join(_HOME, "pyproject.toml")):
        pip = [sys.executable, "-m", "pip", "install", *map(_requirement, absent)]
        return (list2cmdline if os.name == "nt" else join)(pip) if absent else None
    is_here = os.path.realpath(os.curdir) == os.path.realpath(_HOME)
    if os.name == "nt":  # Windows PowerShell knows no "&&"
        there = "" if is_here else f"cd /d {_HOME} && "
        return rf'cmd /c "{there}py -m venv .venv && .venv\Scripts\pip install --require-hashes -r requirements.lock"'
    folder = os.curdir if is_here else _HOME
    environment = os.path.join(folder, ".venv")
    python = os.path.normpath(os.path.join(environment, "bin", "python"))
    start = join([python, os.path.normpath(os.path.join(folder, "main.py")), *arguments])
    if os.path.exists(os.path.join(environment, "run.stamp")) and not os.path.samefile(environment, sys.prefix):
        return start  # with its own Python, in which everything is
    make = ["make", *(() if is_here else ("-C", _HOME))]
    newer = () if absent else ("PYTHON=/path/to/python{}.{}".format(*_OLDEST),)
    return f"{join([*make, 'setup', *newer])} && {start}" if arguments else join([*make, "run", *newer])


def _requirement(name: str) -> str:
    """What pip is to be asked for, with the versions that are right."""
    from importlib import metadata  # which a start has no time for

    try:
        wanted = metadata.requires("parallelogram") or []
    except metadata.PackageNotFoundError:
        wanted = []
    return next((each for each in wanted if each.lower().startswith(name.lower())), name)
