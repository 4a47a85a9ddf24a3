"""The selection panel in its window."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tests.gui.made_runs import made, tabs_of
from tests.gui.timeline.drawn import show
from tests.gui.timeline.test_looking_around import drag

MARKUP = "<b>bold</b> & more"


@pytest.fixture
def shown(lasting_window):
    window = lasting_window
    show(window, made([(0, 0.1), (0.1, 0.5)], [(0, 0.4)]).run)
    tabs_of(window).setCurrentIndex(0)
    return window


def told(window):
    panel = window.findChild(QWidget, "details")
    return panel.text()


def test_that_without_a_selection_it_tells_of_the_run_with_every_finding(shown, qtbot):
    assert told(shown).startswith("The whole run\nWhat: Sum of squares · 3 jobs")
    shown.session.ended.emit()
    qtbot.waitUntil(shown.summary.verdict.isVisible, timeout=30_000)
    assert shown.summary.verdict.sentence.text() in told(shown)


def test_that_a_job_a_worker_and_a_range_are_told_of_as_they_are_selected(shown, qtbot):
    shown.tasks.choose(1)
    assert told(shown).startswith("Job 2\n")
    shown.timeline.lanes.choose(1)
    assert told(shown).startswith("Worker 2\nPID: 101")
    shown.timeline.chart.measured.emit(0.0, 0.5)
    assert told(shown).startswith("500.000 ms\n")
    qtbot.waitUntil(lambda: "95th percentile" in told(shown), timeout=30_000)
    shown.timeline.clear()
    assert told(shown).startswith("The whole run\n")


def test_that_all_of_it_can_be_marked_and_is_copied_as_plain_text(shown):
    details = shown.contents.details
    shown.tasks.choose(0)
    body = details.body
    body.selectAll()
    assert "PID 100" in body.textCursor().selectedText()
    details.copy_button.click()
    assert QGuiApplication.clipboard().text() == told(shown)


def test_that_text_that_is_not_ours_is_no_markup(shown, monkeypatch):
    details = shown.contents.details
    found = shown.session.details(shown.session.run.trace.span_of(0))
    monkeypatch.setattr(shown.session, "details", lambda _span: type(found)(MARKUP, None, None, MARKUP))
    shown.tasks.choose(0)
    details.show_now()
    assert MARKUP in details.body.toPlainText()


def test_that_only_a_worker_has_buttons_that_say_why_they_do_nothing(shown):
    details = shown.contents.details
    assert not details.kill_button.isVisible()
    shown.timeline.lanes.choose(0)
    assert details.kill_button.isVisible()
    assert not details.kill_button.isEnabled()
    assert "over" in details.kill_button.toolTip()
    shown.timeline.clear()
    assert not details.suspend_button.isVisible()


def test_that_the_history_has_all_the_room(shown, qtbot):
    tabs_of(shown).setCurrentWidget(shown.runs)
    assert not shown.contents.details.isVisible()
    tabs_of(shown).setCurrentIndex(1)
    assert shown.contents.details.isVisible()


def test_that_no_card_lies_over_what_is_dragged_over(shown, qtbot):
    timeline, view = shown.timeline, shown.timeline.viewport()
    qtbot.hover(view, lambda: timeline.chart.corner_of(0, 0.3), timeline.cards.hover.isVisible)
    seen = []
    timeline.chart.measured.connect(lambda *_: seen.append(timeline.cards.hover.isVisible()))
    qtbot.wait(100)  # pyqtgraph leaves out a move that comes right after another
    drag(timeline, 100, 300)
    assert seen
    assert not any(seen)
    assert timeline.measured.seconds is not None
    timeline.clear()
