"""The guardian's watch on Windows, which can wait for a pipe and a process at once by threads alone: it looks at the
one and waits for the other in turns. A Job object holds the tree, whoever its members' parents are by now.
"""

import contextlib
import os
import shutil
import time
from typing import TYPE_CHECKING, Any

from .records import events

if TYPE_CHECKING:
    from .guardian import Guard

LOOK_S = 0.02
_CLEAR_S = 7.0
_WAIT_S = 3.0
_FOLDER_TRIES, _FOLDER_PAUSE_S = 50, 0.1


def guard(guard: "Guard", folder: str, finish_grace_s: float) -> None:
    """Guard one run until its tree is gone. The guardian's main thread.

    Args:
        guard: the run; its runner has not been started.
        folder: the run folder.
        finish_grace_s: how long a runner may take to end by itself once its run is over.
    """
    import _winapi
    import msvcrt

    from .windows import Job

    winapi: Any = _winapi
    pipe: Any = msvcrt
    job = Job()  # before anything is started, so that nothing can leave it
    guard.start_runner()
    deadline_s: float | None = None
    keeps_going = has_ended = False
    while True:
        orders: list[bytes] = []
        try:
            if winapi.PeekNamedPipe(pipe.get_osfhandle(0), 0)[0]:
                orders = os.read(0, 4096).split()
        except OSError:  # its other end is closed: the program is dead
            _clear(job, folder)
            remove(folder)
            return
        for order in orders:
            if order == b"stop":
                _clear(job, folder)
                return
            if order in (b"start", b"start-keep-going"):
                keeps_going = order == b"start-keep-going"
                guard.let_begin()
            elif order == b"again":
                _clear(job, folder)
                guard.start_runner()
                guard.let_begin()
                has_ended = False
            elif order == b"finish":
                deadline_s = time.monotonic() + finish_grace_s
        if has_ended:
            time.sleep(LOOK_S)
        elif (code := guard.wait(LOOK_S)) is not None:
            has_ended = True
            ended = events.RunnerEnded(guard.runner_pid, code)
            if not keeps_going or deadline_s is not None:
                _note(folder, ended)
                _clear(job, folder)
                return
            # Its workers must be gone before the program learns of it, and decides what is to be done.
            _clear(job, folder)
            _note(folder, ended)
        if deadline_s is not None and (has_ended or time.monotonic() > deadline_s):
            _clear(job, folder)
            return


def _clear(job: Any, folder: str) -> None:
    """End all that lives of the tree, and wait until it is gone, or for seven seconds."""
    from . import windows

    until_s, is_first = time.monotonic() + _CLEAR_S, True
    while time.monotonic() < until_s and (alive := job.pids()):
        if is_first:
            _note(folder, events.Cleared(tuple(alive)))
            is_first = False
        for pid in alive:
            windows.end(pid)
        for pid in alive:
            windows.wait(pid, _WAIT_S)


def remove(folder: str) -> None:
    """Remove a folder whose files may still be open for a moment, with those that watch over a machine's files."""
    for _ in range(_FOLDER_TRIES):
        with contextlib.suppress(OSError):
            shutil.rmtree(folder)
        if not os.path.exists(folder):
            return
        time.sleep(_FOLDER_PAUSE_S)


def _note(folder: str, event: events.Event) -> None:
    with contextlib.suppress(OSError):
        events.note(folder, event)
