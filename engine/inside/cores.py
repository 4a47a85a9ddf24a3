"""How many cores, and how much memory, this process may use. Standard library only."""

import contextlib
import math
import os

_V2 = "/sys/fs/cgroup"


def usable_cores() -> int:
    """The cores that this process may use: by its affinity, and by its cgroup's quota (v2 ``cpu.max``, rounded up)."""
    cores = _of_affinity() or os.cpu_count() or 1
    for text in _of_control_groups("", "cpu.max"):
        with contextlib.suppress(ValueError, ZeroDivisionError):
            quota, period = text.split()
            if quota != "max":
                cores = min(cores, math.ceil(int(quota) / int(period)))
    return max(cores, 1)


def memory_bytes() -> int:
    """The memory that there is for this process: the machine's, or less by its cgroup; 0 where nobody knows."""
    memory = _of_machine()
    limits = [most for most, _ in control_groups("memory", "memory.max", "")]
    limits += [most for most, _ in control_groups("memory", "memory.limit_in_bytes", "")]
    return min([memory, *limits] if memory else limits, default=0)


def _of_affinity() -> int:
    if os.name == "nt":
        from . import windows

        return windows.cores_of_affinity()
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0


def _of_machine() -> int:
    if os.name == "nt":
        from . import windows

        return windows.memory_bytes()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0


def control_groups(controller: str, limit_name: str, used_name: str) -> list[tuple[int, int]]:
    """The limits of this process's cgroups that have one, each with what is used of it (0 without ``used_name``)."""
    found = []
    for folder in _control_group_folders(controller):
        with contextlib.suppress(OSError, ValueError):
            most = int(_text(os.path.join(folder, limit_name)))
            found.append((most, int(_text(os.path.join(folder, used_name))) if used_name else 0))
    return found


def _of_control_groups(controller: str, name: str) -> list[str]:
    found = []
    for folder in _control_group_folders(controller):
        with contextlib.suppress(OSError):
            found.append(_text(os.path.join(folder, name)))
    return found


def _control_group_folders(controller: str) -> list[str]:
    """The folders of this process's cgroup and of those above it: of v2, and of v1 where ``controller`` is there."""
    try:
        lines = _text("/proc/self/cgroup").splitlines()
    except OSError:
        lines = []
    groups = [(_V2, line[3:]) for line in [*lines, "0::/"] if line.startswith("0::")][:1]
    for line in lines:
        _, _, rest = line.partition(":")
        names, _, group = rest.partition(":")
        if controller and controller in names.split(","):
            groups.append((os.path.join(_V2, controller), group))
    folders = []
    for root, path in groups:
        group = path.rstrip("/")
        while True:
            folders.append(root + group)
            if not group:
                break
            group = group.rpartition("/")[0]
    return folders


def _text(path: str) -> str:
    with open(path, encoding="ascii") as file:
        return file.read()
