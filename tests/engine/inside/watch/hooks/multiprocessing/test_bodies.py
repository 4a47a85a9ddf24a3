import collections
import sys

import pytest

from tests.engine.inside.watch.running import lines, watched


@pytest.fixture(scope="module", params=["fork", "spawn", "forkserver"])
def seen(request, tmp_path_factory):
    return watched(tmp_path_factory.mktemp(request.param), "bodies.py", request.param)


def test_that_every_item_and_every_body_is_seen_in_the_thread_that_ran_it(seen):
    assert seen.found["exit_status"] == 0
    idle = [task for task in seen.tasks if task["function"] in ("loop", "iterated") and task["level"] == 0]
    true = seen.threads_true()
    true.update((task["pid"], task["thread"]) for task in idle)  # a body that got no item wrote nothing down
    assert seen.threads_seen() == true


def test_that_what_is_done_between_two_gets_is_a_task_with_its_item(seen):
    items = collections.Counter((task["function"], task["item"]) for task in seen.tasks if task["level"] == 1)
    assert items == collections.Counter(
        [("loop", str(i)) for i in range(8)] * 2
        + [("iterated", str(i)) for i in range(8)]
        + [("joined", str(i)) for i in range(6)] * 2
        + [("piped", str(i)) for i in range(5)]
    )


def test_that_a_body_that_takes_items_only_carries_them(seen):
    containers = [task for task in seen.found["tasks"] if task["container"]]
    assert {task["function"] for task in containers} == {"loop", "iterated", "joined", "piped"}
    carried = [task for task in seen.tasks if task["level"] == 1]
    assert {task["parent"] for task in carried} == {task["index"] for task in containers}


def test_that_bodies_are_calls_of_one_task_with_the_line_that_started_them(seen):
    single = [task for task in seen.tasks if task["function"] in ("one", "Own.run")]
    assert len({task["call"] for task in single}) == 3
    assert {seen.calls[task["call"]]["line"] for task in single} == {min(lines("bodies.py", "        process.start()"))}
    assert {task["submitted_s"] is not None for task in single} == {True}
    (threaded,) = (call for call in seen.calls.values() if call["by"] == "threading.Thread")
    assert {threaded["line"]} == lines("bodies.py", "threading.Thread(")


@pytest.mark.skipif(sys.platform != "linux", reason="its system lists no files")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_that_a_body_that_lists_its_open_files_finds_none_of_ours(tmp_path, method):
    outcome = watched(tmp_path, "open_files.py", method)
    assert outcome.output == "[]\n"
    assert [task["function"] for task in outcome.tasks] == ["body"]
