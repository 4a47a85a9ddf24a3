"""What the kernel tells of a process or a thread: ``/proc/PID/stat`` (Linux; see proc_pid_stat(5)), or what Windows has
in its place, of processes; elsewhere nothing.

Read here and in ``ticks`` alone. Any process, any thread.
"""

import os
import sys
from typing import NamedTuple

from .ticks import START, STAT_BYTES, TICKS_A_SECOND, head_of

# Where they stand from the third field on, behind the name, which may have anything in it.
_STATE, _PARENT, _GROUP, _FLAGS, _USER, _SYSTEM, _THREADS = 0, 1, 2, 6, 11, 12, 17
_RSS, _EXIT_CODE = 21, 49
_EXITING = 0x4  # PF_EXITING: it has begun to end, and its files, by which others see that, are still open
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 1


class ProcStat(NamedTuple):
    """What is used of the fields.

    Attributes:
        state: one letter: ``R`` computes or could, ``D`` waits for a disk, ``T`` and ``t`` are stopped, ``Z`` and ``X``
            dead.
        parent: the parent's PID.
        group: the process group's number.
        flags: the kernel's.
        cpu_ticks: the CPU time that it has used, in clock ticks.
        start_ticks: when it began, in clock ticks since the machine did, or since 1601; with the PID it names a
            process for good.
        rss_pages: its resident memory, in pages.
        status: how it ended, as ``os.waitpid`` has it; 0 while it lives, and where this is hidden from us.
        threads: how many threads it has; 0: nobody knows.
    """

    state: str
    parent: int
    group: int
    flags: int
    cpu_ticks: int
    start_ticks: int
    rss_pages: int
    status: int
    threads: int = 0

    @property
    def is_dead(self) -> bool:
        """Whether it runs no more; its parent may not have learned of that yet."""
        return self.state in "ZX"

    @property
    def is_ending(self) -> bool:
        """Whether it is dead, or has begun to end."""
        return self.is_dead or bool(self.flags & _EXITING)

    @property
    def is_suspended(self) -> bool:
        """Whether it was stopped, as by SIGSTOP."""
        return self.state in "Tt"

    @property
    def is_at_work(self) -> bool:
        """Whether it has a processor, or waits for one or for a disk. Of a process this is its main thread's."""
        return self.state in "RD"

    @property
    def cpu_s(self) -> float:
        """The CPU time that it has used, in seconds."""
        return self.cpu_ticks / TICKS_A_SECOND

    @property
    def rss_bytes(self) -> int:
        """Its resident memory, in bytes."""
        return self.rss_pages * _PAGE_BYTES


def proc_stat(pid: "int | str" = "self") -> "ProcStat | None":
    """What is told of a process, or of a thread by its own number; None if there is none, or nobody tells.

    On Windows of processes alone, of which it is not known whether they are at work; a tick is 100 ns there, a page a
    byte, and the group and the parent are 0.
    """
    if os.name == "nt":
        return _of_windows(os.getpid() if pid == "self" else int(pid))
    return parsed(head_of(f"/proc/{pid}/stat", STAT_BYTES).decode("utf-8", "replace"))


def has_ended(pid: int) -> bool:
    """Whether a process is known to have ended, or to have begun to; never where the system does not tell (macOS)."""
    if sys.platform not in ("linux", "win32"):
        return False
    stat = proc_stat(pid)
    return stat is None or stat.is_ending


def _of_windows(pid: int) -> "ProcStat | None":
    from . import windows

    found = windows.look(pid)
    if found is None:
        return None
    state, status = ("S", 0) if found.exit_code is None else ("Z", found.exit_code << 8)
    return ProcStat(state, 0, 0, 0, found.cpu_ticks, found.began_ticks, found.rss_bytes, status)


def parsed(line: str) -> "ProcStat | None":
    """The line of one process; None of what is none, such as one that has ended while it was read."""
    fields = line.rpartition(")")[2].split()
    try:
        return ProcStat(
            fields[_STATE],
            int(fields[_PARENT]),
            int(fields[_GROUP]),
            int(fields[_FLAGS]),
            int(fields[_USER]) + int(fields[_SYSTEM]),
            int(fields[START]),
            int(fields[_RSS]),
            int(fields[_EXIT_CODE]) if len(fields) > _EXIT_CODE else 0,
            int(fields[_THREADS]),
        )
    except (IndexError, ValueError):
        return None


def command_line(pid: "int | str") -> "tuple[str, ...]":
    """The words by which a process was started (Linux), as far as they stand in the first 4 KB; none: nobody tells."""
    return tuple(part.decode("utf-8", "replace") for part in head_of(f"/proc/{pid}/cmdline", 4096).split(b"\0") if part)
