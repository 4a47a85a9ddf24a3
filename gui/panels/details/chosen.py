"""What is selected: a job, a worker, a range of time, or nothing, which is the whole run."""

from PySide6.QtCore import QObject, Signal

from engine.inside.data_class import dataclass

from ...session.session import Session
from ...session.task_selection import TaskSelection


@dataclass(frozen=True, slots=True)
class Job:
    """A job, by its index."""

    task: int


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker, by the number of one of its lanes."""

    lane: int


@dataclass(frozen=True, slots=True)
class Range:
    """From when to when, in seconds since the run's start."""

    seconds: tuple[float, float]


What = Job | Worker | Range | None


class Chosen(QObject):
    """Of all that is selected at the same time, what was selected last. Main thread.

    A bar that is clicked is a job, though its lane is selected as well.

    Signals:
        changed: something else is.
    """

    changed = Signal()

    def __init__(self, session: Session, tasks: TaskSelection, parent: QObject | None = None) -> None:
        """Nothing yet; ``tasks`` is the selected job."""
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._lane: int | None = None
        self._range: tuple[float, float] | None = None
        self.what: What = None
        tasks.changed.connect(self._choose_job)

    def choose_job(self, task: int) -> None:
        """A job is clicked, selected though it may be."""
        self._show(Job(task))

    def choose_worker(self, lane: int) -> None:
        """A worker is clicked, selected though it may be."""
        self._show(Worker(lane))

    def choose_lane(self, lane: int | None) -> None:
        """Another lane is selected, or none."""
        self._lane = lane
        if lane is None or lane == self._lane_of_job():
            self._fall_back(Worker)
        else:
            self._show(Worker(lane))

    def choose_range(self, seconds: tuple[float, float] | None) -> None:
        """Another range is measured, or none."""
        self._range = seconds
        if seconds is not None:
            self._show(Range(seconds))
        else:
            self._fall_back(Range)

    def _choose_job(self) -> None:
        if self._tasks.task is not None:
            self._show(Job(self._tasks.task))
        else:
            self._fall_back(Job)

    def _fall_back(self, kind: type) -> None:
        """What is shown of this kind is not selected any more, if it is of this kind."""
        if isinstance(self.what, kind):
            task = self._tasks.task
            worker = Worker(self._lane) if self._lane is not None else None
            self._show(Job(task) if task is not None else worker)

    def _lane_of_job(self) -> int | None:
        run, task = self._session.run, self._tasks.task
        if run is None or task is None or task >= run.trace.jobs:
            return None
        span = run.trace.span_of(task)
        return span.lane if span is not None else None

    def _show(self, what: What) -> None:
        if what != self.what:
            self.what = what
            self.changed.emit()
