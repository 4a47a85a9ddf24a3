"""What the person typed to start the program."""

import os
import sys

_PACKAGE = "parallelogram"


def program() -> str:
    """Its name for usage lines: ``main.py``, from a checkout; installed or frozen, the command's."""
    if getattr(sys, "frozen", False):
        return os.path.basename(sys.executable)
    folder, name = os.path.split(sys.argv[0])
    if name == "__main__.py" and os.path.basename(folder) == _PACKAGE:
        return f"python -m {_PACKAGE}"
    name = name.removesuffix(".exe")
    return name if name.partition("-")[0] == _PACKAGE else "main.py"
