"""The keys, the mouse, and what is selected: in the chart and in the table alike."""

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.inside.plan import Plan
from engine.inside.records.layout import KIND_ERROR
from engine.trace.lane import State
from engine.trace.run import Run
from gui.look.appearance import appearance
from gui.timeline.compute.ranges import FARTHEST_S, SHORTEST_S
from gui.timeline.paint.names_painter import LANE_NAMES_WIDTH
from tests.engine.trace.cells import batch, block, call, cell, header
from tests.gui.timeline.drawn import START_NS, Growing, show


@pytest.fixture(autouse=True)
def every_move_counts():
    """pyqtgraph drops moves of the mouse that come sooner than a hand makes them."""
    before = pg.getConfigOption("mouseRateLimit")
    pg.setConfigOption("mouseRateLimit", -1)
    yield
    pg.setConfigOption("mouseRateLimit", before)


@pytest.fixture
def grown(window):
    """A finished run of 200 tasks on four workers, in view from 0 to 2 seconds."""
    growing = Growing(4, 200, 5, 60_000_000)
    growing.grow(200, is_over=True)
    show(window, growing.run)
    window.timeline.set_range(0.0, 2.0)
    window.activateWindow()
    window.timeline.setFocus()
    return growing.run


@pytest.fixture
def timeline(window):
    return window.timeline


def length(timeline):
    start_s, end_s = timeline.visible_range()
    return end_s - start_s


def at(timeline, x, row=0):
    """A point in the viewport, by the pixel in the box and the row."""
    layout = timeline.chart.layout_of_lanes()
    place = QPointF(x, layout.top(row) + layout.lane_height / 2)
    return timeline.chart.plot.mapFromScene(timeline.chart.box.mapToScene(place))


def middle_of(timeline, run, task):
    span = run.trace.span_of(task)
    start_s, end_s = timeline.visible_range()
    middle_s = (run.since_start_s(span.started_ns) + run.since_start_s(span.ended_ns)) / 2
    x = (middle_s - start_s) / (end_s - start_s) * timeline.chart.box.width()
    return at(timeline, x, timeline.chart.order.index(span.lane))


def longest_task(run):
    return max(run.trace.spans(), key=lambda span: span.ended_ns - span.started_ns).task


def on_the_axis(timeline, x):
    """A point in the viewport, on the time axis above the box."""
    return timeline.chart.plot.mapFromScene(timeline.chart.box.mapToScene(QPointF(x, -8)))


def beside(timeline, row=0):
    """A point in the viewport, on the name of a lane."""
    return QPoint(LANE_NAMES_WIDTH // 2, at(timeline, 0, row).y())


def turn_wheel(timeline, steps, modifiers=Qt.KeyboardModifier.NoModifier, sideways=False, place=None):
    place = place or timeline.viewport().rect().center()
    angle = QPoint(120 * steps, 0) if sideways else QPoint(0, 120 * steps)
    event = QWheelEvent(
        QPointF(place), QPointF(timeline.viewport().mapToGlobal(place)), QPoint(), angle, Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(timeline.viewport(), event)


def drag(timeline, from_x, to_x, modifiers=Qt.KeyboardModifier.NoModifier, at=at):
    viewport = timeline.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, modifiers, at(timeline, from_x))
    for share in (0.3, 0.6, 1.0):
        x = from_x + share * (to_x - from_x)
        event_at = QPointF(at(timeline, x))
        # QTest's own move carries no buttons on some platforms.
        move = QMouseEvent(
            QEvent.Type.MouseMove, event_at, QPointF(viewport.mapToGlobal(event_at.toPoint())),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, modifiers,
        )  # fmt: skip
        QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, modifiers, at(timeline, to_x))


def test_that_w_and_s_zoom_and_a_and_d_pan(timeline, grown):
    QTest.keyClick(timeline, Qt.Key.Key_W)
    assert length(timeline) < 2.0
    QTest.keyClick(timeline, Qt.Key.Key_S)
    assert timeline.visible_range() == pytest.approx((0.0, 2.0))
    QTest.keyClick(timeline, Qt.Key.Key_D)
    assert timeline.visible_range()[0] > 0
    assert length(timeline) == pytest.approx(2.0)
    QTest.keyClick(timeline, Qt.Key.Key_A)
    assert timeline.visible_range() == pytest.approx((0.0, 2.0))


def test_that_zooming_ends_at_the_shortest_range(timeline, grown):
    for _ in range(200):
        QTest.keyClick(timeline, Qt.Key.Key_W)
    assert length(timeline) >= SHORTEST_S * 0.99
    assert not timeline.follow_live


