"""A script of one's own, watched in the window: real scripts, as a person drives it."""

import contextlib
import os
import signal

import psutil
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from engine.insight.stillness import Deserted, Stillness
from engine.model.outcome import Outcome
from engine.trace.lane import State
from gui.panels.stack_dialog import StackDialog
from tests.gui.made_runs import see_history
from tests.waiting import wait_until_gone

POOL = """
import multiprocessing, os, sys, time

def resize(name):
    print("resizing", name, flush=True)
    return os.getpid()

if __name__ == "__main__":
    names = [f"{number}.png" for number in range(int(sys.argv[1]))]
    with multiprocessing.Pool(2) as pool:
        pids = pool.map(resize, names, chunksize=1)
    open("pids", "w").write(" ".join(map(str, pids)))
    assert sys.stdin.read() == ""
    sys.exit(int(sys.argv[2]))
"""
STUBBORN = """
import multiprocessing, os, signal, time
if __name__ == "__main__":
    signal.signal(signal.SIGINT, lambda *_: os.write(1, b"not yet\\n"))  # print may be at work just then
    child = multiprocessing.Process(target=time.sleep, args=(1000,), daemon=True)
    child.start()
    print("up", flush=True)
    while True:
        time.sleep(1000)
"""
LEAVES = """
import subprocess, sys
if __name__ == "__main__":
    print(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"], start_new_session=True).pid)
"""


@pytest.fixture
def script(tmp_path):
    def make(text):
        path = tmp_path / "script.py"
        path.write_text(text)
        return str(path)

    return make


@pytest.fixture
def watch(window, qtbot):
    """Start a script by the form; returns when it has begun."""

    def start(path, arguments=""):
        window.findChild(QLineEdit, "watchScript").setText(path)
        window.findChild(QLineEdit, "watchArguments").setText(arguments)
        with qtbot.waitSignal(window.session.began, timeout=30_000):
            qtbot.mouseClick(window.findChild(QPushButton, "watchButton"), Qt.MouseButton.LeftButton)

    return start


@pytest.fixture
def until_over(window, qtbot):
    return lambda: qtbot.waitUntil(lambda: not window.session.is_busy, timeout=60_000)


def command_line(pid):
    with contextlib.suppress(psutil.Error):
        return psutil.Process(pid).cmdline()
    return []


def test_that_a_script_is_run_as_it_is_and_every_task_is_shown(window, watch, until_over, script, tmp_path, qtbot):
    watch(script(POOL), "12 0")
    until_over()
    run = window.session.run
    assert run.trace.counts[State.DONE] == 12
    truth = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    calls = {run.trace.tasks.place_of(task): run.trace.span_of(task) for task in range(12)}
    assert [run.trace.lanes[calls[place].lane].header.pid for place in range(12)] == truth
    assert window.summary.outcome.text() == "ended with status 0"
    assert window.timeline.call_count() == 1
    assert window.timeline.depths() == [0] * window.timeline.lane_count()
    qtbot.waitUntil(lambda: window.log.text.toPlainText().count("resizing") == 12)
    printed = {line.split()[-1]: int(line.split()[1]) for line in window.log.text.toPlainText().splitlines()}
    assert printed == {f"{place}.png": pid for place, pid in enumerate(truth)}


def test_that_its_exit_status_is_told(window, watch, until_over, script):
    watch(script(POOL), "2 7")
    until_over()
    assert window.session.run.outcome is Outcome.FAILED
    assert window.summary.outcome.text() == "ended with status 7"


def test_that_the_first_stop_interrupts_and_the_second_ends_it_and_is_named_so(
    window, watch, until_over, script, qtbot
):
    watch(script(STUBBORN))
    qtbot.waitUntil(lambda: "up" in window.log.text.toPlainText(), timeout=30_000)
    stop = window.form.stop_button
    assert stop.text() == "Stop"
    stop.click()
    qtbot.waitUntil(lambda: "not yet" in window.log.text.toPlainText(), timeout=30_000)
    assert window.session.is_busy
    assert stop.text() == "End it"
    window.speak("ko")
    window.speak("en")
    stop = window.form.stop_button
    assert stop.text() == "End it"
    stop.click()
    until_over()
    assert stop.text() == "Stop"
    assert window.session.run.outcome is Outcome.CANCELLED


