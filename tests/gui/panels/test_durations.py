"""The distribution of durations: a bucket that is clicked is shown everywhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.made_runs import made, tabs_of
from tests.gui.timeline.drawn import show

SHORT, LONG = 0.001, 0.2


@pytest.fixture
def panel(lasting_window, qtbot):
    window = lasting_window
    lanes = [(at * 0.002, at * 0.002 + SHORT) for at in range(20)], [(0, LONG), (LONG, 2 * LONG)]
    show(window, made(*lanes).run)
    tabs_of(window).setCurrentWidget(window.contents.durations)
    found = window.contents.durations
    qtbot.waitUntil(lambda: found.model.rowCount() == 3)
    yield found
    window.contents.task_filter.show_state(None)
    tabs_of(window).setCurrentIndex(0)


def texts(model):
    return [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(3)]


def click(panel, bucket):
    place = panel.histogram.place_of(bucket).center().toPoint()
    QTest.mouseClick(panel.histogram, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_that_all_and_each_worker_have_a_row(panel):
    assert [row[:2] for row in texts(panel.model)] == [["All jobs", "22"], ["worker 1", "20"], ["worker 2", "2"]]
    assert texts(panel.model)[2][3] == "200 ms"


def test_that_a_bucket_is_shown_in_the_table_the_chart_and_the_map(lasting_window, panel, qtbot):
    model, chart = lasting_window.task_model, lasting_window.timeline.chart
    last = len(panel._durations.counts) - 1
    click(panel, last)
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert {model.rows.task_at(row) for row in range(2)} == {20, 21}
    assert chart.view().chosen is not None
    assert chart._map_view().chosen is chart.view().chosen
    assert lasting_window.contents.task_filter.line.text() == panel.query(last)
    lasting_window.grab()
    click(panel, last)
    qtbot.waitUntil(lambda: model.rowCount() == 22)
    assert chart.view().chosen is None


def test_that_the_keys_choose_as_a_click_does(lasting_window, panel, qtbot):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(panel.histogram, key)
    first = int(panel._durations.counts[0])
    assert 0 < first < 22
    qtbot.waitUntil(lambda: lasting_window.task_model.rowCount() == first)
    assert panel.histogram.accessibleDescription().startswith(f"{first} job")
    QTest.keyClick(panel.histogram, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: lasting_window.task_model.rowCount() == 22)


def test_that_a_worker_has_a_histogram_of_its_own(panel, qtbot):
    panel.table.selectRow(2)
    qtbot.waitUntil(lambda: panel._durations.counts.sum() == 2)
    panel.table.clearSelection()
    qtbot.waitUntil(lambda: panel._durations.counts.sum() == 22)
