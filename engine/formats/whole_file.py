"""Writes a file so that at every moment either what was there before is there, or the new one, whole.

A device or a pipe is no file that could be replaced: it is written to.
"""

import contextlib
import errno
import os
import threading
from collections.abc import Iterator
from typing import BinaryIO

from ..inside.real_path import real_path

UNFINISHED_SUFFIX = ".new"
"""How the names of files end that nobody has finished writing."""
_DESCRIPTORS = "/proc/self/fd"
_NO_NAMELESS = {errno.EISDIR, errno.EOPNOTSUPP, errno.ENOENT, errno.EINVAL}
"""What opening a file without a name fails with where the file system or the kernel has none."""


@contextlib.contextmanager
def whole_file(path: str) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of ``path`` as the block ends, and is gone if the block fails.

    It is written beside ``path``, synced, and renamed; then the folder is synced, so that the name is on the disk as
    well. Where the file system has files without a name, it has none until it is whole, so that a program that is
    killed meanwhile leaves nothing. Elsewhere it may leave the unfinished file, by the name of the target, its own PID
    and thread, and ``.new``; no two write to the same one at once.

    What is there and is no file, such as ``/dev/null`` or a pipe, is written to as it is: another in its place would
    take it from every program of the machine.

    Raises:
        OSError: it cannot be written; ``path`` is as it was.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as device:
            yield device
        return
    target = real_path(path)
    made_as = f"{target}.{os.getpid()}-{threading.get_native_id()}{UNFINISHED_SUFFIX}"
    nameless = _nameless(os.path.dirname(target))
    try:
        with open(made_as if nameless is None else nameless, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if nameless is not None:
                # Python follows the link to the file only if it is given a folder, which an absolute path needs not.
                os.link(f"{_DESCRIPTORS}/{nameless}", made_as, src_dir_fd=nameless, follow_symlinks=True)
        os.replace(made_as, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(made_as)
        raise
    _sync_folder(os.path.dirname(target))


def _nameless(folder: str) -> int | None:
    """The descriptor of a new file in a folder that has no name there; None where there can be none."""
    if not hasattr(os, "O_TMPFILE") or not os.path.isdir(_DESCRIPTORS):
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, 0o666)
    except OSError as error:
        if error.errno in _NO_NAMELESS:
            return None
        raise


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
