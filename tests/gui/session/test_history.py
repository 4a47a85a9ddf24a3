"""Every run that ends in the window is kept, each once, and nothing that is done to the history is lost."""

import os
import signal
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from engine.formats.run_file import open_run
from engine.history.history import History
from engine.history.place import VARIABLE, history_folder
from engine.inside.problem import PlanError
from engine.problems.starting import NoFolder
from gui.session.history import RunHistory
from gui.window import MainWindow
from tests.e2e.main_py import run_folders
from tests.gui.conftest import LONG, let_go
from tests.gui.made_runs import fill, keep, made, see_history, settled
from tests.waiting import lives, wait_until_gone


@pytest.fixture
def kept(window, qtbot):
    """What is kept by now, the oldest first: its strategy and its outcome."""

    def look():
        settled(window, qtbot)
        return [(entry.plan.strategy, entry.outcome) for entry in reversed(History().listing().entries)]

    return look


def names():
    return [entry.name for entry in History().listing().entries]


def test_that_a_run_that_ends_is_kept_with_its_results(window, choose, finish, kept, qtbot):
    choose("pool", 4).run_button.click()
    run = finish()
    assert kept() == [("pool", "finished")]
    (entry,) = History().listing().entries
    assert (entry.elapsed_s, entry.plan) == (run.elapsed_s, run.plan)
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.open_run(entry.path)
    assert window.task_model.index(0, 0).data() is not None
    assert window.session.run.trace.span_count() == 4


def test_that_the_plain_loop_beside_a_run_is_kept_as_well_and_each_tells_the_loops_time(window, choose, finish, kept):
    form = choose("pool", 4)
    form.baseline.setChecked(True)
    form.run_button.click()
    finish()
    assert kept() == [("pool", "finished"), ("sequential", "finished")]
    loop_s = window.session.baseline.elapsed_s
    assert [entry.sequential_s for entry in History().listing().entries] == [loop_s, loop_s]


def test_that_a_run_is_kept_though_the_window_is_closed_while_the_plain_loop_goes_on(window, choose, qtbot):
    form = choose("pool", 4)
    form.workload.choose("waiting")
    form.jobs.setValue(60)
    form.size_box.setValue(100)
    form.workers.setValue(60)
    form.baseline.setChecked(True)
    form.run_button.click()
    qtbot.waitUntil(lambda: window.session.baseline is not None, timeout=30_000)
    elapsed_s = window.session.run.elapsed_s
    window.close()
    (entry,) = History().listing().entries
    assert (entry.plan.strategy, entry.outcome, entry.elapsed_s) == ("pool", "finished", elapsed_s)
    assert entry.sequential_s is None


def test_that_a_run_that_failed_is_kept(window, choose, finish, kept, qtbot):
    choose("process", 2, LONG).run_button.click()
    qtbot.waitUntil(lambda: window.timeline.span_count() == 2, timeout=30_000)
    for lane in window.session.run.trace.lanes:
        os.kill(lane.header.pid, signal.SIGKILL)
    finish()
    assert kept() == [("process", "failed")]


def test_that_a_run_that_was_stopped_is_kept(window, choose, finish, kept, qtbot):
    form = choose("process", 2, LONG)
    form.run_button.click()
    qtbot.waitUntil(lambda: window.timeline.span_count() == 2, timeout=30_000)
    form.stop_button.click()
    finish()
    assert kept() == [("process", "cancelled")]


def test_that_a_run_is_kept_though_its_plain_loop_is_stopped(window, choose, finish, kept, qtbot):
    form = choose("pool", 2, 3_000_000)
    form.baseline.setChecked(True)
    form.run_button.click()
    qtbot.waitUntil(lambda: window.session.baseline is not None and window.session.baseline.started_ns > 0)
    form.stop_button.click()
    finish()
    assert kept() == [("pool", "finished"), ("sequential", "cancelled")]


