"""Files that are open before the first call, such as a log: whether a call has written to one.

Python's audit hooks tell of openings alone. Where there is no ``/proc`` to tell what is open, nothing is seen.
"""

import contextlib
import gc
import io
import os
import stat
from typing import Any

_DESCRIPTORS = "/proc/self/fd"
_STANDARD = 2
_SHORT_LIVED = ("/dev/", "/memfd:", "/proc/")
_DELETED = " (deleted)"


class Held:
    """Looks at what is open for writing when it is made; in the process that forks the one that makes the calls.

    What Python holds back of what was written goes into the files then, or it would get there twice.
    """

    def __init__(self, folder: str) -> None:
        """``folder`` is the run's own, whose files are the program's."""
        self._paths = {number: path for number, path in _written() if not path.startswith(folder)}
        self._writers = _writers(self._paths) if self._paths else []
        self._flush()
        self._before = self._look()

    def changed(self) -> str:
        """The path of a file that has changed since; empty: none has. After a call, in the process that made it."""
        if not self._paths:
            return ""
        self._flush()
        now = self._look()
        return next((self._paths[number] for number, each in self._before.items() if now.get(number, each) != each), "")

    def _flush(self) -> None:
        for writer in self._writers:
            with contextlib.suppress(Exception):
                writer.flush()

    def _look(self) -> "dict[int, tuple[int, int]]":
        found = {}
        for number in self._paths:
            with contextlib.suppress(OSError):
                status = os.fstat(number)
                found[number] = status.st_size, status.st_mtime_ns
        return found


def _written() -> "list[tuple[int, str]]":
    """Descriptors of files of a disk that are open for writing, and their paths."""
    found = []
    try:
        import fcntl

        numbers = [int(name) for name in os.listdir(_DESCRIPTORS)]
    except (ImportError, OSError, ValueError):
        return []
    for number in numbers:
        with contextlib.suppress(OSError):
            path = os.readlink(f"{_DESCRIPTORS}/{number}")
            is_written = fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE != os.O_RDONLY
            is_lasting = not path.startswith(_SHORT_LIVED) and not path.endswith(_DELETED)
            if number > _STANDARD and is_written and is_lasting and stat.S_ISREG(os.fstat(number).st_mode):
                found.append((number, path))
    return found


def _writers(numbers: "dict[int, str]") -> "list[Any]":
    """Python's files of these descriptors that hold back what is written."""
    found = []
    for each in gc.get_objects():
        if isinstance(each, (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom)):
            with contextlib.suppress(Exception):
                if each.fileno() in numbers:
                    found.append(each)
    return found
