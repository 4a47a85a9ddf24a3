"""Workers without a job, what jobs have started, and what befell workers: in the chart and beside the pointer."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from engine.inside.worker import Process
from engine.model.batch import Batch
from engine.model.death import Death
from engine.model.incident import Incident, What
from engine.model.measured import CHILD, IDLE_WORKER, Life
from gui.look.badges import badge, life_badge
from gui.look.theme import LIGHT
from tests.engine.trace.cells import call, header
from tests.gui.made_runs import START_NS, made
from tests.gui.timeline.drawn import Growing, show


def at(second):
    return START_NS + round(second * 1e9)


def process(pid):
    return Process("h", pid, 0)


def befallen():
    """Worker 100 is suspended from 0.2 to 0.4 s, 101 is killed at 0.8 s while it is idle, 102 and 103 have no job, of
    which 103 is killed; a job of 100 has started two processes.
    """
    run = made([(0.1, 0.9)], [(0.1, 0.5)]).run
    lives = (
        Life(process(102), IDLE_WORKER, 0, "python", at(0.1)),
        Life(process(103), IDLE_WORKER, 0, "python", at(0.1), at(0.6)),
        Life(process(200), CHILD, 100, "sleep", at(0.2), at(0.6)),
        Life(process(201), CHILD, 100, "sh", at(0.3), at(0.5)),
    )
    killed = Death("SIGKILL")
    incidents = (
        Incident(process(100), What.SUSPENDED, at(0.2), by_you=True),
        Incident(process(100), What.CONTINUED, at(0.4)),
        Incident(process(101), What.KILLED, at(0.8), by_you=True, death=killed),
        Incident(process(103), What.DIED, at(0.6), death=Death(exit_code=3)),
    )
    run.apply(Batch(at(1), call=call(START_NS, at(1)), lives=lives, incidents=incidents))
    return run


@pytest.fixture
def shown(window):
    """The chart of a window that shows it."""
    window.session.run = befallen()
    window.session.began.emit()
    window.session.ended.emit()
    yield window
    window.session.run = None


def place(window, row, second, share=0.3):
    """A place in the scene: in a row, at a time, at a share of the row's height."""
    chart, layout = window.timeline.chart, window.timeline.chart.layout_of_lanes()
    y = layout.top(row) + layout.lane_height * share
    return chart.box.mapToScene(QPointF(chart.box.time.pixel(second), y))


def card(window, scene):
    """What the card beside the pointer says; empty where there is none."""
    hover = window.timeline.cards.hover
    window.timeline.cards.point(scene)
    return [label.text() for label in hover.findChildren(QLabel) if not label.isHidden()] if hover.isVisible() else []


def test_that_a_worker_without_a_job_has_a_row_below_all_lanes_and_no_number(shown):
    chart = shown.timeline.chart
    assert [life.process.pid for life in chart.view().idle] == [102, 103]
    assert chart.layout_of_lanes().count == 4
    assert shown.timeline.lane_count() == 2
    assert chart.lane_at(chart.in_box(place(shown, 2, 0.5))) is None
    assert card(shown, place(shown, 2, 0.5))[:3] == ["Worker without a job", "PID", "102"]
    assert "exit code 3" in card(shown, place(shown, 3, 0.3))


def test_that_what_a_job_has_started_is_told_where_it_is_painted_and_the_job_above_it(shown):
    told = card(shown, place(shown, 0, 0.55, share=0.8))
    assert told[:1] == ["Started by a job"]
    assert {"200", "sleep", "PID 100"} <= set(told)
    assert "201" in card(shown, place(shown, 0, 0.45, share=0.95))
    assert card(shown, place(shown, 0, 0.6, share=0.3))[0] == "job 1"


@pytest.mark.parametrize(
    ("row", "second", "title"),
    [(0, 0.2, "Suspended by you at 0.20 s"), (0, 0.4, "Continued at 0.40 s"), (1, 0.8, "Killed by you at 0.80 s")],
)
def test_that_a_mark_tells_what_befell_the_worker_and_when(shown, row, second, title):
    assert card(shown, place(shown, row, second))[0] == title
    on_axis = shown.timeline.chart._axis.mapToScene(QPointF(shown.timeline.chart.box.time.pixel(second), 20))
    assert card(shown, on_axis)[0] == title
    assert card(shown, place(shown, row, second + 0.05))[:1] != [title]


def test_that_marks_and_rows_are_painted(shown, qtbot):
    chart = shown.timeline.chart
    chart.show_theme(LIGHT)
    image = chart.plot.viewport().grab().toImage()

    def colours(row, second):
        where, ratio = chart.plot.mapFromScene(place(shown, row, second, share=0.5)), image.devicePixelRatio()
        beside = range(-3, 4)
        return {image.pixelColor(int((where.x() + dx) * ratio), int(where.y() * ratio)).name() for dx in beside}

    assert QColor(LIGHT.error).name() in colours(1, 0.8)
    assert QColor(LIGHT.suspended).name() in colours(0, 0.2)
    assert QColor(LIGHT.error).name() not in colours(1, 0.9)
    assert len(colours(2, 0.85)) > 1  # hatched until the end
    assert len(colours(3, 0.85)) == 1  # which it has not lived to see


def test_that_a_worker_killed_while_idle_has_a_state_though_it_has_lost_no_job(shown):
    run = shown.session.run
    assert str(badge(run, run.trace.lanes[1])) == "† killed by you"
    assert str(life_badge(run, process(103))) == "† exit code 3"
    assert badge(run, run.trace.lanes[0]) is None
    shown.timeline.lanes.choose(0)
    shown.contents.details.show_now()
    assert "0.200 s  suspended by you" in shown.contents.details.text()


def test_that_a_worker_that_gets_a_job_has_its_lane_and_no_other_row(shown):
    run, chart = shown.session.run, shown.timeline.chart
    run.trace.lane(header("102.records", pid=102, thread=102))
    chart.refresh()
    assert [life.process.pid for life in chart.view().idle] == [103]
    assert chart.layout_of_lanes().count == 4


def test_that_the_band_of_the_caller_is_the_same_grown_bit_by_bit_as_painted_at_once(window, qtbot):
    growing = Growing(3, 200, 5)
    show(window, growing.run)
    chart = window.timeline.chart
    for _ in range(6):
        growing.grow(20)
        window.timeline.refresh()
        QApplication.processEvents()

    def picture():
        band = chart.caller.mapRectToScene(chart.caller.boundingRect())
        return chart.plot.viewport().grab(chart.plot.mapFromScene(band).boundingRect()).toImage()

    bit_by_bit = picture()
    chart.caller.update()
    QApplication.processEvents()
    assert picture() == bit_by_bit
    window.session.run = None
