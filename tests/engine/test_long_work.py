"""Long work: how far it has got is told through all that does it, and it ends where it is not wanted any more."""

import pytest

from engine.long_work import CancelledError, LongWork, part, reached


def test_that_parts_of_parts_add_up_to_the_whole():
    told = []
    work = LongWork(told.append)
    with work.going_on():
        with part(0.0, 0.5):
            reached(0.5)
            with part(0.5, 1.0):
                reached(0.0)
                reached(1.0)
        with part(0.5, 1.0):
            reached(2.0)
    assert told == [0.0, 0.25, 0.25, 0.5, 1.0]
    assert (work.share, work.is_over) == (1.0, True)


def test_that_without_anybody_who_waits_nothing_is_told():
    reached(0.5)
    with part(0.0, 0.5):
        reached(0.5)


def test_that_what_is_not_wanted_any_more_ends_at_the_next_word_of_it_or_does_not_begin():
    work, begun = LongWork(), []
    with pytest.raises(CancelledError):
        cancelled_within(work)
    assert (work.share, work.is_over) == (0.5, True)
    with pytest.raises(CancelledError), work.going_on():
        begun.append(True)
    assert not begun


def cancelled_within(work):
    with work.going_on():
        reached(0.5)
        work.cancel()
        reached(0.6)
