"""Workers that died while they ran no task, and those of other hosts: what is told of them, by what was heard."""

import os

import pytest

from engine.inside.records.events import Cleared, Died, RemoteDied, RemoteSilent, TakenDown
from engine.inside.records.layout import ROLE_CALL, ROLE_WORKER
from engine.inside.records.output import ERRORS_BEGIN, ERRORS_END
from engine.inside.records.reader import Block, Header
from engine.inside.ticks import start_ticks
from engine.inside.worker import Process, this_host
from engine.model.death import Death, IdleDeaths
from engine.model.incident import Incident, What
from engine.supervise import liveness
from engine.supervise.worker_losses import Losses
from tests.engine.trace.cells import cell

GONE = (1 << 22) + 1  # more than any process of Linux has
ELSEWHERE = "elsewhere"


class Records:
    """The records of some workers."""

    def __init__(self, *headers):
        self.there = list(headers)

    def headers(self):
        return self.there

    def condition(self, process):
        return liveness.condition(process)

    def finish(self, name):
        pass


def header_of(pid, name="a", *, host=None, start=7, role=ROLE_WORKER):
    return Header(name, host or this_host(), pid, start, pid, 0, 0, 0, role)


def losses_of(*headers, now_ns=5):
    return Losses(Records(*headers), lambda: now_ns)


def lost(losses, *headers, gone=False):
    """What is told of these workers, each of which was running a task."""
    blocks = [Block(each, b"", cell(0, 1, 0)) for each in headers]
    return [found[1:] for found in losses.lost(blocks, losses.look(at_once=True), gone=gone)]


def test_that_each_who_dies_before_a_task_counts_and_those_in_a_row_anew_once_a_task_has_ended():
    losses = losses_of()
    assert losses.idle_deaths(has_ended=False) is None
    losses.take(Died(GONE, 3))
    losses.take(Died(GONE + 1, -9))
    assert losses.idle_deaths(has_ended=False) == IdleDeaths(2, 2, GONE + 1, Death("SIGKILL"), "")
    assert losses.idle_deaths(has_ended=True) == IdleDeaths(2, 0, GONE + 1, Death("SIGKILL"), "")
    losses.take(Died(GONE + 2, 4))
    assert losses.idle_deaths(has_ended=False) == IdleDeaths(3, 1, GONE + 2, Death(exit_code=4), "")
    died = [(GONE, What.DIED, Death(exit_code=3)), (GONE + 1, What.KILLED, Death("SIGKILL"))]
    died.append((GONE + 2, What.DIED, Death(exit_code=4)))
    told = tuple(Incident(Process(this_host(), pid), what, 5, death=death) for pid, what, death in died)
    assert losses.take_befallen() == told
    assert losses.take_befallen() == ()


def test_that_who_ended_well_or_was_taken_down_has_not_died_idle():
    losses = losses_of()
    for event in (Died(GONE, 0), TakenDown(GONE + 1, 15), Died(GONE + 1, -15), Cleared((GONE + 2,)), Died(GONE + 2, 1)):
        losses.take(event)
    assert losses.idle_deaths(has_ended=False) is None


def test_that_one_who_has_run_a_task_has_died_idle_once_all_it_left_is_read_and_is_none_of_a_row():
    its, more = header_of(GONE), header_of(GONE, "b")
    losses = losses_of(header_of(GONE, "c", host=ELSEWHERE), its, more)
    losses.take(Died(GONE, 3))
    assert losses.idle_deaths(has_ended=False) is None
    dead = losses.look(at_once=True)
    assert dead == {"a", "b"}
    for blocks, is_over in (
        ([Block(its, cell(0), b"")], False), ([Block(its, b"", b"")], True), ([Block(more, b"", b"")], True)
    ):  # fmt: skip
        assert losses.idle_deaths(has_ended=False) is None
        assert losses.lost(blocks, dead, gone=False) == []
        assert losses.is_over(blocks[0].header.name) == is_over
    assert losses.idle_deaths(has_ended=False) == IdleDeaths(1, 0, GONE, Death(exit_code=3), "")
    assert losses.take_befallen() == (Incident(its.process, What.DIED, 5, death=Death(exit_code=3)),)
    assert losses.look(at_once=True) == set()


