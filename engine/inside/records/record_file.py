"""How a record file begins, and what is read for each record: what all who write such files have in common.

In a watched program this is what is loaded before its first task, and what its garbage collector goes through with each
full collection: so nothing is imported here that is not needed.
"""

import os
import threading
import time

from ..host import BYTES_MOST, host_bytes
from ..ticks import start_ticks
from . import birth
from .facts import FACTS, measured
from .growing_file import GrowingFile
from .layout import (
    BORN_NS,
    CELL,
    CELL_BYTES,
    CELL_WORDS,
    FACT,
    HEADER_BYTES,
    HOST,
    LEVEL,
    MAGIC,
    MAGIC_VALUE,
    MEASURED,
    OPENED_NS,
    PID,
    ROLE,
    START_TICKS,
    THREAD,
    WALL_NS,
    WORD_BYTES,
    first_cell_words,
)

# Reading the thread's CPU clock is a system call and costs more than all the rest, and so do the probes of the other
# facts; so between two readings there are at least 50 µs. A task that took less is "not measured", except for the first
# 32 of a worker, for which they are always read. Where a task starts within 50 µs of the last reading, the thread is
# taken to have been busy since, which is what it is between two tasks of one batch.
READ_EVERY_S = 50e-6
# Windows counts CPU time in ticks of 15.6 ms: there that of a shorter task would be nothing, or all of it.
IS_COARSE = os.name == "nt"
TELL_FROM_S = 0.1 if IS_COARSE else READ_EVERY_S
FIRST_WORDS = first_cell_words(CELL_WORDS)
_MEASURED = measured()  # now, and not in each process that is forked
PROBES = tuple(
    (place, FACT + place, fact.probe, fact.least)
    for place, fact in enumerate(FACTS)
    if place and fact.probe is not None
)


def made_file(path: str, role: int, level: int) -> "tuple[GrowingFile, memoryview]":
    """The calling thread's record file, with its header, and the words of its first piece.

    Raises:
        OSError: it cannot be made; nothing of it is left.
    """
    file = GrowingFile(path, CELL_BYTES)
    try:
        piece, _ = file.grow()
        words = memoryview(piece).cast("Q")
        write_header(words, role, level)
        file.publish()
    except OSError:
        file.discard()
        raise
    return file, words


def write_header(words: memoryview, role: int, level: int) -> None:
    """Write the header of the calling thread's record file, which stands in ``words``."""
    words[PID] = pid = os.getpid()
    words[START_TICKS] = start_ticks()
    # Of the main thread it is the PID, as Linux has it, and nobody else.
    is_main = threading.get_ident() == threading.main_thread().ident
    words[THREAD] = pid if is_main else threading.get_native_id()
    words[BORN_NS] = birth.born_ns()
    words[WALL_NS] = time.time_ns()
    words[OPENED_NS] = time.perf_counter_ns()
    words[ROLE] = role
    words[CELL] = CELL_WORDS
    words[MEASURED] = _MEASURED
    words[LEVEL] = level
    words.cast("B")[HOST * WORD_BYTES : HEADER_BYTES] = host_bytes().ljust(BYTES_MOST, b"\0")
    words[MAGIC] = MAGIC_VALUE
