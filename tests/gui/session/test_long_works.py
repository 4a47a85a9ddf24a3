"""What takes long: beside everything else, shown in per cent, given up by the person or at the end of the window."""

import os
import threading

from engine.formats.exports import FORMS
from engine.formats.run_file import save
from engine.long_work import reached
from gui.window import MainWindow
from tests.gui.made_runs import made

LONG_MS = 30_000


class Slow:
    """A piece of work that goes on until it is told to."""

    def __init__(self):
        self.begun, self.go_on, self.ended = threading.Event(), threading.Event(), threading.Event()

    def __call__(self):
        self.begun.set()
        try:
            reached(0.5)
            while not self.go_on.wait(0.01):
                reached(0.5)
        finally:
            self.ended.set()
        return "done"


def test_that_it_is_shown_in_per_cent_while_it_goes_on_and_not_afterwards(window, qtbot):
    slow, answers = Slow(), []
    window.session.long.write("Exporting x", slow, answers.append)
    bar = window.contents.work_bar
    qtbot.waitUntil(bar.isVisible, timeout=LONG_MS)
    qtbot.waitUntil(lambda: bar.label.text() == "Exporting x: 50%", timeout=LONG_MS)
    slow.go_on.set()
    qtbot.waitUntil(lambda: answers == ["done"] and not bar.isVisible(), timeout=LONG_MS)


def test_that_reading_waits_for_no_writing_and_files_wait_for_neither(window, qtbot):
    writing, reading, answers = Slow(), Slow(), []
    window.session.long.write("Exporting x", writing, answers.append)
    assert writing.begun.wait(30)
    window.session.long.read("Opening y", reading, answers.append, only="opening")
    assert reading.begun.wait(30)
    window.session.work(lambda: "files", answers.append)
    qtbot.waitUntil(lambda: answers == ["files"], timeout=LONG_MS)
    for each in (reading, writing):
        each.go_on.set()
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=LONG_MS)


def test_that_cancel_gives_it_up_and_nothing_comes_of_it(window, qtbot):
    slow, answers, said = Slow(), [], []
    window.contents.said.connect(said.append)
    window.session.long.write("Exporting x", slow, answers.append)
    bar = window.contents.work_bar
    qtbot.waitUntil(bar.isVisible, timeout=LONG_MS)
    bar.cancel_button.click()
    qtbot.waitUntil(slow.ended.is_set, timeout=LONG_MS)
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=LONG_MS)
    assert said == ["Given up: Exporting x"]
    assert answers == []


def test_that_of_two_files_to_be_opened_the_last_is_the_one_that_is_wanted(window, qtbot):
    first, second, answers = Slow(), Slow(), []
    window.session.long.read("Opening 1", first, answers.append, only="opening")
    assert first.begun.wait(30)
    window.session.long.read("Opening 2", second, answers.append, only="opening")
    second.go_on.set()
    qtbot.waitUntil(lambda: answers == ["done"], timeout=LONG_MS)
    assert first.ended.is_set()


def test_that_an_export_that_goes_on_at_the_end_leaves_no_file(qapp, qtbot, tmp_path, monkeypatch):
    window = MainWindow()
    qtbot.addWidget(window)
    begun = threading.Event()

    def endless(_told):
        while True:
            yield "a line\n"
            begun.set()
            reached(0.1)

    monkeypatch.setitem(FORMS, "csv", type(FORMS["csv"])(*["x"] * 3, ".csv", endless))
    path = tmp_path / "run.pgram"
    save(made([(0, 1)]), str(path))
    window.open_run(str(path))
    qtbot.waitUntil(lambda: window.session.can_save, timeout=LONG_MS)
    window.exports._write_text("csv", str(tmp_path / "run.csv"))
    qtbot.waitUntil(begun.is_set, timeout=LONG_MS)
    window.close()
    assert os.listdir(tmp_path) == ["run.pgram"]
    assert all(thread.isFinished() for thread in window.session._bridge._others.values())
