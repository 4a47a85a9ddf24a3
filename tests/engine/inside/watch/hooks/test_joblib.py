import collections

import pytest

from tests.engine.inside.watch.running import watched

CALLS = {"loky": [40, 23, 9, 8, 2, 2, 2, 5], "multiprocessing": [40, 23, 8, 2, 2, 2, 5]}
CALLS["threading"] = CALLS["loky"]


@pytest.fixture(scope="module", params=list(CALLS))
def outcome(request, tmp_path_factory):
    return request.param, watched(tmp_path_factory.mktemp(request.param), "parallel.py", request.param)


def test_that_every_task_is_seen_in_the_thread_that_ran_it(outcome):
    way, seen = outcome
    assert seen.found["exit_status"] == 0
    assert seen.threads_seen() == seen.threads_true()
    # Where one raises, those that wait may never run.
    counts = seen.counts("joblib.Parallel")
    assert len(counts) == len(CALLS[way])
    assert sorted(counts) == sorted(CALLS[way])


def test_that_the_one_that_raised_is_told_and_none_of_the_library_is(outcome):
    _, seen = outcome
    failed = [task for task in seen.tasks if task["state"] == "error"]
    assert [(task["error"]["type"], task["item"]) for task in failed] == [("RuntimeError", "7")]
    assert {call["by"] for call in seen.calls.values()} == {"joblib.Parallel"}
    raised = {call["id"]: call["error"]["type"] for call in seen.calls.values() if call["error"]}
    assert raised == {failed[0]["call"]: "RuntimeError"}


def test_that_a_plain_loop_within_a_task_has_it_as_its_parent(outcome):
    _, seen = outcome
    outer = {task["index"] for task in seen.tasks if task["function"] == "loop"}
    levels = collections.Counter(task["level"] for task in seen.tasks)
    assert {task["parent"] for task in seen.tasks if task["level"] == 1} == outer
    assert levels[1] == 4


@pytest.mark.parametrize("way", ["multiprocessing", "threading"])
def test_that_each_job_of_a_batch_is_seen_as_joblib_1_3_hands_it_to_a_pool(tmp_path, way):
    seen = watched(tmp_path, "older_pools.py", way)
    assert seen.output == "raised seven\n"
    assert seen.threads_seen() == seen.threads_true()
    assert {call["by"]: seen.counts(call["by"]) for call in seen.calls.values()} == {"joblib.Parallel": [7, 1]}
    assert [task["item"] for task in seen.tasks if task["state"] == "error"] == ["7"]
