"""The Pythons there are, and what each is; asked in a process of its own, because it may be anything."""

import contextlib
import fnmatch
import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
from typing import Any

from ..inside.data_class import dataclass
from ..inside.launch import UNSEEN, own_python
from ..inside.problem import PlanError
from ..inside.real_path import real_path
from ..inside.records import environment
from ..inside.strategies import Strategy, strategies
from ..problems.pythons import NotAPython, TooOldPython
from .starting import starting

OLDEST = (3, 10)
_PATIENCE_S = 20.0
_BESIDE = (".venv", "venv", "env")
_MODULES = ("distributed", "joblib", "numpy", "ray")

# Every Python since 2 understands this, so that one too old can say that it is. The current folder must be off the path
# before the first import that it could shadow.
_QUESTION = """
import sys
sys.path[:] = [entry for entry in sys.path if entry]
import json
def has(name):
    try:
        from importlib.util import find_spec
        return getattr(find_spec(name), "origin", None) is not None  # a mere folder of that name has none
    except Exception:
        return False
print("parallelogram " + json.dumps({
    "version": ".".join(map(str, sys.version_info[:3])),
    "short": list(sys.version_info[:2]),
    "gil": getattr(sys, "_is_gil_enabled", lambda: True)(),
    "modules": [name for name in MODULES if has(name)],
}))
""".replace("MODULES", repr(_MODULES))


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python that can run jobs: where it is, its version, whether it has the global lock, and which it has of
    the modules that the program offers something for.
    """

    path: str
    version: str
    gil: bool
    modules: frozenset[str]


def candidates(beside: str | None = None) -> list[str]:
    """Paths of interpreters: of the virtual environments beside the file ``beside`` and above it, then those on PATH.

    Each once, and on Windows those that it knows of; which of them are Pythons that can run jobs, ``answered`` tells.
    Any thread; reads some folders.
    """
    found = []
    if beside is not None:
        folder = os.path.dirname(os.path.abspath(beside))
        while True:
            for name in _BESIDE:
                found += [os.path.join(folder, name, *path) for path in (("bin", "python"), ("Scripts", "python.exe"))]
            above = os.path.dirname(folder)
            if above == folder:
                break
            folder = above
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if folder:
            found.append(os.path.join(folder, "python.exe" if os.name == "nt" else "python3"))
            found += [os.path.join(folder, name) for name in _of_versions(folder)]
    if os.name == "nt":
        found += _registered()
    usable = [path for path in found if os.access(path, os.X_OK) and _is_program(path)]
    # Two links to one program are one Python; a virtual environment's is a link as well, but its own Python.
    seen = {_identity(own_python())}
    return [path for path in usable if not (_identity(path) in seen or seen.add(_identity(path)))]  # type: ignore[func-returns-value]


def _of_versions(folder: str) -> list[str]:
    """The names of Pythons of some version in a folder, the last first. It may have thousands of other programs."""
    with contextlib.suppress(OSError):
        names = [name for name in os.listdir(folder) if name.startswith("python3.")]
        return sorted(fnmatch.filter(names, "python3.[0-9]*[0-9t]"), reverse=True)
    return []


def _registered() -> list[str]:
    """Those that have told Windows of themselves (PEP 514), the newest first: few are on PATH there."""
    import winreg

    registry: Any = winreg
    found = []
    for root in (registry.HKEY_CURRENT_USER, registry.HKEY_LOCAL_MACHINE):
        with contextlib.suppress(OSError), registry.OpenKey(root, r"Software\Python\PythonCore") as core:
            versions = [registry.EnumKey(core, number) for number in range(registry.QueryInfoKey(core)[0])]
            for version in sorted(versions, key=_by_numbers, reverse=True):
                with contextlib.suppress(OSError), registry.OpenKey(core, rf"{version}\InstallPath") as place:
                    found.append(str(registry.QueryValueEx(place, "ExecutablePath")[0]))
    return found


def _by_numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _is_program(path: str) -> bool:
    """Whether it is a file and no script: version managers put scripts on PATH for Pythons that are not there."""
    try:
        with open(path, "rb") as file:
            return file.read(2) != b"#!"
    except OSError:
        return False


def question(python: str) -> list[str]:
    """The command that asks ``python`` what it is; ``answered`` reads what it prints."""
    return [python, "-c", _QUESTION]


def answered(python: str, output: bytes) -> Interpreter:
    """What the Python at ``python`` said of itself.

    Raises:
        PlanError: it is no Python, or too old a one.
    """
    lines = [line for line in output.splitlines() if line.startswith(b"parallelogram {")]
    try:
        fields = json.loads(lines[-1].partition(b" ")[2])
        short = (int(fields["short"][0]), int(fields["short"][1]))
        found = Interpreter(python, str(fields["version"]), bool(fields["gil"]), frozenset(map(str, fields["modules"])))
    except (IndexError, KeyError, TypeError, ValueError):
        raise PlanError(NotAPython(value=python)) from None
    if short < OLDEST:
        raise PlanError(TooOldPython(value=python, version=found.version))
    return found


def ask(python: str) -> Interpreter:
    """Ask, and wait for the answer: some tens of milliseconds. Raises PlanError as ``answered`` does."""
    try:
        with starting():
            asked = subprocess.Popen(
                question(python), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=environment.protected(python), start_new_session=True, creationflags=UNSEEN,
            )  # fmt: skip
        with asked:
            try:
                output, _ = asked.communicate(timeout=_PATIENCE_S)
            except BaseException:
                _end(asked)
                raise
    except (OSError, subprocess.TimeoutExpired):
        raise PlanError(NotAPython(value=python)) from None
    return answered(python, output)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process that leads a session, with what it has started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def this() -> Interpreter:
    """The Python that runs the program, which need not be asked."""
    modules = frozenset(name for name in _MODULES if _has(name))
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    return Interpreter(own_python(), ".".join(map(str, sys.version_info[:3])), gil, modules)


def _has(name: str) -> bool:
    """Whether this Python has a module; a mere folder of that name is none."""
    spec = importlib.util.find_spec(name)
    return spec is not None and spec.origin is not None


def runnable(interpreter: Interpreter) -> dict[str, Strategy]:
    """The strategies whose library a Python has, by identifier."""
    return {name: way for name, way in strategies().items() if not way.module or way.module in interpreter.modules}


def _identity(path: str) -> str:
    folder = os.path.dirname(os.path.dirname(os.path.abspath(path)))
    program = real_path(path)
    return f"{real_path(folder)}:{program}" if os.path.isfile(os.path.join(folder, "pyvenv.cfg")) else program
