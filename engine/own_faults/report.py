"""What is written down of a fault, and where: enough to mend it, and nothing of the person's.

A traceback's frames are told where they are the program's own, by their file's name within the program; those of
libraries are counted. An error's message may hold whatever was worked on, so it is told for those types alone whose
messages Python makes of code; of an error of the system its number is.
"""

import contextlib
import errno
import linecache
import os
import platform
import sys
import time
import traceback
from importlib import import_module

from .. import __version__
from ..history.place import reports_folder
from ..inside.language import chosen

REPORTS_MOST = 20
"""How many are kept; then the oldest goes."""
_PREFIX, _SUFFIX = "fault-", ".txt"
_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_OWN = ("engine", "gui", "main.py", "__main__.py")
_OF_CODE = (
    ArithmeticError, AssertionError, AttributeError, IndexError, NameError, RecursionError, RuntimeError, TypeError,
)  # fmt: skip
_CHAIN_MOST = 8
_FRAMES_MOST = 30  # at each end of a traceback
_MESSAGE_MOST = 300


def own_name(path: str) -> str | None:
    """A source's name within the program, such as ``gui/window.py``; None if it is not the program's own."""
    name = os.path.relpath(path, _ROOT) if os.path.isabs(path) else path  # frozen, it is relative already
    name = name.replace(os.sep, "/")
    return name if name.partition("/")[0] in _OWN else None


def place_of(error: BaseException) -> str:
    """Where an error arose: the innermost of the program's own frames; empty if there is none."""
    own = [(own_name(frame.f_code.co_filename), line) for frame, line in traceback.walk_tb(error.__traceback__)]
    return next((f"{name}:{line}" for name, line in reversed(own) if name is not None), "")


def told(error: BaseException) -> str:
    """The errors and their frames, the one that led to the others first; many lines."""
    chain: list[tuple[BaseException, str]] = [(error, "")]
    while len(chain) < _CHAIN_MOST:
        last = chain[-1][0]
        before = last.__cause__ or (None if last.__suppress_context__ else last.__context__)
        if before is None or any(before is each for each, _ in chain):
            break
        chain.append((before, "which led to:" if last.__cause__ else "while that was handled:"))
    lines = []
    for each, link in reversed(chain):
        lines += [*_frames(each), _kind(each), *([link] if link else [])]
    return "\n".join(lines)


def text(error: BaseException, where: str, count: int, log: list[str]) -> str:
    """The whole report: ``where`` in the program it arose, seen ``count`` times, and what was logged before."""
    qt = ""
    if "PySide6.QtCore" in sys.modules:
        core = import_module("PySide6.QtCore")
        qt = f"{core.qVersion()}, PySide6 {core.__version__}"
    head = (
        f"Parallelogram {__version__} had a fault of its own. Here is no path, no item and no result of what was run.",
        "",
        f"time      {time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())}",
        f"seen      {count} time{'s' if count > 1 else ''} since the program's start",
        f"where     {where}",
        f"Python    {platform.python_version()} ({platform.python_implementation()})",
        f"Qt        {qt or 'not loaded'}",
        f"system    {platform.system()} {platform.release()} {platform.machine()}",
        f"language  {chosen()}",
        f"frozen    {'yes' if getattr(sys, 'frozen', False) else 'no'}",
    )
    return "\n".join([*head, "", told(error), "", "The last lines of the log (UTC):", *log, ""])


def write(report: str, path: str | None = None) -> str:
    """Write a report: into a new file of the reports' folder, or into ``path`` anew. Returns the file's path.

    Raises:
        OSError: it cannot be written; nothing is left of it, then.
    """
    folder = reports_folder()
    if path is None:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _prune(folder)
        path = os.path.join(folder, _free_name(folder))
    beside = f"{path}.part"
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(report)
        os.replace(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
    return path


def _free_name(folder: str) -> str:
    stem = f"{_PREFIX}{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{os.getpid()}"
    number = 1
    while os.path.lexists(os.path.join(folder, f"{stem}-{number:03}{_SUFFIX}")):
        number += 1
    return f"{stem}-{number:03}{_SUFFIX}"


def _prune(folder: str) -> None:
    """Make room for one more."""
    names = sorted(name for name in os.listdir(folder) if name.startswith(_PREFIX) and name.endswith(_SUFFIX))
    for name in names[: max(len(names) - REPORTS_MOST + 1, 0)]:
        with contextlib.suppress(OSError):  # another window may have been quicker
            os.unlink(os.path.join(folder, name))


def _frames(error: BaseException) -> list[str]:
    lines: list[str] = []
    others = 0
    for frame, line in traceback.walk_tb(error.__traceback__):
        name = own_name(frame.f_code.co_filename)
        if name is None:
            others += 1
            continue
        if others:
            lines.append(_of_others(others))
            others = 0
        source = linecache.getline(frame.f_code.co_filename, line).strip()
        lines.append(f"  {name}, line {line}, in {frame.f_code.co_name}" + (f"\n    {source}" if source else ""))
    if others:
        lines.append(_of_others(others))
    if len(lines) > 2 * _FRAMES_MOST:
        left_out = len(lines) - 2 * _FRAMES_MOST
        lines[_FRAMES_MOST:-_FRAMES_MOST] = [f"  ({left_out} more)"]
    return lines


def _of_others(count: int) -> str:
    return f"  ({count} frame{'s' if count > 1 else ''} of Python's or a library's)"


def _kind(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: {errno.errorcode.get(error.errno, error.errno)}"
    if kind.__module__ != "builtins" or not isinstance(error, _OF_CODE):
        return f"{name} (its message is left out, as it may tell of what was run)"
    try:
        return f"{name}: {error}"[:_MESSAGE_MOST]
    except Exception as second:  # noqa: BLE001 - whatever its __str__ raises
        return f"{name} (its message raised {type(second).__name__})"
