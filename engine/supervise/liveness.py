"""Whether a worker still lives, seen from the supervisor, which is not its parent."""

import contextlib
import os
from enum import Enum

import psutil

from ..inside.records.birth import stat_fields

# Of stat_fields, which begins with field 3 of /proc/PID/stat.
_USER, _SYSTEM, _START_TICKS = 11, 12, 19
_EXIT_CODE = 49  # field 52, as waitpid reports it


class Condition(Enum):
    """What has become of a process: stopped, as by SIGSTOP, is suspended."""

    ALIVE = "alive"
    SUSPENDED = "suspended"
    DEAD = "dead"


def condition(pid: int, start_ticks: int) -> Condition:
    """The condition of the process that had this PID and began at ``start_ticks`` (0: unknown). Reads /proc once."""
    fields = stat_fields(pid)
    if start_ticks:
        dead = not fields or fields[0] in "ZX" or int(fields[_START_TICKS]) != start_ticks
    else:
        dead = not _exists(pid)
    if dead:
        return Condition.DEAD
    return Condition.SUSPENDED if fields and fields[0] in "Tt" else Condition.ALIVE


def is_dead(pid: int, start_ticks: int) -> bool:
    """Whether it runs no more."""
    return condition(pid, start_ticks) is Condition.DEAD


def _exists(pid: int) -> bool:
    try:
        return bool(psutil.pid_exists(pid))
    except OverflowError:  # a garbled record's PID, which is none
        return False


def oom_kills() -> int:
    """How many processes the kernel has killed for want of memory since the machine began (Linux; elsewhere 0)."""
    with contextlib.suppress(OSError, ValueError), open("/proc/vmstat", encoding="ascii") as file:
        return next((int(line.split()[1]) for line in file if line.startswith("oom_kill ")), 0)
    return 0


def zombie_code(pid: int, start_ticks: int) -> int | None:
    """The exit code (negative: a signal) of a dead process that nobody has waited for; None if it cannot be seen."""
    fields = stat_fields(pid)
    if len(fields) > _EXIT_CODE and fields[0] == "Z" and int(fields[_START_TICKS]) == start_ticks:
        with contextlib.suppress(ValueError, OverflowError):
            return os.waitstatus_to_exitcode(int(fields[_EXIT_CODE]))
    return None


def cpu_s(pid: int) -> float:
    """The CPU time a process has used so far, in seconds; 0 once it is gone."""
    fields = stat_fields(pid)
    if fields:
        return (int(fields[_USER]) + int(fields[_SYSTEM])) / os.sysconf("SC_CLK_TCK")
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)
