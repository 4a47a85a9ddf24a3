"""How the runner's children ended.

Whoever waits for a child learns its status and nobody else can: so the runner looks over the shoulder of
``os.waitpid``, by which multiprocessing, loky and subprocess all wait.
"""

import contextlib
import functools
import os
import signal
from dataclasses import dataclass

from ..records import events


@dataclass(frozen=True, slots=True)
class Death:
    """How a worker ended: by a signal, or with an exit code; neither, if nobody could say."""

    signal: str | None = None
    exit_code: int | None = None

    @classmethod
    def of_status(cls, status: int) -> "Death":
        """From a status as ``os.waitpid`` returns it."""
        try:
            code = os.waitstatus_to_exitcode(status)
        except (ValueError, OverflowError):  # stopped and not dead, or no status at all
            return cls()
        if code >= 0:
            return cls(exit_code=code)
        try:
            return cls(signal=signal.Signals(-code).name)
        except ValueError:
            return cls(signal=f"signal {-code}")


def watch(folder: str) -> None:
    """From now on note in ``folder`` every child that ended other than well.

    Called once, in the runner; processes forked from it inherit the watch.
    """
    if os.name != "posix":
        return
    waitpid = os.waitpid

    @functools.wraps(waitpid)
    def noted_waitpid(pid: int, options: int, /) -> tuple[int, int]:
        ended, status = waitpid(pid, options)
        if ended and status and not os.WIFSTOPPED(status):
            with contextlib.suppress(OSError):
                events.note(folder, "died", pid=ended, status=status)
        return ended, status

    os.waitpid = noted_waitpid
