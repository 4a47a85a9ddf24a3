"""The main job, end to end, in a real window with real processes."""

import itertools
import os
import re
import resource
import shutil
import signal

import psutil
import pytest
from PySide6.QtCore import Qt

from engine.trace.lane import State
from gui.panels.tasks import TaskModel
from tests.gui.conftest import LONG
from tests.waiting import lives, wait_until_gone

RESULT = [column.heading for column in TaskModel.columns].index("Result")
ANSWER = str(sum(i**2 for i in range(1_000)))


def tree():
    """The PIDs of all that the window has started."""
    return [child.pid for child in psutil.Process().children(recursive=True)]


def column(model, number):
    return [model.index(row, number).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("strategy", ["sequential", "process", "pool", "executor", "joblib", "threads"])
def test_that_pressing_run_shows_which_process_did_what(window, choose, finish, qtbot, strategy):
    form = choose(strategy)
    qtbot.mouseClick(form.run_button, Qt.MouseButton.LeftButton)
    assert not form.run_button.isEnabled()
    assert form.stop_button.isEnabled()
    run = finish()
    assert window.summary.outcome.text() == "finished"
    assert window.timeline.span_count() == 4
    assert window.timeline.lane_count() == len(run.trace.lanes) >= 1
    assert column(window.task_model, 2) == ["done"] * 4
    assert column(window.task_model, RESULT) == [ANSWER] * 4
    assert [lane.running for lane in run.trace.lanes if lane.running is not None] == []
    pids = {lane.header.pid for lane in run.trace.lanes}
    assert set(column(window.task_model, 3)) == {str(pid) for pid in pids}
    assert column(window.worker_model, 1) == [str(lane.header.pid) for lane in run.trace.lanes]
    assert window.summary.progress.value() == window.summary.progress.maximum() == 4
    assert form.run_button.isEnabled()
    assert not form.stop_button.isEnabled()


def test_that_the_total_runtime_counts_up_and_then_stands_still(window, choose, finish, qtbot):
    form = choose("process", 2, 3_000_000)
    shown = []
    window.session.grew.connect(lambda: shown.append(float(window.summary.total_runtime.text().removesuffix(" s"))))
    form.run_button.click()
    run = finish()
    assert len(set(shown)) > 2
    # Two roundings, and the last count before the end may be a little late.
    assert all(later >= earlier - 0.15 for earlier, later in itertools.pairwise(shown))
    assert float(window.summary.total_runtime.text().removesuffix(" s")) == pytest.approx(run.elapsed_s, abs=0.006)
    before = window.summary.total_runtime.text()
    window.summary.refresh()
    assert window.summary.total_runtime.text() == before


def test_that_a_running_task_is_a_bar_that_grows(window, choose, finish, qtbot):
    window.form.workload.choose("waiting")
    form = choose("pool", 2, 600_000)  # longer than anything is waited for here
    form.run_button.click()
    qtbot.waitUntil(lambda: any(lane.running is not None for lane in window.session.run.trace.lanes))
    qtbot.waitUntil(lambda: window.task_model.rowCount() > 0)
    took = window.task_model.keys.index("took")
    first = column(window.task_model, took)
    qtbot.waitUntil(lambda: column(window.task_model, took) != first)
    form.stop_button.click()
    finish()


def test_that_the_speed_up_against_the_plain_loop_is_shown_if_asked_for(window, choose, finish, qtbot):
    form = choose("pool", 4, 100_000)
    form.baseline.setChecked(True)
    form.run_button.click()
    run = finish()
    assert window.session.baseline.outcome == "finished"
    shown = re.fullmatch(r"(\d+\.\d\d) ×", window.summary.speedup.text())
    assert float(shown[1]) == pytest.approx(window.session.baseline.elapsed_s / run.elapsed_s, abs=0.006)
    assert window.timeline.lane_count() == len(run.trace.lanes)


def test_that_without_the_question_there_is_no_speed_up(window, choose, finish):
    choose().run_button.click()
    finish()
    assert window.session.baseline is None
    assert window.summary.speedup.text() == "–"


@pytest.mark.parametrize("strategy", ["sequential", "process", "pool", "executor", "joblib", "threads"])
def test_that_stop_ends_every_process_and_leaves_the_window_usable(window, choose, finish, qtbot, strategy):
    form = choose(strategy, 4, LONG)
    form.run_button.click()
    qtbot.waitUntil(lambda: window.timeline.span_count() > 0, timeout=30_000)
    pids = [lane.header.pid for lane in window.session.run.trace.lanes] + tree()
    qtbot.mouseClick(form.stop_button, Qt.MouseButton.LeftButton)
    run = finish()
    assert run.outcome == "cancelled"
    assert window.summary.outcome.text() == "cancelled"
    # The new warm runner is not of the run.
    wait_until_gone([pid for pid in pids if pid in {lane.header.pid for lane in run.trace.lanes}])
    assert set(column(window.task_model, 2)) == {"cancelled"}
    form.workload.choose("squares")
    choose("pool", 2, 1_000).run_button.click()
    assert finish().outcome == "finished"


def test_that_stop_pressed_at_once_and_twice_is_harmless(window, choose, finish):
    form = choose("process", 4, LONG)
    form.run_button.click()
    form.stop_button.click()
    form.stop_button.click()
    assert finish().outcome == "cancelled"


def test_that_closing_in_the_middle_of_a_run_ends_every_process(window, choose, qtbot):
    choose("pool", 4, LONG).run_button.click()
    qtbot.waitUntil(lambda: window.timeline.span_count() > 0, timeout=30_000)
    pids = tree()
    assert len(pids) >= 4
    window.close()
    assert not [pid for pid in pids if lives(pid)]


def test_that_one_run_after_another_starts_afresh(window, choose, finish):
    choose("pool", 4).run_button.click()
    first = finish()
    choose("process", 3).run_button.click()
    second = finish()
    assert window.timeline.span_count() == 3
    assert window.task_model.rowCount() == 3
    assert {lane.header.pid for lane in first.trace.lanes}.isdisjoint(lane.header.pid for lane in second.trace.lanes)


def test_that_a_run_of_many_short_tasks_is_shown_whole(window, choose, finish):
    choose("pool", 5_000, 100).run_button.click()
    run = finish()
    assert window.timeline.span_count() == 5_000
    assert run.trace.counts[State.DONE] == run.trace.counts.sum() == 5_000


@pytest.mark.usefixtures("warm")
def test_that_the_status_bar_names_the_interpreter_and_the_programs_own_share(window, choose, finish, qtbot):
    qtbot.waitUntil(lambda: "Python 3." in window.contents.python.text(), timeout=30_000)
    choose().run_button.click()
    finish()
    assert "own share" in window.contents.own_share.text()
    assert "Pool · 2 workers" in window.contents.what.text()


def test_that_what_a_worker_prints_stands_in_the_log_with_its_pid(monkeypatch, request, warm, qtbot):
    # The built-in function prints nothing; a Python that tells what it imports and clears away does.
    monkeypatch.setenv("PYTHONVERBOSE", "1")
    window = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: window.contents.python.text() != "", timeout=30_000)  # the runner has begun
    monkeypatch.undo()
    window.form.strategy.choose("process")
    window.form.start_method.choose("spawn")
    window.form.jobs.setValue(2)
    window.form.size_box.setValue(1_000)
    window.form.run_button.click()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=60_000)
    workers = {lane.header.pid for lane in window.session.run.trace.lanes}

    def printed():
        return window.log.text.toPlainText().splitlines()

    qtbot.waitUntil(lambda: workers <= {int(line.split()[1]) for line in printed()})  # some hundreds of lines at once
    assert all(re.match(r"PID \d+(  | ! )", line) for line in printed())


