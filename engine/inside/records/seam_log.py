"""The record file of one thread at one depth, for tasks whose start and end are seen at two places.

Where ``log`` calls the function itself, here somebody else does, between ``begin`` and ``end``, or between two items
that ``timed`` has handed out. The layout is the same. Spans of one file never overlap: what runs within a task goes into
the file of the next depth.
"""

import os
import time
from _thread import get_native_id
from collections.abc import Callable, Iterable, Iterator

from . import shortage
from .growing_file import GrowingFile
from .layout import CELL_WORDS, HEADER_CELLS, KIND_ERROR, KIND_INT, KIND_TEXT, RECORDS_SUFFIX, TEXTS_SUFFIX, WORD_BYTES
from .log import write_header

TextOf = Callable[[object], bytes]
"""What is to be told of an item, in UTF-8, or nothing."""

_CPU_READ_EVERY_S = 50e-6
_LABELLED_ALWAYS = 64  # so many tasks of a log have a text; of the others, those of which the one before took longer
_LABELLED_FROM_S = 30e-6


class SeamLog:
    """One record file, as what can be done with it; to be used only in the thread that made it, but for ``abandon``.

    begin(group, index, text): a task starts now; ``wants_text()`` says whether it should have a text.
    end(kind, value, text): it ends now: ``KIND_INT`` with the result, or ``KIND_TEXT`` or ``KIND_ERROR`` with a text.
    timed(group, index, items, text_of): hands out the items; each is a task from then until the next is asked for.
    fail(text): the item that was handed out last has raised.
    note(words): writes one cell as it is, with the times in seconds at 1 and 2.
    is_open(): whether a task has begun and not ended.
    abandon(): in a forked child: the inherited log writes to nowhere.
    """

    __slots__ = ("__weakref__", "abandon", "begin", "end", "fail", "is_open", "note", "timed", "wants_text")

    begin: Callable[[int, int, bytes], None]
    end: Callable[[int, int, bytes], None]
    timed: Callable[[int, int, Iterable[object], TextOf], Iterator[object]]
    fail: Callable[[bytes], None]
    note: Callable[[int, float, int, int, int, int, int], None]
    wants_text: Callable[[], bool]
    is_open: Callable[[], bool]
    abandon: Callable[[], None]


