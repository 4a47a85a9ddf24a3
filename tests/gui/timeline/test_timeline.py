"""The chart: follows the run until the person takes over, and tells all it knows of what is under the pointer."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from engine import words
from gui.look.appearance import appearance
from gui.look.theme import DARK, LIGHT
from gui.timeline.paint.lane_painter import bar_place


@pytest.fixture
def timeline(window):
    return window.timeline


def place_of(timeline, task):
    """Where in the chart's viewport the middle of a task's bar is."""
    run = timeline._session.run
    span = run.trace.span_of(task)
    row = timeline.chart.order.index(span.lane)  # a worker that was seen first may have begun its first task later
    return place_at(timeline, run.since_start_s((span.started_ns + span.ended_ns) // 2), row)


def place_at(timeline, at_s, row):
    """Where in the chart's viewport a moment is, in the middle of a row."""
    start_s, end_s = timeline.visible_range()
    x = (at_s - start_s) / (end_s - start_s) * timeline.chart.box.width()
    y = timeline.chart.layout_of_lanes().top(row) + timeline.chart.layout_of_lanes().lane_height / 2
    return timeline.chart.plot.mapFromScene(timeline.chart.box.mapToScene(QPointF(x, y)))


def card_text(timeline):
    return {label.text() for label in timeline.cards.hover.findChildren(QLabel) if label.isVisible()}


def zoom(timeline, steps):
    """Turn the wheel, with Ctrl held, at the chart's middle."""
    at = timeline.viewport().rect().center()
    QApplication.sendEvent(
        timeline.viewport(),
        QWheelEvent(
            QPointF(at), QPointF(timeline.viewport().mapToGlobal(at)), QPoint(), QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def test_that_the_whole_run_is_in_view_at_its_end(timeline, choose, finish):
    choose("pool", 4, 100_000).run_button.click()
    run = finish()
    start_s, end_s = timeline.visible_range()
    assert start_s == 0
    assert run.elapsed_s < end_s < run.elapsed_s * 1.1


def test_that_the_view_follows_no_more_once_the_person_zooms_and_again_when_asked(timeline, choose, finish):
    choose("pool", 4, 100_000).run_button.click()
    finish()
    whole = timeline.visible_range()
    zoom(timeline, 3)
    zoomed = timeline.visible_range()
    assert not timeline.follow_live
    assert zoomed[1] - zoomed[0] < whole[1] - whole[0]
    timeline.refresh()
    assert timeline.visible_range() == zoomed
    assert timeline.heading.follow_button.isVisible()
    timeline.heading.follow_button.click()
    assert timeline.follow_live
    assert timeline.visible_range() == pytest.approx(whole)


def test_that_a_range_is_shown_as_it_was_set(timeline):
    timeline.set_range(0.5, 0.5000001)
    start_s, end_s = timeline.visible_range()
    assert start_s == pytest.approx(0.5)
    assert end_s > start_s


def test_that_hovering_over_a_bar_tells_all_that_is_known_of_the_task(timeline, choose, finish, qtbot):
    choose("pool", 2, 200_000).run_button.click()
    run = finish()
    for task in range(2):
        qtbot.hover(
            timeline.viewport(),
            lambda task=task: place_of(timeline, task),
            lambda task=task: f"job {task + 1}" in card_text(timeline),
        )
        span = run.trace.span_of(task)
        text = card_text(timeline)
        assert f"{span.lane + 1} · PID {run.trace.lanes[span.lane].header.pid}" in text
        assert words.exact((span.ended_ns - span.started_ns) / 1e9) in text
        assert str(sum(i**2 for i in range(200_000))) in text
        assert "done" in text


def test_that_hovering_over_the_hatching_tells_how_long_a_worker_took_to_begin(timeline, choose, finish, qtbot):
    form = choose("process", 1, 10_000)
    form.start_method.choose("spawn")
    form.run_button.click()
    run = finish()
    lane = run.trace.lanes[0]
    spawned_s = run.since_start_s(run.spawned_ns(lane))
    started_s = run.since_start_s(lane.span(0).started_ns)
    assert started_s - spawned_s > 0.001
    qtbot.hover(
        timeline.viewport(),
        lambda: place_at(timeline, (spawned_s + started_s) / 2, 0),
        lambda: "Spawning" in card_text(timeline),
    )
    assert words.exact(started_s - spawned_s) in card_text(timeline)


def test_that_the_plain_loop_has_no_spawning_because_its_process_was_there(timeline, choose, finish):
    choose("sequential", 2, 1_000).run_button.click()
    run = finish()
    assert run.spawned_ns(run.trace.lanes[0]) is None


def test_that_many_lanes_can_be_scrolled(timeline, choose, finish):
    form = choose("process", 40, 100)
    form.run_button.click()
    finish()
    assert timeline.lane_count() == 40
    assert timeline.chart.scroll_bar.isVisible()
    timeline.chart.scroll_bar.setValue(timeline.chart.scroll_bar.maximum())
    assert 39 in timeline.chart.layout_of_lanes().visible()
    assert 0 not in timeline.chart.layout_of_lanes().visible()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_bars_are_painted_in_the_themes_colours(timeline, window, choose, finish, qtbot, theme):
    appearance().choose(theme)
    try:
        choose("pool", 4, 400_000).run_button.click()
        finish()

        def are_in_their_colours():  # once the bars have their places
            image = timeline.viewport().grab().toImage()
            for task in range(4):
                middle = place_of(timeline, task)
                half = bar_place(0, timeline.chart.layout_of_lanes().lane_height).height() / 2
                # At the foot of a bar, which has its full colour however little of a core its task had.
                seen = image.pixelColor(QPointF(middle.x(), middle.y() + half - 2).toPoint())
                assert seen.name() == theme.tasks[task]

        qtbot.waitUntil(are_in_their_colours)
    finally:
        appearance().choose(None)
