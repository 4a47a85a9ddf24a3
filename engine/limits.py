"""How many files and processes the system lets a run have. Standard library only."""

import contextlib
import os
from dataclasses import dataclass

from .cores import control_groups

_NOBODY_COUNTS = 1 << 30


@dataclass(frozen=True, slots=True)
class Limit:
    """How many there may be, and how many there are already."""

    most: int
    used: int

    @property
    def left(self) -> int:
        """How many more there may be."""
        return max(self.most - self.used, 0)


def open_files() -> int | None:
    """The most descriptors that a process of this one may have open (``RLIMIT_NOFILE``, soft); None: no limit known."""
    return _soft_limit("RLIMIT_NOFILE")


def processes(wanted: int) -> Limit | None:
    """The tightest limit on processes, of which threads count as well: ``RLIMIT_NPROC`` or a cgroup's ``pids.max``.

    None if there is none, or none that ``wanted`` more could come near to.
    """
    found = [Limit(most, used) for most, used in control_groups("pids", "pids.max", "pids.current")]
    most = _soft_limit("RLIMIT_NPROC")
    # The kernel lets the superuser have more (fork(2), EAGAIN).
    if most is not None and os.name == "posix" and os.geteuid() != 0:
        # Counting every thread of a user takes a while; where all of the machine's would fit there is no need.
        used = _all_threads()
        found.append(Limit(most, used if used + wanted <= most else _threads_of(os.getuid())))
    tightest = min(found, key=lambda limit: limit.left, default=None)
    return tightest if tightest is not None and tightest.left < wanted else None


def _soft_limit(name: str) -> int | None:
    try:
        import resource

        soft, _ = resource.getrlimit(getattr(resource, name))
    except (ImportError, AttributeError, OSError, ValueError):  # Windows has none
        return None
    return None if soft in (resource.RLIM_INFINITY, -1) or soft >= _NOBODY_COUNTS else soft


def _all_threads() -> int:
    """The machine's (proc_loadavg(5), the fourth field)."""
    try:
        with open("/proc/loadavg", encoding="ascii") as file:
            return int(file.read().split()[3].partition("/")[2])
    except (OSError, ValueError, IndexError):
        return _NOBODY_COUNTS


def _threads_of(user: int) -> int:
    total = 0
    with contextlib.suppress(OSError):
        for entry in os.scandir("/proc"):
            if entry.name.isdecimal():
                with contextlib.suppress(OSError, ValueError):
                    if entry.stat().st_uid == user:
                        total += len(os.listdir(f"/proc/{entry.name}/task"))
    return total
