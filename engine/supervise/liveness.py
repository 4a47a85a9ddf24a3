"""Whether a worker still lives, seen from the supervisor, which is not its parent; nobody of another host is asked."""

import contextlib
import os
import signal
from enum import Enum

import psutil

from ..inside.process import proc_stat
from ..inside.worker import Process


class Condition(Enum):
    """What has become of a process: stopped, as by SIGSTOP, is suspended; of another host's, nothing is known."""

    ALIVE = "alive"
    SUSPENDED = "suspended"
    DEAD = "dead"
    UNKNOWN = "unknown"


def condition(process: Process) -> Condition:
    """The condition of a process. Reads /proc once, and only for one of this host."""
    if not process.is_here:
        return Condition.UNKNOWN
    stat = proc_stat(process.pid)
    if process.start:
        is_dead = stat is None or stat.is_dead or stat.start_ticks != process.start
    else:
        is_dead = not _exists(process.pid)
    if is_dead:
        return Condition.DEAD
    return Condition.SUSPENDED if stat is not None and stat.is_suspended else Condition.ALIVE


def is_alive(process: Process) -> bool | None:
    """Whether it still runs; None if nobody can say."""
    found = condition(process)
    return None if found is Condition.UNKNOWN else found is not Condition.DEAD


KILL = int(getattr(signal, "SIGKILL", 9))
"""The signal that ends a process at once; the one that Windows knows as well, by another way."""


def send(process: Process, number: int) -> bool:
    """Send it a signal. Returns whether it was sent: never to who is dead, or may be, or is of another host.

    Windows has no signals but ``KILL``.
    """
    if is_alive(process):
        if os.name == "nt":
            from ..inside import windows

            return number == KILL and windows.end(process.pid)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process.pid, number)
            return True
    return False


def _exists(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() not in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD))
    except psutil.AccessDenied:
        return True
    except (psutil.Error, OverflowError, ValueError):  # gone; or a garbled record's PID, which is none
        return False


def oom_kills() -> int:
    """How many processes the kernel has killed for want of memory since the machine began (Linux; elsewhere 0)."""
    with contextlib.suppress(OSError, ValueError), open("/proc/vmstat", encoding="ascii") as file:
        return next((int(line.split()[1]) for line in file if line.startswith("oom_kill ")), 0)
    return 0


def zombie_code(process: Process) -> int | None:
    """The exit code (negative: a signal) of a dead process that nobody has waited for; None if it cannot be seen."""
    stat = proc_stat(process.pid) if process.is_here else None
    if stat is not None and stat.state == "Z" and stat.start_ticks == process.start:
        with contextlib.suppress(ValueError, OverflowError):
            return os.waitstatus_to_exitcode(stat.status)
    return None


def cpu_s(pid: int) -> float:
    """The CPU time that a process of this host has used so far, in seconds; 0 once it is gone."""
    stat = proc_stat(pid)
    if stat is not None:
        return stat.cpu_s
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)
