"""The record file of a process's body: one record, written by position.

All that a forked child touches first is copied for it, page by page, which takes longer than anything that it does
there. So the parent writes down what it knows of the child: whose record it is, and what it runs. The child only adds
when that began and how it ended, and maps nothing: before 3.13 Python keeps a file open for each mapping, and a process
that lists its files shall find its own. The layout is that of ``seam_log``.
"""

import contextlib
import math
import os
import struct
import time
from _thread import get_native_id

from . import birth
from .by_position import (
    HEAD,
    NEW,
    OLD,
    RECORD_AT,
    TIME,
    behind_head,
    boot_ns,
    opened,
    ticks_of_fork,
    write_whole,
    written_text,
)
from .facts import FACTS
from .layout import (
    CELL_WORDS,
    ENDED,
    FACT,
    FLAG_CONTAINER,
    FLAG_INTERRUPTED,
    ITEM_INT,
    ITEM_TEXT,
    KIND,
    KIND_ERROR,
    KIND_TEXT,
    MAGIC,
    MAGIC_VALUE,
    PID,
    RECORDS_SUFFIX,
    STARTED,
    TEXTS_SUFFIX,
    VALUE,
    WORD_BYTES,
)
from .record_file import TELL_FROM_S

_DIGITS = 19
_PROBES = [(FACT + place, fact.once, fact.least) for place, fact in enumerate(FACTS) if place and fact.once is not None]
_RECORD, _FACTS = struct.Struct("=40x3Q"), bytes((CELL_WORDS - FACT) * WORD_BYTES)
_OWNER, _WORD = struct.Struct("=3Q"), struct.Struct("=Q")
_MAGIC = _WORD.pack(MAGIC_VALUE)
_template = b""
"""What comes behind the header's first words, up to the record."""


class BodyRecord:
    """One record, of one task. Made, and let ``go``, in the parent of a child that is forked next; all else is called
    in the child. In a process that was not forked so, it is made there as well.

    There it stands for a ``SeamLog`` whose first task this is; it has no second one.
    """

    __slots__ = ("_boot_ns", "_call", "_cpu_s", "_descriptor", "_flags", "_item", "_numbers", "_path", "_started_s")

    def __init__(self, folder: str, call: int, item: bytes, *, is_ahead: bool = True) -> None:
        """Of the task 0 of ``call``, whose ``item`` is this text. Raises OSError; nothing is left of it then.

        ``is_ahead``: its process is not there yet.
        """
        global _template
        self._call, self._flags, self._started_s = call, 0, 0.0
        now_ns = time.perf_counter_ns()
        # Named by nobody's PID, as it is not the parent's and the child's is not known yet.
        self._path = f"{folder}/{'of' * is_ahead}{os.getpid()}-{get_native_id()}-{now_ns}"
        born_ns, self._boot_ns = (now_ns, boot_ns()) if is_ahead else (birth.born_ns(), 0)
        self._item = 0, 0
        if item:
            is_number = len(item) < _DIGITS and item.isdigit()
            self._item = (ITEM_INT, int(item)) if is_number else self._told(ITEM_TEXT, item)
        if not _template:
            _template = behind_head()
        self._descriptor = os.open(self._path + RECORDS_SUFFIX, NEW, 0o600)
        try:
            # Born, opened, and by the wall's clock.
            head = HEAD.pack(0, 0, 0, 0, born_ns, now_ns, time.time_ns())
            write_whole(self._descriptor, b"".join((head, _template, _RECORD.pack(call, *self._item), _FACTS)))
        except OSError:
            self.discard()
            raise

    def discard(self) -> None:
        """There is no child after all."""
        self.go()
        for suffix in (RECORDS_SUFFIX, TEXTS_SUFFIX):
            with contextlib.suppress(OSError):
                os.unlink(self._path + suffix)

    def go(self) -> None:
        """In the parent: there is a child, whose this is from now on."""
        os.close(self._descriptor)

    def begin(self) -> None:
        """It starts now."""
        pid, cpu_s, numbers = os.getpid(), time.thread_time(), []
        for _, probe, _ in _PROBES:
            numbers.append(probe(cpu_s, math.inf))  # what was read before the fork is of the parent
        ticks = ticks_of_fork(self._boot_ns)
        self._numbers, self._cpu_s = numbers, time.thread_time()
        self._started_s = started_s = time.perf_counter()
        descriptor = self._descriptor
        try:
            os.pwrite(descriptor, _OWNER.pack(pid, ticks, pid), PID * WORD_BYTES)
            os.pwrite(descriptor, TIME.pack(started_s), RECORD_AT + STARTED * WORD_BYTES)
            os.pwrite(descriptor, _MAGIC, MAGIC * WORD_BYTES)  # last, by which the rest is taken for written
        finally:
            os.close(descriptor)

    def is_open(self) -> bool:
        """Whether it has begun and not ended."""
        return self._started_s > 0

    def task(self) -> "tuple[int, int] | None":
        """Its call and its index."""
        return (self._call, 0) if self._started_s else None

    def make_container(self) -> None:
        """It only carries others."""
        if not self._flags:
            self._flags = FLAG_CONTAINER
            self._write({KIND: self._flags})

    def end(self, _value: int, text: bytes) -> None:
        """It has returned what ``text`` tells."""
        self._end(KIND_TEXT, text)

    def fail(self, text: bytes, is_interrupted: bool, _item: bytes) -> None:
        """It has raised what ``text`` tells (see ``text.brief_error``)."""
        self._end(KIND_ERROR | (FLAG_INTERRUPTED if is_interrupted else 0), text)

    def _end(self, kind: int, text: bytes) -> None:
        ended_s = time.perf_counter()
        if not self._started_s:
            return
        words = dict(zip((KIND, VALUE), self._told(kind | self._flags, text)))  # noqa: B905 - two each
        took_s = ended_s - self._started_s
        if took_s >= TELL_FROM_S:
            cpu_s = time.thread_time()
            words[FACT] = round(min(max(cpu_s - self._cpu_s, 0.0), took_s) * 1e9) + 1
            for (word, probe, least), before in zip(_PROBES, self._numbers):  # noqa: B905 - as many
                if (counted := probe(cpu_s, took_s) - before) >= least:
                    words[word] = counted
        self._started_s = 0.0
        self._write(words, ended_s)

    def _write(self, words: "dict[int, int]", ended_s: float = 0.0) -> None:
        try:
            descriptor = opened(self._path + RECORDS_SUFFIX, OLD)
        except OSError:
            return  # nobody watches any more
        try:
            for word, value in words.items():
                os.pwrite(descriptor, _WORD.pack(value), RECORD_AT + word * WORD_BYTES)
            if ended_s:
                os.pwrite(descriptor, TIME.pack(ended_s), RECORD_AT + ENDED * WORD_BYTES)
        except OSError:
            pass
        finally:
            os.close(descriptor)

    def _told(self, kind: int, text: bytes) -> "tuple[int, int]":
        """Write a text. Returns two words: the kind with its length, and where it stands."""
        if not text:
            return kind, 0
        try:
            return written_text(self._path, kind, text)
        except OSError:
            return kind, 0
