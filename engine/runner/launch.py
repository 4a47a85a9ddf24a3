"""The command lines of guardian and runner."""

import os
import sys

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_PACKAGE = __name__.partition(".")[0]

# ``-c`` and not ``-m``: a spawned worker imports its parent's main module anew, and with ``-c`` there is none.
# The current folder must not stand on the path, where its files would shadow the standard library's.
_BOOT = (
    "import sys; sys.path[:] = [sys.argv[1], *(entry for entry in sys.path if entry)]; "
    "from importlib import import_module; import_module(sys.argv[2]).main(sys.argv[3])"
)


def command(end: str, folder: str, python: str = sys.executable) -> list[str]:
    """The command that starts ``"guardian"`` or ``"runner"`` on the run folder ``folder``."""
    return [python, "-c", _BOOT, _ROOT, f"{_PACKAGE}.runner.{end}", folder]
