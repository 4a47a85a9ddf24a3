"""The record file of one thread."""

import os
import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from . import odd, shortage
from .facts import FACTS
from .growing_file import GrowingFile
from .layout import (
    CELL_WORDS,
    ENDED,
    FACT,
    INDEX,
    ITEM_KIND,
    ITEM_STRING,
    ITEM_TEXT,
    KIND,
    KIND_ERROR,
    KIND_RECEIVED,
    KIND_SENT,
    KIND_TEXT,
    RECORDS_SUFFIX,
    RESULT_CHARACTERS,
    ROLE_CALL,
    ROLE_WORKER,
    STARTED,
    TEXTS_SUFFIX,
    VALUE,
    WORD_BYTES,
)
from .record_file import FIRST_WORDS, IS_COARSE, PROBES, READ_EVERY_S, TELL_FROM_S, made_file
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
    """One record file, as what can be done with it; and those of the deeper levels, which it makes where one is needed.

    ``record_of`` and ``note``, and the records that come of it, are to be called only in the thread that made the log.
    ``abandon`` is to be called in a forked child; it makes the inherited log write to nowhere. ``since_message`` gives
    the tasks that have returned since the last message, as far as they are in the piece that is being written.
    """

    record_of: RecordOf
    note: Note
    abandon: Callable[[], None]
    since_message: "Callable[[], list[int]]" = list


_ALWAYS_READ_WORDS = FIRST_WORDS + 32 * CELL_WORDS
_LONG_S = 1e-3
_READING_MOST_S = 200e-6  # what takes longer has waited for a core


