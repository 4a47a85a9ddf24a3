"""What the person typed to start the program."""

import os
import sys

_PACKAGE = "parallelogram"


def own_command(*arguments: str) -> list[str]:
    """The command line that starts the program itself, as a process of its own, with ``arguments``."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    names = "main.py", "__main__.py"  # from a checkout, and installed
    script = next(path for name in names if os.path.isfile(path := os.path.join(home, name)))
    return [sys.executable, script, *arguments]


def program() -> str:
    """Its name for usage lines: ``main.py``, from a checkout; installed or frozen, the command's."""
    if getattr(sys, "frozen", False):
        return os.path.basename(sys.executable)
    folder, name = os.path.split(sys.argv[0])
    if name == "__main__.py" and os.path.basename(folder) == _PACKAGE:
        return f"python -m {_PACKAGE}"
    name = name.removesuffix(".exe")
    return name if name.partition("-")[0] == _PACKAGE else "main.py"
