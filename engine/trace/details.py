"""What is known of one task beyond its span: its item, its result or error, read from the records when it is wanted."""

from typing import Protocol

from ..inside.data_class import dataclass
from ..model.death import Death
from ..model.outcome import TaskError
from ..model.task_record import TaskRecord
from .lane import Span, State
from .run import Run


class Records(Protocol):
    """Where the records of a run are read: its folder (``FolderSource``), or a file that it was saved in."""

    def told(self, records_name: str, position: int) -> TaskRecord:
        """What one record tells; ``NO_RECORD`` if there is none. Any thread."""


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
    told = reader.told(lane.header.name, lane.cell(span.position))
    is_its = told.started_ns == span.started_ns and (told.task == span.task or not run.trace.tasks.is_planned)
    item = told.item if is_its else None
    if span.state is State.LOST:
        death = run.attempt_deaths.get(span.lane) or run.deaths.get(span.task, Death())
        return Details(None, None, death, item)
    if span.state not in (State.DONE, State.ERROR) or not is_its:
        return Details(None, None, None, item)
    # A watched body, or what it does with an item, gives nothing back, and its text is empty.
    return Details(told.result or (None if run.plan.watch is not None else told.result), told.error, None, item)


def of_unsent(run: Run, task: int) -> Details:
    """What is known of a task that never began: the error, if it could not be brought to a worker. Any thread."""
    return Details(None, run.unsent.get(task), None)
