"""The contract's states of what a program raises and cancels, and its calls, which end when nothing is outstanding."""

import collections
import os
import sys

import pytest

from tests.engine.inside.watch.running import PROGRAMS, watched

BODIES = "multiprocessing.Process", "threading.Thread"
EXECUTORS = "concurrent.futures.ProcessPoolExecutor", "concurrent.futures.ThreadPoolExecutor"


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    found = watched(tmp_path_factory.mktemp("raising"), "raising.py")
    assert found.found["exit_status"] == 0, found.errors
    return found


@pytest.mark.parametrize("by", BODIES)
def test_that_a_body_that_raises_is_an_error_and_one_that_leaves_well_is_done(seen, by):
    told = {task["function"]: (task["state"], task["error"] and task["error"]["type"]) for task in seen.of(by)}
    assert told["failing"] == ("error", "KeyError")
    assert told["leaving"] == ("done", None)
    assert all(task["result"] is None for task in seen.of(by))  # which nobody gets


@pytest.mark.parametrize("by", BODIES)
def test_that_the_item_in_which_a_body_raises_is_an_error_as_is_what_carries_it(seen, by):
    found = [
        task for task in seen.found["tasks"] if task["function"] == "loop" and seen.calls[task["call"]]["by"] == by
    ]
    items = [(task["item"], task["state"]) for task in found if not task["container"]]
    assert items == [("0", "done"), ("1", "done"), ("2", "error")]
    (body,) = (task for task in found if task["container"])
    raised = [task["error"] for task in found if task["error"]]
    assert body["state"] == "error"
    assert [each["type"] for each in raised] == ["ValueError"] * 2
    assert all("in loop" in each["traceback"] and not _has_ours(each["traceback"]) for each in raised)


def test_that_what_a_thread_raises_is_printed_as_it_would_be(seen):
    assert "Exception in thread Thread-" in seen.errors
    assert seen.errors.count("KeyError: 'failing'") == 2
    assert not _has_ours(seen.errors)


@pytest.mark.parametrize("by", EXECUTORS)
def test_that_what_was_cancelled_before_it_began_is_cancelled_and_its_call_has_ended(seen, by):
    tasks = [task for task in seen.of(by) if task["function"] == "quick"]
    assert collections.Counter(task["state"] for task in tasks) == {"done": 6, "cancelled": 2}
    assert all(task["pid"] is task["result"] is None for task in tasks if task["state"] == "cancelled")
    calls = [call for call in seen.calls.values() if call["by"] == by]
    assert all(call["started_s"] < call["ended_s"] for call in calls)


def test_that_a_map_over_nothing_has_handed_over_nothing(seen):
    (call,) = (call for call in seen.calls.values() if call["by"] == "multiprocessing.Pool.map")
    assert (call["declared"], call["handed"], call["tasks"]) == (0, 0, 0)
    assert call["started_s"] < call["ended_s"]


def _has_ours(printed):
    """Whether a file of the watching code is named; the program's own, and its libraries, may lie below a folder of any
    name.
    """
    for place in (str(PROGRAMS), sys.prefix):
        printed = printed.replace(place, "")
    return "parallelogram" in printed or f"{os.sep}engine{os.sep}inside{os.sep}" in printed


def test_that_a_call_that_raises_tells_what_as_the_program_has_caught_it(tmp_path):
    found = watched(tmp_path, "calls_raising.py")
    assert (found.found["exit_status"], found.errors) == (0, "")
    caught = collections.Counter(found.output.splitlines())
    told = collections.Counter(
        f"{call['by'].removesuffix('_async') if 'map_async' in call['by'] else call['by']} "
        f"{call['error']['type'].rpartition('.')[2]} {call['error']['message']}".strip()
        for call in found.calls.values() if call["error"]
    )  # fmt: skip
    assert sum(caught.values()) == 32
    assert told == caught
    errors = [call["error"] for call in found.calls.values() if call["error"]]
    assert all("in picky" in error["traceback"] for error in errors if error["type"] == "LookupError")
    assert {error["type"].rpartition(".")[2] for error in errors} == {
        "LookupError",
        "BrokenProcessPool",
        "TimeoutError",
        "ValueError",
    }
    assert not any(_has_ours(error["traceback"]) for error in errors)
