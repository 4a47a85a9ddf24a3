"""The command lines of what is started in the user's Python: guardian, runner, and short questions."""

import os
import sys

_ALIAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "alias")
_PACKAGE = "parallelogram_engine"

# ``-c`` and not ``-m``: a spawned worker imports its parent's main module anew, and with ``-c`` there is none.
# The current folder must not stand on the path, where its files would shadow the standard library's. Ours comes first,
# and shadows nothing but what has its very name.
_BOOT = (
    "import sys; sys.path[:] = [sys.argv[1], *(entry for entry in sys.path if entry)]; "
    "from importlib import import_module; import_module(sys.argv[2]).main(sys.argv[3])"
)


def command(module: str, argument: str, python: str | None = None) -> list[str]:
    """The command that calls ``main(argument)`` of one of the engine's modules, such as ``"runner.guardian"``.

    ``python`` is the interpreter; None: the one that runs this.
    """
    return [python or sys.executable, "-c", _BOOT, _ALIAS, f"{_PACKAGE}.{module}", argument]
