import os
import signal

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


def died(code):
    return Note({"event": "died", "child": GONE, "code": code})


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
