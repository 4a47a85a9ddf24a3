"""A function of one's own, from a file to its result, through the window's own widgets."""

import os
import venv

import psutil
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.waiting import wait_until_gone

SOURCE = """
import os, sys
def twice(x):
    return x * 2
def where(x):
    return sys.prefix
def lock(x):
    import threading
    return threading.Lock()
def numbers():
    yield from (3, 5, 8)
"""


@pytest.fixture
def opened(window, qtbot, tmp_path):
    """A file of functions, open in the form."""
    path = tmp_path / "work.py"
    path.write_text(SOURCE)
    with qtbot.waitSignal(window.form.own.listed, timeout=30_000):
        window.form.open_function_file(str(path))
    return window.form


def widget(window, name):
    (found,) = window.findChildren(QWidget, name)
    return found


def results(window):
    model = window.task_model
    result = [column.heading for column in model.columns].index("Result")
    return [model.index(row, result).data() for row in range(model.rowCount())]


def drop(window, target, path):
    """Drop a file as Qt does: onto ``target``, or whoever of its parents takes it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, button, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    while not target.acceptDrops():
        target = target.parentWidget()
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), actions, data, button, no_key))
    event = QDropEvent(QPointF(5, 5), actions, data, button, no_key)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


@pytest.mark.parametrize("strategy", ["sequential", "process", "pool", "executor", "joblib", "threads"])
def test_that_a_function_of_a_file_is_run_with_its_items(window, opened, finish, strategy):
    widget(window, "strategy").choose(strategy)
    widget(window, "itemsKind").choose("generator")
    widget(window, "runButton").click()
    run = finish()
    assert run.outcome == "finished"
    assert results(window) == ["6", "10", "16"]
    assert window.timeline.span_count() == 3
    assert window.summary.tasks.text() == "3"
    assert "call takes" in opened.own.found.text()  # "a first", where that one had to wait for a core
    assert "3 jobs" in opened.own.found.text()


def test_that_what_was_found_is_forgotten_once_something_else_is_to_be_run(window, opened, finish):
    widget(window, "runButton").click()
    finish()
    assert opened.own.found.isVisible()
    widget(window, "function").choose("where")
    assert not opened.own.found.isVisible()


def test_that_the_plain_loop_runs_the_same_items(window, opened, finish):
    widget(window, "itemsKind").choose("generator")
    widget(window, "baseline").setChecked(True)
    widget(window, "runButton").click()
    assert finish().outcome == "finished"
    assert window.session.baseline.outcome == "finished"
    assert window.session.baseline.plan.jobs == 3
    assert window.summary.speedup.text().endswith("×")


def test_that_threads_are_lanes_of_one_process(window, opened, finish):
    widget(window, "strategy").choose("threads")
    widget(window, "runButton").click()
    run = finish()
    assert all(lane.header.thread != lane.header.pid for lane in run.trace.lanes)
    assert window.summary.processes.text() == "1"


@pytest.mark.parametrize(
    ("function", "kind", "line", "field", "said"),
    [
        ("lock", "numbers", "", "function", "does not pickle"),
        ("twice", "lines", "nothing.txt", "items", "“nothing.txt” cannot be read"),
    ],
)
def test_that_what_the_runner_refuses_is_said_beside_its_field(
    window, opened, finish, function, kind, line, field, said
):
    widget(window, "function").choose(function)
    widget(window, "itemsKind").choose(kind)
    widget(window, "items").setText(line)
    widget(window, "baseline").setChecked(True)
    widget(window, "runButton").click()
    assert finish().outcome == "failed"
    assert window.session.baseline is None
    shown = [label for label in opened.findChildren(QLabel, "problem") if label.isVisible()]
    assert shown == [opened._problems[field]]
    assert said in shown[0].text()
    widget(window, "function").choose("where")
    widget(window, "itemsKind").choose("range")
    assert not shown[0].isVisible()
    widget(window, "items").setText("0:2")
    widget(window, "runButton").click()
    assert finish().outcome == "finished"


@pytest.mark.usefixtures("warm")
def test_that_the_python_that_is_chosen_runs_it_and_is_the_one_that_is_warm(window, opened, finish, qtbot, tmp_path):
    folder = tmp_path / "venv"
    venv.create(folder, with_pip=False)
    widget(window, "python").choose(str(folder / "bin" / "python"))
    loop = window.session._bridge._loop
    wanted = str(folder / "bin" / "python")
    qtbot.waitUntil(lambda: loop._warm is not None and loop._warm.python == wanted, timeout=30_000)
    qtbot.waitUntil(lambda: opened.own.function.chosen() == "twice", timeout=30_000)
    widget(window, "function").choose("where")
    widget(window, "runButton").click()
    assert finish().outcome == "finished"
    assert results(window) == [repr(str(folder))] * 4
    with qtbot.waitSignal(window.session.warmed, timeout=30_000):
        pass
    assert window.session._bridge._loop._warm.python == str(folder / "bin" / "python")


@pytest.mark.parametrize("name", ["timeline", "log", "taskTable", "jobs", "form"])
def test_that_a_file_can_be_dropped_anywhere(window, qtbot, tmp_path, name):
    path = tmp_path / "work.py"
    path.write_text(SOURCE)
    target = window.timeline.viewport() if name == "timeline" else widget(window, name)
    with qtbot.waitSignal(window.form.own.listed, timeout=30_000):
        assert drop(window, target, path)
    assert widget(window, "workload").chosen() == "function"
    assert widget(window, "function").chosen() == "twice"
    assert widget(window, "functionFile").text() == "work.py"


def test_that_another_file_that_is_dropped_is_told_to_be_none_of_python(window, qtbot, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("a, b")
    drop(window, window, path)
    assert "“table.csv” is no Python file" in window.form.own.problems["function"].text()


def test_that_closing_in_the_middle_of_a_question_leaves_no_process(window, qtbot, tmp_path):
    # A Python that never answers, and a file to be listed by it.
    slow = tmp_path / "python"
    slow.write_text("#!/bin/sh\nsleep 60\n")
    slow.chmod(0o755)
    (tmp_path / "work.py").write_text(SOURCE)
    widget(window, "python").choose(str(slow))
    window.form.open_function_file(str(tmp_path / "work.py"))
    pids = [child.pid for child in psutil.Process(os.getpid()).children(recursive=True)]
    window.close()
    wait_until_gone(pids, most_s=30)  # half of what it would sleep


def test_that_each_input_of_ones_own_function_has_a_name_for_screen_readers(window, opened):
    for name in ("functionFile", "function", "itemsKind", "items", "itemsNamed", "python", "option-chunksize"):
        assert widget(window, name).accessibleName()
