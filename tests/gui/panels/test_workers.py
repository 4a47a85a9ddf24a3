"""The table of workers lists those who help them as well, below, and counts them among nobody."""

import pytest

from engine import words
from engine.runner.batch import Helper
from engine.runner.helpers import FORK_SERVER, KINDS, RESOURCE_TRACKER, RUNNER


def rows(model):
    return [tuple(model.index(row, column).data() for column in (0, 1, 8)) for row in range(model.rowCount())]


def test_that_the_helpers_of_a_strategy_stand_below_its_workers(window, choose, finish):
    form = choose("pool", 4, 2_000_000)
    form.start_method.choose("forkserver")
    form.run_button.click()
    run = finish()
    found = {helper.kind: str(helper.pid) for helper in run.helpers}
    workers = [(f"worker {lane.number + 1}", str(lane.header.pid), "") for lane in run.trace.lanes]
    shown = rows(window.worker_model)
    assert shown[: len(workers)] == workers
    assert set(shown[len(workers) :]) == {
        ("fork server", found[FORK_SERVER], "gone"), ("resource tracker", found[RESOURCE_TRACKER], "gone"),
    }  # fmt: skip
    assert window.summary.processes.text() == f"{len(workers)}"
    assert window.timeline.lane_count() == len(workers)
    assert "forked" in window.worker_model.tip(shown.index(("fork server", found[FORK_SERVER], "gone")))
    assert window.worker_model.tip(0) == ""


def test_that_helpers_come_and_go_and_the_runner_is_none(window, choose, finish, qtbot):
    choose("pool", 2, 1_000).run_button.click()
    run = finish()
    lanes = len(run.trace.lanes)
    model = window.worker_model
    run.helpers = (Helper(7, RUNNER), Helper(8, "idle-worker"), Helper(9, "child"))
    model.refresh(at_once=True)
    assert [row[:2] for row in rows(model)[lanes:]] == [("worker, no task yet", "8"), ("started by a task", "9")]
    run.helpers = (Helper(9, "child"),)
    assert model.index(lanes + 1, 0).data() == ""
    model.refresh(at_once=True)
    assert [row[:2] for row in rows(model)[lanes:]] == [("started by a task", "9")]
    window.control.open_menu(lanes, window.pos(), window)
    assert window.findChild(object, "workerMenu") is None


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_kind_of_helper_has_its_words(kind):
    assert words.helper(kind) != ""
    assert words.helper_purpose(kind).endswith(".")
    assert kind == "other" or words.helper(kind) != words.helper("other")
