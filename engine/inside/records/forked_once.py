"""A recorded function in processes that are forked to call it once each: all that can be is done before the fork.

What a forked child touches first is copied for it, page by page: with a log of its own it had twice as many pages
copied as a child that records nothing. So it has none, which is mapped, and can grow. Its one record is written by
position, with the layout of ``log``.
"""

import contextlib
import math
import os
import struct
import sys
import time
from collections.abc import Callable
from typing import Any

from . import birth, by_position, environment, inherited, odd, opened, output, repeated, shortage
from .by_position import (
    HEAD,
    NEW,
    OLD,
    RECORD_AT,
    TIME,
    behind_head,
    on_boot_clock,
    ticks_of_fork,
    write_whole,
    written_text,
)
from .facts import FACTS
from .layout import (
    CELL_WORDS,
    ENDED,
    FACT,
    ITEM_CONSTANT,
    ITEM_FLOAT,
    ITEM_INT,
    ITEM_STRING,
    ITEM_TEXT,
    KIND,
    KIND_ERROR,
    KIND_INT,
    KIND_TEXT,
    MAGIC_VALUE,
    RECORDS_SUFFIX,
    RESULT_CHARACTERS,
    STARTED,
    WORD_BYTES,
)
from .recorded import Recorded, tell_evidence
from .text import brief_error, brief_repr

_PROBES = [(fact.once, fact.least) for fact in FACTS[1:]]  # the first is the thread's CPU time
_RECORD = struct.Struct("=Q40x2Q")
_END = struct.Struct(f"=2Q8x2Q{len(FACTS)}Q")  # from ``KIND`` on
_NO_FACTS = bytes((CELL_WORDS - FACT) * WORD_BYTES)
_WORD_LIMIT = 1 << 64


def forked_once(recorded: Recorded, *, has_initializer: bool) -> "Callable[[tuple[int, Any]], Any]":
    """What ``recorded`` does, for processes that are forked from this one and call it once each.

    In the runner, before the strategy is called. Where files are looked out for, or the streams are somebody's own, it
    is ``recorded`` itself.
    """
    opened.begin(recorded.folder)
    if opened.is_looking_out() or not output.is_redirected():
        return recorded
    environment.restore()  # which each child would do
    function = recorded.function
    is_worth_a_look = inherited.is_worth_a_look(function) or repeated.found(function) is not None
    once = _Once(recorded, tells=has_initializer or is_worth_a_look)
    return once.call_and_keep if recorded.keep_going else once.call


