"""How long a thread has waited for a core while it could have computed, as Linux counts it.

It is the second number of ``/proc/thread-self/schedstat``, right to the nanosecond but for rare cases (DECISIONS 111).
A thread that asks often keeps the file open, as opening costs some ten times what reading does; under a high number, so
that the files of the user's own get the same numbers as without. Who asks seldom keeps none, so that a program which
lists its files finds its own.
"""

import contextlib
import os
import threading

_PATH = "/proc/thread-self/schedstat"
_NUMBER_LEAST = 200
SELDOM = 16
"""So often a thread asks without a file that is kept open: some 80 µs in all."""
_BYTES = 64


class _File:
    """An open file of one thread, which is closed with the thread; -1: there is none."""

    __slots__ = ("number",)

    def __init__(self) -> None:
        self.number = -1
        try:
            low = os.open(_PATH, os.O_RDONLY | os.O_CLOEXEC)
        except (OSError, AttributeError):
            return
        try:
            import fcntl

            self.number = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, _NUMBER_LEAST)
        except (OSError, ImportError, ValueError):
            pass
        finally:
            os.close(low)

    def __del__(self) -> None:
        if self.number >= 0:
            # Somebody may have closed all files there are, and have another of this number by now.
            with contextlib.suppress(OSError):
                if os.readlink(f"/proc/self/fd/{self.number}").endswith("schedstat"):
                    os.close(self.number)


class _Own(threading.local):
    file: "_File | None" = None
    pid = 0  # whose that is: a forked child has its parent's, which tells of the parent
    waited_ns = 0
    asked = 0


_own = _Own()


def waited_ns() -> int:
    """How long the calling thread has waited for a core since it began; what it was last where that cannot be read."""
    own = _own
    pid = os.getpid()
    if own.pid != pid:
        own.file, own.pid, own.waited_ns, own.asked = None, pid, 0, 0
    if own.file is None:
        own.asked += 1
        if own.asked <= SELDOM:
            own.waited_ns = waited_once_ns() or own.waited_ns
            return own.waited_ns
        own.file = _File()
    if own.file.number >= 0:
        try:
            own.waited_ns = int(os.pread(own.file.number, _BYTES, 0).split()[1])
        except (OSError, IndexError, ValueError):
            own.file.number = -1  # it was closed by others, or is another file by now
    return own.waited_ns


def waited_once_ns() -> int:
    """Likewise, for who asks seldom: no file is kept open for it."""
    try:
        number = os.open(_PATH, os.O_RDONLY | os.O_CLOEXEC)
    except (OSError, AttributeError):
        return 0
    try:
        return int(os.read(number, _BYTES).split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    finally:
        os.close(number)


def can_be_told() -> bool:
    """Whether this system counts it."""
    try:
        with open(_PATH, "rb", buffering=0) as file:
            return int(file.read(_BYTES).split()[0]) > 0
    except (OSError, IndexError, ValueError):
        return False
