"""The table of workers is sorted by every column, copied as rows of a spreadsheet, and keeps to its lanes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from engine.formats.run_file import save
from tests.gui.made_runs import made


@pytest.fixture
def table(window, qtbot, tmp_path):
    """Of three workers, of which the second was busy the longest, and the third ran the most jobs."""
    lanes = [(0.1, 0.6)], [(0.2, 3.0)], [(0.3, 0.4), (0.5, 0.6), (0.7, 0.8)]
    save(made(*lanes, elapsed_s=3.0), str(tmp_path / "a.pgram"))
    window.open_run(str(tmp_path / "a.pgram"))
    qtbot.waitUntil(lambda: window.worker_model.rowCount() == 3, timeout=30_000)
    window.contents.tabs.setCurrentWidget(window.contents.worker_table)
    return window.contents.worker_table


def shown(table, column=0):
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


FORWARDS = ["worker 1", "worker 2", "worker 3"]


ORDERS = {0: [1, 2, 3], 2: [1, 2, 3], 4: [1, 2, 3], 5: [3, 1, 2], 6: [3, 1, 2], 1: None, 3: None, 7: None, 8: None}


def test_that_every_column_sorts_up_and_down_and_a_third_press_takes_that_back(table, subtests):
    header = table.horizontalHeader()
    for column, order in ORDERS.items():
        with subtests.test(column=column):
            header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
            up = shown(table)
            assert sorted(up) == FORWARDS
            if order is not None:
                assert up == [f"worker {number}" for number in order]
            header.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
            if order is not None and len(set(shown(table, column))) == 3:
                assert shown(table) == up[::-1]
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            assert shown(table) == FORWARDS


def test_that_what_is_selected_stays_so_and_is_the_chart_s_lane(table, window):
    window.timeline.lanes.choose(1)
    table.horizontalHeader().setSortIndicator(5, Qt.SortOrder.DescendingOrder)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]
    table.selectRow(2)
    assert window.timeline.lanes.number == 2


def test_that_rows_are_copied_as_a_spreadsheet_takes_them(table, qtbot):
    table.horizontalHeader().setSortIndicator(5, Qt.SortOrder.DescendingOrder)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, *rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert head[:3] == ["Worker", "PID", "Jobs"]
    assert [row[0] for row in rows] == ["worker 2", "worker 1", "worker 3"]
    table.copy_all()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4


def test_that_a_click_in_a_sorted_table_tells_of_the_worker_in_that_row(table, window, qtbot):
    table.horizontalHeader().setSortIndicator(5, Qt.SortOrder.DescendingOrder)
    place = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.contents.details.text().startswith("Worker 2\n")
