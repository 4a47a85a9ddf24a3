"""What the session tells of each run of a comparison, once it is over."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.inside.data_class import dataclass
from engine.inside.problem import Problem
from engine.inside.problems.sending import NotCarried
from engine.model.experiment import Turn
from engine.trace.run import Run

if TYPE_CHECKING:
    from engine.formats.run_file import Saved


@dataclass(frozen=True, slots=True)
class RunOver:
    """A run of several is over.

    Attributes:
        turn: which it was.
        run: the run.
        contents: what gives all that is to be kept of it, in the thread for files; read once, however often it is
            asked. None of a run that was refused.
    """

    turn: Turn
    run: Run
    contents: "Callable[[], Saved] | None"


def is_of_one_way(problem: Problem) -> bool:
    """Whether a plan was refused for what other ways of doing the same jobs may be able to do."""
    return problem.field in ("workers", "strategy") or isinstance(problem, NotCarried)
