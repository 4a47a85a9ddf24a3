"""Writes a file so that at every moment either what was there before is there, or the new one, whole."""

import contextlib
import os
import threading
from collections.abc import Iterator
from typing import BinaryIO

UNFINISHED_SUFFIX = ".new"
"""How the names of files end that nobody has finished writing."""


@contextlib.contextmanager
def whole_file(path: str) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of ``path`` as the block ends, and is gone if the block fails.

    It is written beside ``path``, synced, and renamed; then the folder is synced, so that the name is on the disk as
    well. A program that is killed meanwhile may leave the unfinished file, by the name of the target, its own PID and
    thread, and ``.new``; no two write to the same one at once.

    Raises:
        OSError: it cannot be written; ``path`` is as it was.
    """
    target = os.path.realpath(path)
    made_as = f"{target}.{os.getpid()}-{threading.get_native_id()}{UNFINISHED_SUFFIX}"
    try:
        with open(made_as, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(made_as, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(made_as)
        raise
    _sync_folder(os.path.dirname(target))


def _sync_folder(folder: str) -> None:
    # Some file systems cannot, and the file is whole in any case.
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
