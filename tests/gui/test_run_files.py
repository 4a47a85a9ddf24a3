"""Runs that are saved and opened again, through the window's own widgets."""

import pathlib
import random
import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QFileDialog

from engine.formats import run_file
from engine.history.history import History
from tests.engine.formats.forging import add_unknown, forge, judged, taken_apart
from tests.engine.formats.mutants import mutant
from tests.gui.conftest import LONG
from tests.gui.made_runs import keep, made
from tests.gui.test_own_function import drop, results, widget


@pytest.fixture
def kept(window, choose, finish, qtbot, tmp_path):
    """The file of a run that was made and saved in the window."""
    choose("pool").run_button.click()
    finish()
    path = str(tmp_path / "kept.pgram")
    with qtbot.waitSignal(window.session.saved, timeout=30_000):
        window.session.save_run(path)
    return path


def shown(window):
    """All that the tables and the summary show."""
    tables = [
        [model.index(row, column).data() for row in range(model.rowCount()) for column in range(model.columnCount())]
        for model in (window.task_model, window.worker_model)
    ]
    figures = (window.summary.total_runtime, window.summary.outcome, window.summary.speedup, window.summary.tasks)
    return [*tables, *(label.text() for label in figures), window.timeline.span_count(), window.timeline.lane_count()]


def forget(window, choose, finish):
    """Show another run."""
    choose("sequential", 2, 10).run_button.click()
    finish()


def test_that_an_opened_run_looks_as_it_did(window, kept, choose, finish, qtbot):
    before = shown(window)
    forget(window, choose, finish)
    assert shown(window) != before
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.open_run(kept)
    assert shown(window) == before
    assert results(window) == [str(sum(i**2 for i in range(1_000)))] * 4
    assert window.windowTitle() == "kept.pgram"
    assert window.form.run_button.isEnabled()
    forget(window, choose, finish)
    assert window.windowTitle() == "Parallelogram"


def test_that_it_is_read_on_another_thread(window, kept, qtbot, monkeypatch):
    threads = []
    real = run_file.open_run
    monkeypatch.setattr(run_file, "open_run", lambda path: threads.append(threading.get_ident()) or real(path))
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.open_run(kept)
    assert threads
    assert threading.get_ident() not in threads
    assert QThread.currentThread() is window.thread()


def test_that_the_plain_loops_time_and_what_was_printed_are_shown_again(window, choose, finish, qtbot, tmp_path):
    (tmp_path / "own.py").write_text("def work(item): print('working on', item)\n")
    with qtbot.waitSignal(window.form.own.listed, timeout=30_000):
        window.form.open_function_file(str(tmp_path / "own.py"))
    window.form.baseline.setChecked(True)
    window.form.run_button.click()
    finish()
    speedup = window.summary.speedup.text()
    assert speedup.endswith("×")
    path = str(tmp_path / "kept.pgram")
    with qtbot.waitSignal(window.session.saved, timeout=30_000):
        window.session.save_run(path)
    window.form.baseline.setChecked(False)
    window.form.workload.choose("squares")
    forget(window, choose, finish)
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.open_run(path)
    assert window.summary.speedup.text() == speedup
    qtbot.waitUntil(lambda: "working on 0" in window.log.text.toPlainText(), timeout=30_000)


def test_that_an_opened_run_is_saved_as_the_same_bytes(window, kept, qtbot, tmp_path):
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.open_run(kept)
    again = tmp_path / "again.pgram"
    with qtbot.waitSignal(window.session.saved, timeout=30_000):
        window.session.save_run(str(again))
    assert again.read_bytes() == pathlib.Path(kept).read_bytes()


@pytest.mark.parametrize("name", ["workload", "timeline", "log"])
def test_that_a_run_can_be_dropped_anywhere(window, kept, qtbot, name):
    target = window.timeline.viewport() if name == "timeline" else widget(window, name)
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        assert drop(window, target, kept)
    assert window.windowTitle() == "kept.pgram"


def test_that_what_a_later_version_added_to_a_file_is_told_above_the_run_itself(
    window, kept, choose, finish, qtbot, tmp_path
):
    before = shown(window)
    forget(window, choose, finish)
    add_unknown(kept)
    with qtbot.waitSignal(window.session.held_more, timeout=30_000):
        window.open_run(kept)
    assert shown(window) == before
    assert window.files.bar.isVisible()
    assert window.files.bar.text.text() == run_file.open_run(kept).not_shown(kept).told() + "."


