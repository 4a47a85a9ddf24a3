"""Record files of threads that know nothing of them: what was seen from outside, written down as they would have.

So what is read, shown, saved and found again of a run is the same here. Written and read in one thread.
"""

import os
import struct
import time

from ..inside.records.layout import (
    BORN_NS,
    CALL,
    CELL,
    CELL_BYTES,
    CELL_WORDS,
    ENDED,
    HEADER_BYTES,
    HOST,
    INDEX,
    ITEM,
    ITEM_KIND,
    ITEM_TEXT,
    KIND,
    KIND_TEXT,
    LEVEL,
    MAGIC,
    MAGIC_VALUE,
    MEASURED,
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
    first_cell_words,
)
from ..inside.worker import Worker

_FLAGS = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)


class OutsideLane:
    """The record file of one thread at one depth."""

    def __init__(self, folder: str, worker: Worker, level: int) -> None:
        """Make it. Raises OSError."""
        name = f"{worker.pid}-{worker.thread}-{level}"
        self._path = os.path.join(folder, name + RECORDS_SUFFIX)
        self._texts_path = os.path.join(folder, name + TEXTS_SUFFIX)
        self._texts_bytes = 0
        self._cells = 0
        self._words = [0] * CELL_WORDS
        first = first_cell_words(CELL_WORDS)
        with open(self._path + ".new", "xb", opener=_own) as file:
            file.write(_header(worker, level).ljust(first * WORD_BYTES, b"\0"))
        os.rename(self._path + ".new", self._path)
        self._first_bytes = first * WORD_BYTES

    def begin(self, call: int, number: int, at_ns: int, item: str) -> None:
        """Something begins, as number so-and-so of a call. Raises OSError."""
        words = self._words = [0] * CELL_WORDS
        words[INDEX], words[CALL], words[STARTED] = number, call, _time(at_ns)
        words[ITEM_KIND], words[ITEM] = self._text(ITEM_TEXT, item)
        self._write()

    def end(self, at_ns: int, told: str) -> None:
        """It has ended, and this is told of it. Raises OSError."""
        words = self._words
        words[KIND], words[VALUE] = self._text(KIND_TEXT, told)
        words[ENDED] = _time(at_ns)
        self._write()
        self._cells += 1

    def _text(self, kind: int, text: str) -> tuple[int, int]:
        data = text.encode("utf-8", "replace")
        with open(self._texts_path, "ab", opener=_own) as file:
            file.write(data)
        at, self._texts_bytes = self._texts_bytes, self._texts_bytes + len(data)
        return kind | len(data) << 8, at

    def _write(self) -> None:
        descriptor = os.open(self._path, _FLAGS)
        try:
            os.lseek(descriptor, self._first_bytes + self._cells * CELL_BYTES, os.SEEK_SET)
            os.write(descriptor, struct.pack(f"={CELL_WORDS}Q", *self._words))
        finally:
            os.close(descriptor)


def _header(worker: Worker, level: int) -> bytes:
    words = [0] * (HEADER_BYTES // WORD_BYTES)
    words[PID], words[START_TICKS], words[THREAD] = worker.pid, worker.start, worker.thread
    words[BORN_NS], words[ROLE], words[CELL], words[MEASURED], words[LEVEL] = 0, ROLE_WORKER, CELL_WORDS, 0, level
    words[WALL_NS], words[OPENED_NS], words[MAGIC] = time.time_ns(), time.perf_counter_ns(), MAGIC_VALUE
    head = struct.pack(f"={len(words)}Q", *words)[: HOST * WORD_BYTES]
    return head + worker.host.encode("utf-8", "replace")[: HEADER_BYTES - len(head)].ljust(
        HEADER_BYTES - len(head), b"\0"
    )


def _time(at_ns: int) -> int:
    word: int = struct.unpack("=Q", struct.pack("=d", at_ns / 1e9))[0]
    return word


def _own(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
