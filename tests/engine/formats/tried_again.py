"""A made-up run on three hosts whose engine has run jobs again, as it would be kept."""

import dataclasses

import numpy as np

from engine.formats.results import Results, SavedRecords
from engine.inside.plan import make_plan
from engine.inside.records.events import Engine
from engine.inside.records.layout import KIND_ERROR
from engine.model.death import Death
from engine.model.outcome import Outcome
from engine.model.task import State
from engine.trace.run import Run
from tests.engine.trace.cells import cell, header
from tests.engine.trace.watched import saved_watched_run

CLOCK_ERROR_NS = 400_000


def saved_run():
    """Job 2 was done on host a and again on b and c, where only c counts; job 3 was lost with a, and done on c."""
    run = Run(make_plan(strategy="dask", jobs=4, workers=3))
    run.engine = Engine("dask", "2026.8.0", "tcp://10.0.0.7:8786", 3)
    run.runner_host, run.runner_pid = "here", 9
    run.started_ns, run.ended_ns = 1, 20
    run.seen_ns, run.over, run.outcome = 20, True, Outcome.FINISHED
    ones = (header(f"{host}-1.records", 1, host=host, clock_error_ns=CLOCK_ERROR_NS) for host in "abc")
    ended = [cell(1, 2, 3), cell(1, 5, 6, kind=KIND_ERROR) + cell(0, 7, 8), cell(1, 8, 9) + cell(2, 10, 12)]
    for one, cells, running in zip(ones, ended, (cell(2, 5, 0), b"", b""), strict=True):
        run.trace.extend(run.trace.lane(one), cells, running)
    run.trace.give_back(run.trace.lanes[0], 9, State.LOST)
    run.trace.cancel_waiting()
    run.attempt_deaths[0] = Death("SIGKILL")
    count = sum(map(len, run.trace.lanes))
    error = b'{"type": "E", "message": "no", "traceback": ""}'
    kept = Results(np.array([1]), np.array([len(error) + 1]), np.frombuffer(error, np.uint8), np.arange(count - 1))
    return dataclasses.replace(saved_watched_run(), run=run, records=SavedRecords(run.trace, kept))
