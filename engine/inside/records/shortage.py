"""What could not be written because there was no room, and why: told where nothing can be written any more.

A file that stays empty takes no room on a disk. So its name says which error it was, and its length, to which it is
stretched without a byte being written, how much is missing. Each thread has its own, so that none waits for another.
"""

import contextlib
import errno
import os
import stat
import threading

TASKS, RESULTS, ITEMS, PRINTED = "tasks", "results", "items", "printed"
"""What is missing: the records of tasks; of tasks that are recorded, what came of them, and what they worked on; bytes
that were printed."""

NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
"""The disk is full, or a quota or a limit is reached."""

SUFFIX = ".short"
_SPARE = "spare" + SUFFIX


def reserve(folder: str) -> None:
    """Have a name for the first note, should there be none left on the disk either. Raises OSError."""
    _make(os.path.join(folder, _SPARE))


def note(folder: str, what: str, amount: int, error: OSError) -> None:
    """Note that so much more is missing, because of ``error``. Any process, any thread; never raises.

    Needs no descriptor, of which there may be none left either.
    """
    path = os.path.join(folder, f"{os.getpid()}-{threading.get_native_id()}-{what}-{error.errno or 0}{SUFFIX}")
    with contextlib.suppress(OSError):
        try:
            found = os.stat(path, follow_symlinks=False)
            if not stat.S_ISREG(found.st_mode):  # a link would be followed
                return
            length = found.st_size
        except FileNotFoundError:
            length = 0
            try:
                _make(path)
            except OSError:
                os.rename(os.path.join(folder, _SPARE), path)
        if amount:
            os.truncate(path, length + amount)


def _make(path: str) -> None:
    try:
        os.mknod(path, stat.S_IFREG | 0o600)
    except (AttributeError, PermissionError):  # Windows; systems where that is the superuser's
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
