"""Finds and ends processes. Used in the guardian."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from .process import command_line, has_ended, proc_stat

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36

TRACKER = "resource_tracker"
"""In the command lines of multiprocessing's and loky's helpers, which unlink semaphores and memory-mapped folders."""
TRACKER_GRACE_S = 1.0
"""How long they may take for it when all others are gone."""
_KILL_GRACE_S = 3.0
_CHECK_S = 0.01


class Process(NamedTuple):
    """A process, as the system lists it; ``command`` None: what it was started by is not in that list (Linux).

    ``is_ending``: it has begun to end (macOS; nowhere else is it in the list).
    """

    pid: int
    parent: int
    group: int
    is_dead: bool
    command: bytes | None = None
    is_ending: bool = False

    @property
    def is_tracker(self) -> bool:
        """Whether it is one of the helpers (see ``TRACKER``), by what the system tells now."""
        if self.command is None:
            return any(TRACKER in word for word in command_line(self.pid))
        return TRACKER.encode() in self.command


def adopt_orphans() -> None:
    """Make this process the parent of every descendant whose own parent dies (Linux; elsewhere nothing)."""
    if sys.platform == "linux":
        _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def die_with_parent() -> None:
    """Have the kernel kill this process when its parent dies (Linux; elsewhere nothing)."""
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def clear(root: int, note: Callable[[list[int]], None] = lambda _pids: None) -> None:
    """End every descendant of this process, of which ``root`` is the first.

    ``note`` is told, before any is ended, which of them are alive.

    All are frozen first, so that none can start another or react to a death; then all are killed, workers before
    ``root``; the resource trackers get up to a second to clean up behind them, and are killed last. Returns when
    all are gone, or after seven seconds if something cannot be killed.
    """
    frozen: set[int] = set()
    while news := [process.pid for process in _left(root) if not process.is_tracker and process.pid not in frozen]:
        for pid in news:
            send(pid, signal.SIGSTOP)
        frozen.update(news)
    note(sorted(frozen))
    for pid in killing_order(frozen, root):
        send(pid, signal.SIGKILL)
    _wait(lambda: not [process for process in _left(root) if not process.is_tracker], _KILL_GRACE_S)
    _wait(lambda: not _left(root), TRACKER_GRACE_S)
    for process in _left(root):
        send(process.pid, signal.SIGKILL)
    _wait(lambda: not _left(root), _KILL_GRACE_S)


def _left(root: int) -> list[Process]:
    """All that lives of the tree that begins with ``root``, but for this process.

    Where orphans are not handed to us, they are found by the process group that ``root`` leads.
    """
    found = {process.pid: process for process in family()}
    if sys.platform != "linux":
        found |= {process.pid: process for process in _processes() if process.group == root and not process.is_dead}
    return list(found.values())


def of_group(leader: int) -> list[Process]:
    """All that lives of the descendants of ``leader``, and of its process group, which orphans are still in."""
    found = {process.pid: process for process in family(leader)}
    found |= {process.pid: process for process in _processes() if process.group == leader and not process.is_dead}
    return list(found.values())


def killing_order(pids: Iterable[int], root: int) -> list[int]:
    """Whom to kill before whom: ``root`` last, so that nobody learns of a death and thinks that it was the cause."""
    return sorted(pids, key=lambda pid: (pid == root, pid))


def reap() -> dict[int, int]:
    """Collect every child that has ended. Returns their statuses by PID."""
    ended = {}
    with contextlib.suppress(ChildProcessError):
        while (found := os.waitpid(-1, os.WNOHANG))[0]:
            ended[found[0]] = found[1]
    return ended


def _wait(condition: Callable[[], bool], most_s: float) -> None:
    deadline = time.monotonic() + most_s
    reap()
    while not condition() and time.monotonic() < deadline:
        time.sleep(_CHECK_S)
        reap()


def family(root: int | None = None) -> list[Process]:
    """All that lives of the descendants of ``root``; None: of this process."""
    # By descent alone: a PID that was collected may be somebody else's by now. The list is not made in one moment, so
    # a process may be on it as dead, and its child still as its child: the dead are links, and only we collect them.
    children: dict[int, list[Process]] = {}
    for process in _processes():
        children.setdefault(process.parent, []).append(process)
    found_all: list[Process] = []
    waiting = [root or os.getpid()]
    while waiting:
        found = children.pop(waiting.pop(), [])
        found_all += [process for process in found if not process.is_dead]
        waiting += [process.pid for process in found]
    return found_all


def _processes() -> list[Process]:
    if sys.platform != "linux":
        return _processes_by_ps()
    return [
        Process(int(name), stat.parent, stat.group, stat.is_dead)
        for name in os.listdir("/proc")
        if name.isdigit() and (stat := proc_stat(name)) is not None
    ]


def _processes_by_ps() -> list[Process]:
    # It lists itself, each time by another PID, and whoever waits until nobody is left would wait for ever.
    with subprocess.Popen(["ps", "-axo", "pid=,ppid=,pgid=,stat=,command="], stdout=subprocess.PIPE) as ps:
        listing, _ = ps.communicate()
    found = []
    for line in listing.splitlines():
        pid, parent, group, state, *command = line.split(None, 4)
        if int(pid) == ps.pid:
            continue
        numbers = int(pid), int(parent), int(group)
        found.append(Process(*numbers, state.startswith(b"Z"), b"".join(command), is_ending=b"E" in state))
    return found


def lists_by_ps() -> bool:
    """Whether this system's processes are listed by ``ps``, for as long as which there is one more."""
    return sys.platform not in ("linux", "win32")


def is_there(pid: int) -> bool:
    """Whether a process lives and has not begun to end, as far as the system tells."""
    if lists_by_ps():
        return any(each.pid == pid and not (each.is_dead or each.is_ending) for each in _processes_by_ps())
    return not has_ended(pid)


def send(pid: int, number: int) -> None:
    """Send a process a signal, if it is there and may be sent one."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def _prctl(option: int, value: int) -> None:
    import ctypes

    ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)
