"""Tasks within tasks, and several calls, in the window."""

import pytest
from PySide6.QtCore import QPointF

from gui.panels.tasks import TaskModel
from gui.told.jobs import task_rows
from tests.engine.trace.watched import watched_run
from tests.gui.made_runs import made


@pytest.fixture
def show(window):
    """Shows a run that is over, as one that was opened."""

    def shown(run):
        window.session.run = run
        window.session.began.emit()
        window.session.ended.emit()
        return window

    yield shown
    window.session.run = None


def test_that_the_lanes_of_a_worker_stand_one_below_the_other_and_say_their_level(show):
    timeline = show(watched_run()).timeline
    assert timeline.depths() == [0, 1, 2, 0]
    assert timeline.lane_labels() == ["worker 1", "worker 1, level 1", "worker 1, level 2", "worker 2"]
    assert (timeline.call_count(), timeline.lane_count(), timeline.span_count()) == (2, 4, 5)


def test_that_a_planned_run_has_one_call_and_a_lane_a_worker(show):
    window = show(made([(0, 0.5)], [(0.1, 0.9)]).run)
    timeline = window.timeline
    assert (timeline.call_count(), timeline.depths(), timeline.lane_labels()) == (1, [0, 0], ["worker 1", "worker 2"])
    assert all(window.contents.task_table.isColumnHidden(column) for column in TaskModel.call_columns)


def test_that_the_table_and_the_card_tell_call_and_function_where_there_are_several(show):
    window = show(watched_run())
    model, columns = window.contents.task_table.model(), TaskModel.call_columns
    assert not window.contents.task_table.isColumnHidden(columns[-1])  # the function's, however little room there is
    told = [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]
    fit, grow = ["Parallel(fit), train.py:12", "fit"], ["ThreadPool.map(grow)", "grow"]
    assert told == [fit] * 4 + [grow] * 2
    run = window.session.run
    span = run.trace.span_of(5)
    rows = dict(task_rows(run, window.session.details(span), span))
    assert (rows["Call"], rows["Function"]) == ("2 · multiprocessing.pool.ThreadPool.map", "grow")
    assert rows["Within"] == f"job {run.trace.parent_of(5) + 1}"


def test_that_nested_lanes_are_painted_as_bars(show):
    window = show(watched_run())
    chart = window.timeline.chart
    image = chart.plot.viewport().grab().toImage()
    layout, run = chart.layout_of_lanes(), window.session.run
    start_s, end_s = chart.visible_range()
    colours = []
    for row, number in enumerate(chart.order[:3]):
        span = run.trace.lanes[number].span(0)
        middle_s = run.since_start_s((span.started_ns + span.ended_ns) // 2)
        x = (middle_s - start_s) / (end_s - start_s) * chart.box.width()
        at = chart.plot.mapFromScene(chart.box.mapToScene(QPointF(x, layout.top(row) + layout.lane_height * 0.3)))
        free = chart.plot.mapFromScene(chart.box.mapToScene(QPointF(1, layout.top(row) + layout.lane_height * 0.3)))
        ratio = image.devicePixelRatio()
        colours.append([image.pixelColor(int(each.x() * ratio), int(each.y() * ratio)) for each in (at, free)])
    assert all(bar != ground for bar, ground in colours)
