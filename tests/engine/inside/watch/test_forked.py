"""Bodies that their parent has ready before the fork: what they are told to be, however they and their parent fare."""

import collections
import os

import pytest

from tests.engine.inside.watch.running import lines, watched

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    return watched(tmp_path_factory.mktemp("forking"), "forking.py")


def test_that_each_is_seen_once_in_the_process_that_ran_it(seen):
    assert seen.found["exit_status"] == 0, seen.errors
    processes = [task for task in seen.tasks if seen.calls[task["call"]]["by"] == "multiprocessing.Process"]
    threads = [task for task in seen.of("threading.Thread") if task["function"] == "inner"]
    true = seen.threads_true()
    wrote_nothing = [(task["pid"], task["thread"]) for task in processes if task["error"] and "takes 1" in str(task)]
    true.update(wrote_nothing)
    assert len(wrote_nothing) == 1
    assert collections.Counter((task["pid"], task["thread"]) for task in (*processes, *threads)) == true


def test_that_how_each_ended_is_told(seen):
    told = {task["function"]: (task["state"], (task["error"] or {}).get("type")) for task in seen.tasks}
    assert told["failing"] == ("error", "ValueError")
    assert told["leaving"] == ("error", "SystemExit")
    assert told["dying"][0] == "lost"
    assert told["outer"] == told["inner"] == ("done", None)


def test_that_items_places_and_times_are_those_of_the_start(seen):
    (call,) = (call for call in seen.calls.values() if call["function"] == "dying")
    assert {call["line"]} == lines("forking.py", "    process.start()")
    (task,) = (task for task in seen.tasks if task["call"] == call["id"])
    assert task["item"] == "'ä'"
    assert 0 <= task["submitted_s"] <= task["started_s"]
    assert call["pid"] != task["pid"]  # which is of who has called


def test_that_a_process_and_a_thread_that_one_starts_are_called_within_it(seen):
    (outer,) = (task for task in seen.tasks if task["function"] == "outer")
    inner = [task for task in seen.tasks if task["function"] == "inner"]
    assert [seen.calls[task["call"]]["parent"] for task in inner] == [outer["index"]] * 2
    assert sorted(task["pid"] == outer["pid"] for task in inner) == [False, True]
    assert {task["thread"] for task in inner}.isdisjoint({outer["thread"]})


def test_that_what_could_not_be_started_leaves_nothing(seen):
    assert len([task for task in seen.tasks if task["function"] == "plain"]) == 6
    assert seen.found["unseen"] == []


def test_that_a_task_that_has_used_up_its_open_files_is_told_to_have_ended(tmp_path):
    outcome = watched(tmp_path, "used_up.py")
    assert outcome.output == "0\n"
    assert [(task["function"], task["state"]) for task in outcome.tasks] == [("keep_open", "done")]
