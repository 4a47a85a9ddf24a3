"""A file that is really allocated, mapped piece by piece, and only grows."""

import contextlib
import errno
import math
import mmap
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FIRST_PIECE_BYTES = max(4096, mmap.ALLOCATIONGRANULARITY)
_LAST_PIECE_BYTES = 1 << 20  # at the most
_GROWTH = 4
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
# Before 3.13 Python keeps a descriptor for each mapping.
_UNTRACKED: "dict[str, Any]" = {"trackfd": False} if sys.version_info >= (3, 13) else {}
_MADV_POPULATE_WRITE = 23  # madvise(2); the mmap module does not name it


class GrowingFile:
    """One writer's file, mapped for writing a piece at a time.

    Used in the worker thread that made it. The name exists only once ``publish`` has been called, so that a reader
    never sees a file without its header. (On Windows an open file cannot be renamed; there it has its final name
    from the start, and the header's magic word, written last, is what a reader goes by.)
    """

    def __init__(self, path: str, cell_bytes: int = 1) -> None:
        """Create the file, empty. No descriptor of it is kept: a task may close it, or open another file under it.

        Each piece holds whole cells of ``cell_bytes``.

        Raises:
            OSError: it exists, or the folder is gone, full, or not ours.
        """
        self._path = path
        self._made_as = path + ".new" if os.name == "posix" else path
        os.close(os.open(self._made_as, os.O_CREAT | os.O_EXCL | _FLAGS, 0o600))
        self._size_bytes = 0
        self._next_bytes = self._last_bytes = math.lcm(_FIRST_PIECE_BYTES, cell_bytes)
        while self._last_bytes * _GROWTH <= _LAST_PIECE_BYTES:
            self._last_bytes *= _GROWTH

    def grow(self, at_least_bytes: int = 0) -> "tuple[mmap.mmap, int]":
        """Allocate and map the next piece.

        Returns:
            The piece, all zeros, at least ``at_least_bytes`` long, and its offset in the file in bytes.

        Raises:
            OSError: no space, no address space or no descriptor is left. What is mapped already stays good.
        """
        offset = self._size_bytes
        length = self._next_bytes
        while length < at_least_bytes:
            length *= _GROWTH
        descriptor = os.open(self._made_as, _FLAGS)
        try:
            _allocate(descriptor, offset, length)
            piece = _map(descriptor, offset, length)
        finally:
            os.close(descriptor)
        self._size_bytes = offset + length
        self._next_bytes = min(length * _GROWTH, self._last_bytes)
        return piece, offset

    def publish(self) -> None:
        """Give the file its name. Raises OSError."""
        if self._made_as != self._path:
            os.rename(self._made_as, self._path)
            self._made_as = self._path

    def discard(self) -> None:
        """Remove a file that could not be published."""
        with contextlib.suppress(OSError):
            os.unlink(self._made_as)


def _allocate(descriptor: int, offset: int, length: int) -> None:
    # A sparse file on a full disk is a SIGBUS at the first store, not an error that can be caught.
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, offset, length)
        # Pages that were written at once are large ones where the file system has them, and take a third of the time.
        if sys.platform == "linux":
            os.pwrite(descriptor, bytes(length), offset)
    else:
        os.lseek(descriptor, offset, os.SEEK_SET)
        if os.write(descriptor, bytes(length)) != length:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _map(descriptor: int, offset: int, length: int) -> mmap.mmap:
    if os.name == "nt":
        return mmap.mmap(descriptor, length, access=mmap.ACCESS_WRITE, offset=offset)
    access = mmap.PROT_READ | mmap.PROT_WRITE
    piece = mmap.mmap(descriptor, length, flags=mmap.MAP_SHARED, prot=access, offset=offset, **_UNTRACKED)
    if sys.platform == "linux":
        # All pages at once are cheaper than a page fault every 64 tasks. Kernels before 5.14 do not know it.
        with contextlib.suppress(OSError):
            piece.madvise(_MADV_POPULATE_WRITE)
    return piece
