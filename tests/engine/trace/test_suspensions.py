"""When processes were stopped, as readings find them."""

from engine.inside.plan import make_plan
from engine.model.batch import Batch, End
from engine.trace.run import Run
from engine.trace.suspensions import SUSPENSIONS_MOST, Suspensions
from tests.engine.trace.cells import process

A, B = process(1), process(2)


def times(suspensions, until_ns):
    found = suspensions.by_process(until_ns)
    return {each: list(zip(found[each].started.tolist(), found[each].ended.tolist(), strict=True)) for each in found}


def test_that_one_goes_from_where_it_was_found_to_where_it_was_found_no_more():
    suspensions = Suspensions()
    for at_ns, stopped in ((10, set()), (20, {A}), (30, {A, B}), (40, {B}), (50, {B}), (60, {A, B})):
        suspensions.look(frozenset(stopped), at_ns)
    assert suspensions.over == [(A, 20, 40)]
    assert times(suspensions, 100) == {A: [(20, 40), (60, 100)], B: [(30, 100)]}
    suspensions.look(frozenset(), 70)
    assert times(suspensions, 100) == {A: [(20, 40), (60, 70)], B: [(30, 70)]}


def test_that_those_of_a_file_are_all_there_and_no_more_than_so_many_are_kept():
    assert times(Suspensions([(A, 1, 2)]), 0) == {A: [(1, 2)]}
    suspensions = Suspensions()
    for number in range(SUSPENSIONS_MOST + 5):
        suspensions.look(frozenset({A}), 2 * number)
        suspensions.look(frozenset(), 2 * number + 1)
    assert len(suspensions.over) == SUSPENSIONS_MOST


def test_that_a_run_notes_who_is_suspended_at_each_reading():
    run = Run(make_plan(strategy="pool"))
    for at_ns, stopped in ((10, {A}), (30, {A, B}), (40, {B})):
        run.apply(Batch(at_ns, suspended=frozenset(stopped)))
    run.apply(Batch(50, suspended=frozenset({B}), end=End()))
    assert run.suspensions.over == [(A, 10, 40), (B, 30, 50)]
