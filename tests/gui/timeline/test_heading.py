"""How the lanes are sorted and the bars coloured is chosen above the chart."""

import pytest
from PySide6.QtCore import Qt

from engine.trace.lane import State
from gui.look.elided import ElidedLabel
from gui.timeline.compute.lanes import SortBy
from gui.timeline.paint.colours import ColourBy
from tests.gui.timeline.drawn import Growing, show


@pytest.fixture
def growing(window):
    made = Growing(5, 300, 3)
    made.grow(40)
    show(window, made.run)
    return made


def pick(menu, value):
    next(action for action in menu.actions() if action.data() == value).trigger()


def test_that_lanes_are_sorted_as_is_picked(window, growing):
    timeline, lanes = window.timeline, growing.run.trace.lanes
    pick(timeline.heading.sort_menu, SortBy.PID)
    assert [lanes[number].header.pid for number in timeline.chart.order] == sorted(each.header.pid for each in lanes)
    pick(timeline.heading.sort_menu, SortBy.BUSY)
    busy_ns = [lanes[number].busy_until(growing.run.until_ns) for number in timeline.chart.order]
    assert busy_ns == sorted(busy_ns, reverse=True)
    pick(timeline.heading.sort_menu, SortBy.FIRST_START)
    starts_ns = [lanes[number].span(0).started_ns for number in timeline.chart.order]
    assert starts_ns == sorted(starts_ns)


def test_that_a_selected_lane_stays_selected_where_it_is_sorted_to(window, growing):
    timeline = window.timeline
    timeline.lanes.choose(3)
    pick(timeline.heading.sort_menu, SortBy.BUSY)
    assert timeline.lanes.number == 3
    assert sorted(timeline.chart.order) == list(range(5))


@pytest.mark.parametrize("by", list(ColourBy))
def test_that_bars_are_coloured_as_is_picked_and_the_legend_says_how(window, growing, by):
    timeline = window.timeline
    widths = timeline.heading.legend.sizeHint().width()
    pick(timeline.heading.colour_menu, by)
    assert timeline.chart.colour_by is by
    if by in (ColourBy.STATE, ColourBy.DURATION):
        assert timeline.heading.legend.sizeHint().width() > widths


def test_that_signs_are_explained_where_there_are_any(window, growing):
    errors = growing.run.trace.counts[State.ERROR]
    assert ("error" in window.timeline.heading._signs.text()) == bool(errors)
    lane = growing.run.trace.lanes[0]
    growing.run.trace.end_running(lane, State.LOST, growing.run.until_ns)
    window.timeline.refresh()
    assert "† lost" in window.timeline.heading._signs.text()


def test_that_signs_and_colours_give_way_to_the_title(window, growing, qtbot):
    heading = window.timeline.heading
    title = heading.findChild(ElidedLabel, "title")
    growing.run.trace.end_running(growing.run.trace.lanes[0], State.LOST, growing.run.until_ns)
    window.timeline.refresh()
    window.resize(1_280, 800)
    qtbot.waitUntil(lambda: heading._signs.shown() == heading._signs.text() != "")
    assert heading.legend.width() == heading.legend.sizeHint().width()
    window.resize(900, 600)
    qtbot.waitUntil(lambda: heading._signs.shown() == "")
    assert title.width() > heading._signs.width() + heading.legend.width()


def test_that_find_opens_the_search_and_a_question_mark_the_keys(window, growing, qtbot):
    window.timeline.heading.find_wanted.emit()
    assert window.timeline.search_bar.isVisible()
    window.timeline.heading.keys_wanted.emit()
    assert window.timeline._keys.isVisible()
    window.timeline._keys.hide()


def test_that_all_of_64_workers_are_seen_at_once_where_rows_are_made_to_fit(window, qtbot):
    window.resize(1_280, 800)
    many = Growing(64, 640, 3)
    many.grow(600)
    show(window, many.run)
    timeline, button = window.timeline, window.timeline.heading.rows_button
    timeline.refresh()
    assert button.isVisibleTo(timeline)
    assert timeline.chart.layout_of_lanes().overflow > 0
    qtbot.keyClick(timeline, Qt.Key.Key_R)
    assert button.isChecked()
    qtbot.waitUntil(lambda: timeline.chart.layout_of_lanes().overflow == 0, timeout=30_000)
    assert len(timeline.chart.layout_of_lanes().visible()) == 64
    button.click()
    assert not button.isChecked()
    qtbot.waitUntil(lambda: timeline.chart.layout_of_lanes().overflow > 0, timeout=30_000)


def test_that_rows_of_a_run_that_is_over_are_offered_to_fit_whenever_they_have_no_room(window, qtbot):
    window.resize(1_280, 1_000)
    few = Growing(6, 60, 3)
    few.grow(60)
    show(window, few.run)
    button = window.timeline.heading.rows_button
    window.timeline.refresh()
    assert not button.isVisibleTo(window.timeline)
    for height, is_offered in ((100, True), (1_000, False)):
        window.timeline.chart.setFixedHeight(height)
        qtbot.waitUntil(lambda: button.isVisibleTo(window.timeline) is is_offered, timeout=30_000)  # noqa: B023 - now


def test_that_few_workers_have_room_and_there_is_nothing_to_fit(window, growing):
    window.timeline.refresh()
    assert not window.timeline.heading.rows_button.isVisibleTo(window.timeline)


def test_that_the_chart_stays_where_it_is_when_the_button_that_follows_comes_and_goes(window, growing):
    heading = window.timeline.heading
    assert heading.follow_button.isVisible()
    high = heading.sizeHint().height()
    heading.follow_button.hide()
    assert heading.sizeHint().height() == high
