"""The command lines of what is started in the user's Python: guardian, runner, relay, and short questions.

Frozen, the program takes the same command lines itself (see ``engine/frozen.py``).
"""

import os
import sys

ALIAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "alias")
"""The folder that has the engine under its other name, and nothing else."""
INJECT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "watch", "inject")
"""The folder by which a watched program's Pythons are (see ``watch/``)."""
UNSEEN = 0x0800_0000 if os.name == "nt" else 0
"""Windows' CREATE_NO_WINDOW, for ``creationflags``: no console flashes up, and Ctrl-C in ours does not reach it."""
_PACKAGE = "parallelogram_engine"
_MODULES = ("guardian", "runner", "relay", "workloads.listing")

# ``-c`` and not ``-m``: a spawned worker imports its parent's main module anew, and with ``-c`` there is none.
# The current folder must not stand on the path, where its files would shadow the standard library's. Ours comes first,
# and shadows nothing but what has its very name.
# What is imported is no garbage: neither now, nor at the end, need it be looked through.
BOOT = (
    "import gc, sys; sys.path[:] = [sys.argv[1], *(entry for entry in sys.path if entry)]; gc.disable(); "
    "from importlib import import_module; main = import_module(sys.argv[2]).main; gc.freeze(); gc.enable(); "
    "main(sys.argv[3])"
)
"""What is started: takes the folder, a module's whole name, and the argument of its ``main``."""


def modules() -> tuple[str, ...]:
    """The whole names of the modules that can be started so."""
    return tuple(f"{_PACKAGE}.{module}" for module in _MODULES)


def may_fork() -> bool:
    """Whether a process of ours may be forked and go on.

    On macOS what Apple's own libraries have begun in it is the end of its forks; NumPy may compute with one of them.
    """
    return hasattr(os, "fork") and sys.platform != "darwin"


def own_python() -> str:
    """The Python that runs this, to be started anew.

    On Windows it is the one of a terminal in place of ``pythonw.exe``, whose children have no standard streams: what
    they print is lost, and loky's workers die of it.
    """
    folder, name = os.path.split(sys.executable)
    beside = os.path.join(folder, "python.exe")
    return beside if name.lower() == "pythonw.exe" and os.path.isfile(beside) else sys.executable


def command(module: str, argument: str, python: str | None = None) -> list[str]:
    """The command that calls ``main(argument)`` of one of the engine's modules, such as ``"guardian"``.

    ``python`` is the interpreter; None: the one that runs this.
    """
    return [python or own_python(), "-c", BOOT, ALIAS, f"{_PACKAGE}.{module}", argument]
