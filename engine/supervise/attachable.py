"""Which processes may be looked at from outside, and what they are."""

import contextlib
import os
import subprocess
from collections.abc import Iterator

import psutil

from ..inside.data_class import dataclass
from ..inside.launch import UNSEEN
from ..inside.plan import Plan, Watch
from ..inside.problem import PlanError
from ..inside.tree import TRACKER
from ..problems.attaching import NoSuchPid, NotPython, NotYours
from ..problems.stacks import NoSuchProcess, StackUnreadable
from . import stacks
from .liveness import has_ended

_PATIENCE_S = 15.0
_ARGUMENTS_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Python process of the person's own.

    Attributes:
        pid, parent: its own and its parent's.
        command: its command line.
        folder: where it works; empty if that is not told.
        since_s: when it began, in seconds since the epoch.
        cpu_s: the CPU time that it has used.
        rss_bytes: its resident memory.
    """

    pid: int
    parent: int
    command: tuple[str, ...]
    folder: str
    since_s: float
    cpu_s: float
    rss_bytes: int


def candidates() -> list[Candidate]:
    """One's own Python processes, the newest first, without this one, its own, and Python's helpers. Any thread.

    Reads every process of the system, a millisecond for some 20 of them.
    """
    return sorted((each for each in _pythons() if each.pid != os.getpid()), key=lambda each: -each.since_s)


def plan_to_attach(pid: int) -> Plan:
    """A plan to look at a process. Reads its stacks once, which takes some tens of milliseconds.

    Raises:
        PlanError: it cannot be looked at, and why.
    """
    try:
        process = psutil.Process(pid)
        with process.oneshot():
            name, user, is_own = process.name(), process.username(), _is_own(process)
            is_dead = has_ended(process)
    except (psutil.NoSuchProcess, OverflowError, ValueError):
        raise PlanError(NoSuchPid(pid=pid)) from None
    except psutil.AccessDenied:
        raise PlanError(NotYours(pid=pid, value="?")) from None
    if is_dead:
        raise PlanError(NoSuchProcess(pid=pid))
    if not is_own and (os.name == "nt" or os.geteuid()):
        raise PlanError(NotYours(pid=pid, value=user))
    _look_once(pid, name)
    command: list[str] = []
    folder = None
    with contextlib.suppress(psutil.Error, OSError):
        command = process.cmdline()
        folder = process.cwd()
    return Plan.watching(_watch(command, folder, pid))


def _look_once(pid: int, name: str) -> None:
    asked = stacks.question(pid)
    try:
        said = subprocess.run(
            asked, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=_PATIENCE_S,
            check=False, creationflags=UNSEEN,
        )  # fmt: skip
        stacks.answered(pid, said.stdout)
    except subprocess.TimeoutExpired:
        raise PlanError(StackUnreadable(pid=pid, why="it does not answer")) from None
    except PlanError as error:
        if isinstance(error.problem, StackUnreadable) and "python" in error.problem.why.lower():
            raise PlanError(NotPython(pid=pid, value=name)) from None
        raise


def _watch(command: list[str], folder: str | None, pid: int) -> Watch:
    words = command[1:_ARGUMENTS_MOST]
    while words and words[0].startswith("-") and words[0] not in ("-m", "-c"):
        words = words[1:]
    if words[:1] == ["-m"] and len(words) > 1:
        return Watch(tuple(words[2:]), words[1], folder, pid)
    return Watch(tuple(words), None, folder, pid)


def _pythons() -> Iterator[Candidate]:
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError), process.oneshot():
            if not _is_own(process) or has_ended(process):
                continue
            command = process.cmdline()
            if not command or not _is_python(process, command) or TRACKER in " ".join(command):
                continue
            if "parallelogram_engine" in " ".join(command):  # a runner or a guardian of the program's
                continue
            times = process.cpu_times()
            yield Candidate(
                process.pid, process.ppid(), tuple(command[:_ARGUMENTS_MOST]), _folder(process), process.create_time(),
                times.user + times.system, process.memory_info().rss,
            )  # fmt: skip


def _is_own(process: psutil.Process) -> bool:
    """Whether it is of the person's own account, which has a name in place of a number on Windows. Raises as psutil."""
    if os.name == "nt":
        return bool(process.username() == psutil.Process().username())
    return bool(process.uids().real == os.geteuid())


def _is_python(process: psutil.Process, command: list[str]) -> bool:
    names = (os.path.basename(process.exe() or command[0]), os.path.basename(command[0]))
    return any(name.lower().startswith("python") for name in names)


def _folder(process: psutil.Process) -> str:
    with contextlib.suppress(psutil.Error, OSError):
        return str(process.cwd())
    return ""
