"""Programs of the kind that people have asked about, watched: each works as it does by hand, and the answer is told."""

import collections
import re

import pytest

from engine.commands.still import StillTold
from engine.inside.plan import Plan, Watch
from engine.insight.stillness import Deserted, Stillness
from engine.insight.verdict import why
from engine.trace.run import Run
from tests.engine.inside.watch.running import followed, lines, started, watched
from tests.waiting import wait_until


@pytest.fixture
def seen(tmp_path):
    return lambda name: watched(tmp_path, name)


def run_until(watcher, condition):
    """The run as far as it came until then; the program is not over."""
    run = Run(Plan.watching(Watch(tuple(watcher.process.args))))

    def is_so():
        run.apply(watcher.poll())
        return condition(run)

    return run, wait_until(is_so, what="what is to be told")


def test_that_an_imap_that_has_read_all_its_source_ahead_is_told_by_its_numbers(seen):
    outcome = seen("eager.py")
    assert outcome.output == "after 1 results 50 are loaded\n"
    (call,) = outcome.calls.values()
    assert (call["by"], call["declared"], call["handed"]) == ("multiprocessing.pool.ThreadPool.imap", 50, 50)
    why = outcome.found["why"]
    (told,) = (each["sentence"] for each in (why["verdict"], *why["findings"]) if each["cause"] == "memory_grows")
    assert told.startswith("When imap was given up, it had read 50 items from its source; 1 jobs had ended.")


def test_that_items_which_take_long_to_be_made_are_told_as_what_the_workers_waited_for(seen):
    outcome = seen("feeder.py")
    assert outcome.output == "1225\n['dispatch_one_batch', '<genexpr>', 'broken']\n"
    why = outcome.found["why"]
    assert why["verdict"]["cause"] == "sender"
    told = re.match(
        r"Making the items took (\S+) (m?s) in the main process, one by one as they were taken, and the",
        why["verdict"]["sentence"],
    )
    assert told, why["verdict"]["sentence"]
    assert float(told[1]) / {"ms": 1_000, "s": 1}[told[2]] >= 0.8  # fifty times 20 ms, but for those made at once


def test_that_tasks_of_threads_that_wait_for_programs_are_told_to_do_so(tmp_path):
    with started(tmp_path, "programs.py") as watcher:
        run = followed(watcher)
    assert (tmp_path / "output").read_text() == "0\n"
    ((_, inner),) = run.lives.inner().items()
    assert len(inner) == 3  # and not the one that the main thread has started
    found = why(run)
    (told,) = (each for each in (found.verdict, *found.findings) if each.cause == "waiting")
    assert "most of it for programs that they had started" in told.sentence


@pytest.mark.parametrize("by", ["pool", "process"])
def test_that_a_model_that_each_job_loads_anew_is_told_with_its_line(tmp_path, by):
    outcome = watched(tmp_path, "model_each.py", by)
    assert {task["function"] for task in outcome.tasks} == {"tag"}
    why = outcome.found["why"]
    told = [each["sentence"] for each in (why["verdict"], *why["findings"]) if each["cause"] == "loaded_every_time"]
    (line,) = lines("model_each.py", "model = load_model()")
    assert ["load_model() anew" in each and f"line {line} of model_each.py" in each for each in told] == [True]


def test_that_what_is_set_up_in_the_main_block_is_there_as_by_hand(seen):
    outcome = seen("set_up.py")
    assert outcome.output == "['Baum', 'Haus', '?']\n"
    assert outcome.errors.splitlines() == ["looking for tree", "looking for house", "looking for sky"]
    assert [task["item"] for task in outcome.tasks] == ["'tree'", "'house'", "'sky'"]


def test_that_nested_calls_have_their_outer_task_as_parent_and_as_many_workers_as_joblib_gave_them(seen):
    outcome = seen("fits.py")
    outer = {task["index"] for task in outcome.tasks if task["function"] == "fit"}
    inner = [call for call in outcome.calls.values() if call["function"] == "leaf"]
    assert len(outer) == len(inner) == 4
    assert {call["parent"] for call in inner} == outer
    by_outer = {outcome.calls[task["call"]]["by"]: task["index"] for task in outcome.tasks if task["function"] == "fit"}
    workers = {call["parent"]: call["workers"] for call in inner}
    assert workers[by_outer["multiprocessing.Pool.map"]] == 1  # a pool's worker may have no children
    assert collections.Counter(task["function"] for task in outcome.tasks) == {"fit": 4, "leaf": 12}


def test_that_a_function_of_a_notebooks_cell_is_seen_with_the_cells_line(seen):
    outcome = seen("notebook.py")
    assert outcome.output == "[0, 1, 4, 9, 16, 25]\n"
    (call,) = outcome.calls.values()
    assert (call["function"], call["file"], call["line"]) == ("squares", "/tmp/ipykernel_4711/2.py", 3)
    assert len(outcome.tasks) == 6


def test_that_a_forked_pool_without_a_main_block_works_and_nothing_is_told(seen):
    outcome = seen("no_guard_fork.py")
    assert outcome.output == "[0, 1, 4, 9, 16]\n"
    assert len(outcome.tasks) == 5
    assert outcome.found["unseen"] == []


@pytest.mark.parametrize(("name", "place"), [("no_guard.py", 10), ("spawned_by_thread.py", 8)])
def test_that_a_process_started_while_the_file_is_imported_is_told_with_its_line(name, place, tmp_path):
    with started(tmp_path, name) as watcher:
        run, _ = run_until(watcher, lambda run: run.unseen)
        watcher.stop()
        wait_until(lambda: run.apply(watcher.poll()) or run.over, what="its end")
    ((what, why),) = run.unseen
    assert what == f"{name}:{place}"
    assert why.startswith("a process is started here while the file is imported")
    assert 'put it under if __name__ == "__main__":' in why


def test_that_a_pools_call_that_waits_for_what_never_comes_is_told_once_with_the_line(tmp_path):
    still = StillTold(deserted=Deserted(300_000_000))
    with started(tmp_path, "deserted.py") as watcher:
        run, (told, *_) = run_until(watcher, lambda run: still.look(run) and still.stuck)
        assert not still.look(run)
        watcher.end()
    call = "Pool.map(work), deserted.py:16"
    assert told.startswith(f"{call} never gets the result of work 2, as its worker has died: it waits in `")
    assert still.told == [told]


def test_that_a_lock_that_was_held_at_the_fork_is_told_with_its_line(tmp_path):
    still = StillTold(Stillness(300_000_000))
    with started(tmp_path, "fork_lock.py") as watcher:

        def told(run):
            still.look(run)
            return [each for each in still.told if each.startswith("work")]

        _, (first, *_) = run_until(watcher, told)
        watcher.end()
    assert first.endswith("s: it waits in `with LOCK`, fork_lock.py:21")
