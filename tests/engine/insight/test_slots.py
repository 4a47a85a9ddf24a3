"""Lanes in slots: as many as workers, one after the other where a worker was replaced."""

from engine.inside.plan import make_plan
from engine.insight.slots import slots_of
from engine.insight.stretches import windows_of
from engine.trace.run import Run
from tests.engine.trace.cells import cell, header


def run_of(workers, *lives):
    """A run of so many workers; each life is a lane with one task: when its worker is born, and it starts and ends."""
    run = Run(make_plan(strategy="pool", jobs=max(len(lives), 1), workers=workers))
    run.started_ns, run.ended_ns = 1_000_000_000, 2_000_000_000
    for number, (born, start, end) in enumerate(lives):
        lane = run.trace.lane(header(f"{number}.records", number + 1, number + 1, born_ns=1_000_000_000 + born))
        run.trace.extend(lane, cell(number, 1_000_000_000 + start, 1_000_000_000 + end), b"")
    return run


def laid(run):
    (window,) = windows_of(run)
    found = slots_of(run, window)
    since = window.from_ns
    return [
        (bool(first), int(start) - since, int(born) - since, int(end) - since)
        for first, start, born, end in zip(found.is_first, found.from_ns, found.born_ns, found.to_ns, strict=True)
    ], found.unused


def test_that_a_worker_has_a_slot_of_its_own_and_the_others_are_unused():
    assert laid(run_of(3, (10, 20, 500))) == ([(True, 0, 10, 1_000_000_000)], 2)


def test_that_one_that_came_later_has_the_slot_that_was_free_first():
    rows, unused = laid(run_of(2, (0, 10, 300), (0, 20, 900), (350, 400, 800)))
    assert unused == 0
    assert rows == [(True, 0, 0, 350), (True, 0, 0, 1_000_000_000), (False, 300, 350, 1_000_000_000)]


def test_that_those_of_too_many_that_overlap_begin_when_a_slot_is_free():
    rows, _ = laid(run_of(1, (0, 10, 300), (50, 60, 700)))
    assert rows == [(True, 0, 0, 300), (False, 300, 300, 1_000_000_000)]
