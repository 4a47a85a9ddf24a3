"""A program that is watched: how it is started, so that it is told apart from itself by nothing but its environment."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from typing import IO, Any

import psutil

from ..inside.data_class import dataclass
from ..inside.launch import INJECT, UNSEEN, own_python
from ..inside.phrases import refusal
from ..inside.plan import Plan
from ..inside.problem import PlanError
from ..inside.problems.plans import NoInterpreter
from ..inside.records import environment
from ..problems.pythons import NotAPython
from ..problems.watching import (
    NoOneCore,
    NoScript,
    NoSuchFolder,
    NoSuchModule,
    NoSuchScript,
    NotStarted,
    UnwatchablePython,
)
from .interpreters import candidates
from .liveness import has_ended
from .starting import starting

_PATHS = "PYTHONPATH"
_OLDEST = (3, 10)
_PATIENCE_S = 20.0
_END_S, _END_PAUSE_S = 3.0, 0.01
# Only the top of the module is looked for: to find what is in it, it would have to be imported.
_QUESTION = """
import sys, json
def found(name):
    from importlib.util import find_spec
    return find_spec(name.partition(".")[0]) is not None
print("parallelogram " + json.dumps([
    list(sys.version_info[:3]), getattr(getattr(sys, "implementation", None), "name", "cpython"),
    not sys.argv[1:] or found(sys.argv[1])]))
"""


Stream = IO[Any] | int | None


@dataclass(frozen=True, slots=True)
class Program:
    """What is to be started.

    Attributes:
        command: the whole of it.
        folder: where it is started; None: in the current one.
        streams: its standard input, output and error, as ``subprocess`` has them; None: our own.
        is_apart: it has a session of its own, so that no terminal reaches it; else it is in our process group.
        is_on_one_core: it may use one of our cores only, so that its jobs compute alone, in turn.
    """

    command: tuple[str, ...]
    folder: str | None = None
    streams: tuple[Stream, Stream, Stream] = (None, None, None)
    is_apart: bool = False
    is_on_one_core: bool = False


def of_plan(plan: Plan) -> Program:
    """What a plan to watch a script or a module starts. Takes some tens of milliseconds for another Python than ours.

    Raises:
        PlanError: it cannot be started, or could not be watched.
    """
    watch = plan.watch
    assert watch is not None
    folder = watch.folder
    if folder is not None and not os.path.isdir(folder):
        raise PlanError(NoSuchFolder(value=folder))
    if not watch.argv and watch.module is None:
        raise PlanError(NoScript())
    python = plan.python or default_python()
    check(python, watch.module, folder)
    if watch.module is not None:
        return Program((python, "-m", watch.module, *watch.argv), folder)
    if not os.path.exists(os.path.join(folder or "", watch.argv[0])):
        raise PlanError(NoSuchScript(value=watch.argv[0]))
    return Program((python, *watch.argv), folder)


def watched_environment(folder: str, own: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment by which every Python of the program is watched, into the run folder ``folder``.

    It is the program's own, with a folder more to look for modules in, which takes itself off again at once, and the
    run folder's name.
    """
    made = environment.without_bundle(own)
    made[environment.RUN] = folder
    before = made.get(_PATHS)
    made[_PATHS] = INJECT + (os.pathsep + before if before else "")
    return made


def default_python() -> str:
    """The Python that runs a script for which none was named. Raises PlanError if there is none."""
    if not getattr(sys, "frozen", False):
        return own_python()
    if os.name == "nt":  # few are on PATH there, where a python3 may be that only opens a shop
        name, found = "python", next(iter(candidates()), None)
    else:
        name, found = "python3", shutil.which("python3")
    if found is None:
        raise PlanError(NoInterpreter(value=name))
    return found


def check(python: str, module: str | None, folder: str | None) -> None:
    """Ask ``python`` whether it can be watched, and has ``module``, seen from ``folder``; some tens of milliseconds.

    Raises:
        PlanError: it cannot, or has not.
    """
    if module is None and python == own_python():
        return
    command = [python, "-c", _QUESTION, *([] if module is None else [module])]
    try:
        asked = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_S, check=False, creationflags=UNSEEN,
        )  # fmt: skip
        line = next(line for line in asked.stdout.splitlines() if line.startswith(b"parallelogram "))
        version, implementation, has_module = json.loads(line.partition(b" ")[2])
    except (OSError, subprocess.TimeoutExpired, StopIteration, ValueError):
        raise PlanError(NotAPython(value=python)) from None
    if implementation != "cpython" or tuple(version[:2]) < _OLDEST:
        name = {"cpython": "Python", "pypy": "PyPy"}.get(implementation, str(implementation))
        told = f"{name} {'.'.join(map(str, version))}"
        raise PlanError(UnwatchablePython(value=python, version=told))
    if module is not None and not has_module:
        raise PlanError(NoSuchModule(value=module))


