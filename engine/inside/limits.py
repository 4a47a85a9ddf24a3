"""How many files and processes the system lets a run have. Standard library only."""

import contextlib
import os

from .cores import control_groups
from .data_class import dataclass

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
    """The most descriptors that this process can be allowed (``RLIMIT_NOFILE``, hard); None: no limit known."""
    return _limits("RLIMIT_NOFILE")[1]


def allow_open_files(count: int) -> None:
    """Have this process, and what it starts from now on, be allowed so many descriptors, if the system lets it.

    The soft limit is raised where it is lower, and no further than that: programs that use ``select`` rely on it.
    """
    soft, hard = _limits("RLIMIT_NOFILE")
    if soft is not None and soft < count:
        import resource

        with contextlib.suppress(OSError, ValueError):  # macOS allows fewer than its limit says
            wanted = count if hard is None else min(count, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


def processes(wanted: int) -> Limit | None:
    """The tightest limit on processes, of which threads count as well: ``RLIMIT_NPROC`` or a cgroup's ``pids.max``.

    None if there is none, or none that ``wanted`` more could come near to.
    """
    found = [Limit(most, used) for most, used in control_groups("pids", "pids.max", "pids.current")]
    most, _ = _limits("RLIMIT_NPROC")
    # The kernel lets the superuser have more (fork(2), EAGAIN).
    if most is not None and os.name == "posix" and os.geteuid() != 0:
        # Counting every thread of a user takes a while; where all of the machine's would fit there is no need.
        used = _all_threads()
        found.append(Limit(most, used if used + wanted <= most else _threads_of(os.getuid())))
    tightest = min(found, key=lambda limit: limit.left, default=None)
    return tightest if tightest is not None and tightest.left < wanted else None


def _limits(name: str) -> "tuple[int | None, int | None]":
    """The soft limit and the hard one, each None where there is none."""
    try:
        import resource

        found = resource.getrlimit(getattr(resource, name))
    except (ImportError, AttributeError, OSError, ValueError):  # Windows has none
        return None, None
    none = (resource.RLIM_INFINITY, -1)
    soft, hard = (None if each in none or each >= _NOBODY_COUNTS else each for each in found)
    return soft, hard


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
