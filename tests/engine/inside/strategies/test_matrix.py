"""Every strategy, by every start method and backend, gives the plain loop's results for every workload.

Through the real guardian and runner, with real processes. The tests' names are the table of what was tried.
"""

import contextlib
import functools
import itertools

import pytest

from engine.commands.execute import executed
from engine.inside.plan import make_plan
from engine.inside.workloads import workloads
from engine.supervise.interpreters import runnable, this
from engine.trace.details import details
from engine.trace.lane import State
from engine.trace.run import Outcome

HERE = runnable(this())
CHOOSES = ("start_method", "backend")
ENGINES = {"dask", "ray"}  # backends that need more: tests/e2e/cluster has it
WAYS = {
    "-".join([name, *combination]): (name, dict(zip(keys, combination, strict=True)))
    for name, strategy in HERE.items()
    if name != "sequential"
    for keys in [[option.key for option in strategy.options if option.key in CHOOSES]]
    for combination in itertools.product(*(option.choices for option in strategy.options if option.key in keys))
    if not ENGINES & set(combination)
}
LOADS = {
    "squares": (4, 1_000),
    "uneven": (5, 2_000),
    "tiny": (16, 10),
    "waiting": (4, 10),
    # More than a pipe takes at once, so that both ends have to be at work.
    "big_arguments": (4, 200_000),
    "big_results": (4, 200_000),
    "shared_array": (4, 1_500),
    "memory": (4, 5),
    "failing": (9, 100),
    "crashing": (5, 100),
}
HARMLESS = [name for name in LOADS if name not in ("failing", "crashing")]
# What is carried beside numbers: much of either kind, an array that all share. Of the loads that carry the same, one is
# enough.
CARRIED = ("big_arguments", "big_results", "shared_array")
NEVER_S = 60.0


def in_turn(first):
    """Of each strategy one start method or backend, of the next strategy the next."""
    by_strategy = {}
    for way, (strategy, _) in WAYS.items():
        by_strategy.setdefault(strategy, []).append(way)
    return [ways[(first + turn) % len(ways)] for turn, ways in enumerate(by_strategy.values())]


# How workers are started counts for what they inherit or find: the array. What else a strategy carries goes by the same
# pipes, however they were started; that each way carries numbers, tells errors and has its deaths told,
# ``test_selftest``, ``test_truth`` and ``faults`` hold.
CELLS = [(way, "shared_array") for way in WAYS]
CELLS += [(way, workload) for first, workload in enumerate(CARRIED[:2]) for way in in_turn(first)]
CELLS += [("pool-fork", workload) for workload in HARMLESS if workload not in CARRIED]

EACH_WAY_FAILING = pytest.mark.parametrize("way", in_turn(0), ids=[f"{way}-failing" for way in in_turn(0)])
EACH_WAY_CRASHING = pytest.mark.parametrize("way", in_turn(1), ids=[f"{way}-crashing" for way in in_turn(1)])


def hangs_when_a_worker_dies(way):
    """As the library does; nothing else may."""
    return way.startswith("pool") or way == "joblib-multiprocessing"


def done_by(way, workload, size=None):
    """The run, and what came of each task: its state, and its result or its error's type."""
    strategy, options = WAYS.get(way, (way, {}))
    jobs, usual = LOADS[workload]
    size = usual if size is None else size
    plan = make_plan(strategy=strategy, options=options, workload=workload, jobs=jobs, size=size, workers=2)
    with executed(plan, NEVER_S, quiet=True) as (run, supervisor):
        found = dict.fromkeys(range(jobs), (State.CANCELLED, None))
        for span in run.trace.spans():
            known = details(run, supervisor.reader, span)
            told = known.error.type if known.error else known.result
            assert found[span.task][1] is None, "a task is recorded once"
            found[span.task] = (span.state, told)
        return run, found


@functools.cache
def plain_loop(workload, size=None):
    run, found = done_by("sequential", workload, size)
    assert run.outcome is Outcome.FINISHED
    return found


@functools.cache
def one_by_one(workload):
    """The results of the jobs that do not fail, each called here by itself."""
    found = {}
    jobs, size = LOADS[workload]
    for index, item in enumerate(workloads()[workload].items(jobs, size)):
        if workload == "crashing" and item[-1]:
            continue
        with contextlib.suppress(ValueError):
            found[index] = (State.DONE, repr(workloads()[workload].function(item)))
    return found


def test_that_every_strategy_and_every_workload_is_in_the_table():
    assert {strategy for strategy, _ in WAYS.values()} == set(HERE) - {"sequential"}
    assert set(LOADS) == set(workloads())
    assert {workload for _, workload in CELLS} == set(HARMLESS)
    assert {way for way, _ in CELLS} == set(WAYS)
    for workload in CARRIED:
        assert {WAYS[way][0] for way, each in CELLS if each == workload} == set(HERE) - {"sequential"}
    assert {way for first in range(3) for way in in_turn(first)} == set(WAYS)
    assert set(CHOOSES) <= {option.key for strategy in HERE.values() for option in strategy.options}


@pytest.mark.parametrize(("way", "workload"), CELLS, ids=["-".join(cell) for cell in CELLS])
def test_that_the_results_are_the_plain_loops(way, workload):
    run, found = done_by(way, workload)
    assert (run.outcome, run.reason, run.unrecorded) == (Outcome.FINISHED, None, 0)
    assert found == plain_loop(workload)


@pytest.mark.parametrize("workload", HARMLESS)
def test_that_the_plain_loops_results_are_those_of_calling_the_function(workload):
    expected = one_by_one(workload).items()
    assert plain_loop(workload) == {task: (state, result[:200]) for task, (state, result) in expected}


def test_that_an_array_that_joblib_maps_from_a_file_gives_the_same_results():
    size = 200_000  # 1.6 MB; joblib maps what is larger than 1 MB
    run, found = done_by("joblib-loky", "shared_array", size)
    assert (run.outcome, found) == (Outcome.FINISHED, plain_loop("shared_array", size))


@EACH_WAY_FAILING
def test_that_failing_jobs_are_errors_and_the_others_are_right_or_never_run(way):
    run, found = done_by(way, "failing")
    right = one_by_one("failing")
    jobs, _ = LOADS["failing"]
    assert run.outcome is Outcome.FAILED
    assert 0 < len(right) < jobs
    for task, outcome in found.items():
        expected = right.get(task, (State.ERROR, "ValueError"))
        assert outcome in (expected, (State.CANCELLED, None))
    assert (State.ERROR, "ValueError") in found.values()
    if way.startswith("process"):
        assert (State.CANCELLED, None) not in found.values()


@EACH_WAY_CRASHING
def test_that_crashing_takes_no_wrong_result_and_is_never_done(way):
    hangs = hangs_when_a_worker_dies(way)
    run, found = done_by(way, "crashing")
    right = one_by_one("crashing")
    (crashed,) = set(found) - set(right)
    assert run.outcome is (Outcome.STALLED if hangs else Outcome.FAILED)
    assert run.reason.code != "timeout"
    assert found[crashed] in ((State.LOST, None), (State.CANCELLED, None))
    for task, expected in right.items():
        assert found[task] in (expected, (State.LOST, None), (State.CANCELLED, None))
    if way.startswith("process"):
        assert {task: found[task] for task in right} == right
