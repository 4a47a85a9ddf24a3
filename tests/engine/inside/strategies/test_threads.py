"""Threads: all in the runner's process, side by side while they wait."""

import ast

from engine.inside.cores import usable_cores
from engine.inside.plan import make_plan
from engine.inside.records.layout import ENDED, STARTED
from engine.inside.records.reader import FolderReader
from tests.engine.fresh import cells_of, run_fresh, tasks_in
from tests.engine.inside.strategies.told import pids_of, run_told


def test_that_all_run_in_the_runner_each_on_a_thread_of_its_own(tmp_path):
    runner, results = run_told(tmp_path, "threads", "whereabouts_in_company", range(9), workers=3)
    assert set(pids_of(results)) == {runner}
    threads = {int(result.split(":")[2]) for result in results}
    assert len(threads) == 3
    assert runner not in threads, "the main thread waits"


def test_that_they_wait_side_by_side(tmp_path):
    run_fresh(tmp_path, "threads", "nap", [0.2] * 3, workers=3)
    cells = [cell for block in FolderReader(str(tmp_path)).blocks() if block.header.role == 1
             for cell in cells_of(block.ended)]  # fmt: skip
    assert len(cells) == 3
    assert max(cell[STARTED] for cell in cells) < min(cell[ENDED] for cell in cells)


def test_that_they_share_what_one_of_them_has_changed(tmp_path):
    run_fresh(tmp_path, "threads", "lived", list(range(5)), workers=1)
    assert [ast.literal_eval(text) for _, _, _, text in tasks_in(tmp_path)] == [
        f"{item}:{item + 1}" for item in range(5)
    ]


def test_that_an_error_does_not_keep_the_others_from_their_end(tmp_path):
    call = run_fresh(tmp_path, "threads", "fail_on_two", [0, 1, 2, 3], workers=4)
    assert call["raised"] == "ValueError"
    states = {index: state for _, index, state, _ in tasks_in(tmp_path)}
    assert (states[0], states[1], states[2]) == ("done", "done", "error")


def test_that_there_are_as_many_by_default_as_the_library_has():
    assert make_plan(strategy="threads", jobs=100).workers == min(32, usable_cores() + 4)
