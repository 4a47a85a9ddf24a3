"""The fault matrix's rows that Windows has, tried there: ``python -m tests.wine.faults``, in a Windows Python.

What every way tells alike meets one of them, in turn: on Linux it meets them all. All else meets the loop or a thread,
and a way of workers; who is ended meets all, and each fifth one is tried to keep going. How fast it is told is not
looked at, nor whether a pool is found to wait for ever: Wine tells of each process what CPU time the asking one takes
(see ``left_out``). Such a run is stopped once the culprit is known.
"""

import itertools
import sys
import time

from engine.trace.lane import State
from tests.engine.faults.faulty import CULPRIT
from tests.engine.faults.table import JOBLIB, TABLE, cells, expected, wrong_with
from tests.engine.faults.trial import Trial, tried
from tests.wine.trying import LIMIT_S, assert_gone, check, main, pythons

ALONE = {"sequential": ("loop", "sequential", {}), "threads": ("threads", "threads", {})}
CARRIERS = {
    "process-spawn": ("spawned", "process", {"start_method": "spawn"}),
    "pool-spawn": ("pool", "pool", {"start_method": "spawn"}),
    "executor-spawn": ("executor", "executor", {"start_method": "spawn"}),
    **JOBLIB,
}
WAYS = ALONE | CARRIERS
NOT_THERE = {
    "forks": "it has no fork",
    "forks_and_daemonises": "it has no fork",
    "may_write_nothing": "no process limits itself there",
    "may_open_nothing": "no process limits itself there",
    "stops_itself": "Wine tells of no thread that it is suspended",
}
"""The rows that Windows has not, or Wine cannot show, and why."""

WAITS_FOR_EVER = {("makes_a_pool", "joblib-loky")}
"""Cells that are not tried: there a worker of joblib's can spawn no Pool, watched or not (*cannot find context for
'loky'*), and the Pool tries again without end.
"""

OTHERWISE = dict.fromkeys(("closes_files", "closes_everything", "makes_a_pool"), "finished done")
"""What comes of it by any way there: a pipe is no descriptor, so that nothing that a library needs is closed; and the
library of the Python that is tried there, the embeddable one, has no assertions, by which daemons are refused.
"""

_MEET_ALL = ("nothing", "sigkill")
_KEEPS_GOING_EVERY = 5
_AT_ONCE = 3
_ANY_TIME = float("inf")
_NO_NEWS_S = 5.0


def chosen():
    """The cells that are tried, by the way's strategy."""
    alone, carrier, any_way = itertools.cycle(ALONE), itertools.cycle(CARRIERS), itertools.cycle(WAYS)
    found = []
    for number, kind in enumerate(kind for kind in TABLE if kind not in NOT_THERE):
        if kind in _MEET_ALL:
            ways = list(WAYS)
        elif len(set(TABLE[kind].values())) == 1 or kind in OTHERWISE:
            ways = [_next(any_way, kind)]
        else:
            ways = [_next(alone, kind), _next(carrier, kind)]
        found += cells([kind], {way: WAYS[way] for way in ways}, (False,))
        if number % _KEEPS_GOING_EVERY == 0:
            found += cells([kind], {(way := _next(carrier, kind)): WAYS[way]}, (True,))
    return found


def _next(ways, kind):
    return next(way for way in ways if (kind, way) not in WAITS_FOR_EVER)


class _Trial(Trial):
    """A run that is stopped as well where it waits for ever, once what has become of the culprit is known."""

    never_s = LIMIT_S

    def __init__(self, cell):
        super().__init__(cell)
        self._ends = {end.partition(" ")[2] for end in may(cell) if end.startswith("stalled")}
        self._news_at_s = time.monotonic()

    def _is_enough(self, batch):
        if super()._is_enough(batch):
            return True
        trace = self.run.trace
        if not self._ends or trace.jobs <= CULPRIT:
            return False
        if batch.blocks or not trace.counts[State.DONE]:
            self._news_at_s = time.monotonic()
        never_begins = "cancelled" in self._ends and time.monotonic() - self._news_at_s > _NO_NEWS_S
        return never_begins or State(trace.state[CULPRIT]).name.lower() in self._ends


def may(cell):
    """What may come of a cell there."""
    ends = {OTHERWISE[cell.kind]} if cell.kind in OTHERWISE else expected(cell)
    return ends | {end.replace("stalled", "cancelled") for end in ends}


def _assert_right(*ways):
    before = pythons()
    wanted = [cell for cell in chosen() if cell.way in ways]
    wrong = []
    for cell, seen in tried(wanted, _AT_ONCE, _Trial):
        wrong += [f"{cell}: {each}" for each in wrong_with(cell, seen, _ANY_TIME, may(cell))]
    assert not wrong, "\n".join(wrong)
    assert_gone(before)


@check
def faults_are_told_truly_by_the_loop_and_by_threads():
    _assert_right("sequential", "threads")


@check
def faults_are_told_truly_by_a_process_for_each_job():
    _assert_right("process-spawn")


@check
def faults_are_told_truly_by_a_pool():
    _assert_right("pool-spawn")


@check
def faults_are_told_truly_by_an_executor():
    _assert_right("executor-spawn")


@check
def faults_are_told_truly_by_joblibs_own_workers():
    _assert_right("joblib-loky")


@check
def faults_are_told_truly_by_joblib_with_a_pool():
    _assert_right("joblib-multiprocessing")


if __name__ == "__main__":
    sys.exit(main())
