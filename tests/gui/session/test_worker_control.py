"""Playing with failure: a worker is killed, suspended and let go on from its lane, its row, and by the keys."""

import json
import os
import signal
import subprocess
import sys

import psutil
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from engine import words
from engine.formats.fields import Fields
from engine.formats.run_head import run_as_fields, run_of
from engine.inside.plan import make_plan
from engine.inside.ticks import start_ticks
from engine.inside.worker import Process, this_host
from engine.trace.lane import State
from engine.trace.run import Run
from tests.engine.trace.cells import batch, block, call, cell, header
from tests.gui.conftest import LONG
from tests.waiting import wait_until_gone

# Qt's offscreen platform says so of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def running(window, choose, qtbot):
    """A run of one process for each of three long jobs, all of which have begun."""
    choose("process", 3, LONG).run_button.click()
    qtbot.waitUntil(lambda: window.timeline.span_count() == 3, timeout=30_000)
    return window.session.run


def place_of(timeline, number, x):
    """A place in the chart's viewport, in lane ``number``; ``x`` in pixels from the time axis' left end."""
    layout = timeline.chart.layout_of_lanes()
    row = timeline.chart.order.index(number)
    middle = QPointF(x, layout.top(row) + layout.lane_height / 2)
    return timeline.chart.plot.mapFromScene(timeline.chart.box.mapToScene(middle))


def ask_for_menu(widget, at, reason=QContextMenuEvent.Reason.Mouse):
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))


def menu_of(window):
    return next((menu for menu in window.findChildren(QMenu, "workerMenu") if menu.isVisible()), None)


def action(window, name):
    return menu_of(window).findChild(QAction, name)


def status(pid):
    return psutil.Process(pid).status()


def states(window):
    return [window.worker_model.index(row, 8).data() for row in range(window.worker_model.rowCount())]


@pytest.mark.parametrize("x", [-120, 60])
def test_that_a_lane_has_a_menu_at_its_name_and_in_its_row(window, running, qtbot, x):
    timeline = window.timeline
    ask_for_menu(timeline.viewport(), place_of(timeline, 1, x))
    assert timeline.lanes.number == 1
    assert action(window, "killWorker").isEnabled()
    action(window, "copyPid").trigger()
    pid = running.trace.lanes[1].header.pid
    assert QGuiApplication.clipboard().text() == str(pid)
    action(window, "killWorker").trigger()
    menu_of(window).close()
    qtbot.waitUntil(lambda: bool(running.deaths), timeout=30_000)
    death = running.deaths[running.trace.lanes[1].running.task]
    assert (death.signal, death.reason) == ("SIGKILL", "by-hand")
    assert running.trace.counts[State.LOST] == 1
    window.worker_model.refresh(at_once=True)
    assert states(window) == ["", "† killed by you", ""]


def test_that_a_worker_is_suspended_and_goes_on_by_the_keys(window, running, qtbot):
    timeline = window.timeline
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    assert timeline.lanes.number == 1
    pid = running.trace.lanes[1].header.pid
    qtbot.keyClick(timeline, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: running.suspended == {running.trace.lanes[1].header.process}, timeout=30_000)
    assert status(pid) == psutil.STATUS_STOPPED
    qtbot.waitUntil(lambda: timeline.heading._signs.text() == "❚❚ suspended")
    window.worker_model.refresh(at_once=True)
    assert states(window) == ["", "❚❚ suspended", ""]
    qtbot.keyClick(timeline, Qt.Key.Key_Menu)
    assert action(window, "suspendWorker").text() == "Continue worker"
    menu_of(window).close()
    qtbot.keyClick(timeline, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not running.suspended, timeout=30_000)
    assert status(pid) != psutil.STATUS_STOPPED


def test_that_a_worker_is_killed_by_the_delete_key(window, running, qtbot):
    timeline = window.timeline
    qtbot.keyClick(timeline, Qt.Key.Key_Up)
    qtbot.keyClick(timeline, Qt.Key.Key_Delete)
    pid = running.trace.lanes[2].header.pid
    wait_until_gone([pid])
    qtbot.waitUntil(lambda: running.trace.counts[State.LOST] == 1, timeout=30_000)
    qtbot.waitUntil(lambda: "† lost" in timeline.heading._signs.text())
    qtbot.keyClick(timeline, Qt.Key.Key_Delete)
    assert window.statusBar().currentMessage() == f"Worker PID {pid} has ended already."


def test_that_a_click_selects_a_lane_and_escape_none(window, running, qtbot):
    timeline = window.timeline
    for number, x in ((0, 80), (2, -100)):

        def is_selected(number=number, x=x):
            # The lanes may still be on their way to their places.
            qtbot.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=place_of(timeline, number, x))
            return timeline.lanes.number == number

        qtbot.waitUntil(is_selected)
    assert timeline.hasFocus() or not window.isActiveWindow()
    assert f"PID {running.trace.lanes[2].header.pid}" in timeline.accessibleDescription()
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.lanes.number is None


