"""What is waited for goes first, and all else goes on afterwards, whatever comes of it."""

import threading

import pytest

from engine.long_work import reached
from gui.session.turns import Turns


@pytest.fixture
def turns():
    return Turns()


@pytest.fixture
def steps(turns):
    """The steps of what has no hurry, in a thread of its own: which it has come to, which it has done; it does the next
    one when it may.
    """
    come, told, may_step = [], [], threading.Semaphore(0)

    def work():
        for step in range(3):
            come.append(step)
            reached(step / 3)
            told.append(step)
            may_step.acquire()

    thread = threading.Thread(target=turns.behind, args=(work,))
    thread.start()
    yield come, told, may_step
    for _ in range(3):
        may_step.release()
    thread.join(60)
    assert not thread.is_alive()
    assert told == [0, 1, 2]


def until(condition):
    while not condition():
        threading.Event().wait(0.001)


def test_that_what_has_no_hurry_stands_still_at_its_next_step_until_all_that_is_waited_for_is_done(turns, steps):
    come, told, may_step = steps
    until(lambda: told)

    def looked_at():
        until(lambda: come == [0, 1])
        return list(told)

    turns.ask()
    turns.ask()
    may_step.release()
    assert turns.first(looked_at) == [0]
    assert turns.first(looked_at) == [0]


def test_that_what_has_no_hurry_goes_on_although_what_went_first_has_failed(turns, steps):
    _, told, _ = steps
    until(lambda: told)
    turns.ask()
    with pytest.raises(ZeroDivisionError):
        turns.first(lambda: 1 // 0)


def test_that_nothing_stands_still_where_nothing_is_waited_for(turns):
    assert turns.behind(lambda: reached(0.5) or 7) == 7
