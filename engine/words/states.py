"""What has become of a task, or of a run, in a word."""

from ..language import mark, marked
from ..trace.lane import State
from ..trace.run import Outcome

_STATES = {
    State.WAITING: mark("waiting"),
    State.RUNNING: mark("running"),
    State.DONE: mark("done"),
    State.ERROR: mark("error"),
    State.LOST: mark("lost"),
    State.CANCELLED: mark("cancelled"),
}
_OUTCOMES = {
    Outcome.FINISHED: mark("finished"),
    Outcome.FAILED: mark("failed"),
    Outcome.STALLED: mark("stalled"),
    Outcome.CANCELLED: mark("cancelled"),
}


def state(found: State) -> str:
    """What has become of a task."""
    return marked(_STATES[found])


def outcome(found: Outcome) -> str:
    """How a run ended."""
    return marked(_OUTCOMES[found])