def open_seam_log(folder: str, role: int, level: int) -> SeamLog:
    """Make the calling thread's record file for the depth ``level`` in ``folder``. Raises OSError.

    It is made of closures for the reason that ``log.open_log`` has.
    """
    path = os.path.join(folder, f"{os.getpid()}-{get_native_id()}-{time.perf_counter_ns()}")
    file = GrowingFile(path + RECORDS_SUFFIX)
    texts_file: GrowingFile | None = None
    try:
        piece, _ = file.grow()
        header = words = memoryview(piece).cast("Q")
        write_header(header, role, level)
        file.publish()
    except OSError:
        file.discard()
        raise
    texts = memoryview(bytearray())
    text_at = texts_offset = 0
    cell = -1  # of the task that runs
    next_cell = HEADER_CELLS * CELL_WORDS
    limit = len(words)
    times = words.cast("B").cast("d")
    cpu_s = cpu_read_at_s = cpu_due_s = 0.0
    labels_left = _LABELLED_ALWAYS
    is_slow = True
    is_abandoned = False
    now, cpu_now = time.perf_counter, time.thread_time

    def begin(group: int, index: int, text: bytes) -> None:
        nonlocal cell, next_cell, labels_left
        cell = next_cell
        if cell == limit:
            cell = next_piece()
            if cell < 0:
                return
        next_cell = cell + 8
        words[cell] = index
        words[cell + 6] = group
        if text:
            labels_left -= 1
            words[cell + 7] = reference(text)
        times[cell + 1] = started = now()
        if started > cpu_due_s:
            read_cpu(started)

    def end(kind: int, value: int, text: bytes) -> None:
        nonlocal cell, is_slow
        ended = now()
        at = cell
        if at < 0:
            return
        cell = -1
        if ended > cpu_due_s:
            note_cpu(at, times[at + 1], ended)
        is_slow = ended - times[at + 1] > _LABELLED_FROM_S
        if kind == KIND_INT and 0 <= value < 1 << 64:
            words[at + 5] = value
        else:
            note_text(at, kind, text)
        times[at + 2] = ended

    def timed(group: int, index: int, items: Iterable[object], text_of: TextOf) -> Iterator[object]:
        nonlocal cell, next_cell, labels_left, is_slow
        # One reading of the clock is the end of a task and the start of the next.
        ended = now()
        if ended > cpu_due_s:
            read_cpu(ended)
        for item in items:
            at = next_cell
            if at == limit:
                at = next_piece()
            if at < 0:
                yield item
                continue
            next_cell = at + 8
            words[at] = index
            words[at + 6] = group
            index += 1
            if is_slow or labels_left > 0:
                text = text_of(item)
                if text:
                    labels_left -= 1
                    words[at + 7] = reference(text)
                ended = now()
            times[at + 1] = started = ended
            cell = at
            yield item
            ended = now()
            if ended > cpu_due_s:
                note_cpu(at, started, ended)
            is_slow = ended - started > _LABELLED_FROM_S
            words[at + 4] = 1  # an empty text: what came of it goes on to the library
            times[at + 2] = ended
        cell = -1

    def fail(text: bytes) -> None:
        if cell >= 0:
            end(KIND_ERROR, 0, text)

    def note(index: int, at_s: float, third: int, fourth: int, fifth: int, group: int, seventh: int) -> None:
        nonlocal next_cell
        at = next_cell
        if at == limit:
            at = next_piece()
            if at < 0:
                return
        next_cell = at + 8
        words[at], words[at + 3], words[at + 4], words[at + 5] = index, third, fourth, fifth
        words[at + 6], words[at + 7] = group, seventh
        times[at + 1] = at_s
        times[at + 2] = at_s

    def read_cpu(at_s: float) -> None:
        nonlocal cpu_s, cpu_read_at_s, cpu_due_s
        cpu_s = cpu_now()
        cpu_read_at_s = at_s
        cpu_due_s = at_s + _CPU_READ_EVERY_S

    def note_cpu(at: int, started: float, ended: float) -> None:
        cpu_at_start_s = cpu_s + started - cpu_read_at_s
        read_cpu(ended)
        if ended - started >= _CPU_READ_EVERY_S:
            words[at + 3] = round(min(max(cpu_s - cpu_at_start_s, 0.0), ended - started) * 1e9) + 1

    def note_text(at: int, kind: int, text: bytes) -> None:
        offset, length = written(text)
        words[at + 5] = offset
        words[at + 4] = kind | length << 8

    def reference(text: bytes) -> int:
        offset, length = written(text)
        return offset << 16 | length

    def written(text: bytes) -> tuple[int, int]:
        nonlocal text_at, texts, texts_offset, texts_file
        if text_at + len(text) > len(texts):
            try:
                if texts_file is None:
                    texts_file = GrowingFile(path + TEXTS_SUFFIX)
                    texts_file.publish()
                piece, texts_offset = texts_file.grow(len(text))
            except OSError as problem:
                shortage.note(folder, shortage.RESULTS, 1, problem)
                return 0, 0
            texts = memoryview(piece)
            text_at = 0
        first, text_at = text_at, text_at + len(text)
        texts[first:text_at] = text
        return texts_offset + first, len(text)

    def next_piece() -> int:
        """Map the next piece. Returns where its first cell is; -1 where there is no room."""
        nonlocal words, times, limit, next_cell
        if is_abandoned:
            return -1
        try:
            piece, _ = file.grow()
        except OSError as problem:
            shortage.note(folder, shortage.TASKS, 1, problem)
            return -1
        words = memoryview(piece).cast("Q")
        times = memoryview(piece).cast("d")
        limit = len(words)
        next_cell = 0
        return 0

    def abandon() -> None:
        nonlocal header, words, times, texts, is_abandoned
        is_abandoned = True
        header = words = memoryview(bytearray(len(words) * WORD_BYTES)).cast("Q")
        times = words.cast("B").cast("d")
        texts = memoryview(bytearray(len(texts)))

    log = SeamLog()
    log.begin, log.end, log.timed, log.fail, log.note, log.abandon = begin, end, timed, fail, note, abandon
    log.wants_text = lambda: is_slow or labels_left > 0
    log.is_open = lambda: cell >= 0
    return log
