"""Runs for the history that were over before any test began: made of records, and kept as the window keeps them."""

import dataclasses
import os

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from engine.formats.environment import Environment
from engine.formats.results import Results, SavedRecords
from engine.formats.run_file import Saved
from engine.history.history import History
from engine.inside.plan import make_plan
from engine.long_work import LongWork
from engine.supervise.seen import Gone
from tests.engine.supervise.telling import Reading, Told
from tests.engine.trace.cells import block, call, cell, header

START_NS = 20_000_000_000
AT_S = 1_750_000_000.0
_READINGS = 20  # the first one that is heard of may have been ordered before


def made(*lanes_s, elapsed_s=1.0, stopped=None, results=None, at_s=AT_S, sequential_s=None, **plan):
    """A run with a worker for each list of tasks, as ``(start, end)`` in seconds; each task returns its number."""
    jobs = sum(map(len, lanes_s))
    plan = make_plan(**{"strategy": "pool", "workers": max(len(lanes_s), 1), "jobs": max(jobs, 1), "size": 7, **plan})
    run, blocks, task = Told(plan), [], 0
    for number, tasks in enumerate(lanes_s):
        cells = b""
        for start_s, end_s in tasks:
            cells += cell(task, START_NS + round(start_s * 1e9), START_NS + round(end_s * 1e9))
            task += 1
        blocks.append(block(header(f"{number}.records", pid=100 + number, thread=100 + number), cells))
    ended_ns = START_NS + round(elapsed_s * 1e9)
    its_call = call(START_NS, 0 if stopped else ended_ns)
    run.apply(Reading(blocks, its_call, stopped=stopped, gone=Gone(), at_ns=ended_ns))
    return as_saved(run.run, results, at_s, sequential_s)


def as_saved(run, results=None, at_s=AT_S, sequential_s=None):
    """A run that is over, to be kept."""
    count = sum(map(len, run.trace.lanes))
    values = np.arange(count, dtype=np.uint64) if results is None else np.array(results, np.uint64)
    none = np.zeros(0, np.int64)
    records = SavedRecords(run.trace, Results(none, none, np.zeros(0, np.uint8), values))
    return Saved(run, records, Environment.here(run.plan), [], sequential_s, at_s)


def keep(*runs):
    """Keep them; their names in the history."""
    history = History()
    return [os.path.basename(history.keep(each)) for each in runs]


def fill(count):
    """So many runs, each a second after the one before it; their names, the newest first."""
    one = made([(0, 0.5), (0.5, 1)], [(0, 0.9)])
    return keep(*(dataclasses.replace(one, at_s=AT_S + at_s) for at_s in range(count)))[::-1]


def tabs_of(window):
    """The tabs below the chart."""
    return window.contents.tabs


def see_history(window, qtbot):
    """Show the history, and wait until all that is kept is read, and not what was ordered before."""
    kept = {entry.name for entry in History().listing().entries}
    for _ in range(_READINGS):
        with qtbot.waitSignal(window.history.changed):
            tabs_of(window).setCurrentIndex(0)  # it is read when it comes into sight
            tabs_of(window).setCurrentWidget(window.runs)
        if {entry.name for entry in window.history.listing.entries} >= kept:
            return window.runs
    raise AssertionError(f"what is kept is not listed; the list is in sight: {window.runs.isVisible()}")


def settled(window, qtbot):
    """Wait until the threads beside the window's have done what was ordered, and the window has heard of it."""
    done, bridge = [], window.session._bridge
    for is_looked_at in (False, True):
        bridge.work(lambda: None, done.append, is_looked_at=is_looked_at)
    qtbot.waitUntil(lambda: len(done) == 2, timeout=30_000)
    long = [doing == "that writes" for doing in bridge._others if doing in ("that writes", "that reads")]
    for writes in long:
        bridge.work_long(LongWork(), lambda: None, done.append, writes=writes)
    qtbot.waitUntil(lambda: len(done) == 2 + len(long), timeout=30_000)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
