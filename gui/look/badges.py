"""What a worker's lane and its row in the table say of it, if it is not well."""

from engine import words
from engine.inside.data_class import dataclass
from engine.inside.language import tr
from engine.inside.worker import Process
from engine.model.death import Death
from engine.trace.lane import Lane, State
from engine.trace.run import Run

SUSPENDED_SIGN = "❚❚"
SILENT_SIGN = "?"
LOST_SIGN = "†"
ERROR_SIGN = "✕"


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign, which tells it without any colour, and a word or two."""

    sign: str
    text: str

    def __str__(self) -> str:
        return f"{self.sign} {self.text}"


def badge(run: Run, lane: Lane) -> Badge | None:
    """The badge of a worker; None if it is well, or nobody knows."""
    found = life_badge(run, lane.header.process)
    if lane.running is None or lane.running.state is not State.LOST:
        return found
    if found is not None and found.sign == LOST_SIGN:
        return found
    return Badge(LOST_SIGN, words.death_in_brief(run.deaths.get(lane.running.task, Death())))


def life_badge(run: Run, process: Process) -> Badge | None:
    """The badge of a process, whether it has run a job or none; None if it is well, or nobody knows."""
    end = run.incidents.end_of(process)
    if end is not None:
        return Badge(LOST_SIGN, words.incident(end))
    if run.incidents.silent_since_ns(process):
        return Badge(SILENT_SIGN, tr("not heard of"))
    return Badge(SUSPENDED_SIGN, tr("suspended")) if process in run.suspended else None