def test_that_what_a_program_leaves_running_is_told_and_ended_on_request_alone(
    window, watch, until_over, script, qtbot
):
    watch(script(LEAVES))
    until_over()
    bar = window.contents.go_on_bar
    qtbot.waitUntil(bar.isVisible, timeout=30_000)
    (pid,) = bar.pids
    assert str(pid) in bar.text.text()
    assert psutil.pid_exists(pid)
    bar.end_button.click()
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=30_000)
    wait_until_gone([pid])


def test_that_a_program_goes_on_when_the_window_is_closed(window, watch, script, qtbot, tmp_path):
    watch(script(STUBBORN))
    qtbot.waitUntil(lambda: "up" in window.log.text.toPlainText(), timeout=30_000)
    pid = window.session.run.runner_pid
    qtbot.waitUntil(lambda: window.timeline.lane_count() > 0, timeout=30_000)
    child = window.session.run.trace.lanes[0].header.pid
    (relay,) = (pid for pid in psutil.pids() if "parallelogram_engine.relay" in command_line(pid))
    window.close()
    window.summary.refresh()
    assert "The window was closed before it was over" in window.summary.reason.text()
    assert psutil.pid_exists(pid)
    for each in (child, pid):
        os.kill(each, signal.SIGKILL)
        wait_until_gone([each])
    os.waitpid(pid, 0)  # nobody else does: who has started it has let it go
    wait_until_gone([relay])


def test_that_a_dropped_file_with_a_main_block_offers_to_be_watched(window, script, qtbot):
    path = script(POOL)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    at, none = QPoint(400, 400).toPointF(), Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    offer = window.findChild(QPushButton, "watchInstead")
    qtbot.waitUntil(offer.isVisible, timeout=30_000)
    offer.click()
    assert window.form.workload.chosen() == "script"
    assert window.form.watch.path() == path
    assert window.form.watch_button.isVisible()
    assert not window.form.run_button.isVisible()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Choose the script to be watched."),
        ({"watchScript": "/no/such.py"}, "There is no file “such.py”; choose one that is there."),
        ({"watchScript": __file__, "watchArguments": "'open"}, "A quotation mark is left open in the arguments"),
        ({"watchScript": __file__, "watchFolder": "/no/such"}, "There is no folder “such”"),
    ],
)
def test_that_what_is_wrong_with_a_script_is_said_beside_it(window, qtbot, fields, told):
    window.form.workload.choose("script")
    for name, text in fields.items():
        window.findChild(QLineEdit, name).setText(text)
    window.form.watch_button.click()
    notices = window.form.watch.problems.values()
    qtbot.waitUntil(lambda: any(told in notice.text().replace("\u200b", "") for notice in notices), timeout=30_000)


def test_that_a_watched_run_is_saved_opened_and_fills_in_the_form(window, watch, until_over, script, qtbot, tmp_path):
    path = script(POOL)
    watch(path, "5 0")
    until_over()
    before = window.timeline.call_count(), window.timeline.span_count()
    with qtbot.waitSignal(window.session.saved, timeout=30_000):
        window.session.save_run(str(tmp_path / "run.pgram"))
    window.form.watch.script.setText("")
    window.form.workload.choose("squares")
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.open_run(str(tmp_path / "run.pgram"))
    assert (window.timeline.call_count(), window.timeline.span_count()) == before
    assert window.summary.outcome.text() == "ended with status 0"
    window.contents.beginnings.settings_of_run()
    assert window.form.workload.chosen() == "script"
    assert window.form.watch.path() == path
    assert window.form.watch.arguments.text() == "5 0"
    assert window.form.watch.folder.text() == ""


def test_that_another_language_keeps_what_is_to_be_watched(window, script, tongue):
    path = script(POOL)
    window.form.open_script(path)
    window.speak("ko")
    assert window.form.workload.chosen() == "script"
    assert window.findChild(QWidget, "watchScript").text() == path
    window.speak("")


LOCKED = """
import multiprocessing

def work(lock):
    print("up", flush=True)
    with lock:
        pass

if __name__ == "__main__":
    lock = multiprocessing.Lock()
    lock.acquire()
    other = multiprocessing.Process(target=work, args=(lock,))
    other.start()
    other.join()
"""


