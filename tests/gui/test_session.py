"""What the window takes the machine for while nobody has measured it yet."""

import pytest

from engine.cores import usable_cores
from engine.plan import make_plan
from engine.runner.batch import Sample
from engine.trace.run import Run
from gui.session import Session
from tests.engine.trace.cells import batch, block, call, cell, header

START = 5_000_000_000


@pytest.fixture
def session(qapp):
    made = Session()
    yield made
    made.close()


def running(workers):
    """A run of so many workers, each in its first task."""
    run = Run(make_plan(strategy="pool", jobs=workers + 1, size=1, workers=workers))
    lanes = [header(f"{pid}-1-1.records", pid, pid) for pid in range(1, workers + 1)]
    blocks = [block(lane, running=cell(task, START, 0)) for task, lane in enumerate(lanes)]
    run.apply(batch(blocks, call=call(START), at_ns=START + 1))
    return run


def test_that_the_cores_count_as_free_before_the_first_task(session):
    session._active = Run(make_plan(strategy="pool", jobs=1, size=1))
    assert session._busy() == 0.0


def test_that_as_many_tasks_as_cores_are_taken_to_keep_them_busy_until_it_is_measured(session):
    session._active = running(usable_cores())
    assert session._busy() == 1.0
    session._active.samples.append(Sample(START, START + 1, 0.25, 0.0, ()))
    assert session._busy() == 0.25


@pytest.mark.skipif(usable_cores() < 2, reason="one task keeps the only core busy")
def test_that_fewer_tasks_tell_nothing(session):
    session._active = running(usable_cores() - 1)
    assert session._busy() is None
