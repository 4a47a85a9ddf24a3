"""How many cores, and how much memory, this process may use. Standard library only."""

import contextlib
import math
import os


def usable_cores() -> int:
    """The cores that this process may use: by its affinity, and by its cgroup's quota (v2 ``cpu.max``, rounded up)."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError, ZeroDivisionError):
        with open("/proc/self/cgroup", encoding="ascii") as file:
            group = next(line.rstrip("\n").partition("::")[2] for line in [*file, "0::/"] if line.startswith("0::"))
        while True:
            with (
                contextlib.suppress(FileNotFoundError),
                open(f"/sys/fs/cgroup{group}/cpu.max", encoding="ascii") as file,
            ):
                quota, period = file.read().split()
                if quota != "max":
                    cores = min(cores, math.ceil(int(quota) / int(period)))
            if group in ("", "/"):
                break
            group = group.rpartition("/")[0]
    return max(cores, 1)


def memory_bytes() -> int:
    """The machine's memory; 0 where that cannot be asked."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0
