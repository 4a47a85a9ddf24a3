"""A fault of the program's own, planted in a slot, a painter, an event handler, a timer and the threads of the bridge:
the window lives on, and says it where the person is looking."""

import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer, qWarning
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from engine import own_faults
from engine.history.place import reports_folder
from engine.own_faults import faults, last_lines
from engine.trace.run import Outcome
from gui.start import faults as of_window
from gui.start.faults import without_content
from gui.timeline.paint import scene
from tests.engine.own_faults.planted import plant
from tests.gui.conftest import LONG
from tests.test_walls import ROOT
from tests.waiting import lives


@pytest.fixture
def hooks(monkeypatch):
    """The program's own hooks, in place of those by which a fault fails a test."""
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    own_faults.install()
    faults.forget()
    yield
    faults.forget()


@pytest.fixture
def said(window, qtbot, hooks):
    """Wait until the window says a fault whose text has ``part``."""

    def wait(part):
        bar = window.files.bar
        qtbot.waitUntil(lambda: bar.isVisible() and part in bar.text.text())
        assert "Something went wrong in Parallelogram itself" in bar.text.text()
        assert bar.report_button.isVisible()
        return bar

    return wait


def works(window, choose, finish):
    """Whether the window still does what it is for."""
    choose("sequential", 1, 100).run_button.click()
    return finish().outcome is Outcome.FINISHED


def fault(*_arguments):
    raise ZeroDivisionError("planted")


def test_that_a_fault_in_a_slot_is_said_and_the_window_lives_on(window, said, choose, finish):
    window.form.run_wanted.connect(fault)
    assert works(window, choose, finish)
    said("ZeroDivisionError: planted")


def test_that_a_fault_in_a_timer_is_said_in_korean_as_well(window, said, korean, qtbot):
    window.speak("ko")
    QTimer.singleShot(0, window, fault)
    bar = window.files.bar
    qtbot.waitUntil(lambda: "ZeroDivisionError: planted" in bar.text.text())
    assert "Something" not in bar.text.text()
    window.speak("en")
    said("ZeroDivisionError: planted")  # in the other language, by the bar that is new


def test_that_a_fault_in_an_event_handler_is_said(window, said, monkeypatch, choose, finish):
    monkeypatch.setattr(type(window.timeline), "keyPressEvent", fault)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier)
    QApplication.postEvent(window.timeline, key)
    said("planted")
    assert works(window, choose, finish)


def test_that_a_painter_that_fails_at_each_painting_is_said_once_and_costs_the_window_nothing(
    window, said, monkeypatch, choose, finish, capsys
):
    monkeypatch.setattr(scene, "paint_ground", fault)
    monkeypatch.setattr(type(window.timeline.strips), "_paint_ground", fault)
    choose("pool", 4, 100_000).run_button.click()
    assert finish().outcome is Outcome.FINISHED
    said("planted")
    assert "active painter" not in capsys.readouterr().err
    kinds = len(os.listdir(reports_folder()))
    window.files.bar.close_button.click()
    window.grab()
    assert window.files.bar.isHidden()
    assert len(os.listdir(reports_folder())) == kinds
    monkeypatch.undo()
    own_faults.install()
    assert works(window, choose, finish)


def test_that_a_fault_in_the_bridges_thread_fails_the_run_with_the_reason_and_clears_its_processes(
    window, said, monkeypatch, choose, finish, qtbot
):
    from engine.supervise.supervisor import Supervisor

    poll, pids = Supervisor.poll, []

    def failing(self):
        batch = poll(self)
        if batch.call is not None and batch.blocks:
            pids.extend([self.guardian_pid, *(block.header.pid for block in batch.blocks)])
            fault()
        return batch

    monkeypatch.setattr(Supervisor, "poll", failing)
    choose("process", 2, LONG).run_button.click()
    run = finish()
    assert run.outcome is Outcome.FAILED
    assert "ZeroDivisionError: planted" in window.summary.reason.text()
    said("planted")
    assert len(pids) >= 2
    qtbot.waitUntil(lambda: not any(lives(pid) for pid in pids), timeout=30_000)
    monkeypatch.undo()
    own_faults.install()
    assert works(window, choose, finish)


def test_that_a_fault_with_files_is_said(window, said):
    window.session.work(fault, lambda _answer: None)
    said("planted")


def test_that_the_report_is_shown_and_copied_and_has_the_log_of_the_run_and_of_qt(
    window, said, choose, finish, monkeypatch
):
    choose("sequential", 1, 100).run_button.click()
    finish()
    of_window.log_qt()
    try:
        qWarning("QFoo: something odd with /home/person/secret.py")
    finally:
        of_window.let_qt_go()
    QTimer.singleShot(0, window, fault)
    bar = said("planted")
    bar.report_button.click()
    dialog = bar.report
    text = dialog.text.toPlainText()
    for line in ("tests", "secret", "/home"):
        assert line not in text
    for part in ("run 1 begins: sequential, ", "the processes of run 1 are gone", "QFoo: something odd with …", "Qt "):
        assert part in text
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == text
    dialog.close()
    os.unlink(window.files.bar._said.report)
    bar.report_button.click()
    assert "cannot be read" in bar.report.text.toPlainText()
    bar.report.close()
    assert last_lines.lines()


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("QPainter::begin: Paint device returned engine == 0, type: 1", None),
        ("could not open '/home/a b/c.py'", "could not open …"),
        ("QFileSystemWatcher: failed to add paths: /home/a b/c.py", "QFileSystemWatcher: failed to add paths: …"),
        (r"cannot find C:\Users\me", "cannot find …"),
        ('unknown property "their text" in it', "unknown property …"),
    ],
)
def test_that_what_qt_says_is_logged_up_to_what_may_be_the_persons(message, kept):
    assert without_content(message) == (kept or message)


WINDOW = """
sys.argv = ["main.py"]
from PySide6.QtCore import QTimer
import gui.window
made = gui.window.MainWindow.showEvent
def fault():
    raise ZeroDivisionError("planted")
def shown(self, event):
    made(self, event)
    QTimer.singleShot(0, fault)
    QTimer.singleShot(0, self, lambda: look(self))
def look(self):
    if self.files.bar.isVisible():
        sys.stdout.write(self.files.bar.text.text() + chr(10))
        self.close()
    else:
        QTimer.singleShot(5, self, lambda: look(self))
gui.window.MainWindow.showEvent = shown
"""


def windowed(script, more=""):
    return subprocess.run(
        plant(f"{more}\n{script}"),
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        timeout=100,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
    )


@pytest.mark.parametrize("more", ["", "sys.stderr = None"])
def test_that_the_program_says_it_and_goes_on_with_or_without_standard_error(more):
    ended = windowed(WINDOW, more)
    assert ended.returncode == 0, ended.stderr
    assert "Something went wrong in Parallelogram itself: ZeroDivisionError: planted" in ended.stdout
    assert "Traceback" not in ended.stderr
    assert len(os.listdir(reports_folder())) == 1


def test_that_a_window_that_cannot_be_made_says_why_in_a_box_of_its_own_and_ends_with_70():
    script = """
sys.argv = ["main.py"]
import gui.window, gui.start.faults
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
def fault(*arguments, **more):
    QTimer.singleShot(0, answer)
    raise ZeroDivisionError("planted")
def answer():
    box = QApplication.activeModalWidget()
    sys.stdout.write(box.text())
    box.accept()
gui.window.Session = fault
"""
    ended = windowed(script)
    assert ended.returncode == 70
    assert "Something went wrong in Parallelogram itself: ZeroDivisionError: planted" in ended.stdout
    assert len(os.listdir(reports_folder())) == 1
