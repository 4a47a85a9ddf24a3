"""What is known of one task beyond its span: its result or error, read from the records when it is wanted."""

from dataclasses import dataclass
from typing import Protocol

from ..inside.deaths import Death
from ..inside.records.layout import INDEX, KIND, KIND_ERROR, KIND_TEXT, STARTED, VALUE, word_as_ns
from .lane import Span, State
from .run import Run
from .task_error import TaskError


class Records(Protocol):
    """Where the records of a run are read: its folder (``FolderReader``), or a file that it was saved in."""

    def record(self, records_name: str, position: int) -> tuple[int, ...]:
        """The eight words of one record (see ``records/layout.py``); zeros if there is none. Any thread."""

    def text(self, records_name: str, offset: int, length: int) -> bytes:
        """A text that a record points to, or what there is of it. Any thread."""


@dataclass(frozen=True, slots=True)
class Details:
    """A task's ``result`` (the repr of it, cut), ``error`` and ``death``, each None if there is none."""

    result: str | None
    error: TaskError | None
    death: Death | None


def details(run: Run, reader: Records, span: Span) -> Details:
    """Read them. Any thread; one or two short reads of a local file."""
    if span.state is State.LOST:
        return Details(None, None, run.deaths.get(span.task, Death()))
    if span.state not in (State.DONE, State.ERROR):
        return Details(None, None, None)
    lane = run.trace.lanes[span.lane]
    name = lane.header.name
    words = reader.record(name, lane.cell(span.position))
    if (words[INDEX], word_as_ns(words[STARTED])) != (span.task, span.started_ns):
        return Details(None, None, None)
    kind = words[KIND] & 0xFF
    if kind == KIND_ERROR:
        return Details(None, TaskError.from_json(reader.text(name, words[VALUE], words[KIND] >> 8)), None)
    if kind == KIND_TEXT:
        return Details(reader.text(name, words[VALUE], words[KIND] >> 8).decode("utf-8", "replace"), None, None)
    return Details(str(words[VALUE]), None, None)


def of_unsent(run: Run, task: int) -> Details:
    """What is known of a task that never began: the error, if it could not be brought to a worker. Any thread."""
    return Details(None, run.unsent.get(task), None)
