"""Whether a worker still lives, seen from the supervisor, which is not its parent."""

import contextlib
import os

import psutil

from ..records.birth import stat_fields

# Of stat_fields, which begins with field 3 of /proc/PID/stat.
_START_TICKS = 19
_EXIT_CODE = 49  # field 52, as waitpid reports it


def is_dead(pid: int, start_ticks: int) -> bool:
    """Whether the process that had this PID and began at ``start_ticks`` (0: unknown) runs no more."""
    if not start_ticks:
        try:
            return not psutil.pid_exists(pid)
        except OverflowError:  # a garbled record's PID, which is none
            return True
    fields = stat_fields(pid)
    return not fields or fields[0] in "ZX" or int(fields[_START_TICKS]) != start_ticks


def is_suspended(pid: int) -> bool:
    """Whether the process is stopped, as by SIGSTOP."""
    fields = stat_fields(pid)
    return bool(fields) and fields[0] in "Tt"


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
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)
