"""The chart's rows are sorted out anew only where there is something else to be seen."""

import pytest

from engine.inside.worker import Process
from engine.model.measured import CHILD, IDLE_WORKER, Life
from gui.timeline.compute import rows as module
from gui.timeline.compute.lanes import SortBy
from gui.timeline.compute.rows import Rows
from tests.gui.timeline.drawn import START_NS, Growing


@pytest.fixture
def run():
    growing = Growing(3, 60, 1)
    growing.grow(12)
    return growing.run


@pytest.fixture
def counted(monkeypatch):
    """How often the inner rows were worked out."""
    calls = []
    inner_of = module.inner_of
    monkeypatch.setattr(module, "inner_of", lambda run: calls.append(1) or inner_of(run))
    return calls


def life(pid, kind, worker=0, gone_ns=0):
    return Life(Process("here", pid, pid), kind, worker, "x", START_NS + pid, gone_ns)


def test_that_looking_again_works_out_nothing_again(run, counted):
    run.lives.take([life(900, CHILD, worker=100), life(901, IDLE_WORKER)])
    rows = Rows()
    for _ in range(4):
        rows.look(run)
    assert counted == [1]
    assert rows.order == (0, 1, 2)
    assert [each.process.pid for each in rows.idle] == [901]
    assert [each.process.pid for _, each in next(iter(rows.inner.values())).lives] == [900]
    assert len(rows) == 4


def test_that_who_comes_and_goes_is_seen(run):
    rows = Rows()
    rows.look(run)
    assert rows.idle == ()
    run.lives.take([life(901, IDLE_WORKER)])
    rows.look(run)
    assert [each.gone_ns for each in rows.idle] == [0]
    run.lives.take([life(901, IDLE_WORKER, gone_ns=START_NS + 5_000)])
    rows.look(run)
    assert [each.gone_ns for each in rows.idle] == [START_NS + 5_000]


def test_that_another_order_and_another_run_are_seen(run):
    rows = Rows()
    rows.look(run)
    rows.sort(SortBy.PID)
    rows.look(run)
    assert [run.trace.lanes[number].header.pid for number in rows.order] == [100, 101, 102]
    other = Growing(5, 60, 2)
    other.grow(20)
    rows.look(other.run)
    assert len(rows.order) == len(other.run.trace.lanes)
    rows.look(None)
    assert len(rows) == 0
