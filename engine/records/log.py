"""The record file of one thread."""

import os
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from . import birth
from .brief import brief_error, brief_repr
from .growing_file import GrowingFile
from .layout import (
    BORN_NS,
    CELL_WORDS,
    CPU,
    ENDED,
    HEADER_BYTES,
    HEADER_CELLS,
    HOST,
    INDEX,
    KIND,
    KIND_ERROR,
    KIND_TEXT,
    MAGIC,
    MAGIC_VALUE,
    OPENED_NS,
    PID,
    RECORDS_SUFFIX,
    ROLE,
    START_TICKS,
    STARTED,
    TEXTS_SUFFIX,
    THREAD,
    UNRECORDED,
    VALUE,
    WALL_NS,
    WORD_BYTES,
)

Record = Callable[[Callable[[Any], Any], "tuple[int, Any]"], Any]
"""``record(function, (index, item))`` returns or raises what ``function(item)`` does, and records it."""

# Reading the thread's CPU clock is a system call and costs more than all the rest, so it is read
# - at the end of a task that took at least 50 µs, and of a worker's first 32 tasks however short; the CPU time of
#   others is "not measured";
# - at the start of a task only if it was last read more than 20 µs ago; for less the thread is taken to have been
#   busy since, which is what it is between two tasks of one batch.
_CPU_READ_FROM_NS = 50_000
_CPU_ALWAYS_READ_CELLS = (HEADER_CELLS + 32) * CELL_WORDS
_CPU_TAKEN_AS_BUSY_NS = 20_000

_SMALL_INT = 1 << 62


def open_log(folder: str, role: int) -> tuple[Record, Callable[[], None]]:
    """Make the calling thread's record file in ``folder``.

    Args:
        folder: the run folder.
        role: ``ROLE_WORKER`` or ``ROLE_CALL``.

    Returns:
        ``record``, to be called in this thread only, and ``abandon``, to be called in a forked child, which makes the
        inherited ``record`` write to nowhere. They are closures because a closure's variables are the cheapest
        state that Python has, and this is the path that every task takes.

    Raises:
        OSError: the file cannot be made; nothing of it is left.
    """
    name = f"{os.getpid()}-{threading.get_native_id()}-{time.perf_counter_ns()}"
    path = os.path.join(folder, name)
    file = GrowingFile(path + RECORDS_SUFFIX)
    texts_file: GrowingFile | None = None
    try:
        piece, _ = file.grow()
        header = words = memoryview(piece).cast("Q")
        _write_header(header, role)
        file.publish()
    except OSError:
        file.discard()
        raise
    texts = memoryview(b"")
    text_at = texts_offset = 0

    next_cell = HEADER_CELLS * CELL_WORDS
    limit = len(words)
    cells_before = 0  # words in the pieces before this one
    cpu_ns = cpu_read_at_ns = 0
    now, cpu_now = time.perf_counter_ns, time.thread_time_ns

    def record(function: Callable[[Any], Any], pair: tuple[int, Any]) -> Any:
        nonlocal next_cell, cpu_ns, cpu_read_at_ns
        index, item = pair
        at = next_cell
        if at == limit:
            try:
                next_piece()
            except OSError:
                header[UNRECORDED] += 1
                return function(item)
            at = next_cell
        next_cell = at + CELL_WORDS
        words[at + INDEX] = index
        words[at + STARTED] = started = now()
        if started - cpu_read_at_ns > _CPU_TAKEN_AS_BUSY_NS:
            cpu_ns = cpu_now()
            cpu_read_at_ns = started
        try:
            result = function(item)
        except BaseException as problem:
            ended = now()
            note_cpu(at, started, ended)
            note_text(at, KIND_ERROR, brief_error(problem))
            words[at + ENDED] = ended
            raise
        ended = now()
        if ended - started > _CPU_READ_FROM_NS or cells_before + at < _CPU_ALWAYS_READ_CELLS:
            note_cpu(at, started, ended)
        if type(result) is int and -1 < result < _SMALL_INT:
            words[at + VALUE] = result
        else:
            note_text(at, KIND_TEXT, brief_repr(result).encode("utf-8", "backslashreplace"))
        words[at + ENDED] = ended
        return result

    def note_cpu(at: int, started: int, ended: int) -> None:
        nonlocal cpu_ns, cpu_read_at_ns
        reading = cpu_now()
        spent = reading - cpu_ns - (started - cpu_read_at_ns)
        # The clock is read a moment after the task's end.
        words[at + CPU] = min(max(spent, 0), ended - started) + 1
        cpu_ns = reading
        cpu_read_at_ns = ended

    def note_text(at: int, kind: int, text: bytes) -> None:
        nonlocal text_at, texts, texts_offset, texts_file
        if text_at + len(text) > len(texts):
            try:
                if texts_file is None:
                    texts_file = GrowingFile(path + TEXTS_SUFFIX)
                    texts_file.publish()
                piece, texts_offset = texts_file.grow(len(text))
            except OSError:
                text = b""
            else:
                texts = memoryview(piece)
                text_at = 0
        end = text_at + len(text)
        texts[text_at:end] = text
        words[at + VALUE] = texts_offset + text_at
        words[at + KIND] = kind | len(text) << 8
        text_at = end

    def next_piece() -> None:
        nonlocal words, next_cell, limit, cells_before
        piece, offset = file.grow()
        words = memoryview(piece).cast("Q")
        next_cell = 0
        limit = len(words)
        cells_before = offset // WORD_BYTES

    def abandon() -> None:
        nonlocal header, words, texts
        header = words = memoryview(bytearray(len(words) * WORD_BYTES)).cast("Q")
        texts = memoryview(bytearray(len(texts)))

    return record, abandon


def _write_header(words: memoryview, role: int) -> None:
    words[PID] = os.getpid()
    words[START_TICKS] = birth.start_ticks()
    words[THREAD] = threading.get_native_id()
    words[BORN_NS] = birth.born_ns()
    words[WALL_NS] = time.time_ns()
    words[OPENED_NS] = time.perf_counter_ns()
    words[ROLE] = role
    room = HEADER_BYTES - HOST * WORD_BYTES
    host = socket.gethostname().encode("utf-8", "replace")[:room].ljust(room, b"\0")
    words.cast("B")[HOST * WORD_BYTES : HEADER_BYTES] = host
    words[MAGIC] = MAGIC_VALUE
