"""Whether a worker still lives, seen from the supervisor, which is not its parent; nobody of another host is asked."""

import contextlib
import os
import signal
from enum import Enum

import psutil

from ..inside.process import proc_stat
from ..inside.worker import Process
from .family import UNTOLD


class Condition(Enum):
    """What has become of a process: stopped, as by SIGSTOP, is suspended; of another host's, nothing is known.

    Windows tells of nobody whether they stand still: there it is known of those that were suspended from here.
    """

    ALIVE = "alive"
    SUSPENDED = "suspended"
    DEAD = "dead"
    UNKNOWN = "unknown"


def condition(process: Process) -> Condition:
    """The condition of a process. Reads /proc once, and only for one of this host."""
    if not process.is_here:
        return Condition.UNKNOWN
    if not process.start:  # as on macOS, which has no /proc
        return _asked(process.pid)
    stat = proc_stat(process.pid)
    if stat is None or stat.is_dead or stat.start_ticks != process.start:
        _standing.discard(process)
        return Condition.DEAD
    is_standing = stat.is_suspended and not (stat.state == "t" and _is_looked_at(process.pid))
    return Condition.SUSPENDED if is_standing or process in _standing else Condition.ALIVE


def _is_looked_at(pid: int) -> bool:
    """Whether one that a tracer has stopped stands still for py-spy, for some milliseconds; or no more by now."""
    try:
        with open(f"/proc/{pid}/status", "rb") as file:
            tracer = next((int(line.split()[1]) for line in file if line.startswith(b"TracerPid:")), 0)
        if not tracer:
            return True
        with open(f"/proc/{tracer}/comm", "rb") as file:
            return file.read().startswith(b"py-spy")
    except OSError:
        return True


def has_ended(process: psutil.Process) -> bool:
    """Whether nothing of a process of this host is left but its number. Raises psutil.Error if not even that is."""
    return process.status() in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)


def is_alive(process: Process) -> bool | None:
    """Whether it still runs; None if nobody can say."""
    found = condition(process)
    return None if found is Condition.UNKNOWN else found is not Condition.DEAD


KILL, SUSPEND, CONTINUE = (
    int(getattr(signal, name, number)) for name, number in (("SIGKILL", 9), ("SIGSTOP", 19), ("SIGCONT", 18))
)
"""The signals that end a process at once, have it stand still, and go on; Windows does the same by other ways."""

_standing: set[Process] = set()
"""On Windows, those that were suspended from here."""


def send(process: Process, number: int) -> bool:
    """Send it a signal. Returns whether it was sent: never to who is dead, or may be, or is of another host.

    Windows has none but the three above.
    """
    if is_alive(process):
        if os.name == "nt":
            return _send_on_windows(process, number)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process.pid, number)
            return True
    return False


def _send_on_windows(process: Process, number: int) -> bool:
    from ..inside import windows

    if number == KILL:
        return windows.end(process.pid)
    is_to_stand = number == SUSPEND
    if number not in (SUSPEND, CONTINUE) or is_to_stand == (process in _standing):
        return False  # it counts how often it was suspended
    if not windows.suspend(process.pid, is_to_stand=is_to_stand):
        return False
    (_standing.add if is_to_stand else _standing.discard)(process)
    return True


def _asked(pid: int) -> Condition:
    try:
        found = psutil.Process(pid)
        if has_ended(found):
            return Condition.DEAD
        return Condition.SUSPENDED if found.status() == psutil.STATUS_STOPPED else Condition.ALIVE
    except psutil.AccessDenied:
        return Condition.ALIVE
    except (*UNTOLD, OverflowError, ValueError):  # gone; or a garbled record's PID, which is none
        return Condition.DEAD


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
    except UNTOLD:
        return 0.0
    return float(times.user + times.system)