class _Once:
    """What is known of the children before there are any."""

    def __init__(self, recorded: Recorded, *, tells: bool) -> None:
        self._recorded, self._function, self._tells = recorded, recorded.function, tells
        self._folder, self._runner = recorded.folder, os.getpid()
        self._behind_head = behind_head()

    def call_and_keep(self, pair: "tuple[int, Any]") -> None:
        """Likewise; what comes of it is in its record alone."""
        with contextlib.suppress(BaseException):
            self.call(pair)

    def call(self, pair: "tuple[int, Any]") -> Any:
        """Call the function in a child, and record it. Returns or raises what it does."""
        pid, (index, item) = os.getpid(), pair
        if pid == self._runner:
            return self._recorded(pair)
        output.redirect_child(self._folder, pid)
        path = f"{self._folder}/{pid}-{pid}-{time.perf_counter_ns()}"
        told, descriptor = self._told(path, item), -1
        try:
            descriptor = self._made(path, pid, index, told)
        except OSError as problem:
            shortage.note(self._folder, shortage.TASKS, 1, problem)
        if self._tells:
            tell_evidence(self._folder, self._function)
        if descriptor < 0:
            return self._function(item)
        cpu_s = time.thread_time()
        # All is read anew: what was read before the fork is of the runner.
        before = [probe(cpu_s, math.inf) if probe else 0 for probe, _ in _PROBES]
        cpu_s = time.thread_time()
        started_s = time.perf_counter()
        with contextlib.suppress(OSError):  # then its record is wrong, and counted so; the task runs
            os.pwrite(descriptor, TIME.pack(started_s), RECORD_AT + STARTED * WORD_BYTES)
        os.close(descriptor)
        try:
            result = self._function(item)
        except BaseException as problem:
            ended_s = time.perf_counter()
            if os.getpid() == pid:  # and not one that the function has forked
                facts = _counted(before, cpu_s, ended_s - started_s)
                kind, value = self._text(path, KIND_ERROR, brief_error(problem))
                odd.note_error(self._folder, index, problem)
                self._end(path, ended_s, (kind, value, *told, *facts))
            raise
        ended_s = time.perf_counter()
        if os.getpid() == pid:
            facts = _counted(before, cpu_s, ended_s - started_s)
            if type(result) is int and 0 <= result < _WORD_LIMIT:
                kind, value = KIND_INT, result
            else:
                text = brief_repr(result).encode("utf-8", "backslashreplace")
                kind, value = self._text(path, KIND_TEXT, text)
                odd.note_result(self._folder, index, result)
            self._end(path, ended_s, (kind, value, *told, *facts))
        return result

    def _made(self, path: str, pid: int, index: int, told: "tuple[int, int]") -> int:
        """Make the record file. Returns a descriptor of it. Raises OSError; nothing is left of it then."""
        born_ns = birth.born_ns()
        ticks = ticks_of_fork(on_boot_clock(born_ns))
        head = HEAD.pack(MAGIC_VALUE, pid, ticks, pid, born_ns, time.perf_counter_ns(), time.time_ns())
        data = b"".join((head, self._behind_head, _RECORD.pack(index, *told), _NO_FACTS))
        descriptor = os.open(path + RECORDS_SUFFIX, NEW, 0o600)
        try:
            write_whole(descriptor, data)
        except OSError:
            os.close(descriptor)
            os.unlink(path + RECORDS_SUFFIX)
            raise
        return descriptor

    def _end(self, path: str, ended_s: float, words: "tuple[int, ...]") -> None:
        try:
            descriptor = by_position.opened(path + RECORDS_SUFFIX, OLD)
            try:
                os.pwrite(descriptor, _END.pack(*words), RECORD_AT + KIND * WORD_BYTES)
                os.pwrite(descriptor, TIME.pack(ended_s), RECORD_AT + ENDED * WORD_BYTES)
            finally:
                os.close(descriptor)
        except OSError as problem:
            shortage.note(self._folder, shortage.TASKS, 1, problem)

    def _told(self, path: str, item: Any) -> "tuple[int, int]":
        """The two words of an item, as ``log`` has them."""
        kind = type(item)
        if kind is int and -_WORD_LIMIT // 2 <= item < _WORD_LIMIT // 2:
            return ITEM_INT, item % _WORD_LIMIT
        if kind is float:
            return ITEM_FLOAT, int.from_bytes(TIME.pack(item), sys.byteorder)
        if item is None or kind is bool:
            return ITEM_CONSTANT, 0 if item is None else 1 + item
        if kind is str:
            text, told = item[:RESULT_CHARACTERS].encode("utf-8", "surrogatepass"), ITEM_STRING
        else:
            text, told = brief_repr(item).encode("utf-8", "backslashreplace"), ITEM_TEXT
        return self._text(path, told, text, shortage.ITEMS)

    def _text(self, path: str, kind: int, text: bytes, what: str = shortage.RESULTS) -> "tuple[int, int]":
        """Write a text. Returns two words: the kind with its length, and where it stands."""
        try:
            return written_text(path, kind, text)
        except OSError as problem:
            shortage.note(self._folder, what, 1, problem)
            return (0, 0) if what == shortage.ITEMS else (kind, 0)


def _counted(before: "list[int]", cpu_s: float, took_s: float) -> "list[int]":
    """The words of the facts, of a task that has just ended and took so long: its thread had used ``cpu_s`` before."""
    now_s = time.thread_time()
    found = [round(min(max(now_s - cpu_s, 0.0), took_s) * 1e9) + 1]
    for (probe, least), counted in zip(_PROBES, before):  # noqa: B905 - as many
        more = probe(now_s, took_s) - counted if probe else 0
        found.append(more if more >= least else 0)
    return found
