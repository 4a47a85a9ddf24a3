"""Has Python bring whatever nobody catches: in the main thread, in another one, and where it cannot be raised."""

import contextlib
import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from . import last_lines
from .faults import note

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_LAST = ("last_exc", "last_type", "last_value", "last_traceback")


def install() -> None:
    """Take Python's three hooks over, and keep a log. The program's main thread, at its start."""
    last_lines.begin()
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable


def let_go() -> None:
    """Give the hooks back as Python has them."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not isinstance(error, Exception):  # Ctrl-C, which is nobody's fault
        sys.__excepthook__(kind, error, trace)
        return
    note(error.with_traceback(trace), "in the main thread")
    release(error)


def _uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
    error = arguments.exc_value
    if isinstance(error, Exception):
        note(error, "in a thread")
    elif error is not None and not isinstance(error, SystemExit):
        threading.__excepthook__(arguments)


def _unraisable(arguments: "UnraisableHookArgs") -> None:
    error = arguments.exc_value
    if isinstance(error, Exception):
        note(error, "where Python cannot raise it")
    else:
        sys.__unraisablehook__(arguments)


def release(error: BaseException) -> None:
    """Let go of what the frames of an error hold: Qt crashes where a painter outlives the painting that failed."""
    traceback.clear_frames(error.__traceback__)
    for name in _LAST:  # where Python keeps it for a debugger
        with contextlib.suppress(AttributeError):
            delattr(sys, name)
