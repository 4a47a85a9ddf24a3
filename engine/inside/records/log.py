"""The record file of one thread."""

import os
import socket
import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from . import birth, odd, shortage
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
    KIND_RECEIVED,
    KIND_SENT,
    KIND_TEXT,
    MAGIC,
    MAGIC_VALUE,
    OPENED_NS,
    PID,
    RECORDS_SUFFIX,
    ROLE,
    ROLE_WORKER,
    START_TICKS,
    STARTED,
    TEXTS_SUFFIX,
    THREAD,
    VALUE,
    WALL_NS,
    WORD_BYTES,
)
from .text import brief_error, brief_repr

Record = Callable[["tuple[int, Any]"], Any]
"""``record((index, item))`` returns or raises what its function does with ``item``, and records it."""

RecordOf = Callable[[Callable[[Any], Any]], Record]
"""``record_of(function)`` is the ``record`` of that function in one log."""

Note = Callable[[int, int, int, float, float], None]
"""``note(kind, number, size, started_s, ended_s)`` notes a message: ``KIND_SENT`` or ``KIND_RECEIVED``, its number or
0, its size in bytes, and when its pickling or unpickling started and ended. Within a task it notes nothing: what a task
itself sends is its own affair."""


class Log(NamedTuple):
    """One record file, as what can be done with it.

    ``record_of`` and ``note``, and the records that come of it, are to be called only in the thread that made the log.
    ``abandon`` is to be called in a forked child; it makes the inherited log write to nowhere. ``since_message`` gives
    the tasks that have returned since the last message, as far as they are in the piece that is being written.
    """

    record_of: RecordOf
    note: Note
    abandon: Callable[[], None]
    since_message: "Callable[[], list[int]]" = list


# Reading the thread's CPU clock is a system call and costs more than all the rest, so between two readings there are
# at least 50 µs. A task that took less is "not measured", except for a worker's first 32, for which the clock is always
# read. Where a task starts within 50 µs of the last reading, the thread is taken to have been busy since, which is what
# it is between two tasks of one batch.
_CPU_READ_EVERY_S = 50e-6
_CPU_ALWAYS_READ_WORDS = (HEADER_CELLS + 32) * CELL_WORDS


def open_log(folder: str, role: int) -> Log:
    """Make the calling thread's record file in ``folder``.

    Args:
        folder: the run folder.
        role: ``ROLE_WORKER``, ``ROLE_CALL`` or ``ROLE_TRAFFIC``.

    Returns:
        The log. It is made of closures because a closure's variables are the cheapest state that Python has, and this
        is the path that every task takes.

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
    texts = memoryview(bytearray())  # no constant: even an empty text is written into it
    text_at = texts_offset = 0

    counts = int(role == ROLE_WORKER)  # the strategy's call is no task
    next_cell = HEADER_CELLS * CELL_WORDS
    limit = len(words)
    words_before = 0  # in the pieces before this one
    times = words.cast("B").cast("d")
    cpu_s = cpu_read_at_s = cpu_due_s = 0.0
    now, cpu_now = time.perf_counter, time.thread_time

    def record_of(function: Callable[[Any], Any]) -> Record:
        # Words by literal offsets (see layout.py): a name's look-up costs as much as a store.
        def record(pair: tuple[int, Any]) -> Any:
            nonlocal next_cell
            index, item = pair
            at = next_cell
            if at == limit:
                try:
                    next_piece()
                except OSError as problem:
                    shortage.note(folder, shortage.TASKS, counts, problem)
                    at = -1
                if at < 0:  # outside of the block, so that what the task raises has no error of ours as its context
                    return function(item)
                at = next_cell
            next_cell = at + 8
            words[at] = index
            times[at + 1] = started = now()
            if started > cpu_due_s:
                read_cpu(started)
            try:
                result = function(item)
            except BaseException as problem:
                ended = now()
                note_cpu(at, started, ended)
                note_text(at, KIND_ERROR, brief_error(problem))
                if counts:
                    odd.note_error(folder, index, problem)
                times[at + 2] = ended
                raise
            ended = now()
            if ended > cpu_due_s:
                note_cpu(at, started, ended)
            if type(result) is int:
                try:
                    words[at + 5] = result
                except ValueError:  # negative, or too large for a word
                    note_text(at, KIND_TEXT, brief_repr(result).encode("ascii"))
            else:
                note_text(at, KIND_TEXT, brief_repr(result).encode("utf-8", "backslashreplace"))
                if counts:
                    odd.note_result(folder, index, result)
            times[at + 2] = ended
            return result

        return record

    def note(kind: int, number: int, size: int, started_s: float, ended_s: float) -> None:
        nonlocal next_cell
        at = next_cell
        is_first = not words_before and at == HEADER_CELLS * CELL_WORDS
        if not is_first and not words[at - CELL_WORDS + ENDED]:
            return  # a task is running
        if at == limit:
            try:
                next_piece()
            except OSError:
                return
            at = next_cell
        next_cell = at + CELL_WORDS
        words[at + INDEX] = number
        words[at + KIND] = kind
        words[at + VALUE] = size
        times[at + STARTED] = started_s
        times[at + ENDED] = ended_s

    def read_cpu(at_s: float) -> None:
        nonlocal cpu_s, cpu_read_at_s, cpu_due_s
        cpu_s = cpu_now()
        cpu_read_at_s = at_s
        cpu_due_s = at_s + _CPU_READ_EVERY_S if words_before + next_cell > _CPU_ALWAYS_READ_WORDS else 0.0

    def note_cpu(at: int, started: float, ended: float) -> None:
        cpu_at_start_s = cpu_s + started - cpu_read_at_s
        read_cpu(ended)
        if ended - started >= _CPU_READ_EVERY_S or not cpu_due_s:
            # The clock is read a moment after the task's end.
            spent_s = min(max(cpu_s - cpu_at_start_s, 0.0), ended - started)
            words[at + CPU] = round(spent_s * 1e9) + 1

    def note_text(at: int, kind: int, text: bytes) -> None:
        nonlocal text_at, texts, texts_offset, texts_file
        if text_at + len(text) > len(texts):
            try:
                if texts_file is None:
                    texts_file = GrowingFile(path + TEXTS_SUFFIX)
                    texts_file.publish()
                piece, texts_offset = texts_file.grow(len(text))
            except OSError as problem:
                shortage.note(folder, shortage.RESULTS, counts, problem)
                text = b""
            else:
                texts = memoryview(piece)
                text_at = 0
        end = text_at + len(text)
        texts[text_at:end] = text
        words[at + VALUE] = texts_offset + text_at
        words[at + KIND] = kind | len(text) << 8
        text_at = end

    def since_message() -> "list[int]":
        tasks: list[int] = []
        at = next_cell - CELL_WORDS
        first = 0 if words_before else HEADER_CELLS * CELL_WORDS
        while at >= first and words[at + KIND] & 0xFF not in (KIND_SENT, KIND_RECEIVED, KIND_ERROR):
            tasks.insert(0, words[at + INDEX])
            at -= CELL_WORDS
        return tasks

    def next_piece() -> None:
        nonlocal words, times, next_cell, limit, words_before
        piece, offset = file.grow()
        words = memoryview(piece).cast("Q")
        times = memoryview(piece).cast("d")
        next_cell = 0
        limit = len(words)
        words_before = offset // WORD_BYTES

    def abandon() -> None:
        nonlocal header, words, times, texts
        header = words = memoryview(bytearray(len(words) * WORD_BYTES)).cast("Q")
        times = words.cast("B").cast("d")
        texts = memoryview(bytearray(len(texts)))

    return Log(record_of, note, abandon, since_message)


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