@pytest.mark.usefixtures("warm")
def test_that_a_run_that_was_refused_is_not_kept(window, choose, finish, kept, qtbot, monkeypatch):
    def refuse(*_arguments):
        raise PlanError(NoFolder(field="run", why="on purpose", folder="/nowhere"))

    qtbot.waitUntil(lambda: window.session._bridge._loop._said_warm, timeout=30_000)
    monkeypatch.setattr(window.session._bridge._loop._warm, "start", refuse)
    choose("pool", 2, 100).run_button.click()
    assert finish().outcome == "failed"
    assert kept() == []


def test_that_an_opened_run_is_not_kept_again(window, kept, qtbot):
    keep(made([(0, 1)]))
    path = History().listing().entries[0].path
    for _ in range(2):
        with qtbot.waitSignal(window.session.opened, timeout=30_000):
            window.open_run(path)
    assert len(kept()) == 1


def test_that_each_of_several_runs_is_kept_once_in_their_order(window, choose, finish, kept):
    for strategy in ("pool", "threads", "sequential"):
        choose(strategy, 2).run_button.click()
        finish()
    assert [strategy for strategy, _ in kept()] == ["pool", "threads", "sequential"]


def test_that_nothing_is_read_before_the_window_has_been_painted(qtbot):
    fill(1)
    window = MainWindow()
    settled(window, qtbot)
    assert window.history.listing is None
    assert window.runs.table.model().rowCount() == 0
    window.show()
    qtbot.waitUntil(lambda: window.history.listing is not None)
    assert len(window.history.listing.entries) == 1
    let_go(window)


def test_that_a_run_that_ends_while_the_history_is_seen_is_listed_above_the_others(window, choose, finish, qtbot):
    fill(2)
    table = see_history(window, qtbot).table
    choose("threads", 2).run_button.click()
    finish()
    qtbot.waitUntil(lambda: table.model().rowCount() == 3, timeout=30_000)
    assert [table.model().index(row, 2).data() for row in range(3)] == ["Threads", "Pool", "Pool"]


def test_that_a_run_starts_while_another_is_still_being_saved(window, choose, finish, qtbot):
    may_go_on = threading.Event()
    window.session.work(lambda: may_go_on.wait(60), lambda _answer: None)
    choose("pool", 2).run_button.click()
    assert finish().outcome == "finished"
    choose("threads", 2).run_button.click()
    assert finish().outcome == "finished"
    assert names() == []
    may_go_on.set()
    qtbot.waitUntil(lambda: len(names()) == 2, timeout=30_000)


def test_that_closing_the_window_right_after_a_run_keeps_that_run_and_leaves_nothing(window, choose, qtbot, sandbox):
    choose("pool", 2).run_button.click()
    qtbot.waitUntil(lambda: window.timeline.span_count() > 0, timeout=30_000)
    pids = [lane.header.pid for lane in window.session.run.trace.lanes]
    window.session.ended.connect(window.close)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
    assert len(names()) == 1
    assert History().listing().damaged == ()
    wait_until_gone(pids)
    assert window.session._bridge._files.isFinished()
    assert run_folders(sandbox) == []
    assert not [pid for pid in pids if lives(pid)]


def test_that_a_run_that_goes_on_as_the_window_is_closed_is_kept_as_stop_keeps_it(window, choose, qtbot, sandbox):
    choose("pool", 4, LONG).run_button.click()
    qtbot.waitUntil(lambda: window.timeline.span_count() > 0, timeout=30_000)
    pids = [lane.header.pid for lane in window.session.run.trace.lanes]
    window.close()
    (entry,) = History().listing().entries
    assert (entry.plan.strategy, entry.outcome) == ("pool", "cancelled")
    assert open_run(entry.path).run.trace.span_count() > 0
    wait_until_gone(pids)
    assert run_folders(sandbox) == []


def test_that_an_answer_that_comes_after_the_window_is_closed_changes_nothing(qtbot):
    fill(1)
    made_window = MainWindow()
    qtbot.addWidget(made_window)
    answers = []
    made_window.session.work(lambda: 1, answers.append)
    made_window.history.watch()
    made_window.close()
    assert made_window.session._bridge._files.isFinished()
    QApplication.processEvents()  # which would hand on what was still on its way
    assert answers == []
    assert made_window.history.listing is None


