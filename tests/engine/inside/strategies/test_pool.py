"""The pool's options do what they say."""

import itertools

import pytest

from engine.inside.plan import make_plan
from engine.inside.problem import PlanError
from engine.inside.strategies import start_methods
from tests.engine.inside.strategies.told import changes, pids_of, run_told

METHODS = ["map", "imap", "imap_unordered", "starmap", "apply_async"]
CHUNKED = METHODS[:-1]


# How the workers were started is nothing to the method: they meet in turn.
@pytest.mark.parametrize(("method", "start_method"), list(zip(METHODS, itertools.cycle(start_methods()), strict=False)))
def test_that_every_method_hands_over_every_item_once(method, start_method, tmp_path):
    runner, results = run_told(tmp_path, "pool", "whereabouts", range(7), method=method, start_method=start_method)
    assert runner not in pids_of(results)
    assert len(set(pids_of(results))) <= 2


@pytest.mark.parametrize("method", METHODS)
def test_that_an_item_that_is_a_tuple_comes_as_one_argument(method, tmp_path):
    # JSON makes lists of them, which starmap would take apart all the same.
    run_told(tmp_path, "pool", "whereabouts", [[1, 2], [3]], method=method)


@pytest.mark.parametrize("method", METHODS)
def test_that_the_error_of_a_task_is_what_every_method_raises(method, tmp_path):
    from tests.engine.fresh import run_fresh

    assert run_fresh(tmp_path, "pool", "fail_on_two", [0, 1, 2], method=method)["raised"] == "ValueError"


@pytest.mark.parametrize("method", CHUNKED)
def test_that_a_chunk_of_neighbours_runs_on_one_worker(method, tmp_path):
    _, results = run_told(tmp_path, "pool", "whereabouts_in_company", range(12), method=method, chunksize=3)
    assert set(changes(pids_of(results))) <= {3, 6, 9}
    assert len(set(pids_of(results))) == 2


@pytest.mark.parametrize("method", CHUNKED)
def test_that_a_chunk_as_large_as_all_leaves_the_other_workers_without_work(method, tmp_path):
    _, results = run_told(tmp_path, "pool", "whereabouts_after_a_nap", range(4), method=method, chunksize=4)
    assert len(set(pids_of(results))) == 1


@pytest.mark.parametrize("method", METHODS)
def test_that_a_worker_that_may_run_one_chunk_is_replaced_after_it(method, tmp_path):
    chunk = {} if method == "apply_async" else {"chunksize": 1}
    _, results = run_told(tmp_path, "pool", "whereabouts", range(5), method=method, maxtasksperchild=1, **chunk)
    assert len(set(pids_of(results))) == 5


def test_that_the_limit_counts_chunks_and_not_tasks(tmp_path):
    _, results = run_told(tmp_path, "pool", "whereabouts", range(6), workers=1, maxtasksperchild=1, chunksize=3)
    assert changes(pids_of(results)) == [3]


def test_that_a_limit_that_is_not_reached_replaces_nobody(tmp_path):
    _, results = run_told(tmp_path, "pool", "lived", range(6), workers=1, maxtasksperchild=6, chunksize=1)
    assert results == [f"{item}:{item + 1}" for item in range(6)]


def test_that_chunks_of_single_calls_are_refused():
    with pytest.raises(PlanError) as raised:
        make_plan(strategy="pool", options={"method": "apply_async", "chunksize": 2})
    assert (raised.value.problem.field, raised.value.problem.code) == ("options", "excludes")
    assert make_plan(strategy="pool", options={"method": "apply_async", "maxtasksperchild": 2}).options
    assert make_plan(strategy="pool", options={"chunksize": "2"}).options == {"chunksize": 2}
