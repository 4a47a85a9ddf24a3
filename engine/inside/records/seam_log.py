"""The record file of one thread at one depth, for tasks whose start and end are seen at two places.

Where ``log`` calls the function itself, here somebody else does, between ``begin`` and ``end``, or between two items
that ``timed`` has handed out. The layout is the same. Spans of one file never overlap: what runs within a task goes
into the file of the next depth.
"""

from __future__ import annotations

import math
import os
import struct
import time
from _thread import get_native_id
from collections.abc import Callable, Iterable, Iterator, Sequence

from . import shortage
from .facts import FACTS
from .growing_file import GrowingFile
from .layout import (
    CALL,
    CELL_WORDS,
    FACT,
    FLAG_CONTAINER,
    FLAG_INTERRUPTED,
    HANDED_SUFFIX,
    INDEX,
    ITEM_INT,
    ITEM_TEXT,
    KIND,
    KIND_ERROR,
    KIND_INT,
    KIND_RECEIVED,
    KIND_SENT,
    KIND_TEXT,
    RECORDS_SUFFIX,
    ROLE_HANDED,
    TEXTS_SUFFIX,
    WORD_BYTES,
)  # fmt: skip
from .record_file import FIRST_WORDS, PROBES, READ_EVERY_S, TELL_FROM_S, made_file

TextOf = Callable[[object], bytes]
"""What is to be told of an item, in UTF-8, or nothing."""

_NOTE = struct.Struct("=Qdq5Q").pack_into  # with ``STARTED`` and ``ENDED`` behind the index; the latter comes last
_DIGITS, _LAID_OUT = 19, 128
_WITH_TEXT = 64  # so many tasks of a log have a text; of the others, those of which the one before took longer
_WITH_TEXT_FROM_S = 30e-6
# Of tasks that take less than is measured the CPU clock alone is read, less often where they compute all the time; and
# the other probes, which take ten times as long, so often: a task is told them if most of it can be its own.
_BUSY_FROM, _READ_BUSY_EVERY_S = 0.9, 500e-6
_PROBE_EVERY_S = 2e-3


class SeamLog:
    """One record file, as what can be done with it; to be used only in the thread that made it, but for ``abandon``.

    begin(call, index, text): a task starts now; ``wants_text()`` says whether its item should have a text.
    make_container(): the task that runs only carries others.
    end(value, text): it has returned ``value``, which fits a word; or what ``text`` tells, where ``value`` is negative.
    fail(text, is_interrupted, item): it has raised what ``text`` tells (see ``text.brief_error``); what it worked on is
        told by ``item``, unless that was told as it started.
    timed(call, index, items, text_of): hands out the items; each is a task from then until the next is asked for.
    tell(values, text_of): of the items that ``timed`` has handed out last, which are all done, what each has given: a
        whole number is told as it is, others by ``text_of``. Only of those whose items are told.
    message(is_sent, size, started_s, ended_s): between tasks, a message was pickled, or unpickled.
    note(at_s, …): writes a cell with six numbers at the words ``layout.NOTED``, which starts and ends at ``at_s``.
    is_open(): whether a task has begun and not ended.
    task(): its call and its index; None where there is none.
    abandon(): in a forked child: the inherited log writes to nowhere.
    """

    __slots__ = (
        "__weakref__", "abandon", "begin", "end", "fail", "is_open", "make_container", "message", "note", "task",
        "tell", "timed", "wants_text",
    )  # fmt: skip

    begin: Callable[[int, int, bytes], None]
    end: Callable[[int, bytes], None]
    timed: Callable[[int, int, Iterable[object], TextOf], Iterator[object]]
    fail: Callable[[bytes, bool, bytes], None]
    tell: Callable[[Sequence[object], TextOf], None]
    message: Callable[[bool, int, float, float], None]
    note: Callable[[float, int, int, int, int, int, int], None]
    wants_text: Callable[[], bool]
    is_open: Callable[[], bool]
    task: Callable[[], tuple[int, int] | None]
    make_container: Callable[[], None]
    abandon: Callable[[], None]


