"""How the runner's children ended, and which of them it ended itself.

Whoever waits for a child learns its status and nobody else can: so the runner looks over the shoulder of
``os.waitpid``, by which multiprocessing, loky and subprocess all wait, and of the forkserver's answer, which waits for
its own. So it also sees whom a strategy ends by ``os.kill``: a task that goes down with its pool is not to blame. A
thread of the strategy's own that dies is noted as well: a pool that has lost the one which takes results waits, and in
some Pythons computes, for ever. The resource trackers are no workers: newer Pythons wait for theirs as they end, and
all do so for one that was killed.
"""

import contextlib
import functools
import os
import signal
import sys
import threading
import types
from collections.abc import Callable
from typing import Any

from . import tree
from .records import events
from .records.layout import EVENTS_NAME
from .records.text import brief_why

_Note = Callable[[events.Event], None]
_OURS = os.path.dirname(os.path.abspath(__file__))


def watch(folder: str, *, are_forked: bool = False) -> None:
    """From now on note in ``folder`` every child that has ended or is being ended, and every thread that has died.

    Where the workers ``are_forked`` by this process there is no forkserver, whose import would make each fork longer.

    Called once, in the runner. Processes forked from it inherit the watch but note nothing: their children are the
    user's.
    """
    runner = os.getpid()

    def note(event: events.Event) -> None:
        if os.getpid() == runner:
            with contextlib.suppress(OSError):
                events.note(folder, event)

    threading.excepthook = _watched_excepthook(threading.excepthook, note)
    if os.name == "nt":
        _watch_windows(note)
        return
    path = os.path.join(folder, EVENTS_NAME)

    def note_died(pid: int, code: int) -> None:
        if os.getpid() == runner:
            with contextlib.suppress(OSError):
                events.note_died(path, pid, code)

    os.waitpid = _watched_waitpid(os.waitpid, note_died)
    os.kill = _watched_kill(os.kill, note)
    if are_forked:
        return
    with contextlib.suppress(ImportError):
        from multiprocessing import popen_forkserver

        popen_forkserver.Popen.poll = _watched_poll(popen_forkserver.Popen.poll, note)  # type: ignore[method-assign]


def _watch_windows(note: _Note) -> None:
    """There all wait for their workers by one class, and end them by it, but for loky."""
    from multiprocessing import popen_spawn_win32

    popen: Any = popen_spawn_win32.Popen  # type: ignore[attr-defined,unused-ignore]
    wait, terminate = popen.wait, popen.terminate

    @functools.wraps(wait)
    def watched_wait(process: Any, timeout: "float | None" = None) -> "int | None":
        before = process.returncode
        code: int | None = wait(process, timeout)
        if before is None and code is not None:
            note(events.Died(process.pid, code))
        return code

    @functools.wraps(terminate)
    def watched_terminate(process: Any) -> None:
        if process.returncode is None and tree.is_there(process.pid):
            note(events.TakenDown(process.pid, int(signal.SIGTERM)))
        terminate(process)

    popen.wait = watched_wait
    popen.terminate = popen.kill = watched_terminate
    _watch_loky(note)


def _watch_loky(note: _Note) -> None:
    """There loky ends a worker with all that it has started, by one function: that calls psutil, or ``taskkill``."""
    executor: Any = sys.modules.get("joblib.externals.loky.process_executor")
    if not hasattr(executor, "kill_process_tree"):
        return
    kill_tree = executor.kill_process_tree

    @functools.wraps(kill_tree)
    def watched(process: Any, *more: Any, **named: Any) -> None:
        if tree.is_there(process.pid):
            note(events.TakenDown(process.pid, int(signal.SIGTERM)))
        kill_tree(process, *more, **named)

    executor.kill_process_tree = watched


def _watched_waitpid(waitpid: Callable[..., "tuple[int, int]"], note_died: Callable[[int, int], None]) -> Any:
    frame = sys._getframe

    @functools.wraps(waitpid)
    def watched(pid: int, options: int, /) -> "tuple[int, int]":
        ended, status = waitpid(pid, options)
        # By the file: at the interpreter's end, when the tracker is waited for, modules have lost their names.
        if not ended or frame(1).f_code.co_filename.endswith("resource_tracker.py"):
            return ended, status
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            note_died(ended, os.waitstatus_to_exitcode(status))
        return ended, status

    return watched


def _watched_excepthook(excepthook: Callable[[Any], Any], note: _Note) -> Callable[[Any], Any]:
    @functools.wraps(excepthook)
    def watched(arguments: Any, /) -> Any:
        if arguments.exc_value is not None:
            note(events.ThreadDied(brief_why(arguments.exc_value)))
            traceback = _without_ours(arguments.exc_traceback)
            arguments.exc_value.__traceback__ = traceback
            arguments = threading.ExceptHookArgs((arguments.exc_type, arguments.exc_value, traceback, arguments.thread))
        return excepthook(arguments)

    return watched


def _without_ours(traceback: "types.TracebackType | None") -> "types.TracebackType | None":
    """A traceback as it would be by hand, without what stands in front of the libraries' functions."""
    if traceback is None:
        return None
    inner = _without_ours(traceback.tb_next)
    if os.path.dirname(os.path.abspath(traceback.tb_frame.f_code.co_filename)).startswith(_OURS):
        return inner
    return types.TracebackType(inner, traceback.tb_frame, traceback.tb_lasti, traceback.tb_lineno)


def _watched_poll(poll: Callable[..., "int | None"], note: _Note) -> Any:
    @functools.wraps(poll)
    def watched(process: Any, *more: Any) -> "int | None":
        before = process.returncode
        code = poll(process, *more)
        # 255 also stands for "the forkserver is gone", and then nobody knows.
        if before is None and code is not None and code != 255:
            note(events.Died(process.pid, code))
        return code

    return watched


def _watched_kill(kill: Callable[[int, int], None], note: _Note) -> Any:
    @functools.wraps(kill)
    def watched(pid: int, number: int, /) -> None:
        # Strategies end all of their workers when one has died; the one that is dead already was not ended by them.
        if number in (signal.SIGTERM, signal.SIGKILL) and pid != os.getpid() and tree.is_there(pid):
            note(events.TakenDown(pid, int(number)))
        kill(pid, number)

    return watched
