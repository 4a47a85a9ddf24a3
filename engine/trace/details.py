"""What is known of one task beyond its span: its result or error, read from the records when it is wanted."""

from dataclasses import dataclass

from ..records.layout import INDEX, KIND, KIND_ERROR, KIND_TEXT, STARTED, VALUE, word_as_ns
from ..records.reader import FolderReader
from ..runner.deaths import Death
from .lane import Span, State
from .run import Run, TaskError


@dataclass(frozen=True, slots=True)
class Details:
    """A task's ``result`` (the repr of it, cut), ``error`` and ``death``, each None if there is none."""

    result: str | None
    error: TaskError | None
    death: Death | None


def details(run: Run, reader: FolderReader, span: Span) -> Details:
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
