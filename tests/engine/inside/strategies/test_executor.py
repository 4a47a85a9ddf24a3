"""The process executor, and that its options do what they say."""

import pytest

from engine.inside.cores import usable_cores
from engine.inside.plan import make_plan
from engine.inside.problem import PlanError
from engine.inside.strategies import Setup
from engine.inside.strategies.executor import Executor
from tests.engine.fresh import run_fresh, tasks_in
from tests.engine.inside.strategies.told import changes, pids_of, run_told


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_that_a_chunk_of_neighbours_runs_on_one_worker(method, tmp_path):
    runner, results = run_told(
        tmp_path, "executor", "whereabouts_after_a_nap", range(12), start_method=method, chunksize=3
    )
    assert runner not in pids_of(results)
    assert set(changes(pids_of(results))) <= {3, 6, 9}


def test_that_a_chunk_as_large_as_all_leaves_the_other_workers_without_work(tmp_path):
    _, results = run_told(tmp_path, "executor", "whereabouts_after_a_nap", range(4), chunksize=4)
    assert len(set(pids_of(results))) == 1


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_that_a_worker_that_may_run_one_chunk_is_replaced_after_it(method, tmp_path):
    options = {"start_method": method, "max_tasks_per_child": 1, "chunksize": 2}
    _, results = run_told(tmp_path, "executor", "whereabouts", range(6), **options)
    pids = pids_of(results)
    assert pids[::2] == pids[1::2]
    assert len(set(pids)) == 3


def test_that_a_limit_without_a_start_method_is_kept(tmp_path):
    # concurrent.futures itself chooses one that can.
    _, results = run_told(tmp_path, "executor", "whereabouts", range(3), max_tasks_per_child=1)
    assert len(set(pids_of(results))) == 3


def test_that_a_worker_that_dies_breaks_the_whole_rather_than_hang_it(tmp_path):
    call = run_fresh(tmp_path, "executor", "kill_on_two", [0, 1, 2, 3], workers=1)
    assert call["raised"] == "BrokenProcessPool"
    states = {index: state for _, index, state, _ in tasks_in(tmp_path)}
    assert states == {0: "done", 1: "done", 2: "running"}


def test_that_a_limit_on_forked_workers_is_refused():
    with pytest.raises(PlanError) as raised:
        make_plan(strategy="executor", options={"start_method": "fork", "max_tasks_per_child": 1})
    assert (raised.value.problem.field, raised.value.problem.code) == ("options", "excludes")
    for method in ("spawn", "forkserver"):
        assert make_plan(strategy="executor", options={"start_method": method, "max_tasks_per_child": 1}).options


def test_that_a_limit_is_refused_by_a_python_that_has_none(monkeypatch):
    monkeypatch.setattr("sys.version_info", (3, 10, 9))
    Executor().prepare(Setup(2, {}))
    with pytest.raises(PlanError) as raised:
        Executor().prepare(Setup(2, {"max_tasks_per_child": 1}))
    assert (raised.value.problem.code, raised.value.problem.values["version"]) == ("needs-python", "3.11")


def test_that_there_are_as_many_workers_as_usable_cores():
    assert make_plan(strategy="executor", jobs=100).workers == usable_cores()
