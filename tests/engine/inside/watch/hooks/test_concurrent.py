import collections

import pytest

from tests.engine.inside.watch.running import lines, watched

WAYS = ("fork", "spawn", "forkserver", "threads")


@pytest.fixture(scope="module", params=WAYS)
def outcome(request, tmp_path_factory):
    return request.param, watched(tmp_path_factory.mktemp(request.param), "executors.py", request.param)


def name(way):
    return f"concurrent.futures.{'ThreadPoolExecutor' if way == 'threads' else 'ProcessPoolExecutor'}"


def test_that_every_task_is_seen_in_the_thread_that_ran_it(outcome):
    _, seen = outcome
    assert seen.found["exit_status"] == 0
    assert len(seen.tasks) == 69
    assert seen.threads_seen() == seen.threads_true()


def test_that_a_map_is_a_call_and_so_is_what_is_outstanding_at_one_time(outcome):
    way, seen = outcome
    assert seen.counts(f"{name(way)}.map") == [20, 6]
    submitted = collections.Counter()
    for task in seen.of(name(way)):
        call = seen.calls[task["call"]]
        submitted[call["function"], call["line"]] += 1
    first, both = sorted(lines("executors.py", ".submit(double"))
    (second,) = lines("executors.py", ".submit(picky")
    assert submitted == {("double", first): 15, ("picky", second): 8, ("double", both): 20}


def test_that_two_executors_at_once_are_apart(outcome):
    way, seen = outcome
    items = collections.defaultdict(set)
    for task in seen.of(name(way)):
        if seen.calls[task["call"]]["line"] == max(lines("executors.py", ".submit(double")):
            items[task["call"]].add(int(task["item"]) >= 100)
    assert all(len(each) == 1 for each in items.values())


def test_that_each_task_waited_since_it_was_submitted(outcome):
    _, seen = outcome
    assert all(task["started_s"] >= task["submitted_s"] for task in seen.tasks)
    assert [task["error"]["type"] for task in seen.tasks if task["state"] == "error"] == ["KeyError"]


def test_that_nested_tasks_know_their_parents(tmp_path):
    seen = watched(tmp_path, "nested.py")
    assert len(seen.tasks) == 28
    assert seen.threads_seen() == seen.threads_true()
    outer = {task["index"] for task in seen.tasks if task["function"] == "outer"}
    inner = [call for call in seen.calls.values() if call["parent"] is not None]
    assert {call["parent"] for call in inner} == outer
    assert len(inner) == 3


def test_that_a_killed_workers_task_is_lost_and_what_went_down_with_it_cancelled(tmp_path):
    seen = watched(tmp_path, "dying.py")
    assert seen.output == "broken\n"
    assert seen.found["outcome"] == "finished"
    lost = [task for task in seen.tasks if task["state"] == "lost"]
    assert [(task["item"], task["death"]) for task in lost] == [("5", {"signal": "SIGKILL"})]
    assert collections.Counter(task["state"] for task in seen.tasks) == {"done": 25, "lost": 1, "cancelled": 6}


def test_that_what_runs_where_it_cannot_be_watched_is_counted(tmp_path):
    seen = watched(tmp_path, "unwatched.py")
    assert (seen.output, seen.found["exit_status"], seen.tasks) == ("ok\n", 0, [])
    assert len(seen.truth) == 20
    assert [call["unseen"] for call in seen.calls.values()] == [10, 10]
    assert len(seen.found["unseen"]) == 2