def test_that_a_row_of_the_worker_table_has_the_same_menu(window, running, qtbot):
    table = window.contents.worker_table
    window.contents.tabs.setCurrentWidget(table)
    window.worker_model.refresh(at_once=True)
    at = table.visualRect(table.model().index(2, 0)).center()
    QApplication.sendEvent(
        table.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at)),
    )
    action(window, "suspendWorker").trigger()
    menu_of(window).close()
    qtbot.waitUntil(lambda: running.suspended == {running.trace.lanes[2].header.process}, timeout=30_000)


def test_that_a_worker_that_has_gone_in_the_meantime_is_told_of_quietly(window, running, qtbot):
    pid = running.trace.lanes[0].header.pid
    os.kill(pid, signal.SIGKILL)
    wait_until_gone([pid])
    window.session.send(running.trace.lanes[0].header.process, signal.SIGKILL)
    said = f"Worker PID {pid} has ended already."
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == said, timeout=30_000)


def test_that_no_process_but_a_worker_of_the_run_can_be_meant(window, running, qtbot):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        with qtbot.waitSignal(window.session.missed, timeout=30_000) as missed:
            window.session.send(Process(this_host(), other.pid, start_ticks(other.pid)), signal.SIGKILL)
        assert missed.args == [other.pid]
        assert other.poll() is None
        other.communicate(b"\n")
    assert other.returncode == 0


def test_that_a_thread_cannot_be_killed_alone_and_says_so(window, choose, qtbot):
    choose("threads", 2, LONG).run_button.click()
    qtbot.waitUntil(lambda: window.timeline.span_count() == 2, timeout=30_000)
    ask_for_menu(window.timeline.viewport(), place_of(window.timeline, 0, 60))
    for name in ("killWorker", "suspendWorker"):
        assert not action(window, name).isEnabled()
        assert "A thread cannot be killed" in action(window, name).toolTip()
    assert action(window, "copyPid").isEnabled()
    menu_of(window).close()


def test_that_nothing_can_be_done_to_the_workers_of_a_run_that_is_over(window, choose, finish, qtbot):
    choose("pool", 2, 1_000).run_button.click()
    finish()
    qtbot.keyClick(window.timeline, Qt.Key.Key_Down)
    qtbot.keyClick(window.timeline, Qt.Key.Key_Menu)
    assert not action(window, "killWorker").isEnabled()
    assert "over" in action(window, "killWorker").toolTip()
    menu_of(window).close()
    qtbot.keyClick(window.timeline, Qt.Key.Key_Delete)
    assert "over" in window.statusBar().currentMessage()


def test_that_where_there_is_no_lane_there_is_no_menu(window, qtbot):
    ask_for_menu(window.timeline.viewport(), QPoint(300, 100))
    assert menu_of(window) is None
    qtbot.keyClick(window.timeline, Qt.Key.Key_Down)
    assert window.timeline.lanes.number is None


def test_that_a_selected_lane_out_of_sight_is_scrolled_into_view(window, choose, finish, qtbot):
    form = choose("process", 40, 100)
    form.run_button.click()
    finish()
    timeline = window.timeline
    qtbot.keyClick(timeline, Qt.Key.Key_Up)
    assert timeline.lanes.number == 39
    layout = timeline.chart.layout_of_lanes()
    assert 0 <= layout.top(39) <= layout.height - layout.lane_height + 1
    for _ in range(39):
        qtbot.keyClick(timeline, Qt.Key.Key_Up)
    assert timeline.lanes.number == 0
    assert timeline.chart.layout_of_lanes().top(0) == 0


def test_that_to_a_worker_on_another_computer_nothing_can_be_done_though_its_number_is_here(window):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        run = Run(make_plan(strategy="pool", jobs=1, size=1))
        theirs = header(pid=other.pid, thread=other.pid, host="far\x07")
        run.apply(batch([block(theirs, running=cell(0, 5, 0))], call=call()))
        window.session.run = run
        window.control.kill(0)
        why_not = "It runs on another computer, “far·”, where nothing can be done to it from here."
        assert window.control.why_not(0) == window.statusBar().currentMessage() == why_not
        assert other.poll() is None
        other.communicate(b"\n")


def test_that_what_was_done_to_a_worker_is_told_with_who_has_done_it_and_is_in_the_kept_run(window, running, qtbot):
    details, (lane, other, _) = window.contents.details, running.trace.lanes
    window.timeline.lanes.choose(0)
    details.show_now()
    details.suspend_button.click()
    qtbot.waitUntil(lambda: lane.header.process in running.suspended, timeout=30_000)
    details.show_now()
    assert details.suspend_button.text() == "Continue"
    os.kill(lane.header.pid, signal.SIGCONT)
    qtbot.waitUntil(lambda: len(running.incidents.of(lane.header.process)) == 2, timeout=30_000)
    details.kill_button.click()
    os.kill(other.header.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: len(running.deaths) == 2, timeout=30_000)
    told = [words.incident(each) for each in running.incidents.of(lane.header.process)]
    assert told == ["suspended by you", "continued", "killed by you"]
    assert words.incident(running.incidents.end_of(other.header.process)) == "killed by SIGKILL"
    window.session.stop()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=30_000)
    details.show_now()
    assert all(each in details.text() for each in told)
    kept = Fields(json.loads(json.dumps(run_as_fields(running))))
    assert list(run_of(kept, None).incidents) == list(running.incidents)
