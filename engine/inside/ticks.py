"""When a process began, in the clock ticks in which the kernel tells that, and no more than that takes.

In a process that was just forked all that is touched costs, so nothing is imported here. Any process, any thread.
"""

import os

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 10_000_000
STAT_BYTES = 4_096
"""Of ``/proc/PID/stat``, which has some hundred."""

START = 19
"""Where it stands there, from the third field on (see ``process``)."""


def ticks_as_ns(ticks: int) -> int:
    """Clock ticks since the machine began, in nanoseconds."""
    return ticks * 1_000_000_000 // TICKS_A_SECOND


def ns_as_ticks(ns: int) -> int:
    """Nanoseconds since the machine began, in whole clock ticks."""
    return ns * TICKS_A_SECOND // 1_000_000_000


def start_ticks(pid: "int | str" = "self") -> int:
    """When a process began, in clock ticks since the machine did; 0 if there is none, or nobody tells."""
    if os.name == "nt":
        from . import windows

        found = windows.look(os.getpid() if pid == "self" else int(pid))
        return found.began_ticks if found is not None else 0
    try:
        return int(head_of(f"/proc/{pid}/stat", STAT_BYTES).rpartition(b")")[2].split(None, START + 1)[START])
    except (IndexError, ValueError):
        return 0


def head_of(path: str, most_bytes: int) -> bytes:
    """How a file begins; nothing where it cannot be read."""
    # Not by ``open``: what a file object takes to be made is most of what this costs in a process just forked.
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return b""
    try:
        return os.read(descriptor, most_bytes)
    except OSError:
        return b""
    finally:
        os.close(descriptor)
