"""Which task is which: those of a plan by their numbers, all others by their call's key and their number in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model.task import State
from engine.trace.tasks import Tasks

BIG = 2**64 - 1
KEYS = st.sampled_from([0, 1, 2, 7, 2**63, BIG])
NUMBERS = st.sampled_from([0, 1, 2, 3, 9, 2**63 - 1, 2**63, BIG])
HEARD = st.lists(st.lists(st.tuples(KEYS, NUMBERS), max_size=8), max_size=6)


def known(tasks, pairs):
    keys, numbers = ([pair[which] for pair in pairs] for which in (0, 1))
    return tasks.known(np.array(keys, np.uint64), np.array(numbers, np.uint64)).tolist()


def columns_of(tasks):
    return [each.tolist() for each in (tasks.state, tasks.lane, tasks.position)]


@given(HEARD)
def test_that_each_task_has_the_next_index_when_it_is_first_heard_of_and_keeps_it(heard):
    tasks, truth = Tasks(None), {}
    for pairs in heard:
        for pair in pairs:
            truth.setdefault(pair, len(truth))
        assert known(tasks, pairs) == [truth[pair] for pair in pairs]
    assert len(tasks) == len(truth)
    assert columns_of(tasks) == [[0] * len(truth), [-1] * len(truth), [0] * len(truth)]
    for (key, number), task in truth.items():
        assert tasks.call_of(task) == tasks.calls.number(key)
        assert tasks.place_of(task) == (number if number < 2**63 else None)
        assert tasks.submitted_ns_of(task) is None
        assert not tasks.is_one_container(task)
    counts = [sum(tasks.calls.number(key) == call for key, _ in truth) for call in range(len(tasks.calls))]
    assert tasks.counts_by_call().tolist() == counts
    assert not tasks.is_planned
    places = [number if number < 2**63 else -1 for _, number in truth]
    assert tasks.belongs_as_columns()["place"].tolist() == places


def test_that_there_are_so_many_tasks_and_no_more(monkeypatch):
    monkeypatch.setattr("engine.trace.tasks.TASKS_MOST", 3)
    tasks = Tasks(None)
    assert known(tasks, [(5, 0), (5, 1)]) == [0, 1]
    assert known(tasks, [(5, 3), (5, 1), (5, 2)]) == [2, 1, -1]
    assert known(tasks, [(5, 4), (5, 3)]) == [-1, 2]
    assert len(tasks) == 3


def test_that_the_tasks_of_a_plan_are_one_call_and_known_by_their_numbers():
    tasks = Tasks(3)
    assert known(tasks, [(0, 2), (0, 0), (0, 3), (1, 0), (BIG, 1), (0, BIG)]) == [2, 0, -1, -1, -1, -1]
    assert (len(tasks), tasks.is_planned, len(tasks.is_container)) == (3, True, 0)
    assert columns_of(tasks) == [[0] * 3, [-1] * 3, [0] * 3]
    assert [(tasks.call_of(task), tasks.place_of(task), tasks.submitted_ns_of(task)) for task in (0, 2)] == [
        (0, 0, None), (0, 2, None),
    ]  # fmt: skip
    tasks.submit(np.array([1]), 4, 5, 6)
    assert tasks.make_containers(np.array([1, 2])).tolist() == []
    assert not tasks.is_one_container(1)
    assert [tasks.of_calls(numbers).tolist() for numbers in ([0], [1], [-1, 0], [])] == [
        [True] * 3, [False] * 3, [True] * 3, [False] * 3,
    ]  # fmt: skip
    tasks.state[1] = State.DONE
    assert [tasks.counts_by_call(*states).tolist() for states in ((), (State.DONE,), (State.LOST,))] == [[3], [1], [0]]
    assert tasks.belongs_as_columns() is None
    assert sum(each.itemsize for each in (tasks.state, tasks.lane, tasks.position)) == 7


def test_that_a_plan_that_grows_has_as_many_as_are_seen_until_it_is_closed():
    tasks = Tasks(0, grows=True)
    assert known(tasks, [(0, 2), (1, 9)]) == [2, -1]
    assert known(tasks, [(0, 1)]) == [1]
    assert columns_of(tasks) == [[0] * 3, [-1] * 3, [0] * 3]
    tasks.close(4)
    assert known(tasks, [(0, 4), (0, 3)]) == [-1, 3]
    tasks.close(2)
    assert len(tasks) == 4


def test_that_what_was_handed_over_is_told_and_what_only_carries_others_is_not_counted():
    tasks = Tasks(None)
    assert known(tasks, [(5, 10), (5, 11), (7, 0)]) == [0, 1, 2]
    tasks.submit(np.array([2, 0]), tasks.calls.number(7), 30, 900)
    assert [tasks.place_of(task) for task in range(3)] == [31, 11, 30]
    assert [tasks.submitted_ns_of(task) for task in range(3)] == [900, None, 900]
    assert [tasks.call_of(task) for task in range(3)] == [1, 0, 1]
    assert [tasks.of_calls(numbers).tolist() for numbers in ([0], [1], [0, 1, 2], [-1, 2])] == [
        [False, True, False], [True, False, True], [True] * 3, [False] * 3,
    ]  # fmt: skip
    assert tasks.make_containers(np.array([0, 1])).tolist() == [0, 1]
    assert tasks.make_containers(np.array([1, 2])).tolist() == [2]
    assert known(tasks, [(5, 12), (7, 1)]) == [3, 4]
    assert [tasks.is_one_container(task) for task in range(5)] == [True, True, True, False, False]
    tasks.state[4] = State.DONE
    assert tasks.counts_by_call().tolist() == [1, 1]
    assert tasks.counts_by_call(State.DONE, State.ERROR).tolist() == [0, 1]


@pytest.mark.parametrize("number", [0, 32_767, 32_768])
def test_that_a_lane_of_any_number_can_be_told(number):
    tasks = Tasks(2)
    tasks.make_room_for_lane(number)
    tasks.lane[1] = number
    assert tasks.lane.tolist() == [-1, number]
    assert tasks.lane.itemsize == (2 if number < 32_768 else 4)


@pytest.mark.parametrize("is_planned", [True, False])
def test_that_tasks_are_told_again_as_they_were(is_planned):
    tasks = Tasks(3 if is_planned else None)
    known(tasks, [(0, 0), (0, 1), (0, 2)])
    tasks.state[1] = State.DONE
    tasks.submit(np.array([1]), 0, 8, 9)
    tasks.make_containers(np.array([2]))
    again = Tasks.restored(tasks.state.copy(), None if is_planned else tasks.calls, tasks.belongs_as_columns())
    assert again.is_planned == is_planned
    assert columns_of(again) == [[State.WAITING, State.DONE, State.WAITING], [-1] * 3, [0] * 3]
    assert again.counts_by_call().tolist() == tasks.counts_by_call().tolist() == [3 if is_planned else 2]
    assert [again.place_of(task) for task in range(3)] == [0, 1 if is_planned else 8, 2]
    belongs = again.belongs_as_columns()
    assert is_planned == (belongs is None)
    assert belongs is None or belongs["submitted_ns"].tolist() == [0, 9, 0]