def test_that_two_windows_keep_their_runs_in_one_history(window, choose, finish, kept, qtbot):
    other = MainWindow()
    qtbot.addWidget(other)
    other.show()
    other.form.strategy.choose("threads")
    other.form.jobs.setValue(2)
    other.form.size_box.setValue(1_000)
    choose("pool", 2).run_button.click()
    other.form.run_button.click()
    finish()
    qtbot.waitUntil(lambda: not other.session.is_busy, timeout=60_000)
    settled(other, qtbot)
    assert sorted(strategy for strategy, _ in kept()) == ["pool", "threads"]
    first, second = see_history(window, qtbot), see_history(other, qtbot)
    first.table.selectRow(0)
    first.delete_button.click()
    settled(window, qtbot)
    assert (first.table.model().rowCount(), second.table.model().rowCount()) == (1, 2)
    second.table.selectAll()
    second.delete_button.click()  # one of them is gone already
    settled(other, qtbot)
    assert second.table.model().rowCount() == 0
    assert names() == []
    assert not other.files.bar.isVisible()
    other.close()


@pytest.fixture
def unwritable(monkeypatch, tmp_path):
    """A history that cannot be written, not even by the one who may write everything."""
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "runs"))


def test_that_a_history_that_cannot_be_written_is_told_in_one_sentence(
    window, unwritable, choose, finish, qtbot
):  # fmt: skip
    choose("pool", 2).run_button.click()
    assert finish().outcome == "finished"
    settled(window, qtbot)
    assert window.files.bar.isVisible()
    told = "This run could not be kept in the history (Not a directory); save it elsewhere if it matters."
    assert window.files.bar.text.text() == told
    qtbot.mouseClick(window.files.bar.close_button, Qt.MouseButton.LeftButton)
    see_history(window, qtbot)
    assert window.runs.count.text().startswith("0 runs")
    assert "cannot be read (Not a directory)" in window.files.bar.text.text()
    assert window.files.bar.isVisible()


def test_that_whatever_is_done_to_a_history_that_cannot_be_written_is_told(window, qtbot):
    (name,) = fill(1)
    see_history(window, qtbot)
    folder = history_folder()
    os.rename(folder, f"{folder}.away")
    with open(folder, "w", encoding="utf-8") as file:
        file.write("no folder")
    for what, told in (
        (lambda: window.history.limit(5), "The size of the history could not be set"),
        (lambda: window.history.remove([name]), "The runs could not be moved"),
        (window.history.bring_back, "The runs could not be moved"),
    ):
        window.files.bar.hide()
        what()
        settled(window, qtbot)
        assert told in window.files.bar.text.text()
        assert window.files.bar.isVisible()
    os.unlink(folder)
    os.rename(f"{folder}.away", folder)


def test_that_what_could_not_be_brought_back_can_be_brought_back_later(window, qtbot):
    (name,) = fill(1)
    see_history(window, qtbot)
    window.history.remove([name])
    settled(window, qtbot)
    assert names() == []
    folder = history_folder()
    os.rename(folder, f"{folder}.away")
    with open(folder, "w", encoding="utf-8") as file:
        file.write("no folder")
    window.history.bring_back()
    settled(window, qtbot)
    assert window.history.can_bring_back
    os.unlink(folder)
    os.rename(f"{folder}.away", folder)
    window.history.bring_back()
    settled(window, qtbot)
    assert names() == [name]
    assert not window.history.can_bring_back


def test_that_a_remark_on_a_run_that_somebody_else_has_removed_is_no_error(window, qtbot):
    (name,) = fill(1)
    see_history(window, qtbot)
    History().remove([name])
    window.history.remark(name, lambda remark: replace(remark, title="too late"))
    settled(window, qtbot)
    assert window.history.listing.entries == ()
    assert not window.files.bar.isVisible()


def test_that_what_is_kept_is_not_read_while_a_run_goes_on_but_when_it_is_over(window, choose, finish, kept, qtbot):
    window.form.workload.choose("waiting")
    choose("pool", 1, 300).run_button.click()
    history = RunHistory(window.session)
    history.watch_when_free()
    assert not history._is_watched
    finish()
    qtbot.waitUntil(lambda: history.listing is not None, timeout=30_000)
    history.deleteLater()
