"""What a breakdown is of, where a program is watched: made-up calls, each with the jobs of its threads."""

from dataclasses import replace

import pytest

from engine import words
from engine.inside.plan import Plan, Watch
from engine.insight.stretches import windows_of
from engine.insight.verdict import others, why
from engine.insight.verdict.finding import Case
from engine.insight.what_if.recorded import longest_windows
from engine.model.batch import Batch, End
from engine.model.call import Python
from engine.trace.run import Run
from tests.engine.trace.cells import block, call, cell, header

THREADS, PROCESSES = "concurrent.futures.ThreadPoolExecutor", "concurrent.futures.ProcessPoolExecutor"
SECOND = 10**9


def program(*calls):
    """A program that is over; each call is by what, of how many workers, and the jobs of its workers, in seconds."""
    run = Run(Plan.watching(Watch(("train.py",))))
    told, files = [], {}
    for key, (by, workers, jobs) in enumerate(calls, 1):
        started, ended = (
            one(at for its in jobs.values() for each in its for at in each) * SECOND for one in (min, max)
        )
        fields = {"by": by, "function": "f", "file": "train.py", "line": 1, "host": "h", "pid": 1, "thread": 1}
        told.append((key, fields | {"workers": workers, "started_ns": started, "ended_ns": ended}))
        place = 0
        for worker, its in jobs.items():
            for began, done in its:
                files[worker] = files.get(worker, b"") + cell(place, began * SECOND, done * SECOND, call=key)
                place += 1
    blocks = tuple(
        block(header(f"{pid}-{thread}.records", pid, thread), made, b"") for (pid, thread), made in files.items()
    )
    run.apply(Batch(60 * SECOND, call=call(0, 60 * SECOND, pid=1), calls=tuple(told), blocks=blocks))
    run.apply(Batch(60 * SECOND, end=End()))
    run.python = Python("3.11.0", True, 2)
    return run


@pytest.mark.parametrize(("by", "workers"), [(THREADS, 1), (f"{THREADS}.map", 1), (PROCESSES, 6)])
def test_that_threads_which_were_never_started_are_no_workers(by, workers):
    run = program((by, 6, {(1, 2): [(1, 2)]}))
    assert [each.workers for each in windows_of(run)] == [workers]
    assert (why(run).verdict.cause == "unused") == (workers > 1)


@pytest.mark.parametrize(("by", "advice"), [(THREADS, "Submit all of them"), ("joblib.Parallel", "Give all of them")])
def test_that_jobs_which_were_handed_over_one_by_one_are_told_of_threads_as_well(by, advice):
    run = program(*[(by, 6, {(1, 2): [(at, at + 1)]}) for at in range(1, 10, 2)])
    found = why(run).verdict
    assert words.verdict(found).startswith("The program waited for each of 5 jobs before it handed over the next")
    assert found.advice.startswith(advice)


def test_that_workers_who_had_a_job_in_another_call_are_not_said_never_to_have_had_one():
    both = {(2, 2): [(1, 2)], (3, 3): [(1, 2)]}
    run = program(("multiprocessing.Pool.map", 2, both), ("multiprocessing.Pool.apply_async", 2, {(2, 2): [(3, 9)]}))
    found = why(run)
    assert found.verdict.cause == "unused"
    assert words.verdict(found.verdict).startswith("Some calls had workers without a job.")


def test_that_the_workers_of_xdist_are_those_of_one_call():
    run = program(("pytest-xdist", None, {(2, 2): [(1, 3)]}), ("pytest-xdist", None, {(3, 3): [(1, 2), (2, 3)]}))
    assert [each.workers for each in longest_windows(run)] == [2]


def test_that_a_quiet_machine_takes_what_the_program_took_outside_its_calls_as_well():
    run = program(("multiprocessing.Pool.map", 2, {(2, 2): [(10, 20)], (3, 3): [(10, 20)]}))
    found = why(run).breakdown
    parts = dict.fromkeys(found.parts, 0.0) | {"computing": 4.0, "others": 10.0, "starting": 6.0}
    said = others.RULE.applies(Case(run, replace(found, parts=parts)))
    assert (said.values["least_s"], said.values["quiet_s"]) == (50 + 2, 50 + 5)
    assert words.advice(said) == "On a quiet machine expect about 55 s."
