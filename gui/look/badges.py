"""What a worker's lane and its row in the table say of it, if it is not well."""

from dataclasses import dataclass

from engine import words
from engine.inside.language import tr
from engine.model.death import Death
from engine.trace.lane import Lane, State
from engine.trace.run import Run

SUSPENDED_SIGN = "❚❚"
LOST_SIGN = "†"


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign, which tells it without any colour, and a word or two."""

    sign: str
    text: str

    def __str__(self) -> str:
        return f"{self.sign} {self.text}"


def badge(run: Run, lane: Lane) -> Badge | None:
    """The badge of a worker; None if it is well, or nobody knows."""
    if lane.running is not None and lane.running.state is State.LOST:
        return Badge(LOST_SIGN, words.death_in_brief(run.deaths.get(lane.running.task, Death())))
    if lane.header.process in run.suspended:
        return Badge(SUSPENDED_SIGN, tr("suspended"))
    return None
