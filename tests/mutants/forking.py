"""Runs sessions of tests in children of a process that has imported what they need but the program: none takes a start.

    python tests/mutants/forking.py      in the folder of a checkout; standard input has a question a line, as JSON

A question has ``arguments`` (of pytest), and ``cpu_s`` and ``asleep_s``: for how long the session may compute, and for
how long it may wait; null for both where it is of what is no mutant. Time in which it waits for a core counts as
neither, so that a busy machine makes no difference. The answer, a line of JSON as well: ``came`` ("passed", "failed" or
"hung"), ``cpu_s`` and ``asleep_s`` that it took, and the end of its ``output``.
"""

import contextlib
import ctypes
import importlib
import json
import os
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

_PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
_OUTPUT_BYTES = 3_000
_LOOK_EVERY_S = 0.2
_OWN = ("engine", "gui", "tests", "main", "__main__")
_ENDED = {signal.SIGCHLD}


def main() -> None:
    """Answer until standard input ends."""
    sys.path[0] = str(Path.cwd())  # as ``python -m pytest`` has it
    sys.dont_write_bytecode = True
    with contextlib.suppress(AttributeError):  # so that whatever a session leaves behind is a child
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDED)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(**json.loads(line))) + "\n")
        sys.stdout.flush()


def _answer(arguments: list[str], cpu_s: float | None, asleep_s: float | None) -> dict[str, Any]:
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as imported:
        child = os.fork()
        if not child:
            _session(arguments, cpu_s, output.fileno(), imported.fileno())
        answer = _waited(child, asleep_s)
        _end_children()
        output.seek(max(output.seek(0, os.SEEK_END) - _OUTPUT_BYTES, 0))
        answer["output"] = output.read().decode("utf-8", "replace")
        if cpu_s is None:
            imported.seek(0)
            _import(imported.read().decode().split())
    return answer


def _session(arguments: list[str], cpu_s: float | None, output: int, imported: int) -> None:
    """All of pytest's session, in a child; never returns."""
    status = 1
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDED)
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if cpu_s is None:
            sys.dont_write_bytecode = False  # of what is no mutant, it is kept
        else:
            os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
            resource.setrlimit(resource.RLIMIT_CPU, (int(cpu_s) + 1, int(cpu_s) + 1))
        import pytest

        status = int(pytest.main(arguments, plugins=[_QuickFirst()]))
        os.write(imported, " ".join(name for name in sys.modules if name.partition(".")[0] not in _OWN).encode())
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


class _QuickFirst:
    """A plugin of pytest: tests of one case come before those of many examples, as the first that fails is the last.

    No test has more examples than the profile says, whatever it says itself.
    """

    def pytest_collection_finish(self, session: Any) -> None:
        import hypothesis

        most = hypothesis.settings().max_examples
        for item in session.items:
            own = getattr(item.function, "_hypothesis_internal_use_settings", None)
            if own is not None and own.max_examples > most:
                item.function._hypothesis_internal_use_settings = hypothesis.settings(own, max_examples=most)
        session.items.sort(key=lambda item: item.get_closest_marker("hypothesis") is not None)


def _waited(child: int, asleep_s: float | None) -> dict[str, Any]:
    """How a session ended, and what it took."""
    slept_s, before, at_s = 0.0, _held_s(child), time.monotonic()
    is_killed = False
    while True:
        signal.sigtimedwait(_ENDED, _LOOK_EVERY_S)
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            break
        now, before_s = _held_s(child), at_s
        at_s = time.monotonic()
        held_s = sum(max(held_s - before.get(thread, 0.0), 0.0) for thread, held_s in now.items())
        slept_s, before = slept_s + max(at_s - before_s - held_s, 0.0), now
        if asleep_s is not None and slept_s > asleep_s and not is_killed:
            is_killed = True
            os.kill(child, signal.SIGKILL)
    is_hung = is_killed or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU)
    came = "hung" if is_hung else "passed" if status == 0 else "failed"
    return {"came": came, "cpu_s": used.ru_utime + used.ru_stime, "asleep_s": slept_s}


def _held_s(pid: int) -> dict[int, float]:
    """How long each thread of a process and of its descendants has computed, or waited for a core."""
    found: dict[int, float] = {}
    with contextlib.suppress(psutil.Error):
        family = psutil.Process(pid)
        for process in (family, *family.children(recursive=True)):
            with contextlib.suppress(psutil.Error, OSError, ValueError):
                for thread in process.threads():
                    found[thread.id] = thread.user_time + thread.system_time
                    with contextlib.suppress(OSError):  # which Linux alone has, and to the nanosecond
                        told = Path(f"/proc/{process.pid}/task/{thread.id}/schedstat").read_text(encoding="ascii")
                        found[thread.id] = sum(map(int, told.split()[:2])) / 1e9
    return found


def _end_children() -> None:
    """End whatever a session has left."""
    while children := psutil.Process().children(recursive=True):
        for process in children:
            with contextlib.suppress(psutil.Error):
                process.kill()
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        time.sleep(0.005)


def _import(names: list[str]) -> None:
    """What a session has imported, so that the next ones have it from the beginning."""
    for name in names:
        with contextlib.suppress(BaseException):
            importlib.import_module(name)


if __name__ == "__main__":
    main()
