"""Who has started this process. Any process, any thread."""

import os


def parent_pid() -> int:
    """The parent's PID. On Windows another process may have it by now; 0 if nobody tells."""
    if os.name == "nt":
        from . import windows

        return windows.parent_pid()
    return os.getppid()