def open_log(folder: str, role: int, level: int = 0) -> Log:
    """Make the calling thread's record file of one level in ``folder``.

    What is recorded while a task of this log is running is within that task, and so in a log of the next level: the
    records of one file never overlap.

    Args:
        folder: the run folder.
        role: ``ROLE_WORKER``, ``ROLE_CALL`` or ``ROLE_TRAFFIC``.
        level: how deep its tasks are nested in those of the same thread; 0: in none.

    Returns:
        The log. It is made of closures because a closure's variables are the cheapest state that Python has, and this
        is the path that every task takes.

    Raises:
        OSError: the file cannot be made; nothing of it is left.
    """
    name = f"{os.getpid()}-{threading.get_native_id()}-{time.perf_counter_ns()}"
    path = os.path.join(folder, name)
    file, words = made_file(path + RECORDS_SUFFIX, role, level)
    header = words
    texts_file: GrowingFile | None = None
    write_text: Callable[[bytes], int] = _no_room
    text_at = 0  # in the text file, where the next text comes

    counts = int(role == ROLE_WORKER)  # the strategy's call is no task
    next_cell = FIRST_WORDS
    cell = CELL_WORDS
    limit = len(words)
    words_before = 0  # in the pieces before this one
    times, signed = words.cast("B").cast("d"), words.cast("B").cast("q")
    cpu_s = read_at_s = due_s = fresh_s = 0.0
    numbers = [0] * len(FACTS)  # as they were probed last
    inner: Log | None = None
    is_abandoned = False
    # Made now, and not in each process that the strategy forks.
    nowhere = _nowhere(len(words)) if role == ROLE_CALL else None
    now, cpu_now = time.perf_counter, time.thread_time

    def record_of(function: Callable[[Any], Any]) -> Record:
        # Words by literal offsets (see layout.py): a name's look-up costs as much as a store.
        within: Record | None = None

        def record(pair: tuple[int, Any]) -> Any:
            nonlocal next_cell, text_at, within
            index, item = pair
            at = next_cell
            if at >= limit:
                if at == 1 << 62:  # a task is running
                    within = within or record_within(function)
                    return within(pair)
                try:
                    next_piece()
                except OSError as problem:
                    shortage.note(folder, shortage.TASKS, counts, problem)
                    at = -1
                if at < 0:  # outside of the block, so that what the task raises has no error of ours as its context
                    return function(item)
                at = next_cell
            next_cell = 1 << 62  # until it has ended
            words[at] = index
            kind = type(item)
            if kind is int:
                try:
                    signed[at + 7] = item
                    words[at + 6] = 1
                except ValueError:  # too large for a word
                    note_item(at, kind, item)
            elif kind is float:
                times[at + 7] = item
                words[at + 6] = 2
            elif kind is str and len(item) <= 200:
                try:
                    size = write_text(item.encode())
                    words[at + 6] = size << 8 | 3
                    words[at + 7] = text_at
                    text_at += size
                except ValueError:  # there is no room left, or it has a surrogate
                    note_item(at, kind, item)
            elif item is None:
                words[at + 6] = 5
            elif kind is bool:
                words[at + 7] = 2 if item else 1
                words[at + 6] = 5
            else:
                note_item(at, kind, item)
            started = now()
            if started > fresh_s:
                started = read_before(started, at)
            times[at + 1] = started
            try:
                result = function(item)
            except BaseException as problem:
                ended = now()
                note_facts(at, started, ended)
                note_text(at + 3, KIND_ERROR, brief_error(problem))
                if counts:
                    odd.note_error(folder, index, problem)
                times[at + 2] = ended
                next_cell = at + cell
                raise
            ended = now()
            if ended > due_s:
                note_facts(at, started, ended)
            if type(result) is int:
                try:
                    words[at + 4] = result
                except ValueError:  # negative, or too large for a word
                    note_text(at + 3, KIND_TEXT, brief_repr(result).encode("ascii"))
            else:
                note_text(at + 3, KIND_TEXT, brief_repr(result).encode("utf-8", "backslashreplace"))
                if counts:
                    odd.note_result(folder, index, result)
            times[at + 2] = ended
            next_cell = at + cell
            return result

        return record

    def record_within(function: Callable[[Any], Any]) -> Record:
        nonlocal inner
        if is_abandoned:
            return lambda pair: function(pair[1])
        try:
            inner = inner or open_log(folder, role, level + 1)
        except OSError as problem:
            return unrecorded(folder, function, counts, problem)
        return inner.record_of(function)

    def note_item(at: int, kind: type, item: Any) -> None:
        if kind is str:
            text = item[:RESULT_CHARACTERS].encode("utf-8", "surrogatepass")
        else:
            text = brief_repr(item).encode("utf-8", "backslashreplace")
        note_text(at + ITEM_KIND, ITEM_STRING if kind is str else ITEM_TEXT, text, shortage.ITEMS)

    def note(kind: int, number: int, size: int, started_s: float, ended_s: float) -> None:
        nonlocal next_cell
        at = next_cell
        if at == 1 << 62:
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

    def read(at_s: float, at: int, is_told: bool) -> None:
        # Reads the clock and the probes; what they have counted since is noted in the cell ``at``, if it ``is_told``.
        nonlocal cpu_s, read_at_s, due_s, fresh_s
        cpu_s = cpu_now()
        since_s = at_s - read_at_s
        for place, word, probe, least in PROBES:
            before, numbers[place] = numbers[place], probe(cpu_s, since_s)
            if is_told and numbers[place] - before >= least:
                words[at + word] = numbers[place] - before
        read_at_s = at_s
        due_s = at_s + READ_EVERY_S if words_before + at >= _ALWAYS_READ_WORDS else 0.0
        # After a long task the readings find nothing of theirs in the caches, and take longer than they are good for.
        fresh_s = min(now(), at_s + _READING_MOST_S) + READ_EVERY_S if since_s >= _LONG_S else due_s

    def read_before(at_s: float, at: int) -> float:
        # Before a task; returns when it starts. The readings themselves, within which the thread may have to wait for a
        # core, are no part of it.
        nonlocal cpu_s, read_at_s
        read(at_s, at, False)
        cpu_s = cpu_now()
        read_at_s = started = now()
        return started

    def note_facts(at: int, started: float, ended: float) -> None:
        cpu_at_start_s = cpu_s + started - read_at_s
        is_told = ended - started >= TELL_FROM_S or not (due_s or IS_COARSE)
        read(ended, at, is_told)
        if is_told:
            # The clock is read a moment after the task's end.
            spent_s = min(max(cpu_s - cpu_at_start_s, 0.0), ended - started)
            words[at + FACT] = round(spent_s * 1e9) + 1

    def note_text(at: int, kind: int, text: bytes, what: str = shortage.RESULTS) -> None:
        # Writes two words from ``at`` on: the kind and the length, and where the text is.
        nonlocal text_at, write_text, texts_file
        try:
            write_text(text)
        except ValueError:
            try:
                if texts_file is None:
                    texts_file = GrowingFile(path + TEXTS_SUFFIX)
                    texts_file.publish()
                piece, text_at = texts_file.grow(len(text))
            except OSError as problem:
                shortage.note(folder, what, counts, problem)
                if what == shortage.ITEMS:
                    return
                text = b""
            else:
                write_text = piece.write
                write_text(text)
        words[at + 1] = text_at
        words[at] = kind | len(text) << 8
        text_at += len(text)

    def since_message() -> "list[int]":
        tasks: list[int] = []
        if next_cell == 1 << 62:
            return tasks  # a task is running
        at = next_cell - CELL_WORDS
        first = 0 if words_before else FIRST_WORDS
        while at >= first and words[at + KIND] & 0xFF not in (KIND_SENT, KIND_RECEIVED, KIND_ERROR):
            tasks.insert(0, words[at + INDEX])
            at -= CELL_WORDS
        return tasks

    def next_piece() -> None:
        nonlocal words, times, signed, next_cell, limit, words_before
        if is_abandoned:  # what is written to nowhere begins anew; the file is the parent's to grow
            next_cell = 0
            return
        piece, offset = file.grow()
        words = memoryview(piece).cast("Q")
        times = memoryview(piece).cast("d")
        signed = memoryview(piece).cast("q")
        next_cell = 0
        limit = len(words)
        words_before = offset // WORD_BYTES

    def abandon() -> None:
        nonlocal header, words, times, signed, write_text, is_abandoned
        is_abandoned = True
        header, times, signed = nowhere or _nowhere(len(words))
        words = header
        write_text = len  # which takes a text, and writes it nowhere
        if inner is not None:
            inner.abandon()

    return Log(record_of, note, abandon, since_message)


def unrecorded(folder: str, function: Callable[[Any], Any], counts: int, error: OSError) -> Record:
    """A record that is none: it says how many tasks (``counts`` each) could not be recorded, and why."""

    def record(pair: tuple[int, Any]) -> Any:
        shortage.note(folder, shortage.TASKS, counts, error)
        return function(pair[1])

    return record


def _nowhere(count: int) -> "tuple[memoryview[int], memoryview[float], memoryview[int]]":
    """So many words in place of a file's, as whole numbers, doubles and signed numbers."""
    made = memoryview(bytearray(count * WORD_BYTES))
    return made.cast("Q"), made.cast("d"), made.cast("q")


def _no_room(_text: bytes) -> int:
    raise ValueError
