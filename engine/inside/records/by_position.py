"""A record file of one record, written by position: what those who write such have in common.

For processes that were just forked: all that is touched there is copied, so nothing is mapped, and what can be is made
before the fork.
"""

import errno
import os
import struct
import time

from ..ticks import ns_as_ticks, start_ticks
from .layout import CELL_WORDS, ROLE_WORKER, TEXTS_SUFFIX, WALL_NS, WORD_BYTES, first_cell_words
from .record_file import write_header

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

OLD = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
NEW = os.O_CREAT | os.O_EXCL | OLD
_MORE = os.O_CREAT | os.O_APPEND | OLD
_OWN = WALL_NS + 1
HEAD = struct.Struct(f"={_OWN}Q")
"""The first words of the header, which differ from process to process."""
TIME = struct.Struct("=d")
RECORD_AT = first_cell_words(CELL_WORDS) * WORD_BYTES
"""Where the record begins, in bytes."""
_BOOT = getattr(time, "CLOCK_BOOTTIME", None)
_FILES_MOST = 10_240  # which every system allows, if the hard limit does


def behind_head() -> bytes:
    """What comes behind ``HEAD``, up to the record; the same in all processes of this host."""
    words = memoryview(bytearray(RECORD_AT)).cast("Q")
    write_header(words, ROLE_WORKER, 0)
    return words[_OWN:].tobytes()


def write_whole(descriptor: int, data: bytes) -> None:
    """Write it where the file ends. Raises OSError, also where a part alone finds room."""
    if os.write(descriptor, data) < len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def opened(path: str, flags: int) -> int:
    """A descriptor of a file, also where a task has opened as many as this process may. Raises OSError.

    Then that limit is another one for as long as it takes, as far as the hard limit lets it be.
    """
    try:
        return os.open(path, flags, 0o600)
    except OSError as problem:
        if problem.errno != errno.EMFILE or resource is None:
            raise
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    more = _FILES_MOST if hard == resource.RLIM_INFINITY else min(hard, _FILES_MOST)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, more), hard))
    try:
        return os.open(path, flags, 0o600)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def written_text(path: str, kind: int, text: bytes) -> "tuple[int, int]":
    """Write a text of the record file ``path``, which is without its suffix. Raises OSError.

    Returns:
        Two words of the record: the kind with the text's length, and where it stands.
    """
    descriptor = opened(path + TEXTS_SUFFIX, _MORE)
    try:
        write_whole(descriptor, text)
        return kind | len(text) << 8, os.lseek(descriptor, 0, os.SEEK_CUR) - len(text)
    finally:
        os.close(descriptor)


def boot_ns() -> int:
    """How long ago the machine began; 0 where nobody tells."""
    return time.clock_gettime_ns(_BOOT) if _BOOT is not None else 0


def on_boot_clock(at_ns: int) -> int:
    """A moment of ``time.perf_counter_ns()`` by ``boot_ns``: as it was, or a little earlier, and never later, however
    long this process has to wait for a core between its readings of the two clocks.
    """
    now_ns = boot_ns()
    return now_ns - (time.perf_counter_ns() - at_ns)


def ticks_of_fork(forked_ns: int) -> int:
    """When this process began, in clock ticks, where it was forked at ``forked_ns`` by ``boot_ns`` or soon after, never
    before.

    Between that and now there is as a rule no tick; else the kernel is asked, as it is where that is not above 0.
    """
    first, last = ns_as_ticks(forked_ns), ns_as_ticks(boot_ns())
    return first if first > 0 and first == last else start_ticks()