@pytest.mark.usefixtures("warm")
def test_that_a_run_that_is_refused_says_why_and_leaves_the_window_usable(window, choose, finish, qtbot):
    qtbot.waitUntil(lambda: bool(window.contents.python.text()), timeout=30_000)
    shutil.rmtree(window.session._bridge._loop._warm.folder)
    form = choose("pool", 2, 100)
    form.run_button.click()
    assert finish().outcome == "failed"
    assert window.summary.outcome.text() == "failed"
    assert "cannot be written" in window.summary.reason.text()
    assert window.summary.total_runtime.text() == "–"
    form.run_button.click()
    assert finish().outcome == "finished"


def test_that_where_no_more_files_can_be_opened_the_window_says_what_to_do(window, choose, finish):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    form = choose("pool", 2, 100)
    free = os.open(os.devnull, os.O_RDONLY)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free + 1, hard))
    try:
        form.run_button.click()
        run = finish()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert run.outcome == "failed"
    assert window.summary.reason.text().endswith(
        "(Too many open files); raise the limit of open files (ulimit -n), or take fewer workers."
    )
    form.run_button.click()
    assert finish().outcome == "finished"


def test_that_a_run_that_failed_has_no_speed_up(window, choose, finish, qtbot):
    window.form.workload.choose("waiting")
    form = choose("process", 2)
    form.size_box.setValue(5_000)  # milliseconds, for the plain loop as well
    form.baseline.setChecked(True)
    form.run_button.click()
    qtbot.waitUntil(lambda: window.timeline.span_count() == 2, timeout=30_000)
    for lane in window.session.run.trace.lanes:
        os.kill(lane.header.pid, signal.SIGKILL)
    run = finish()
    assert run.outcome == "failed"
    assert set(column(window.task_model, 2)) == {"lost"}
    assert column(window.task_model, RESULT) == ["its worker was killed by SIGKILL"] * 2
    assert window.summary.speedup.text() == "–"
    assert "2 jobs were lost with their workers" in window.summary.reason.text()


def test_that_the_menu_offers_what_can_be_done_of_run_and_stop(window, choose, finish):
    def offered():
        (menu,) = [action.menu() for action in window.menuBar().actions() if action.text() == "&Run"]
        return [action.text() for action in menu.actions()[:2] if action.isEnabled()]

    assert offered() == ["&Run"]
    choose("threads", 2, LONG).run_button.click()
    assert offered() == ["&Stop"]
    window.speak("ko")
    window.speak("en")
    assert offered() == ["&Stop"]
    window.form.stop_button.click()
    finish()
    assert offered() == ["&Run"]
