"""Who helps the workers is told below them, and counted among nobody."""

import pytest

from engine import words
from engine.model.measured import Helper
from engine.supervise.helpers import FORK_SERVER, KINDS, RESOURCE_TRACKER, RUNNER
from gui.panels.helpers_line import HelpersLine


@pytest.fixture
def line(window):
    return window.findChild(HelpersLine)


def test_that_the_helpers_of_a_strategy_are_listed_and_no_workers(window, line, choose, finish, qtbot):
    window.form.workload.choose("waiting")
    form = choose("pool", 6, 60_000)  # until they have been looked for
    form.start_method.choose("forkserver")
    form.run_button.click()
    run = window.session.run

    def are_told():
        found = {helper.kind: helper.pid for helper in run.helpers}
        assert f"fork server, PID {found.get(FORK_SERVER)}" in line.text()
        assert f"resource tracker, PID {found.get(RESOURCE_TRACKER)}" in line.text()
        assert all(str(helper.pid) not in line.text() for helper in run.helpers if helper.kind == RUNNER)
        assert "forked" in line.toolTip()
        assert len(run.trace.lanes) == 2

    qtbot.waitUntil(are_told, timeout=60_000)
    form.stop_button.click()
    finish()
    assert window.worker_model.rowCount() == 2
    assert window.summary.processes.text() == "2"
    assert window.timeline.lane_count() == 2


def test_that_helpers_come_and_go(window, line, choose, finish):
    choose("pool", 2, 1_000).run_button.click()
    run = finish()
    run.helpers = (Helper(7, RUNNER), Helper(8, "idle-worker"), Helper(9, "child"))
    line.refresh()
    assert line.text() == "Helpers: worker, no job yet, PID 8 · started by a job, PID 9"
    run.helpers = (Helper(7, RUNNER),)
    line.refresh()
    assert line.isHidden()


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_kind_of_helper_has_its_words(kind):
    assert words.helper(kind) != ""
    assert words.helper_purpose(kind).endswith(".")
    assert kind == "other" or words.helper(kind) != words.helper("other")