def started(program: Program, folder: str) -> "subprocess.Popen[bytes]":
    """Start it, in our own process group unless it ``is_apart``. Our main thread.

    Raises:
        PlanError: it cannot be started, or its cores cannot be limited on this system.
    """
    try:
        given, output, errors = program.streams
        with _one_core() if program.is_on_one_core else contextlib.nullcontext(), starting():
            return subprocess.Popen(
                program.command, env=watched_environment(folder), cwd=program.folder, stdin=given, stdout=output,
                stderr=errors, start_new_session=program.is_apart, creationflags=UNSEEN if program.is_apart else 0,
            )  # fmt: skip
    except OSError as error:
        raise PlanError(NotStarted(value=program.command[0], **refusal(error))) from error


@contextlib.contextmanager
def _one_core() -> Iterator[None]:
    """What is started within may use one core only, which it has from us."""
    own = psutil.Process()
    if not hasattr(own, "cpu_affinity"):
        raise PlanError(NoOneCore())
    cores = own.cpu_affinity()
    own.cpu_affinity(cores[:1])
    try:
        yield
    finally:
        own.cpu_affinity(cores)


def exit_status(code: int) -> int:
    """What a shell would say of a program that ended with ``code``: 128 + n for the signal n."""
    return code if code >= 0 else 128 - code


def watched_by() -> int | None:
    """The PID of whoever watches the program that this process is of; None if nobody does."""
    folder = os.environ.get(environment.RUN)
    if not folder:
        return None
    try:
        with open(os.path.join(folder, "owner"), encoding="ascii") as file:
            return int(file.read(64).split()[0])
    except (OSError, ValueError, IndexError):
        return None


def that_go_on(folder: str, but_for: int = 0) -> list[int]:
    """The PIDs of the program's processes that live, by the run folder that their environment names."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.pid in (os.getpid(), but_for) or has_ended(process):
                continue
            if process.environ().get(environment.RUN) == folder:
                found.append(process.pid)
    return found


def end(folder: str, first: "subprocess.Popen[bytes]") -> None:
    """Kill all of the program's processes that live, until there is none: they may make new ones meanwhile.

    ``first`` is the one that was started. It takes some milliseconds, and three seconds at the most.
    """
    until_s = time.monotonic() + _END_S
    descendants = _descendants(first)  # now, as those whose parent has died are nobody's
    while (left := _left(folder, first, descendants)) and time.monotonic() < until_s:
        for process in left:
            with contextlib.suppress(psutil.Error, OSError):
                process.kill()
        time.sleep(_END_PAUSE_S)


def _left(folder: str, first: "subprocess.Popen[bytes]", descendants: list[psutil.Process]) -> list[psutil.Process]:
    # The program comes first, and a parent before its children: nobody is to see a child's end before its own.
    found = []
    with contextlib.suppress(psutil.Error):
        if first.poll() is None:
            found.append(psutil.Process(first.pid))
    found += [each for each in descendants if _is_alive(each)]
    for pid in that_go_on(folder, first.pid):
        with contextlib.suppress(psutil.Error):
            found.append(psutil.Process(pid))
    return found


def _descendants(first: "subprocess.Popen[bytes]") -> list[psutil.Process]:
    with contextlib.suppress(psutil.Error):
        if first.poll() is None:
            return psutil.Process(first.pid).children(recursive=True)
    return []


def _is_alive(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return process.is_running() and not has_ended(process)
    return False


def interrupt(folder: str, process: "subprocess.Popen[bytes]", *, is_apart: bool) -> None:
    """What Ctrl-C does: reach all of the program's processes that are still in the group in which it was started.

    Windows has that for all that share a terminal alone, us and who has started us as well: there it ends the program.
    """
    if process.poll() is not None:
        return
    if os.name == "nt":
        end(folder, process)
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if is_apart:
            os.killpg(process.pid, signal.SIGINT)
            return
    # Others are in the group as well, such as we and who has started us. The program comes first: it is not to see a
    # child's end before it knows of the interrupt.
    started = _descendants(process)
    pass_on(signal.SIGINT, process)
    for each in started:
        with contextlib.suppress(psutil.Error, OSError):
            if os.name == "posix" and os.getpgid(each.pid) == os.getpgrp():
                each.send_signal(signal.SIGINT)


def pass_on(number: int, process: "subprocess.Popen[bytes]") -> None:
    """Send the program a signal that has come to us alone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        process.send_signal(signal.Signals(number))
