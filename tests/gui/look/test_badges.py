"""What a worker's lane says of it."""

from types import SimpleNamespace

import pytest

from engine.model.death import Death
from engine.trace.incidents import Incidents
from engine.trace.lane import Span, State
from gui.look.badges import badge
from tests.engine.trace.cells import process


def lane(state, task=3):
    return SimpleNamespace(header=SimpleNamespace(pid=7, process=process(7)), running=Span(0, 0, task, state, 1, 0))


@pytest.mark.parametrize(
    ("state", "suspended", "deaths", "said"),
    [
        (State.RUNNING, set(), {}, "None"),
        (State.RUNNING, {process(7)}, {}, "❚❚ suspended"),
        (State.RUNNING, {process(8)}, {}, "None"),
        (State.CANCELLED, set(), {}, "None"),
        (State.LOST, set(), {3: Death("SIGSEGV")}, "† killed by SIGSEGV"),
        (State.LOST, {7}, {3: Death("SIGKILL", reason="out-of-memory")}, "† out of memory"),
        (State.LOST, set(), {}, "† died"),
    ],
)
def test_that_it_says_what_is_wrong_with_the_worker(state, suspended, deaths, said):
    run = SimpleNamespace(suspended=frozenset(suspended), deaths=deaths, incidents=Incidents())
    assert str(badge(run, lane(state))) == said


def test_that_a_worker_between_two_tasks_may_be_suspended():
    run = SimpleNamespace(suspended=frozenset({process(7)}), deaths={}, incidents=Incidents())
    idle = SimpleNamespace(header=SimpleNamespace(pid=7, process=process(7)), running=None)
    assert badge(run, idle).text == "suspended"
