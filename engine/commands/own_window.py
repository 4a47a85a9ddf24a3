"""The window of this program, opened from elsewhere."""

import os
import subprocess
import sys

_HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def open_window(path: str) -> "subprocess.Popen[bytes]":
    """Start the window with a run file; it goes on when this process ends. Raises OSError."""
    main = os.path.join(_HOME, "main.py")
    command = [main] if os.path.exists(main) else ["-m", "parallelogram"]
    return subprocess.Popen(
        [sys.executable, *([] if getattr(sys, "frozen", False) else command), path],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
