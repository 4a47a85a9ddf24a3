"""Items that are made as they are taken."""

import contextlib
import itertools
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.inside.problem import PlanError
from engine.inside.problems.items import GeneratorRaised, TooManyItems
from engine.inside.workloads.flow import STEPS_MOST, Flow


def flow_of(count, fails=False, taken=None):
    """Of the numbers from 0; those that were made are in ``taken``."""

    def made():
        for number in range(count):
            if taken is not None:
                taken.append(number)
            yield number
        if fails:
            raise PlanError(GeneratorRaised(name="made", why="ValueError: no more"))

    return Flow("generator:made", made())


@given(st.integers(1, 400), st.booleans(), st.booleans())
def test_that_each_item_comes_once_in_its_order_and_that_it_is_over_is_told_once(count, fails, takes_all):
    began_s = time.perf_counter()
    flow = flow_of(count, fails)
    told = []
    flow.when_over = lambda: told.append((flow.count, flow.failure is not None))
    was_over = flow.is_over
    if takes_all and not fails:
        assert flow.all() == list(range(count))
    else:
        assert list(flow) == list(enumerate(range(count)))
    flow.end()
    assert 0 < flow.items_s <= time.perf_counter() - began_s
    assert told == [] if was_over else told == [(count, fails)]
    assert flow.is_over
    assert flow.count == count


@given(st.integers(1, 400))
@example(STEPS_MOST + 5)
def test_that_its_steps_tell_when_how_many_were_made(count):
    flow = flow_of(count)
    flow.steps = []
    for number in range(count - len(flow.first)):  # as if a second was between each two
        flow.count += 1
        flow._note(2.0 * number, 2.0 * number + 1)
    added = count - len(flow.first)
    assert len(flow.steps) == added if added <= STEPS_MOST else STEPS_MOST / 2 <= len(flow.steps) <= STEPS_MOST
    edges = list(itertools.chain.from_iterable(step[:2] for step in flow.steps))
    assert edges == sorted(edges)
    if flow.steps:
        assert (flow.steps[0][0], flow.steps[-1][1]) == (0.0, 2.0 * (count - len(flow.first)) - 1)
    assert all(
        any(began <= 2.0 * number and 2.0 * number + 1 <= ended for began, ended, _ in flow.steps)
        for number in range(added)
    )
    assert all(made == len(flow.first) + (ended + 1) / 2 for _, ended, made in flow.steps[:-1])


def test_that_what_is_made_without_a_pause_is_one_step():
    flow = flow_of(9)
    flow.steps = []
    for began_s, ended_s in ((1.0, 1.5), (1.5, 1.6), (1.6009, 2.0), (2.0011, 3.0), (3.0005, 4.0)):
        flow._note(began_s, ended_s)
    assert [step[:2] for step in flow.steps] == [(1.0, 2.0), (2.0011, 4.0)]


def test_that_no_more_than_some_are_made_before_they_are_taken():
    taken = []
    flow = flow_of(100, taken=taken)
    assert len(taken) == 5 or flow.items_s >= 0.05
    assert flow.first == taken[:]
    pairs = iter(flow)
    assert list(itertools.islice(pairs, 10)) == [(number, number) for number in range(10)]
    assert len(taken) == 10


def test_that_what_takes_long_is_not_made_beforehand():
    flow = Flow("generator:made", (time.sleep(0.06) for _ in range(9)))
    assert (len(flow.first), flow.count, flow.is_over) == (1, 1, False)


def test_that_beforehand_so_many_are_made_as_take_a_twentieth_of_a_second_together(monkeypatch):
    now_s = [7.0]

    def made():
        while True:
            now_s[0] += 0.03
            yield 1

    monkeypatch.setattr("engine.inside.workloads.flow.time.perf_counter", lambda: now_s[0])
    assert len(Flow("generator:made", made()).first) == 2


@pytest.mark.parametrize("take", [Flow.all, lambda flow: [item for _, item in flow]])
def test_that_there_may_be_so_many_and_no_more(take, monkeypatch):
    monkeypatch.setattr("engine.inside.workloads.flow.ITEMS_MOST", 9)
    flow = flow_of(9)
    assert (take(flow), flow.failure) == (list(range(9)), None)
    flow = flow_of(10)
    with contextlib.suppress(PlanError):
        take(flow)
    assert (flow.failure, flow.is_over) == (TooManyItems(most=9), True)


@pytest.mark.parametrize("fails", [False, True])
def test_that_what_gives_nothing_is_refused(fails):
    with pytest.raises(PlanError) as caught:
        flow_of(0, fails)
    assert caught.value.problem.code == ("generator-raised" if fails else "no-items")
