"""How long it is waited for the news of how a worker ended, by a clock that the test moves."""

import subprocess
import sys

import pytest

from engine.inside.records.events import Cleared, Died
from engine.inside.records.layout import ROLE_WORKER
from engine.inside.records.reader import Block, Header
from engine.inside.ticks import start_ticks
from engine.inside.worker import this_host
from engine.model.death import Death
from engine.supervise import liveness
from engine.supervise.worker_losses import Losses
from tests.engine.trace.cells import cell

MS = 1_000_000


class Records:
    """The records of one worker."""

    def __init__(self, header):
        self.header, self.finished = header, []

    def headers(self):
        return [self.header]

    def condition(self, process):
        return liveness.condition(process)

    def finish(self, name):
        self.finished.append(name)


class Watched:
    """What is found of a worker that was running a task, at a time that the test sets."""

    def __init__(self, header):
        self.now_ns = 0
        self.records = Records(header)
        self.losses = Losses(self.records, lambda: self.now_ns)
        self.block = Block(header, b"", cell(0, 1, 0))

    def at(self, now_ns, *, gone=False):
        self.now_ns = now_ns
        return self.losses.lost([self.block], self.losses.look(at_once=True), gone=gone)


def header_of(pid, start, host=None):
    return Header("a", host or this_host(), pid, start, pid, 0, 0, 0, ROLE_WORKER)


@pytest.fixture
def dead():
    """The header of a worker whose process has been waited for by somebody else, so that nobody can be asked."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        found = header_of(process.pid, start_ticks(process.pid))
        process.communicate(b"\n")
    return found


def test_that_the_code_may_come_a_tenth_of_a_second_later_and_is_told_then(dead):
    watched = Watched(dead)
    assert watched.at(0) == watched.at(50 * MS) == []
    watched.losses.take(Died(dead.pid, -9))
    assert watched.at(99 * MS) == [(dead, Death(signal="SIGKILL"), False)]
    assert watched.records.finished == ["a"]


def test_that_after_that_nobody_knows(dead):
    watched = Watched(dead)
    assert watched.at(1_000 * MS) == watched.at(1_099 * MS) == []
    assert watched.at(1_100 * MS) == [(dead, Death(), False)]
    assert watched.at(1_200 * MS) == []


@pytest.mark.parametrize(
    ("code", "killed_meanwhile", "reason"),
    [(-9, 1, "out-of-memory"), (-9, 0, None), (-15, 1, None), (1, 1, None)],
)
def test_that_memory_is_blamed_only_for_a_kill_while_the_kernel_killed_for_want_of_it(
    code, killed_meanwhile, reason, dead, monkeypatch
):
    monkeypatch.setattr(liveness, "oom_kills", lambda: 3)
    watched = Watched(dead)
    watched.losses.take(Died(dead.pid, code))
    monkeypatch.setattr(liveness, "oom_kills", lambda: 3 + killed_meanwhile)
    assert watched.at(0) == [(dead, Death.of_code(code, reason), False)]


def test_that_nobody_waits_once_the_tree_is_gone_or_was_cleared(dead):
    assert Watched(dead).at(0, gone=True) == [(dead, Death(), False)]
    watched = Watched(dead)
    watched.losses.take(Cleared((dead.pid,)))
    assert watched.at(0) == [(dead, Death(), True)]


def test_that_it_is_looked_for_the_dead_20_times_a_second(dead):
    watched = Watched(dead)
    assert watched.losses.look(at_once=False) == {"a"}
    watched.now_ns = 49 * MS
    assert watched.losses.look(at_once=False) == set()
    watched.now_ns = 50 * MS
    assert watched.losses.look(at_once=False) == {"a"}


def test_that_a_worker_of_another_host_is_never_taken_for_dead_nor_for_suspended(dead):
    for theirs in (header_of(dead.pid, dead.start_ticks, "elsewhere"), header_of(1, 77, "elsewhere")):
        watched = Watched(theirs)
        watched.losses.take(Died(theirs.pid, -9))
        assert watched.at(0) == watched.at(1_000 * MS) == watched.at(2_000 * MS, gone=True) == []
        assert watched.losses.suspended == frozenset()
        assert not watched.losses.is_over("a")
