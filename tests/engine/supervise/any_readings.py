"""Whatever workers may write, and deaths of theirs, for the properties of what is made of it."""

import functools

from hypothesis import strategies as st

from engine.inside.records.layout import FLAG_INTERRUPTED, KIND_ERROR, KIND_SENT
from engine.model.death import Death
from engine.model.outcome import TaskError
from tests.engine.supervise.telling import Reading
from tests.engine.trace.cells import block, cell, header

JOBS = 8
WORKERS = [header("a", 1), header("b", 1, 2), header("c", 3), header("d", 1, host="other"), header("e", 4)]
TASKS = st.integers(0, JOBS + 1)
_KINDS = [0, 0, 0, 0, KIND_ERROR, KIND_ERROR | FLAG_INTERRUPTED, FLAG_INTERRUPTED, KIND_SENT]


_CALLS = st.sampled_from([0, 0, 0, 9])
_ONE_IN_FIVE = st.integers(0, 4).map(lambda number: number == 0)
_YES = st.booleans()


@functools.cache  # to make a strategy takes longer than to draw from it
def _cells(number, apart):
    """What a worker has recorded of tasks that have ended, and of one that runs."""
    times = st.integers(0, 30).map(lambda at: 5 * at + number if apart and at else at)
    ended = st.builds(cell, TASKS, times, times, kind=st.sampled_from(_KINDS), call=_CALLS)
    running = st.just(b"") | st.builds(cell, TASKS, times, st.just(0))
    return st.lists(ended, max_size=3).map(b"".join), running


@st.composite
def readings(draw, *, apart=False):
    """One reading; ``apart``: no two workers have a time in common."""
    blocks = []
    for number, worker in enumerate(WORKERS):
        if draw(_YES):
            ended, running = _cells(number, apart)
            blocks.append(block(worker, draw(ended), draw(running)))
    lost = [(worker, Death("SIGKILL"), draw(_YES)) for worker in WORKERS if draw(_ONE_IN_FIVE)]
    unsent = [(draw(TASKS), TaskError("T", "m", "t"))] if draw(_ONE_IN_FIVE) else []
    return Reading(tuple(blocks), lost=tuple(lost), unsent=tuple(unsent))
