"""When this process began.

A process forked while this module is loaded knows it to the microsecond, by what its parent noted just before: on a
busy machine, or with much memory to be copied, it may be a while until a child runs at all. Any other asks the kernel,
which counts in ticks of a hundredth of a second (``/proc/self/stat``, field 22, see proc_pid_stat(5)).
"""

import os
import threading
import time


class _Fork(threading.local):
    """When the calling thread has last begun to fork; it is the one that goes on in the child."""

    at_ns = 0


_fork = _Fork()
_forked_at_ns = 0


def _note_fork() -> None:
    _fork.at_ns = time.perf_counter_ns()


def _take_fork() -> None:
    global _forked_at_ns
    _forked_at_ns = _fork.at_ns


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_note_fork, after_in_child=_take_fork)


def start_ticks(pid: "int | str" = "self") -> int:
    """When the process began, in clock ticks since the machine did; with the PID it names a process for good.

    Returns:
        The ticks; 0 if there is no such process, or no ``/proc`` to ask.
    """
    fields = stat_fields(pid)
    return int(fields[19]) if fields else 0


def stat_fields(pid: "int | str") -> "list[str]":
    """The fields of ``/proc/PID/stat`` from the third (the state) on; empty if there is none to read."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rpartition(")")[2].split()
    except OSError:
        return []


def born_ns() -> int:
    """When this process began, by ``time.perf_counter_ns()``; 0 where that cannot be known.

    Exact after a fork that ran Python's fork hooks, otherwise right to a hundredth of a second.
    """
    if _forked_at_ns:
        return _forked_at_ns
    ticks = start_ticks()
    if not ticks:
        return 0
    age_ns = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - ticks * 1_000_000_000 // os.sysconf("SC_CLK_TCK")
    return time.perf_counter_ns() - age_ns
