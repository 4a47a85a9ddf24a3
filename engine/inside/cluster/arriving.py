"""What the plugins of the engines have in common where they arrive. It travels as this source, in front of theirs."""

import contextlib
import importlib
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Mapping
from types import ModuleType
from typing import Any

_SWEEPER = """
import glob, os, shutil, sys, time
if os.fork():
    os._exit(0)
patterns = sys.stdin.buffer.read().split(b"\\0")
for _ in range(50):
    found = [path for pattern in patterns if pattern for path in glob.glob(pattern)]
    if not found:
        break
    for path in found:
        shutil.rmtree(path, ignore_errors=True)
    time.sleep(0.1)
"""


class Sweeper:
    """Removes folders once the process that has made this is gone, even if it was killed.

    What waits for that is a process that is no child of it, and that no engine knows.
    """

    def __init__(self) -> None:
        """Start waiting, where that can be done."""
        self._line: int | None = None
        self._patterns: set[str] = set()
        if not hasattr(os, "fork") or not sys.executable:
            return
        read, self._line = os.pipe()
        how = {"stdin": read, "start_new_session": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with contextlib.suppress(OSError):  # where no process can be started, what is noted goes nowhere
            subprocess.run([sys.executable, "-I", "-S", "-c", _SWEEPER], check=False, **how)  # type: ignore[call-overload]
        os.close(read)

    def note(self, pattern: str) -> None:
        """What is to be removed: all that matches ``pattern``, as ``glob`` has it."""
        if self._line is not None and pattern not in self._patterns:
            self._patterns.add(pattern)
            with contextlib.suppress(OSError):  # it was killed
                os.write(self._line, os.fsencode(pattern) + b"\0")

    def close(self) -> None:
        """Have it done now."""
        line, self._line = self._line, None
        if line is not None:
            os.close(line)


class Told:
    """What was told last, which is told again until it was heard of."""

    def __init__(self) -> None:
        """Nothing was told."""
        self.number = 0
        self.news: list[Any] = []
        self.printed: list[Any] = []
        self.odd: list[Any] = []
        self.heard_s = time.monotonic()

    def answer(self, seen: int, tellers: "list[Any]") -> "dict[str, Any]":
        """What is new since the answer ``seen``, or that again which was not heard."""
        self.heard_s = time.monotonic()
        if seen == self.number and tellers:
            odd = [each for teller in tellers for each in teller.odd()]  # which is noted before the record ends
            found = [each for teller in tellers for each in teller.news()]
            printed = [each for teller in tellers for each in teller.printed()]
            if found or printed or odd:
                self.number += 1
                self.news, self.printed, self.odd = found, printed, odd
        is_heard = seen == self.number
        return {
            "number": self.number,
            "news": [] if is_heard else self.news,
            "printed": [] if is_heard else self.printed,
            "odd": [] if is_heard else self.odd,
            "dropped": sum(teller.dropped_bytes for teller in tellers),
            "waiting": sum(teller.waiting_bytes for teller in tellers),
            "at_ns": time.perf_counter_ns(),
        }


def loads_of(process: Any, pids: "list[int]") -> "list[list[int]]":
    """What processes of this host have used, as ``process`` (the parcel's module) tells: see ``home``."""
    found = [(pid, process.proc_stat(pid)) for pid in pids]
    return [
        [pid, stat.start_ticks, round(stat.cpu_s * 1e6), stat.rss_bytes]
        for pid, stat in found
        if stat is not None and not stat.is_dead
    ]


def check_python(made: Mapping[str, Any]) -> None:
    """Whether what another Python has compiled can be read here: the parcel, and functions. Raises RuntimeError."""
    if list(sys.version_info[:2]) != list(made["python"]):
        raise RuntimeError("Python " + ".".join(map(str, sys.version_info[:2])))


def why_not(error: BaseException) -> "dict[str, str]":
    """What tells that something cannot be loaded: its ``error``, and the module that is ``missing``, if one is."""
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    return {"error": f"{type(error).__name__}: {error}", "missing": missing or ""}


def module_of(made: Mapping[str, Any], folder: str, name: str) -> Any:
    """A module of the parcel, which is unpacked in ``folder`` for a moment. Raises RuntimeError as ``check_python``."""
    check_python(made)
    package = made["package"]
    whole = f"{package}.{name}"
    if whole in sys.modules:
        return sys.modules[whole]
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{package}-{os.getpid()}.zip")
    with open(path, "wb") as file:
        file.write(zlib.decompress(made["zipped"]))
    sys.path.append(path)
    try:
        importlib.invalidate_caches()
        importlib.import_module(whole)
    finally:
        sys.path.remove(path)
        os.unlink(path)
        sys.path_importer_cache.pop(path, None)
    return sys.modules[whole]


def put_up(made: Mapping[str, Any], why: str) -> None:
    """Where the parcel cannot be loaded, something in place of it, so that who is to work here is told ``why``."""

    def work(_run: str, _pairs: "list[tuple[int, Any]]") -> "list[Any]":
        raise RuntimeError(why)

    for name in ("", ".cluster", ".cluster.station"):
        sys.modules[made["package"] + name] = ModuleType(made["package"] + name)
    sys.modules[made["package"] + ".cluster.station"].work = work  # type: ignore[attr-defined]


def forget(made: Mapping[str, Any]) -> None:
    """Let go of the parcel's modules."""
    for name in [name for name in sys.modules if name.partition(".")[0] == made["package"]]:
        del sys.modules[name]
