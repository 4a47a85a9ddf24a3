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
from dataclasses import dataclass
from typing import Any

from .records import events
from .records.birth import stat_fields
from .records.text import brief_why

# Of stat_fields, which begins with field 3 of /proc/PID/stat; and a bit of it, which a process has from the moment it
# begins to end, before its files are closed by which others see it.
_FLAGS = 6
_PF_EXITING = 0x4
_OURS = os.path.dirname(os.path.abspath(__file__))


@dataclass(frozen=True, slots=True)
class Death:
    """How a worker ended: by a signal, or with an exit code; neither, if nobody could say.

    ``reason`` is why, where that is known: ``"time-limit"`` (its task took too long, and the program ended it),
    ``"by-hand"`` (somebody had the program end it), ``"out-of-memory"`` (likely the kernel did).
    """

    signal: "str | None" = None
    exit_code: "int | None" = None
    reason: "str | None" = None

    @classmethod
    def of_code(cls, code: int, reason: "str | None" = None) -> "Death":
        """From an exit code as ``multiprocessing.Process.exitcode`` has it: negative for a signal."""
        if code >= 0:
            return cls(exit_code=code, reason=reason)
        try:
            return cls(signal=signal.Signals(-code).name, reason=reason)
        except ValueError:
            return cls(signal=f"signal {-code}", reason=reason)

    @classmethod
    def of_status(cls, status: int) -> "Death":
        """From a status as ``os.waitpid`` returns it."""
        try:
            return cls.of_code(os.waitstatus_to_exitcode(status))
        except (ValueError, OverflowError):  # stopped and not dead, or no status at all
            return cls()


class TakenDown:
    """Whom strategies and the guardian have ended, by which signals; told of the events."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._signals: dict[int, set[int]] = {}
        self._cleared: set[int] = set()

    def take(self, fields: "dict[str, Any]") -> None:
        """An event; those that are not about this are left alone."""
        if fields["event"] == "taken-down" and isinstance(fields.get("pid"), int):
            self._signals.setdefault(fields["pid"], set()).add(fields.get("signal", 0))
        elif fields["event"] == "cleared" and isinstance(fields.get("pids"), list):
            self._cleared.update(pid for pid in fields["pids"] if isinstance(pid, int))

    def has(self, pid: int, code: "int | None") -> bool:
        """Whether process ``pid`` was ended so, if ``code`` is how it ended (None: not known).

        One that died of another signal was killed by somebody else, if only a moment before.
        """
        if pid in self._cleared:
            return True
        return pid in self._signals and (code is None or code >= 0 or -code in self._signals[pid])

    def was_cleared(self, pid: int) -> bool:
        """Whether the guardian ended it, so that nobody will learn of its code."""
        return pid in self._cleared


def watch(folder: str) -> None:
    """From now on note in ``folder`` every child that has ended or is being ended, and every thread that has died.

    Called once, in the runner. Processes forked from it inherit the watch but note nothing: their children are the
    user's.
    """
    if os.name != "posix":
        return
    runner = os.getpid()

    def note(event: str, **fields: object) -> None:
        if os.getpid() == runner:
            with contextlib.suppress(OSError):
                events.note(folder, event, **fields)

    os.waitpid = _watched_waitpid(os.waitpid, note)
    os.kill = _watched_kill(os.kill, note)
    threading.excepthook = _watched_excepthook(threading.excepthook, note)
    with contextlib.suppress(ImportError):
        from multiprocessing import popen_forkserver

        popen_forkserver.Popen.poll = _watched_poll(popen_forkserver.Popen.poll, note)  # type: ignore[method-assign]


def _watched_waitpid(waitpid: Callable[..., "tuple[int, int]"], note: Callable[..., None]) -> Any:
    frame = sys._getframe

    @functools.wraps(waitpid)
    def watched(pid: int, options: int, /) -> "tuple[int, int]":
        ended, status = waitpid(pid, options)
        # By the file: at the interpreter's end, when the tracker is waited for, modules have lost their names.
        if not ended or frame(1).f_code.co_filename.endswith("resource_tracker.py"):
            return ended, status
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            note("died", pid=ended, code=os.waitstatus_to_exitcode(status))
        return ended, status

    return watched


def _watched_excepthook(excepthook: Callable[[Any], Any], note: Callable[..., None]) -> Callable[[Any], Any]:
    @functools.wraps(excepthook)
    def watched(arguments: Any, /) -> Any:
        if arguments.exc_value is not None:
            note("thread-died", why=brief_why(arguments.exc_value))
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


def _watched_poll(poll: Callable[..., "int | None"], note: Callable[..., None]) -> Any:
    @functools.wraps(poll)
    def watched(process: Any, *more: Any) -> "int | None":
        before = process.returncode
        code = poll(process, *more)
        # 255 also stands for "the forkserver is gone", and then nobody knows.
        if before is None and code is not None and code != 255:
            note("died", pid=process.pid, code=code)
        return code

    return watched


def _watched_kill(kill: Callable[[int, int], None], note: Callable[..., None]) -> Any:
    @functools.wraps(kill)
    def watched(pid: int, number: int, /) -> None:
        # Strategies end all of their workers when one has died; the one that is dead already was not ended by them.
        if number in (signal.SIGTERM, signal.SIGKILL) and pid != os.getpid() and _lives(pid):
            note("taken-down", pid=pid, signal=int(number))
        kill(pid, number)

    return watched


def _lives(pid: int) -> bool:
    fields = stat_fields(pid)
    return bool(fields) and fields[0] not in "ZX" and not int(fields[_FLAGS]) & _PF_EXITING
