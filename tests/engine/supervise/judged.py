"""Sequences of whatever may be seen of a run, for the judge's properties."""

from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.problems.plans import OutOfRange
from engine.inside.problems.results import LazyResult, NotRebuilt, ResultNotSent
from engine.model.batch import Fate
from engine.model.death import Death, IdleDeaths
from engine.model.task import State
from engine.supervise import seen
from tests.engine.trace.cells import call

JOBS = 3
ERROR = b'{"type": "T", "message": "m", "traceback": "t"}'

LAZY = LazyResult(number=2, kind="generator")
NOT_REBUILT = NotRebuilt(number=2, type="m.E", missing="why")
NOT_SENT = ResultNotSent(number=2, part="result", why="TypeError: no")


@st.composite
def counts(draw):
    """A number of tasks in each state, in all as many as there are."""
    states = draw(st.lists(st.sampled_from(State), min_size=JOBS, max_size=JOBS))
    return seen.Counts({state: states.count(state) for state in State})


@st.composite
def calls(draw):
    """A call that goes on, or has ended in whatever way."""
    ended_ns = draw(st.sampled_from([0, 0, 5]))
    error = draw(st.sampled_from([None, None, ERROR])) if ended_ns else None
    return seen.Called(call(1, ended_ns, error, returned=draw(st.sampled_from([None, 1, JOBS])) if ended_ns else None))


IDLE = st.sampled_from([None, None, IdleDeaths(1, 0, 7, Death(exit_code=3), ""), IdleDeaths(9, 9, 7, Death(), "E")])
FACTS = st.one_of(
    counts(),
    calls(),
    st.just(seen.Counts({State.DONE: JOBS})),
    st.just(seen.Called(call(1, 0))),
    st.just(seen.Called(call(1, 5))),
    st.builds(seen.WorkerLost, st.just(7), st.just(Death("SIGKILL")), st.just(1), st.sampled_from([*Fate, None])),
    st.just(seen.ThreadDied("OSError: no")),
    st.just(seen.RunnerEnded(-9)),
    st.just(seen.Odd(LAZY)),
    st.just(seen.Odd(NOT_REBUILT)),
    st.just(seen.Odd(NOT_SENT)),
    st.just(seen.Refused(OutOfRange(field="size", least=1, most=2, value=3))),
)
LOOKS = st.builds(seen.Looked, st.integers(0, 100), st.sampled_from([0.0, 0.5, 0.8, 1.9, 2.0, 60.0]), IDLE)
EVENTS = st.one_of(
    FACTS, FACTS, LOOKS, st.builds(seen.StopAsked, st.sampled_from(["stopped", "timeout", "interrupted"]))
)


@st.composite
def sequences(draw):
    """What is told of a run from its beginning, but for its end."""
    plan = make_plan(strategy="pool", jobs=JOBS, size=1, workers=2, keep_going=draw(st.booleans()))
    begun = seen.Begun(plan, draw(st.sampled_from([0, 50])), draw(st.booleans()))
    return [begun, *draw(st.lists(EVENTS, max_size=14))]
