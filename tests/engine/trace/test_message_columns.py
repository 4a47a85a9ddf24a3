"""What travelled for many tasks of a worker at once: of each task as it is told of it alone."""

import numpy as np
import pytest

from engine.trace.message_columns import Messages, argument_messages, result_messages
from engine.trace.traffic import LaneTraffic, Message, RunnerTraffic

POSITIONS = np.arange(7)


def columns(number, size, took_ns, before):
    names = ("number", "size", "took_ns", "before")
    return {name: np.array(column) for name, column in zip(names, (number, size, took_ns, before), strict=True)}


NONE = columns([], [], [], [])


def told(messages):
    return [messages.one(row) for row in range(len(messages.tasks))]


def test_that_an_argument_came_with_the_last_message_before_its_task_and_shares_it_with_those_before_the_next():
    # The second came with no task of its own; of the third the size is known from the runner alone, and of the fourth
    # from nobody; the runner did not note the last.
    received = columns([1, 2, 3, 4, 9], [10, 20, 0, 0, 1], [5, 6, 7, 8, 0], [1, 2, 2, 4, 5])
    runner = RunnerTraffic.restored(np.array([0, 10, 20, 1, 0]), np.array([0, 50, 60, 0, 80]), 0, 0)
    found = argument_messages(LaneTraffic.restored(received, NONE), runner, POSITIONS, 7)
    first, third, last = Message(1, 10, 50, 5), Message(2, 1, 0, None), Message(2, 1, None, 0)
    assert told(found) == [None, first, third, third, None, last, last]
    assert found.tasks.tolist() == [0, 1, 2, 2, 0, 2, 2]
    assert (found.pickle_ns.min(), found.unpickle_ns.min()) == (-1, -1)
    assert told(argument_messages(LaneTraffic.restored(received, NONE), runner, POSITIONS[[5, 1]], 7)) == [last, first]


def test_that_a_result_went_with_the_first_message_behind_its_task_and_shares_it_with_those_since_the_one_before():
    sent = columns([0, 0, 0], [10, 20, 30], [5, 6, 0], [2, 3, 5])
    found = result_messages(LaneTraffic.restored(NONE, sent), POSITIONS)
    first, second, third = Message(2, 10, 5, None), Message(1, 20, 6, None), Message(2, 30, 0, None)
    assert told(found) == [first, first, second, third, third, None, None]
    assert found.tasks.tolist() == [2, 2, 1, 2, 2, 0, 0]
    assert set(found.unpickle_ns.tolist()) == {-1}


@pytest.mark.parametrize("count", [0, 3])
def test_that_nothing_is_known_of_a_worker_that_noted_no_message(count):
    traffic = LaneTraffic()
    for found in (
        Messages.none(count),
        argument_messages(traffic, RunnerTraffic(), np.arange(count), count),
        result_messages(traffic, np.arange(count)),
    ):
        assert told(found) == [None] * count
        assert [each.tolist() for each in (found.tasks, found.size)] == [[0] * count] * 2
        assert [each.tolist() for each in (found.pickle_ns, found.unpickle_ns)] == [[-1] * count] * 2


def test_that_those_of_some_rows_are_put_in_their_places():
    found = Messages.none(3)
    found.put(np.array([2, 0]), Messages(*(np.array(each) for each in ([1, 2], [10, 20], [5, -1], [-1, 6]))))
    assert told(found) == [Message(2, 20, None, 6), None, Message(1, 10, 5, None)]
