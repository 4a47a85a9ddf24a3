"""What a worker prints, into a file of its process.

Both standard streams go to one file by descriptor, so that what C code and child programs print is there as well, in
the order it was printed. A file never blocks the writer.
"""

import contextlib
import os
import sys

from .layout import OUTPUT_SUFFIX

_redirected_pid = 0


def redirect(folder: str) -> None:
    """Send this process's standard output and error to ``PID.output`` in the run folder; once a process.

    Called in the runner at its start and in a worker at its first task. What a worker prints before that, while it
    is spawned, goes where its parent prints. A file that cannot be made leaves the streams as they are.
    """
    global _redirected_pid
    if _redirected_pid == os.getpid():
        return
    _redirected_pid = os.getpid()
    flags = os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    with contextlib.suppress(OSError):
        descriptor = os.open(os.path.join(folder, f"{os.getpid()}{OUTPUT_SUFFIX}"), flags, 0o600)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        if descriptor not in (1, 2):  # it is, where the stream was closed before
            os.close(descriptor)
    for stream in (sys.stdout, sys.stderr):
        # A line is written when it is complete, as on a terminal, so that it is there even if the worker is killed.
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)  # type: ignore[union-attr]
