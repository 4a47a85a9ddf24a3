"""What a worker prints, into a file of its process.

Both standard streams go to one file by descriptor, so that what C code and child programs print is there as well, in
the order it was printed; what Python writes to standard error stands between marks. A file never blocks the writer.
Where the disk is full, what Python's own streams print is dropped and counted: on a terminal, printing would have done
the task no harm.
"""

import contextlib
import errno
import io
import os
import sys
from typing import Any

from . import shortage
from .layout import OUTPUT_SUFFIX

ERRORS_BEGIN, ERRORS_END = b"\x1b[?7701h", b"\x1b[?7701l"
"""Around what Python's standard error writes: control sequences that no terminal knows, and so none shows."""
_FLAGS = os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_redirected_pid = 0


def without_marks(printed: bytes) -> bytes:
    """What was printed, without the marks around errors."""
    return printed.replace(ERRORS_BEGIN, b"").replace(ERRORS_END, b"")


def redirect(folder: str) -> None:
    """Send this process's standard output and error to ``PID.output`` in the run folder; once a process.

    Called in the runner at its start and in a worker at its first task. What a worker prints before that, while it
    is spawned, goes where its parent prints. A file that cannot be made leaves the streams as they are.
    """
    global _redirected_pid
    if _redirected_pid == os.getpid():
        return
    _redirected_pid = os.getpid()
    with contextlib.suppress(OSError):
        descriptor = os.open(os.path.join(folder, f"{os.getpid()}{OUTPUT_SUFFIX}"), _FLAGS, 0o600)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        if descriptor not in (1, 2):  # it is, where the stream was closed before
            os.close(descriptor)
    for descriptor, name in ((1, "stdout"), (2, "stderr")):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            _renew(name, descriptor, folder)


def is_redirected() -> bool:
    """Whether this process's streams are redirected, and those of Python as ``redirect`` has left them."""
    if _redirected_pid != os.getpid():
        return False
    return all(isinstance(_raw(getattr(sys, name)), _Unfailing) for name in ("stdout", "stderr"))


def redirect_child(folder: str, pid: int) -> None:
    """``redirect`` in the process ``pid``, which is a fork of one that ``is_redirected``."""
    global _redirected_pid
    _redirected_pid = pid
    try:
        descriptor = os.open(f"{folder}/{pid}{OUTPUT_SUFFIX}", _FLAGS, 0o600)
    except OSError:
        return
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    if descriptor not in (1, 2):
        os.close(descriptor)


def _raw(stream: Any) -> Any:
    """What a stream that Python has made writes to; None of any other."""
    return getattr(stream.buffer, "raw", stream.buffer) if type(stream) is io.TextIOWrapper else None


def _renew(name: str, descriptor: int, folder: str) -> None:
    """Have a standard stream write as it should.

    Python's own is replaced by one that a full disk does no harm. The old one stays whole, for another thread may be
    printing at this moment, and passes on what is printed to it, for loggers hold on to it. A stream of somebody's own
    is not replaced: if it owns the descriptor, that would be closed with it.
    """
    # A line is written when it is complete, as on a terminal, so that it is there even if the worker is killed.
    how: dict[str, Any] = {"encoding": "utf-8", "errors": "backslashreplace", "line_buffering": True}
    old: Any = getattr(sys, name)
    raw = _raw(old)
    if isinstance(raw, _Unfailing):
        return
    if getattr(raw, "closefd", True) or old.fileno() != descriptor:
        old.reconfigure(**how)
        return
    file: Any = _Unfailing(descriptor, "wb", closefd=False)
    file.name, file.folder, file.marks = old.name, folder, descriptor == 2
    is_buffered = raw is not old.buffer  # not with PYTHONUNBUFFERED
    new = io.TextIOWrapper(io.BufferedWriter(file) if is_buffered else file, write_through=not is_buffered, **how)
    for each in (name, f"__{name}__"):
        if getattr(sys, each) is old:
            setattr(sys, each, new)
    old.write = new.write
    try:
        old.reconfigure(**how)  # which writes out what is in it
    finally:
        old.flush = new.flush


class _Unfailing(io.FileIO):
    """Drops, and counts, what finds no room in its file."""

    folder = ""
    marks = False

    def write(self, data: Any, /) -> int:
        """What FileIO's does, but for a disk that is full."""
        size = memoryview(data).nbytes
        try:
            if self.marks and size:
                self._write_marked(data)
                return size
            return super().write(data)
        except OSError as error:
            if error.errno not in shortage.NO_ROOM:
                raise
            shortage.note(self.folder, shortage.PRINTED, size, error)
            return size

    def _write_marked(self, data: Any) -> None:
        marked = b"%b%b%b" % (ERRORS_BEGIN, data, ERRORS_END)  # at once, as others write here as well
        if super().write(marked) < len(marked):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # a part of it found room