def test_that_it_is_told_on_request_what_a_worker_is_doing(window, watch, until_over, script, qtbot):
    watch(script(LOCKED))
    qtbot.waitUntil(lambda: "up" in window.log.text.toPlainText(), timeout=30_000)
    qtbot.waitUntil(lambda: window.timeline.lane_count() > 0, timeout=30_000)
    window.timeline.lanes.choose(0)
    qtbot.keyClick(window.timeline, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: window.findChild(StackDialog) is not None, timeout=30_000)
    dialog = window.findChild(StackDialog)
    assert dialog.sentence.text() == "It waits in `with lock`, script.py:6."
    dialog.copy_button.click()
    assert "script.py:6" in QGuiApplication.clipboard().text()
    dialog.close()
    window.form.stop_button.click()
    window.form.stop_button.click()
    until_over()
    window.timeline.lanes.choose(0)
    qtbot.keyClick(window.timeline, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: "over" in window.statusBar().currentMessage(), timeout=30_000)


DESERTED = """
import multiprocessing, os, signal

def work(number):
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number

if __name__ == "__main__":
    pool = multiprocessing.Pool(2)
    pool.map(work, range(4), chunksize=1)
"""


def test_that_a_call_that_waits_for_a_lost_job_is_told_by_itself_with_its_line(
    window, watch, until_over, script, qtbot
):
    window.session.began.connect(lambda: setattr(window.contents.still_tasks, "_deserted", Deserted(300_000_000)))
    watch(script(DESERTED))
    told = "Pool.map(work), script.py:11 never gets the result of work 2, as its worker has died"
    qtbot.waitUntil(lambda: told in window.log.text.toPlainText(), timeout=30_000)
    assert window.files.bar.text.text().startswith(told)
    window.form.stop_button.click()
    window.form.stop_button.click()
    until_over()


def test_that_a_task_that_computes_nothing_is_told_by_itself_with_its_line(window, watch, until_over, script, qtbot):
    window.session.began.connect(lambda: setattr(window.contents.still_tasks, "_stillness", Stillness(300_000_000)))
    watch(script(LOCKED))
    qtbot.waitUntil(lambda: "it waits in `with lock`, script.py:6." in window.log.text.toPlainText(), timeout=30_000)
    assert window.files.bar.isVisible()
    assert "has computed nothing for" in window.files.bar.text.text()
    window.form.stop_button.click()
    window.form.stop_button.click()
    until_over()


def test_that_a_call_is_shown_when_it_is_clicked_and_the_rest_folded_by_a_second_click(
    window, watch, until_over, script, qtbot
):
    watch(script(TWICE))
    until_over()
    chart = window.timeline.chart
    qtbot.waitUntil(lambda: len(chart.calls.bars) == 2)
    assert len(chart.order) == window.timeline.lane_count() == 4
    run = window.session.run
    bar = chart.calls.bars[1]
    chart.calls.clicked.emit(bar.number)
    start_s, end_s = window.timeline.visible_range()
    assert start_s < run.since_start_s(bar.started_ns) < run.since_start_s(bar.ended_ns) < end_s
    assert end_s - start_s < 1.1 * (bar.ended_ns - bar.started_ns) / 1e9
    chart.calls.double_clicked.emit(bar.number)
    assert len(chart.order) == 2
    chart.calls.double_clicked.emit(bar.number)
    assert len(chart.order) == 4


TWICE = """
import multiprocessing, time
from concurrent.futures import ThreadPoolExecutor

def work(_):
    time.sleep(0.05)

if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        pool.map(work, range(6), chunksize=1)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, range(6)))
"""


def test_that_two_watched_runs_of_one_script_are_compared(window, watch, until_over, script, qtbot):
    path = script(POOL)
    for _ in range(2):
        watch(path, "4 0")
        until_over()
    see_history(window, qtbot)
    window.runs.table.selectAll()
    window.runs.compare_button.click()
    qtbot.waitUntil(lambda: window.comparing.is_open, timeout=30_000)
    page = window.comparing.page
    assert len(page.stack.rows) == 2
    assert page.differences.model().rowCount() == 0 or "Script" not in [
        page.differences.model().index(row, 0).data() for row in range(page.differences.model().rowCount())
    ]
    window.comparing.close()
