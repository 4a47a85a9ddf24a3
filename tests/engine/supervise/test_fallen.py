import os
import signal
import subprocess
import sys
import time

import pytest

from engine.inside.records.layout import ROLE_WORKER
from engine.inside.records.reader import Block, Header
from engine.inside.ticks import start_ticks
from engine.inside.worker import this_host
from engine.model.batch import Fate
from engine.model.death import Death
from engine.supervise.fallen import Fallen
from engine.supervise.watch_notes import Note

GONE = 4_000_000  # beyond what a system gives


def header(pid, thread=None):
    ticks = start_ticks(pid) if pid != GONE else 1
    return Header(f"{pid}-{thread}", this_host(), pid, ticks, thread or pid, 0, 0, 0, ROLE_WORKER)


def lost(fallen, found, is_last=False):
    return fallen.lost([Block(found, b"", b"running")], fallen.dead([found]), is_last=is_last)


def died(code, at_s=0.0):
    return Note({"event": "died", "child": GONE, "code": code, "at": at_s})


def test_that_who_lives_has_lost_nothing():
    assert lost(Fallen(), header(os.getpid()), is_last=True) == []


@pytest.mark.parametrize(
    ("notes", "thread", "fate", "death"),
    [
        ([died(-9)], GONE, Fate.LOST, Death(signal="SIGKILL")),
        ([died(3)], GONE, Fate.LOST, Death(exit_code=3)),
        ([died(0)], GONE + 1, Fate.CANCELLED, Death(exit_code=0)),
        ([died(-2)], GONE, Fate.INTERRUPTED, Death(signal="SIGINT")),
        (
            [Note({"event": "taken-down", "child": GONE, "signal": 15}), died(-15)],
            GONE,
            Fate.CANCELLED,
            Death(signal="SIGTERM"),
        ),
        (
            [Note({"event": "taken-down", "child": GONE, "signal": 15}), died(-9)],
            GONE,
            Fate.LOST,
            Death(signal="SIGKILL"),
        ),
    ],
)
def test_that_it_is_told_how_a_worker_fell_and_whether_its_task_is_to_blame(notes, thread, fate, death):
    fallen = Fallen()
    for note in notes:
        fallen.take(note)
    (found,) = lost(fallen, header(GONE, thread))
    assert (found.fate, found.death) == (fate, death)
    assert lost(fallen, header(GONE, thread)) == []  # once
    assert fallen.is_over(found.records_name)


def test_that_it_is_waited_for_how_a_worker_ended_as_long_as_there_is_hope():
    fallen = Fallen()
    assert lost(fallen, header(GONE)) == []
    (found,) = lost(fallen, header(GONE), is_last=True)
    assert (found.fate, found.death) == (Fate.LOST, Death())


def test_that_what_falls_after_ctrl_c_was_interrupted():
    fallen = Fallen()
    fallen.interrupt()
    fallen.take(died(-signal.SIGTERM))
    (found,) = lost(fallen, header(GONE))
    assert found.fate is Fate.INTERRUPTED


def test_that_a_worker_is_gone_when_its_parent_learned_of_it_or_when_that_was_seen_before():
    at_once, late = Fallen(), Fallen()
    at_once.take(died(3, 1.0))
    assert [each.at_ns for each in lost(at_once, header(GONE))] == [1_000_000_000]
    before_ns = time.perf_counter_ns()
    assert lost(late, header(GONE)) == []
    after_ns = time.perf_counter_ns()
    late.take(died(3, after_ns / 1e9 + 1.0))
    (found,) = lost(late, header(GONE))
    assert before_ns <= found.at_ns <= after_ns


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells nobody else")
def test_that_it_is_seen_how_a_worker_ended_whom_its_parent_does_not_ask():
    program = "import sys; sys.stdin.read(); sys.exit(9)"
    process = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE)
    its = header(process.pid)
    process.stdin.close()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    try:
        (found,) = lost(Fallen(), its)
    finally:
        process.wait()
    assert (found.fate, found.death) == (Fate.LOST, Death(exit_code=9))
