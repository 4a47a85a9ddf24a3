"""The calls of a run: the one of a plan, and those of a program that is watched."""

import dataclasses

import numpy as np
import pytest

from engine.inside.plan import Plan, Watch, make_plan
from engine.inside.strategies import strategies
from engine.trace.lane import State
from engine.trace.run import Run
from engine.trace.trace import Trace
from tests.engine.trace.cells import batch, block, call, cell, header
from tests.engine.trace.watched import INNER, OUTER, watched_run


@pytest.mark.parametrize(
    ("strategy", "options", "by"),
    [
        ("sequential", {}, None),
        ("process", {}, "multiprocessing.Process"),
        ("pool", {}, "multiprocessing.Pool.map"),
        ("pool", {"method": "starmap"}, "multiprocessing.Pool.starmap"),
        ("pool", {"method": "apply_async"}, "multiprocessing.Pool.apply_async"),
        ("executor", {}, "concurrent.futures.ProcessPoolExecutor"),
        ("threads", {}, "concurrent.futures.ThreadPoolExecutor"),
        ("joblib", {"batch_size": 3}, "joblib.Parallel"),
    ],
)
def test_that_a_planned_run_has_one_call_by_the_librarys_public_name(strategy, options, by):
    run = Run(make_plan(strategy=strategy, jobs=6, workers=2, options=options))
    run.apply(batch(call=call(5, 9, pid=99), at_ns=9))
    ((number, only),) = run.calls()
    assert (number, only.by, only.function, only.declared, only.handed) == (0, by, "squares", 6, 6)
    assert (only.pid, only.started_ns, only.ended_ns) == (99, 5, 9)
    assert not run.has_calls


def test_that_every_strategy_but_the_plain_loop_has_a_public_name():
    names = {identifier: strategy.called_by({}) for identifier, strategy in strategies().items()}
    assert [identifier for identifier, name in names.items() if name is None] == ["sequential"]
    assert len(set(names.values())) == len(names)


def test_that_a_watched_run_counts_its_tasks_by_calls_and_no_container():
    run = watched_run(over=False)
    trace, tasks = run.trace, run.trace.tasks
    assert [(number, call.by, call.function) for number, call in run.calls()] == [
        (0, "joblib.Parallel", "fit"),
        (1, "multiprocessing.pool.ThreadPool.map", "grow"),
    ]
    assert (tasks.counts_by_call().tolist(), trace.jobs, run.expected) == ([4, 1], 6, None)
    assert trace.counts[[State.WAITING, State.RUNNING, State.DONE, State.ERROR]].tolist() == [1, 1, 2, 1]
    assert run.has_calls
    assert trace.garbled == 0
    assert trace.parent_of_call(run.call(1)) == 0
    assert trace.parent_of_call(run.call(0)) is None
    assert trace.busy_workers() == 1
    assert [trace.task_count(lane) for lane in trace.lanes] == [2, 0, 1, 1]


def test_that_a_trace_that_is_made_anew_counts_no_container_either():
    trace = watched_run(is_cut_off=False).trace
    placed = [False] * len(trace.lanes)
    again = Trace.restored(trace.tasks, trace.lanes, placed, trace.runner_traffic)
    assert again.counts.tolist() == trace.counts.tolist()
    assert (again.lanes, len(again.workers)) == (trace.lanes, len(trace.workers))


def test_that_a_job_that_is_told_twice_at_once_is_one():
    tasks = watched_run().trace.tasks
    before = len(tasks)
    keys, numbers = np.array([OUTER, INNER, OUTER, OUTER], np.uint64), np.array([9, 9, 9, 10], np.uint64)
    first, other, again, third = tasks.known(keys, numbers).tolist()
    assert first == again
    assert sorted({first, other, third}) == [before, before + 1, before + 2]
    assert len(tasks) == before + 3


def test_that_what_was_handed_over_and_never_ran_is_cancelled_with_the_run():
    run = watched_run()
    assert run.trace.counts[State.CANCELLED] == 1
    assert run.trace.counts[State.WAITING] == 0
    assert run.over


def test_that_a_program_of_one_call_has_no_others():
    run = Run(Plan.watching(Watch(("a.py",))))
    assert not run.has_calls
    run.apply(batch([block(header(), cell(0, call=3))]))
    assert (run.has_calls, len(run.calls())) == (False, 1)


@pytest.mark.parametrize(
    ("strategy", "options", "chunksize"),
    [
        ("pool", {}, 5),  # as the contract's example: 40 jobs, 2 workers
        ("pool", {"method": "starmap"}, 5),
        ("pool", {"method": "imap"}, 1),
        ("pool", {"method": "imap_unordered", "chunksize": 7}, 7),
        ("pool", {"method": "apply_async"}, None),
        ("pool", {"chunksize": 3}, 3),
        ("executor", {}, 1),
        ("executor", {"chunksize": 4}, 4),
        ("joblib", {}, None),
        ("joblib", {"batch_size": 6}, 6),
        ("process", {}, None),
        ("threads", {}, None),
    ],
)
def test_that_a_planned_call_has_the_chunk_size_by_which_its_jobs_travel(strategy, options, chunksize):
    plan = make_plan(strategy=strategy, jobs=40, workers=2, options=options)
    assert Run(plan).call(0).chunksize == chunksize


def test_that_no_chunk_size_is_told_where_nobody_knows_how_many_jobs_there_are():
    plan = dataclasses.replace(make_plan(strategy="pool", jobs=40, workers=2), jobs=0)
    assert Run(plan).call(0).chunksize is None
