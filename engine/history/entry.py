"""A run that is kept, as a list shows it."""

from ..inside.data_class import dataclass
from ..inside.plan import Plan
from ..insight.speedup import speedup
from ..trace.run import Outcome
from .remark import Remark


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of a run without reading more than the head of its file.

    Attributes:
        name: of its file, by which the history knows it.
        path: its file.
        size_bytes: of the file.
        at_s: when its call began, in seconds since the epoch; when the file was written where nobody knows.
        plan: what was run, without the items of a function of one's own.
        outcome: how it ended.
        elapsed_s: the strategy's own time; None if its call never ended.
        sequential_s: the plain loop's time, if it was run as well.
        remark: what the person has said of it.
        until_s: until when a run is known whose call never ended, since its start; None of any other.
        experiment: by which those are known that belong together; empty: it stands by itself.
    """

    name: str
    path: str
    size_bytes: int
    at_s: float
    plan: Plan
    outcome: Outcome | None
    elapsed_s: float | None
    sequential_s: float | None
    remark: Remark
    experiment: str = ""
    until_s: float | None = None

    @property
    def speedup(self) -> float | None:
        """How many times as fast as the plain loop; None where either did not finish, or nobody ran the loop."""
        return speedup(self.sequential_s, self.elapsed_s) if self.outcome is Outcome.FINISHED else None
