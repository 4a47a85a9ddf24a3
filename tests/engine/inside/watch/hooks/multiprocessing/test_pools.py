import collections

import pytest

from tests.engine.inside.watch.running import lines, watched

WAYS = ("fork", "spawn", "forkserver", "threads")


@pytest.fixture(scope="module", params=WAYS)
def outcome(request, tmp_path_factory):
    return request.param, watched(tmp_path_factory.mktemp(request.param), "pools.py", request.param)


def prefix(way):
    return "multiprocessing.pool.ThreadPool" if way == "threads" else "multiprocessing.Pool"


def test_that_every_task_of_every_method_is_seen_in_the_thread_that_ran_it(outcome):
    _, seen = outcome
    assert seen.found["exit_status"] == 0
    assert len(seen.tasks) == 68
    assert seen.threads_seen() == seen.threads_true()


def test_that_each_call_has_its_tasks_and_its_line(outcome):
    way, seen = outcome
    expected = {"map": [20, 0, 6], "starmap": [10], "imap_unordered": [12], "imap": [12], "apply": [1]}
    assert {name: seen.counts(f"{prefix(way)}.{name}") for name in expected} == expected
    # What is outstanding at one time is one call; at the machine's leisure these are several.
    assert sum(seen.counts(f"{prefix(way)}.apply_async")) == 7
    assert {call["line"] for call in seen.calls.values()} == lines("pools.py", " pool.", "(pool.", "[pool.") - lines(
        "pools.py", "import"
    )
    assert all(call["file"].endswith("pools.py") for call in seen.calls.values())


def test_that_places_items_and_results_are_those_of_the_call(outcome):
    way, seen = outcome
    starmap = sorted(seen.of(f"{prefix(way)}.starmap"), key=lambda task: task["place"])
    assert [(task["place"], task["item"], task["function"]) for task in starmap] == [
        (i, f"{i}, {i}", "add") for i in range(10)
    ]
    (applied,) = seen.of(f"{prefix(way)}.apply")
    assert (applied["item"], applied["result"]) == ("3", "9")
    sizes = {call["by"].rpartition(".")[2]: call["chunksize"] for call in seen.calls.values() if call["declared"]}
    assert sizes["starmap"] == 3
    assert sizes["imap"] == 5


def test_that_what_a_task_raised_is_the_tasks(outcome):
    _, seen = outcome
    assert collections.Counter(task["state"] for task in seen.tasks) == {"done": 67, "error": 1}
    (failed,) = (task for task in seen.tasks if task["state"] == "error")
    assert (failed["item"], failed["error"]["type"], failed["error"]["message"]) == ("3", "ValueError", "three")
    assert "in picky" in failed["error"]["traceback"]
    (call,) = (call for call in seen.calls.values() if call["error"])  # and so the call has raised it
    assert call["id"] == failed["call"]
    assert (call["error"]["type"], call["error"]["message"]) == ("ValueError", "three")
    assert "in picky" in call["error"]["traceback"]
    assert seen.output == "raised three\n"
    assert seen.errors == ""
