"""Which attempt counts of a task that is run more than once."""

import numpy as np

from engine.model.begun import Begun
from engine.model.task import State


def newest(begun, tasks, started_ns, state):
    return begun.newest(np.array(tasks), np.array(started_ns), np.array(state, np.uint8)).tolist()


def test_that_of_attempts_that_have_ended_the_one_counts_that_has_begun_last():
    begun, state = Begun(), [State.WAITING, State.WAITING, State.WAITING]
    assert newest(begun, [2, 0, 2], [5, 6, 7], state) == [1, 2], "the last of each task"
    state[0] = state[2] = State.DONE
    assert newest(begun, [2, 0], [6, 6], state) == [1], "told again, it counts still"
    assert newest(begun, [2, 0, 1], [8, 5, 1], state) == [0, 2]
    state[2] = State.ERROR
    assert newest(begun, [2], [7], state) == []


def test_that_one_that_has_ended_counts_before_all_that_have_not():
    for state in (State.RUNNING, State.LOST, State.CANCELLED):
        begun = Begun()
        assert begun.counts(1, 9)
        assert newest(begun, [1], [5], [State.WAITING, state]) == [0]
        assert newest(begun, [1], [4], [State.WAITING, State.INTERRUPTED]) == []


def test_that_of_attempts_that_go_on_the_one_counts_that_has_begun_last_unless_it_is_forgotten():
    begun = Begun()
    assert [begun.counts(70, started_ns) for started_ns in (5, 4, 5, 6)] == [True, False, True, True]
    begun.forget(70)
    assert [begun.counts(70, started_ns) for started_ns in (1, 0)] == [True, False]
    assert begun.counts(0, 1), "whichever task is heard of first"