def open_seam_log(folder: str, role: int, level: int, *, is_measured: bool = True) -> SeamLog:
    """Make the calling thread's record file for the depth ``level`` in ``folder``. Raises OSError.

    ``is_measured``: what is measured of the thread is the tasks' own, which it is not where several take turns in it.
    All of it is made of closures for the reason that ``log.open_log`` has.
    """
    path = os.path.join(folder, f"{os.getpid()}-{get_native_id()}-{time.perf_counter_ns()}")
    file, words = made_file(path + (HANDED_SUFFIX if role == ROLE_HANDED else RECORDS_SUFFIX), role, level)
    header = words
    texts_file: GrowingFile | None = None
    texts, text_at, texts_offset = memoryview(bytearray()), 0, 0
    cell, next_cell = -1, FIRST_WORDS  # of the task that runs, and of the next
    block, place = 0, -1  # of a chunk: where the cells begin that are laid out, and which of them is the last one begun
    starts = ends = memoryview(b"").cast("d")  # of its cells
    first_of_chunk = -1  # in this piece; -1: some are in the one before
    with_text: list[int] = []  # of the chunk's cells those whose item is told
    size, limit, times = CELL_WORDS, len(words), words.cast("B").cast("d")
    cpu_s = read_at_s = probed_at_s = chunk_due_s = 0.0
    due_s = 0.0 if is_measured else math.inf
    numbers = [0] * len(FACTS)  # as they were probed last
    texts_left, is_slow, is_abandoned = _WITH_TEXT, True, False
    text_of_untold: TextOf | None = None
    untold: object = None
    chunk_call, chunk_layout = -1, memoryview(b"")
    now, cpu_now = time.perf_counter, time.thread_time

    def begin(call: int, index: int, text: bytes) -> None:
        nonlocal cell, next_cell, texts_left
        if place >= 0:
            leave_block()
        cell = next_cell
        if cell == limit:
            cell = next_piece()
            if cell < 0:
                return
        next_cell = cell + size
        words[cell] = index
        words[cell + 3] = 0  # a chunk that was not used up may have laid it out
        words[cell + 5] = call
        if text:
            texts_left -= 1
            note_item(cell + 6, text)
        started = now()
        if started > due_s:
            started = read_before(started)
        times[cell + 1] = started

    def end(value: int, text: bytes) -> None:
        nonlocal cell, is_slow
        ended = now()
        at = cell
        if at < 0:
            return
        cell = -1
        if ended > due_s:
            note_facts(at, times[at + 1], ended)
        is_slow = ended - times[at + 1] > _WITH_TEXT_FROM_S
        if value >= 0:
            words[at + 4] = value
        elif text:
            note_text(at + 3, KIND_TEXT | words[at + 3], text)
        else:
            words[at + 3] |= KIND_TEXT
        times[at + 2] = ended

    def fail(text: bytes, is_interrupted: bool, item: bytes) -> None:
        nonlocal cell, untold
        ended = now()
        at = running()
        if place >= 0:
            leave_block()
        if at < 0:
            return
        cell = -1
        if untold is not None and text_of_untold is not None:
            item, untold = text_of_untold(untold), None
        if item and not words[at + 6]:
            note_item(at + 6, item)
        if is_measured:
            note_facts(at, times[at + 1], ended)
        flags = words[at + 3] & FLAG_CONTAINER | (FLAG_INTERRUPTED if is_interrupted else 0)
        note_text(at + 3, KIND_ERROR | flags, text)
        times[at + 2] = ended

    def running() -> int:
        # The cell of the task that runs; -1: none does.
        return block + place * size if place >= 0 else cell

    def leave_block() -> None:
        nonlocal place, next_cell
        next_cell = block + (place + 1) * size
        place = -1

    def lay_out(call: int, index: int, count: int) -> int:
        # Write what is known of so many tasks, which have not begun, at once; returns how many found room.
        # What a task of a chunk gives goes on to the library, so their texts are empty.
        nonlocal chunk_call, chunk_layout, block, starts, ends, first_of_chunk
        block = next_cell
        if block == limit:
            block = next_piece()
            first_of_chunk = -1
            if block < 0:
                return 0
        if chunk_call != call:
            chunk_call = call
            chunk_layout = memoryview(bytearray(_LAID_OUT * size * WORD_BYTES)).cast("Q")
            for at in range(0, _LAID_OUT * size, size):
                chunk_layout[at + KIND], chunk_layout[at + CALL] = KIND_TEXT, call
        count = min(count, (limit - block) // size, _LAID_OUT)
        end = block + count * size
        words[block:end] = chunk_layout[: end - block]
        words[block:end:size] = memoryview(struct.pack(f"={count}Q", *range(index, index + count))).cast("Q")
        starts, ends = times[block + 1 : end : size], times[block + 2 : end : size]
        return count

    def timed(call: int, index: int, items: Iterable[object], text_of: TextOf) -> Iterator[object]:
        nonlocal cell, place, texts_left, is_slow, text_of_untold, untold, first_of_chunk, cpu_s, read_at_s
        text_of_untold = text_of
        if place >= 0:
            leave_block()
        cell = -1
        # One reading of the clock is the end of a task and the start of the next.
        ended = now()
        if ended > due_s:
            ended = read_before(ended)
        due, tell_from_s = (chunk_due_s, TELL_FROM_S) if is_measured else (math.inf, math.inf)
        first_of_chunk = next_cell
        with_text.clear()
        rest = iter(items)
        left = rest.__length_hint__ if type(items) is tuple or type(items) is list else lambda: _LAID_OUT  # type: ignore[attr-defined]
        while most := left():
            count = lay_out(call, index, most)
            if not count:
                index += 1
                for item in rest:
                    yield item
                    break
                else:
                    break
                continue
            wants_text = is_slow or texts_left > 0
            # Nothing here is written, asked or computed that could as well be for several tasks at once.
            for place, untold in zip(range(count), rest):  # noqa: B905 - the rest is longer
                if wants_text:
                    text = text_of(untold)
                    if text:
                        texts_left -= 1
                        with_text.append(block + place * size)
                        note_item(with_text[-1] + 6, text)
                    is_slow, wants_text = False, texts_left > 0
                    ended = now()
                    if is_measured and ended - read_at_s > READ_EVERY_S:
                        ended = read_before(ended)  # who made the text may have waited
                starts[place] = started = ended
                yield untold
                ended = now()
                if ended - started > _WITH_TEXT_FROM_S or ended > due:
                    is_slow = ended - started > _WITH_TEXT_FROM_S
                    wants_text = is_slow or texts_left > 0
                    if ended - started >= tell_from_s or ended > due:
                        note_facts(block + place * size, started, ended)
                        due, cpu_s, read_at_s = chunk_due_s, cpu_now(), now()
                    ends[place] = ended
                    ended = now()  # the readings are no part of the next task
                else:
                    ends[place] = ended
            index, is_out = index + place + 1, place + 1 < count
            leave_block()
            if is_out:
                break
        untold = None

    def tell(values: Sequence[object], text_of: TextOf) -> None:
        nonlocal first_of_chunk
        if place >= 0:
            leave_block()
        at, first_of_chunk = first_of_chunk, -1
        if at < 0 or at + len(values) * size != next_cell:
            return
        first = at
        for at in with_text:
            value = values[(at - first) // size]
            if type(value) is int and 0 <= value < 1 << 64:
                words[at + 4] = value
                words[at + 3] = KIND_INT
            else:
                note_text(at + 3, KIND_TEXT, text_of(value))

    def message(is_sent: bool, length: int, started_s: float, ended_s: float) -> None:
        nonlocal next_cell
        if running() >= 0:
            return
        at = next_cell if next_cell < limit else next_piece(0)
        if at < 0:
            return
        next_cell = at + size
        words[at] = 0
        words[at + 3] = KIND_SENT if is_sent else KIND_RECEIVED
        words[at + 5] = 0
        words[at + 4] = length
        times[at + 1] = started_s
        times[at + 2] = ended_s

    def make_container() -> None:
        at = running()
        if at >= 0:
            words[at + KIND] |= FLAG_CONTAINER

    def note(at_s: float, work: int, first: int, count: int, call: int, group: int, site: int) -> None:  # noqa: PLR0917
        nonlocal next_cell
        at = next_cell if next_cell < limit else next_piece(0)
        if at < 0:
            return
        next_cell = at + CELL_WORDS
        _NOTE(words, at * WORD_BYTES, work, at_s, 0, first, count, call, group, site)
        times[at + 2] = at_s

    def read(at_s: float, at: int, is_whole: bool) -> None:
        # As in ``log``; ``is_whole``: all of them, and not the CPU clock alone where the others were read lately.
        nonlocal cpu_s, read_at_s, due_s, chunk_due_s, probed_at_s
        before_s, cpu_s = cpu_s, cpu_now()
        is_busy = cpu_s - before_s > _BUSY_FROM * (at_s - read_at_s)
        chunk_due_s = at_s + (_READ_BUSY_EVERY_S if is_busy else READ_EVERY_S)
        since_s = at_s - probed_at_s
        if is_whole or since_s > _PROBE_EVERY_S:
            is_its = at >= 0 and since_s < 2 * (at_s - times[at + 1])
            for number, word, probe, least in PROBES:
                before, numbers[number] = numbers[number], probe(cpu_s, since_s)
                if is_its and numbers[number] - before >= least:
                    words[at + word] = numbers[number] - before
            probed_at_s = at_s
        read_at_s = at_s
        due_s = at_s + READ_EVERY_S

    def read_before(at_s: float) -> float:
        # As in ``log``.
        nonlocal cpu_s, read_at_s
        read(at_s, -1, True)
        cpu_s, read_at_s = cpu_now(), now()
        return read_at_s

    def note_facts(at: int, started: float, ended: float) -> None:
        cpu_at_start_s = cpu_s + started - read_at_s
        is_told = ended - started >= TELL_FROM_S
        read(ended, at if is_told else -1, is_told)
        if is_told:
            words[at + FACT] = round(min(max(cpu_s - cpu_at_start_s, 0.0), ended - started) * 1e9) + 1

    def note_item(at: int, text: bytes) -> None:
        # A number in digits, as most items are, needs no room of its own.
        if len(text) < _DIGITS and text.isdigit():
            words[at + 1] = int(text)
            words[at] = ITEM_INT
        else:
            note_text(at, ITEM_TEXT, text)

    def note_text(at: int, kind: int, text: bytes) -> None:
        # Writes two words from ``at`` on: the kind and the length, and where the text is.
        nonlocal text_at, texts, texts_offset, texts_file
        if text_at + len(text) > len(texts):
            if is_abandoned:
                return
            try:
                if texts_file is None:
                    texts_file = GrowingFile(path + TEXTS_SUFFIX)
                    texts_file.publish()
                piece, texts_offset = texts_file.grow(len(text))
            except OSError as problem:
                shortage.note(folder, shortage.RESULTS, 1, problem)
                words[at] |= kind
                return
            texts, text_at = memoryview(piece), 0
        first, text_at = text_at, text_at + len(text)
        texts[first:text_at] = text
        words[at + 1] = texts_offset + first
        words[at] = kind | len(text) << 8

    def next_piece(tasks: int = 1) -> int:
        """Map the next piece, for so many tasks. Returns where its first cell is; -1 where there is no room."""
        nonlocal words, times, limit, next_cell
        if is_abandoned:
            return -1
        try:
            piece, _ = file.grow()
        except OSError as problem:
            shortage.note(folder, shortage.TASKS, tasks, problem)
            if not os.path.isdir(folder):  # nobody watches any more
                abandon()
            return -1
        words, times = memoryview(piece).cast("Q"), memoryview(piece).cast("d")
        limit, next_cell = len(words), 0
        return 0

    def abandon() -> None:
        nonlocal header, words, times, texts, starts, ends, is_abandoned
        is_abandoned = True
        header = words = memoryview(bytearray(len(words) * WORD_BYTES)).cast("Q")
        times = words.cast("B").cast("d")
        texts = memoryview(bytearray(len(texts)))
        starts = ends = memoryview(bytearray(_LAID_OUT * WORD_BYTES)).cast("d")

    log = SeamLog()
    log.begin, log.end, log.timed, log.fail, log.note, log.abandon = begin, end, timed, fail, note, abandon
    log.make_container, log.tell, log.message = make_container, tell, message
    log.wants_text = lambda: is_slow or texts_left > 0
    log.is_open = lambda: running() >= 0
    log.task = lambda: (words[at + CALL], words[at + INDEX]) if (at := running()) >= 0 else None
    return log
