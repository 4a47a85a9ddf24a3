"""What is known of one task beyond its span: its item, its result or error, read from the records when it is wanted."""

from dataclasses import dataclass
from typing import Protocol

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
from ..model.death import Death
from ..model.outcome import TaskError
from .lane import Span, State
from .run import Run


class Records(Protocol):
    """Where the records of a run are read: its folder (``FolderReader``), or a file that it was saved in."""

    def record(self, records_name: str, position: int) -> tuple[int, ...]:
        """The words of one record (see ``records/layout.py``); zeros if there is none. Any thread."""

    def text(self, records_name: str, offset: int, length: int) -> bytes:
        """A text that a record points to, or what there is of it. Any thread."""


@dataclass(frozen=True, slots=True)
class Details:
    """A task's ``item`` and ``result`` (the repr of each, cut), ``error`` and ``death``, each None if there is none."""

    result: str | None
    error: TaskError | None
    death: Death | None
    item: str | None = None


def details(run: Run, reader: Records, span: Span) -> Details:
    """Read them. Any thread; one to three short reads of a local file."""
    lane = run.trace.lanes[span.lane]
    name = lane.header.name
    words = reader.record(name, lane.cell(span.position))
    is_its = word_as_ns(words[STARTED]) == span.started_ns
    if run.trace.tasks.is_planned:
        is_its &= words[INDEX] == span.task
    item = _item(words, name, reader) if is_its else None
    if span.state is State.LOST:
        death = run.attempt_deaths.get(span.lane) or run.deaths.get(span.task, Death())
        return Details(None, None, death, item)
    if span.state not in (State.DONE, State.ERROR) or not is_its:
        return Details(None, None, None, item)
    kind, length = words[KIND] & 0xFF, words[KIND] >> 8 & TEXT_BYTES
    if kind == KIND_ERROR:
        return Details(None, TaskError.from_json(reader.text(name, words[VALUE], length)), None, item)
    if kind == KIND_TEXT:
        return Details(reader.text(name, words[VALUE], length).decode("utf-8", "replace"), None, None, item)
    return Details(str(words[VALUE]), None, None, item)


def _item(words: tuple[int, ...], name: str, reader: Records) -> str | None:
    kind = words[ITEM_KIND] & 0xFF
    text = reader.text(name, words[ITEM], words[ITEM_KIND] >> 8) if kind in (ITEM_STRING, ITEM_TEXT) else b""
    return item_told(kind, words[ITEM], text)


def of_unsent(run: Run, task: int) -> Details:
    """What is known of a task that never began: the error, if it could not be brought to a worker. Any thread."""
    return Details(None, run.unsent.get(task), None)
