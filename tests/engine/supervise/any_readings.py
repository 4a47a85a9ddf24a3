"""Whatever workers may write, and deaths of theirs, for the properties of what is made of it."""

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


@st.composite
def readings(draw, *, apart=False):
    """One reading; ``apart``: no two workers have a time in common."""
    blocks = []
    for number, worker in enumerate(WORKERS):
        if draw(st.booleans()):
            times = st.integers(0, 30).map(lambda at, number=number: 5 * at + number if apart and at else at)
            calls = st.sampled_from([0, 0, 0, 9])
            ended = st.builds(cell, TASKS, times, times, kind=st.sampled_from(_KINDS), call=calls)
            running = st.just(b"") | st.builds(cell, TASKS, times, st.just(0))
            blocks.append(block(worker, b"".join(draw(st.lists(ended, max_size=3))), draw(running)))
    lost = [(worker, Death("SIGKILL"), draw(st.booleans())) for worker in WORKERS if draw(st.integers(0, 4)) == 0]
    unsent = [(draw(TASKS), TaskError("T", "m", "t"))] if draw(st.integers(0, 4)) == 0 else []
    return Reading(tuple(blocks), lost=tuple(lost), unsent=tuple(unsent))
