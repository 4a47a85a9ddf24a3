"""What the record of one task tells beside its times and its facts: what it worked on, and what came of it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..inside.records.layout import (
    INDEX,
    ITEM,
    ITEM_KIND,
    ITEM_STRING,
    ITEM_TEXT,
    KIND,
    KIND_ERROR,
    KIND_TEXT,
    STARTED,
    TEXT_BYTES,
    VALUE,
    word_as_ns,
)
from ..inside.records.text import item_told
from .outcome import TaskError


class TaskRecord(NamedTuple):
    """One of them. Whose it really is, is told by the first two.

    Attributes:
        task: its index, in a run that is planned.
        started_ns: when it began, by ``perf_counter_ns``; 0: there is no such record.
        item: the repr of what it worked on, cut; None: not recorded.
        result: the repr of what it returned, cut; nothing to go by while it runs.
        error: what it raised; it has no result, then.
    """

    task: int = 0
    started_ns: int = 0
    item: str | None = None
    result: str | None = None
    error: TaskError | None = None


NO_RECORD = TaskRecord()


def task_record(words: Sequence[int], text: Callable[[int, int], bytes]) -> TaskRecord:
    """Of the words of a record; ``text(offset, length)`` is one that they point to, or what there is of it."""
    item_kind = words[ITEM_KIND] & 0xFF
    item = text(words[ITEM], words[ITEM_KIND] >> 8) if item_kind in (ITEM_STRING, ITEM_TEXT) else b""
    found = TaskRecord(words[INDEX], word_as_ns(words[STARTED]), item_told(item_kind, words[ITEM], item))
    kind, length = words[KIND] & 0xFF, words[KIND] >> 8 & TEXT_BYTES
    if kind == KIND_ERROR:
        return found._replace(error=TaskError.from_json(text(words[VALUE], length)))
    if kind == KIND_TEXT:
        return found._replace(result=text(words[VALUE], length).decode("utf-8", "replace"))
    return found._replace(result=str(words[VALUE]))
