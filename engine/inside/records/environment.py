"""The environment of what is started in the user's Python, and how a task comes to see it as the user left it."""

import contextlib
import os
import sys
from collections.abc import Mapping

RUN = "PARALLELOGRAM_RUN"
_SAFE_PATH = "PYTHONSAFEPATH"
_OURS = "parallelogram"
_LIBRARY_PATHS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_OOM_SCORE_ADJ = 500  # of -1000 to 1000, see proc_pid_oom_score_adj(5)


def protected(
    python: "str | None", own: "Mapping[str, str]" = os.environ, folder: "str | None" = None
) -> "dict[str, str]":
    """The environment to start ``python`` in (None: the one that runs this). In the program.

    With a run's ``folder``, every process of the run carries that in its environment, and can be found by it.

    Helpers that multiprocessing and loky start with ``-c`` and ``-m`` would look for the standard library's modules in
    the current folder first; from Python 3.11 on PYTHONSAFEPATH keeps them from it. PYTHONHOME names the standard
    library of one Python and breaks every other.
    """
    made = dict(own) if python is None else without_bundle(own)
    made.setdefault(_SAFE_PATH, _OURS)
    if folder is not None:
        made[RUN] = folder
    if python is not None:
        made.pop("PYTHONHOME", None)
    return made


def without_bundle(own: "Mapping[str, str]") -> "dict[str, str]":
    """The environment as it was before a frozen program put its own folder into it; any other's as it is.

    PyInstaller's programs find their libraries by such variables, by which any other program would load them as well.
    """
    if not getattr(sys, "frozen", False):
        return dict(own)
    made = {name: value for name, value in own.items() if not name.startswith("_PYI_")}
    for name in _LIBRARY_PATHS:
        made.pop(f"{name}_ORIG", None)
        entries = made.pop(name, "").split(os.pathsep)
        others = [entry for entry in entries if entry and not entry.startswith(sys.prefix)]
        if others:
            made[name] = os.pathsep.join(others)
    return made


def offer_to_oom_killer() -> None:
    """Have the kernel, where memory runs out, take this process rather than the program (Linux).

    In the runner, whose workers inherit it: writing it takes a millisecond.
    """
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/oom_score_adj", encoding="ascii") as file:
            score = int(file.read())
        if score < _OOM_SCORE_ADJ:
            with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
                file.write(str(_OOM_SCORE_ADJ))


def restore() -> None:
    """Take away what ``protected`` has set: what a task starts shall not inherit it. In a worker, before a task."""
    if os.environ.get(_SAFE_PATH) == _OURS:
        del os.environ[_SAFE_PATH]
    if getattr(sys, "frozen", False):
        before = without_bundle(os.environ)
        for name in set(os.environ) - set(before):
            del os.environ[name]
        os.environ.update(before)