def test_that_the_wheel_zooms_at_the_pointer_and_pans_with_shift(timeline, grown):
    centre_s = timeline.chart.box.time.seconds(
        timeline.chart.in_box(timeline.chart.plot.mapToScene(timeline.viewport().rect().center())).x()
    )
    turn_wheel(timeline, 2, Qt.KeyboardModifier.ControlModifier)
    start_s, end_s = timeline.visible_range()
    assert end_s - start_s < 2.0
    assert (centre_s - start_s) / (end_s - start_s) == pytest.approx(centre_s / 2.0, abs=0.01)
    before = timeline.visible_range()
    turn_wheel(timeline, -1, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.visible_range()[0] > before[0]
    assert length(timeline) == pytest.approx(before[1] - before[0])
    turn_wheel(timeline, 1, sideways=True)
    assert timeline.visible_range() == pytest.approx(before)


def test_that_the_bare_wheel_scrolls_the_lanes_where_there_are_more_than_can_be_seen(window, timeline):
    growing = Growing(64, 200, 1)
    growing.grow(200, is_over=True)
    show(window, growing.run)
    timeline.set_range(0.0, 2.0)
    before = timeline.visible_range()
    turn_wheel(timeline, -3)
    assert timeline.chart.scroll_bar.value() > 0
    assert timeline.visible_range() == before
    turn_wheel(timeline, 3)
    assert timeline.chart.scroll_bar.value() == 0


def test_that_the_wheel_does_the_same_on_the_axis_and_on_the_names(window, timeline):
    growing = Growing(64, 200, 1)
    growing.grow(200, is_over=True)
    show(window, growing.run)
    timeline.set_range(0.0, 2.0)
    scroll_bar = timeline.chart.scroll_bar
    turn_wheel(timeline, -3, place=beside(timeline))
    assert scroll_bar.value() > 0
    before = timeline.visible_range()
    x = timeline.chart.box.width() / 4
    turn_wheel(timeline, 1, Qt.KeyboardModifier.ControlModifier, place=on_the_axis(timeline, x))
    assert length(timeline) < before[1] - before[0]
    assert timeline.chart.box.time.pixel(before[0] + (before[1] - before[0]) / 4) == pytest.approx(x, abs=1)


def test_that_dragging_along_the_axis_measures(timeline, grown):
    drag(timeline, 100, 300, at=on_the_axis)
    start_s, end_s = timeline.measured.seconds
    assert timeline.chart.box.time.pixel(start_s) == pytest.approx(100, abs=1)
    assert timeline.chart.box.time.pixel(end_s) == pytest.approx(300, abs=1)


def test_that_dragging_measures_and_with_shift_pans(timeline, grown):
    drag(timeline, 100, 300)
    wanted = timeline.chart.box.time.seconds(100), timeline.chart.box.time.seconds(300)
    assert timeline.measured.seconds == pytest.approx(wanted, rel=0.02)
    assert timeline.visible_range() == (0.0, 2.0)
    drag(timeline, 300, 200, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.visible_range()[0] == pytest.approx(100 / timeline.chart.box.width() * 2.0, rel=0.05)
    assert length(timeline) == pytest.approx(2.0)


def test_that_f_shows_what_is_measured_and_again_the_whole_run(timeline, grown):
    drag(timeline, 100, 300)
    wanted = timeline.measured.seconds
    QTest.keyClick(timeline, Qt.Key.Key_F)
    assert timeline.visible_range() == pytest.approx(wanted)
    QTest.keyClick(timeline, Qt.Key.Key_F)
    assert timeline.visible_range()[0] == 0
    assert timeline.visible_range()[1] == pytest.approx(grown.elapsed_s * 1.02)
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.measured.seconds is None


def test_that_a_click_on_a_bar_selects_its_task_here_and_in_the_table(window, timeline, grown):
    task = longest_task(grown)
    QTest.mouseClick(
        timeline.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle_of(timeline, grown, task)
    )
    assert window.tasks.task == task
    assert [index.row() for index in window.contents.task_table.selectionModel().selectedRows()] == [task]
    assert timeline.lanes.number == grown.trace.span_of(task).lane
    assert window.contents.details.text().startswith(f"Job {task + 1}\n")
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert window.tasks.task is None
    assert window.contents.details.text().startswith("The whole run\n")
    assert not window.contents.task_table.selectionModel().selectedRows()


def test_that_a_row_of_the_table_brings_its_task_into_view(window, timeline, grown):
    timeline.set_range(50.0, 50.1)
    window.contents.task_table.selectRow(77)
    span = grown.trace.span_of(77)
    start_s, end_s = timeline.visible_range()
    assert window.tasks.task == 77
    assert start_s < grown.since_start_s(span.started_ns) < grown.since_start_s(span.ended_ns) < end_s
    assert window.contents.details.text().startswith("Job 78\n")


def test_that_dot_and_comma_go_through_the_tasks_of_a_worker(window, timeline, grown):
    lane = grown.trace.lanes[2]
    window.tasks.choose(lane.span(1).task)
    seen = []
    for key in (Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Comma):
        QTest.keyClick(timeline, key)
        seen.append(window.tasks.task)
    assert seen == [lane.span(2).task, lane.span(3).task, lane.span(2).task]
    window.tasks.choose(lane.span(0).task)
    QTest.keyClick(timeline, Qt.Key.Key_Comma)
    assert window.tasks.task == lane.span(0).task


def test_that_the_crosshair_and_the_selection_are_gone_with_the_run(window, timeline, grown, qtbot):
    window.tasks.choose(3)
    qtbot.hover(timeline.viewport(), lambda: at(timeline, 200), lambda: timeline.cards.at_s is not None)
    other = Growing(1, 5, 1)
    other.grow(5, is_over=True)
    show(window, other.run)
    assert window.tasks.task is None
    assert timeline.cards.at_s is None


def test_that_zooming_out_without_end_ends_and_the_chart_is_painted(timeline, grown):
    for _ in range(150):
        QTest.keyClick(timeline, Qt.Key.Key_S)
        timeline.viewport().grab()
    assert length(timeline) <= 2 * FARTHEST_S
    timeline.set_range(0.0, 1e15)
    timeline.viewport().grab()
    assert timeline.visible_range()[1] <= FARTHEST_S
    QTest.keyClick(timeline, Qt.Key.Key_F)
    assert timeline.visible_range()[1] == pytest.approx(grown.elapsed_s * 1.02)


def test_that_zooming_by_keys_stays_at_the_pointer(timeline, grown, qtbot):
    qtbot.hover(timeline.viewport(), lambda: at(timeline, 300), lambda: timeline.cards.at_s is not None)
    anchor_s = timeline.cards.at_s
    for _ in range(3):
        QTest.keyClick(timeline, Qt.Key.Key_W)
        start_s, end_s = timeline.visible_range()
        assert (anchor_s - start_s) / (end_s - start_s) == pytest.approx(300 / timeline.chart.box.width(), abs=0.01)
        assert timeline.cards.at_s == pytest.approx(anchor_s, abs=(end_s - start_s) / 100)


def test_that_f_shows_a_running_task_and_again_the_whole_run(window, timeline):
    growing = Growing(2, 50, 1)
    growing.grow(10)
    show(window, growing.run)
    window.tasks.choose(growing.run.trace.lanes[0].running.task)
    QTest.keyClick(timeline, Qt.Key.Key_F)
    assert not timeline.follow_live
    growing.run.seen_ns += 50_000_000
    timeline.refresh()
    QTest.keyClick(timeline, Qt.Key.Key_F)
    assert timeline.follow_live


def test_that_a_lost_task_is_brought_into_view_where_it_was(window, timeline):
    growing = Growing(2, 50, 1)
    growing.grow(10)
    lane = growing.run.trace.lanes[0]
    lost = lane.running
    growing.run.trace.end_running(lane, State.LOST, lost.started_ns + 100_000_000)
    growing.run.seen_ns = lost.started_ns + 10_000_000_000
    show(window, growing.run)
    timeline.set_range(6.0, 7.0)
    window.tasks.choose(lost.task)
    start_s, end_s = timeline.visible_range()
    assert start_s < growing.run.since_start_s(lost.started_ns) < end_s
    QTest.keyClick(timeline, Qt.Key.Key_F)
    assert length(timeline) < 0.2


def test_that_a_match_that_is_selected_already_is_brought_into_view_again(window, timeline, grown):
    window.tasks.choose(7)
    timeline.set_range(50.0, 51.0)
    timeline.search_bar.chosen.emit(7)
    start_s, end_s = timeline.visible_range()
    assert start_s < grown.span_s(grown.trace.span_of(7))[0] < end_s


def test_that_a_narrow_error_beside_a_long_task_is_what_is_pointed_at(window, timeline):
    run = Run(Plan("pool", 1, 2, "squares", 10))
    cells = cell(0, START_NS + 1_000_000_000, START_NS + 1_000_001_000, kind=KIND_ERROR)
    cells += cell(1, START_NS + 1_000_002_000, START_NS + 1_900_000_000)
    run.apply(
        batch([block(header(pid=7), cells)], call=call(START_NS, START_NS + 2_000_000_000), at_ns=START_NS + 3 * 10**9)
    )
    show(window, run)
    timeline.set_range(0.0, 2.0)
    lane = run.trace.lanes[0]
    x = timeline.chart.box.width() / 2
    assert timeline.chart.span_at(lane, x).task == 0
    assert timeline.chart.span_at(lane, x + 20).task == 1
    image = timeline.viewport().grab().toImage()
    point = at(timeline, round(x))
    assert image.pixelColor(point).name() == appearance().theme.error


def test_that_the_worker_selected_here_is_selected_in_the_table_too(window, timeline, grown):
    timeline.lanes.choose(2)
    assert [index.row() for index in window.contents.worker_table.selectionModel().selectedRows()] == [2]
    window.contents.worker_table.selectRow(1)
    assert timeline.lanes.number == 1
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert not window.contents.worker_table.selectionModel().selectedRows()