def test_that_one_who_was_lost_with_its_task_has_not_died_idle():
    its = header_of(GONE)
    losses = losses_of(its)
    losses.take(Died(GONE, -9))
    assert lost(losses, its) == [(Death("SIGKILL"), False)]
    assert losses.idle_deaths(has_ended=False) is None


def test_that_of_a_strategy_that_is_started_anew_nobody_has_died():
    losses = losses_of()
    losses.take(Died(GONE, 3))
    losses.take_words(b"ValueError: before\n")
    losses.idle_deaths(has_ended=False)
    losses.take(Died(GONE + 1, 3))
    losses.begin_anew()
    assert losses.idle_deaths(has_ended=False) is None
    losses.take(Died(GONE + 2, 3))
    assert losses.idle_deaths(has_ended=False) == IdleDeaths(1, 1, GONE + 2, Death(exit_code=3), "")


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ([b"ValueError: first\nmymodule.OwnEr", b"ror: last\nnothing more\n"], "mymodule.OwnError: last"),
        ([ERRORS_BEGIN + b"  File 1\nOSError\n" + ERRORS_END], "OSError"),
        ([b"KeyError: " + b"x" * 300], "KeyError: " + "x" * 190),
        ([b"2 Errors were found\n"], ""),
    ],
)
def test_that_the_error_that_was_printed_last_is_said_of_who_died_idle(printed, words):
    losses = losses_of()
    losses.take(Died(GONE, 1))
    for data in printed:
        losses.take_words(data)
    assert losses.idle_deaths(has_ended=False).words == words


def test_that_who_is_killed_on_purpose_is_told_with_the_reason_and_is_not_taken_down(monkeypatch):
    its = [header_of(GONE, "a"), header_of(GONE + 1, "b"), header_of(GONE + 2, "c")]
    losses = losses_of(*its)
    for which in (*its[:2], header_of(GONE + 3, start=0)):
        losses.blame(which.process, "you")
    # While the kernel kills for want of memory: it is known better.
    monkeypatch.setattr(liveness, "oom_kills", lambda: 1 << 62)
    for event in (TakenDown(GONE, 9), Died(GONE, -9), TakenDown(GONE + 2, 9), Died(GONE + 2, -9), Died(GONE + 3, -9)):
        losses.take(event)
    yours = Death("SIGKILL", reason="you")
    told = lost(losses, *its, gone=True)
    assert told[:2] == [(yours, False), (Death(reason="you"), False)]
    assert told[2][1]
    assert losses.idle_deaths(has_ended=False).count == 1
    assert [each.death for each in losses.take_befallen()] == [yours]


def test_that_the_dead_are_found_among_the_calls_and_the_living():
    here = header_of(os.getpid(), "lives", start=start_ticks(os.getpid()))
    losses = losses_of(header_of(GONE, "call", role=ROLE_CALL), here, header_of(GONE, "dead"))
    assert [losses.look(at_once=True) for _ in range(2)] == [{"dead"}] * 2
    assert losses.look(at_once=False) == set()
    assert losses.suspended == frozenset()


@pytest.mark.parametrize(("code", "death"), [(-9, Death("SIGKILL")), (None, Death())])
def test_that_a_worker_of_another_host_is_lost_when_its_own_host_says_so(code, death):
    theirs, another = header_of(GONE, "a", host=ELSEWHERE), header_of(GONE + 1, "b", host=ELSEWHERE)
    losses = losses_of(theirs, another, header_of(GONE, "c"))
    losses.take(RemoteDied(ELSEWHERE, GONE, code))
    assert losses.look(at_once=True) == {"a", "c"}
    assert lost(losses, theirs, another) == [(death, False)]
    assert losses.idle_deaths(has_ended=False) is None


def test_that_a_silence_is_told_and_that_it_is_over():
    losses = losses_of()
    losses.take(RemoteSilent(ELSEWHERE, GONE, 7, 10, is_over=False))
    losses.take(RemoteSilent(ELSEWHERE, GONE, 7, 20, is_over=True))
    whose = Process(ELSEWHERE, GONE, 7)
    assert losses.take_befallen() == (Incident(whose, What.SILENT, 10), Incident(whose, What.HEARD, 20))
