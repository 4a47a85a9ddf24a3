"""The table of tasks: sorted, filtered, copied."""

import sys
import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine import words
from engine.model.task import State
from gui.look.appearance import appearance
from gui.panels.task_rows import taking_turns_soon
from gui.panels.tasks import TaskModel
from tests.gui.made_runs import made, settled, tabs_of
from tests.gui.timeline.drawn import Growing, show

NAMES = [column.heading for column in TaskModel.columns]
TOOK = NAMES.index("Took")


@pytest.fixture
def table(lasting_window, qtbot):
    window = lasting_window
    show(window, made([(0, 0.4), (0.4, 0.5)], [(0, 0.3), (0.3, 0.9)]).run)
    tabs_of(window).setCurrentIndex(0)
    found = window.contents.task_table
    qtbot.waitUntil(lambda: found.model().rowCount() == 4)
    yield found
    found.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    window.contents.task_filter.show_state(None)
    qtbot.waitUntil(lambda: found.model().rows.tasks is None)


def numbers(table):
    model = table.model()
    return [int(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_that_a_click_on_a_heading_sorts_and_the_third_gives_the_order_back(table, qtbot):
    header = table.horizontalHeader()
    for wanted in ([2, 3, 1, 4], [4, 1, 3, 2], [1, 2, 3, 4]):
        at = QPoint(header.sectionViewportPosition(TOOK) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        qtbot.waitUntil(lambda wanted=wanted: numbers(table) == wanted)


def test_that_by_number_nothing_is_waited_for(lasting_window, table, qtbot):
    may_go_on = threading.Event()
    lasting_window.session.work(lambda: may_go_on.wait(60), lambda _answer: None, is_looked_at=True)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert numbers(table) == [4, 3, 2, 1]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert numbers(table) == [1, 2, 3, 4]
    may_go_on.set()
    settled(lasting_window, qtbot)


def test_that_threads_take_turns_soon_while_jobs_are_put_in_order_and_as_before_afterwards():
    before_s = sys.getswitchinterval()
    with taking_turns_soon():
        assert sys.getswitchinterval() < before_s
    assert sys.getswitchinterval() == pytest.approx(before_s)


def test_that_the_selected_job_stays_selected_wherever_its_row_goes(lasting_window, table, qtbot):
    lasting_window.tasks.choose(3)
    table.sortByColumn(TOOK, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: numbers(table) == [4, 1, 3, 2])
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]
    table.selectRow(1)
    assert lasting_window.tasks.task == 0


def test_that_what_is_typed_is_what_is_left(lasting_window, table, qtbot):
    line = lasting_window.contents.task_filter.line
    QTest.keyClicks(line, ">250ms")
    qtbot.waitUntil(lambda: numbers(table) == [1, 3, 4])
    table.sortByColumn(TOOK, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: numbers(table) == [3, 1, 4])
    line.clear()
    qtbot.waitUntil(lambda: numbers(table) == [2, 3, 1, 4])


def test_that_what_no_search_understands_is_looked_for_in_the_items(lasting_window, table, qtbot):
    QTest.keyClicks(lasting_window.contents.task_filter.line, "nowhere to be found")
    qtbot.waitUntil(lambda: table.model().rowCount() == 0)
    assert table._when_empty == "No job fits."
    lasting_window.contents.task_filter.line.clear()
    qtbot.waitUntil(lambda: table.model().rowCount() > 0)
    assert table._when_empty.startswith("Each job appears here")


def test_that_jobs_in_one_state_are_shown_and_look_like_it(lasting_window, qtbot):
    window = lasting_window
    growing = Growing(2, 200, 3)
    growing.grow(200, is_over=True)
    show(window, growing.run)
    table, model = window.contents.task_table, window.task_model
    errors = int(growing.run.trace.counts[State.ERROR])
    assert errors
    menu = table.menu(None)
    assert {action.text() for action in menu.actions()} > {"Copy", "Show all jobs"}
    window.contents.task_filter.show_state(State.ERROR)
    qtbot.waitUntil(lambda: model.rowCount() == errors)
    shown = model.index(0, 2)
    assert shown.data() == "error"
    assert shown.data(Qt.ItemDataRole.ForegroundRole).name() == appearance().theme.error
    window.contents.task_filter.show_state(None)
    qtbot.waitUntil(lambda: model.rowCount() == 200)


@pytest.mark.parametrize("is_sorted", [False, True])
def test_that_rows_that_are_seen_say_what_the_chart_shows_in_every_frame(lasting_window, table, monkeypatch, is_sorted):
    window, growing = lasting_window, Growing(3, 40, 5)
    growing.grow(0)
    show(window, growing.run)
    model = window.task_model
    if is_sorted:
        table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    monkeypatch.setattr(window.session.frames, "bars_alone", True)  # what stands beside the chart waits
    QApplication.processEvents()
    seen, told = range(table.rowAt(table.viewport().height() - 1) + 1), []

    def tell(first, last):
        told.append((first.row(), last.row()))

    model.dataChanged.connect(tell)
    states = set()
    for _ in range(12):
        growing.grow(3)
        window.contents._draw()
        shown = [model.index(row, 2).data() for row in seen]
        assert shown == [words.state(State(growing.run.trace.state[model.rows.task_at(row)])) for row in seen]
        states |= set(shown)
    model.dataChanged.disconnect(tell)
    assert len(states) > 1
    assert told
    assert all(first in seen and last in seen for first, last in told)


def test_that_rows_are_copied_as_a_spreadsheet_takes_them(table):
    table.selectRow(1)
    table.selectionModel().select(
        table.model().index(2, 0),
        table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
    )
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert [line[0] for line in lines] == ["#", "2", "3"]
    assert {len(line) for line in lines} == {len(TaskModel.columns)}
    table.copy_all()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 5


def test_that_another_run_is_shown_whole(lasting_window, table, qtbot):
    lasting_window.contents.task_filter.show_query("job 2")
    qtbot.waitUntil(lambda: numbers(table) == [2])
    show(lasting_window, made([(0, 0.2), (0.2, 0.3)]).run)
    qtbot.waitUntil(lambda: numbers(table) == [1, 2])
    assert lasting_window.contents.task_filter.line.text() == ""