def test_that_a_damaged_file_is_told_above_the_chart_until_it_is_read(window, kept, choose, finish, qtbot, tmp_path):
    before = shown(window)
    path = tmp_path / "cut.pgram"
    with open(kept, "rb") as file:
        path.write_bytes(file.read()[:-5])
    with qtbot.waitSignal(window.session.file_failed, timeout=30_000):
        window.open_run(str(path))
    assert window.files.bar.isVisible()
    assert window.files.bar.text.text() == judged(path).told() + "."
    assert shown(window) == before
    window.files.bar.close_button.click()
    assert not window.files.bar.isVisible()


def test_that_a_file_is_not_opened_while_a_run_goes_on(window, kept, choose, finish, qtbot):
    choose("pool", 2, LONG).run_button.click()
    run = window.session.run
    window.open_run(kept)
    assert "while a run goes on" in window.files.bar.text.text()
    window.session.save_run(kept)  # nor saved
    window.form.stop_button.click()
    finish()
    assert window.session.run is run
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.open_run(kept)
    assert not window.files.bar.isVisible()


def test_that_without_a_run_there_is_nothing_to_save(window):
    window.files.ask_where_to_save()
    assert "press Run first" in window.files.bar.text.text()


def test_that_the_dialogs_open_and_save(window, kept, qtbot, tmp_path):
    path = tmp_path / "chosen.pgram"
    window.files.ask_where_to_save()
    assert window.files.dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    with qtbot.waitSignal(window.session.saved, timeout=30_000):
        window.files.dialog.fileSelected.emit(str(path))
    window.files.dialog.reject()
    assert path.exists()
    assert "chosen.pgram" in window.statusBar().currentMessage()
    window.files.ask_what_to_open()
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.files.dialog.fileSelected.emit(str(path))
    window.files.dialog.reject()
    assert window.windowTitle() == "chosen.pgram"


def test_that_a_place_that_cannot_be_written_is_told(window, kept, qtbot, tmp_path):
    with qtbot.waitSignal(window.session.file_failed, timeout=30_000):
        window.session.save_run(str(tmp_path / "none" / "run.pgram"))
    assert "could not be saved (No such file or directory)" in window.files.bar.text.text()
    assert window.files.bar.isVisible()


def test_that_whatever_opens_can_be_shown(window, kept, qtbot, tmp_path):
    head, parts = taken_apart(kept)
    path = str(tmp_path / "mutant.pgram")
    draw = random.Random(7)
    shown = 0
    while shown < 25:
        forge(path, *mutant(draw, head, parts))
        if judged(path) is not None:
            continue
        with qtbot.waitSignal(window.session.opened, timeout=30_000):
            window.open_run(path)
        shown += 1
        window.contents.tabs.setCurrentIndex(shown % 3)
        window.timeline.set_range(0, 1e-6 * 10 ** (shown % 12))
        window.grab()


def test_that_a_run_of_years_and_of_strange_names_is_shown(window, kept, qtbot, tmp_path):
    head, parts = taken_apart(kept)
    head["ended_ns"] = head["seen_ns"] = head["started_ns"] + 10**17
    head["hosts"] = ["\ud800<b>\n" * 20]
    head["error"] = {"type": "<i>", "message": "\0" * 1_000, "traceback": "x" * 60_000}
    path = str(tmp_path / "strange.pgram")
    forge(path, head, parts)
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.open_run(path)
    window.timeline.fit()
    window.grab()
    for tab in range(3):
        window.contents.tabs.setCurrentIndex(tab)
        window.grab()


def test_that_a_kept_run_has_a_title_of_its_own_and_no_inner_path_and_the_form_says_its_plan(window, qtbot, tmp_path):
    keep(made([(0, 1)], strategy="threads"))
    (entry,) = History().listing().entries
    window.form.strategy.choose("pool")
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.contents.open_kept(entry)
    assert entry.name not in window.windowTitle()
    assert "Threads" in window.windowTitle()
    assert window.settings.recent == ()
    assert window.form.strategy.chosen() == "threads"
    assert window.form.jobs.value() == entry.plan.jobs
