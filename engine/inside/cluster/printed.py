"""What tasks print on a worker that is somebody else's process: it goes where it went, and into the run's folder too.

It travels with the records (see ``parcel``). Only what Python's streams write in a thread that is at a task of the run
is taken; whatever else the process prints, and what C code and child programs print, is the worker's own as before.
"""

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any

from ..records import shortage
from ..records.layout import OUTPUT_SUFFIX
from ..records.output import ERRORS_BEGIN, ERRORS_END

_BEGUN_MOST = 8_000  # characters of a line that has not ended


class _Here(threading.local):
    """The folder of the run that the calling thread is at work for, and what it has begun to print, by stream."""

    def __init__(self) -> None:
        self.folder = ""
        self.begun: dict[bool, str] = {}


_here = _Here()


class Tee:
    """Stands in front of one of Python's standard streams, and is that in all but what tasks write."""

    def __init__(self, own: Any, *, is_error: bool) -> None:
        """In front of ``own``; ``is_error``: of standard error."""
        self.own = own
        self._is_error = is_error

    def write(self, text: str) -> Any:
        """What the stream's own does. Any thread."""
        if _here.folder:
            _take(text, self._is_error)
        return self.own.write(text)

    def writelines(self, lines: "Any") -> None:
        """Likewise."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.own, name)

    def __iter__(self) -> Any:
        return iter(self.own)


def begin() -> None:
    """From now on what tasks print is taken. A process without such streams, and one where it is taken, stay as is."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not isinstance(stream, Tee):
            setattr(sys, name, Tee(stream, is_error=name == "stderr"))


def end() -> None:
    """No more is; what somebody else has put in front of ours stays, and so does another version's of this."""
    for name in ("stdout", "stderr"):
        holder: Any = sys
        at = name
        while type(getattr(holder, at)).__name__ == Tee.__name__ and not isinstance(getattr(holder, at), Tee):
            holder, at = getattr(holder, at), "own"
        if isinstance(getattr(holder, at), Tee):
            setattr(holder, at, getattr(holder, at).own)


@contextlib.contextmanager
def taken(folder: str) -> "Iterator[None]":
    """What the calling thread prints goes into the run's ``folder`` as well; a line that has not ended ends with it."""
    before, _here.folder = _here.folder, folder
    try:
        yield
    finally:
        for is_error, rest in _here.begun.items():
            _write(folder, rest + "\n", is_error)
        _here.begun = {}
        _here.folder = before


def _take(text: Any, is_error: bool) -> None:
    """Write down the lines that are whole, so that those of several threads stay apart."""
    if not isinstance(text, str):
        return  # which the stream itself will say
    whole, newline, rest = (_here.begun.pop(is_error, "") + text).rpartition("\n")
    if len(rest) > _BEGUN_MOST:
        whole, newline, rest = whole + newline + rest, "", ""
    if rest:
        _here.begun[is_error] = rest
    if whole or newline:
        _write(_here.folder, whole + newline, is_error)


def _write(folder: str, text: str, is_error: bool) -> None:
    data = text.encode("utf-8", "backslashreplace")
    if is_error:
        data = ERRORS_BEGIN + data + ERRORS_END
    flags = os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(os.path.join(folder, f"{os.getpid()}{OUTPUT_SUFFIX}"), flags, 0o600)
        try:
            done = os.write(descriptor, data)
        finally:
            os.close(descriptor)
    except OSError as error:
        done, why = 0, error
    else:
        why = OSError()
    if done < len(data):
        shortage.note(folder, shortage.PRINTED, len(data) - done, why)
