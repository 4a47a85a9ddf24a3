"""Which columns of a table are shown."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStyledItemDelegate

from engine import words
from engine.inside.language import LANGUAGES
from engine.inside.plan import Plan
from engine.trace.lane import State
from engine.trace.run import Run
from gui.panels.tasks import TaskModel
from tests.engine.trace.cells import batch, block, call, cell, header
from tests.gui.made_runs import made, tabs_of
from tests.gui.timeline.drawn import Growing, show

JOBS = [(0, 0.4), (0.4, 0.7), (0.7, 1)]


def shown(table):
    header = table.horizontalHeader()
    return [
        table.model().headerData(section, header.orientation())
        for section in range(header.count())
        if not table.isColumnHidden(section)
    ]


@pytest.mark.parametrize("width", [900, 1280, 1600])
def test_that_no_table_is_scrolled_sideways_however_wide_the_window_is(lasting_window, qtbot, width):
    window = lasting_window
    show(window, made(JOBS, [(0, 0.9)]).run)
    window.resize(width, 800)
    for tab, table in ((0, window.contents.task_table), (1, window.contents.worker_table)):
        tabs_of(window).setCurrentIndex(tab)
        qtbot.waitUntil(lambda table=table: table.model().rowCount() > 0 and table.isVisible())
        qtbot.waitUntil(lambda table=table: not table.horizontalScrollBar().isVisible())
        # All is seen of the least columns.
        assert {"State", "PID"} <= set(shown(table))
        qtbot.waitUntil(lambda table=table: table.horizontalHeader().length() <= table.viewport().width())


@pytest.mark.parametrize("state", State)
def test_that_what_has_become_of_a_job_is_read_whole_where_there_is_room(lasting_window, qtbot, state):
    window = lasting_window
    window.resize(1280, 800)
    tabs_of(window).setCurrentIndex(0)
    run = made(JOBS).run
    run.trace.state[0] = state
    show(window, run)
    table = window.contents.task_table
    qtbot.waitUntil(lambda: table.model().rowCount() == len(JOBS) and table.isVisible())
    cell = table.model().index(0, [column.heading for column in TaskModel.columns].index("State"))
    assert cell.data() == words.state(state)
    qtbot.waitUntil(lambda: table.visualRect(cell).width() >= table.sizeHintForIndex(cell).width())


@pytest.mark.parametrize("hosts", [("h", "h"), ("h", "elsewhere")])
def test_that_hosts_are_named_where_there_are_several_and_only_there(lasting_window, qtbot, hosts):
    window = lasting_window
    window.resize(1280, 800)
    run = Run(Plan("pool", 2, 2, "squares", 10))
    told = [block(header(f"{at}.records", at + 1, host=host), cell(at, 2, 9)) for at, host in enumerate(hosts)]
    run.apply(batch(told, call=call(1, 20), at_ns=20))
    show(window, run)
    for tab, table in ((1, window.contents.worker_table), (0, window.contents.task_table)):
        tabs_of(window).setCurrentIndex(tab)
        qtbot.waitUntil(lambda table=table: table.model().rowCount() == 2 and table.isVisible())
        assert ("Host" in shown(table)) is (hosts[0] != hosts[1])


def test_that_a_host_is_named_from_the_moment_when_its_first_job_begins(lasting_window, qtbot):
    window = lasting_window
    window.resize(1280, 800)
    tabs_of(window).setCurrentIndex(0)
    run = Run(Plan("dask", 2, 2, "squares", 10))
    run.apply(batch([block(header("1.records", 1, host="h"), cell(0, 2, 9))], call=call(1), at_ns=10))
    show(window, run)
    table, host = window.contents.task_table, TaskModel.host_column
    qtbot.waitUntil(lambda: table.model().rowCount() == 2 and table.isVisible())
    assert table.isColumnHidden(host)
    run.apply(batch([block(header("2.records", 1, host="elsewhere"), running=cell(1, 3, 0))], at_ns=11))
    table.model().refresh(at_once=True)
    assert not table.isColumnHidden(host)
    assert [table.model().index(row, host).data() for row in range(2)] == ["h", "elsewhere"]


def test_that_at_1280_by_800_four_jobs_are_seen_whole_when_a_run_is_explained(lasting_window, qtbot):
    window = lasting_window
    window.resize(1280, 800)
    tabs_of(window).setCurrentIndex(0)
    show(window, made(JOBS, [(0, 0.9)]).run)
    table, summary = window.contents.task_table, window.summary
    qtbot.waitUntil(lambda: table.model().rowCount() == 4 and summary.waiting.isVisible())
    qtbot.wait(0)
    before = table.mapTo(window, QPoint(0, 0))
    window.session.ended.emit()
    qtbot.waitUntil(window.summary.verdict.isVisible, timeout=30_000)
    qtbot.waitUntil(lambda: table.model().rowCount() == 4)
    assert not table.verticalScrollBar().isVisible()
    assert not table.horizontalScrollBar().isVisible()
    assert table.visualRect(table.model().index(3, 0)).bottom() < table.viewport().height()
    assert summary.verdict.height() == summary.verdict.least_height()
    assert table.mapTo(window, QPoint(0, 0)) == before  # the verdict has come into the room that was kept for it


def test_that_a_cell_is_painted_without_a_question_for_each_thing_about_it(lasting_window, qtbot, monkeypatch):
    window = lasting_window
    show(window, made(JOBS, [(0, 0.9)]).run)
    table = window.contents.task_table
    tabs_of(window).setCurrentIndex(0)
    qtbot.waitUntil(lambda: table.model().rowCount() > 0 and table.isVisible())
    table.viewport().grab()
    asked = []
    monkeypatch.setattr(TaskModel, "data", lambda *_: asked.append(1))
    monkeypatch.setattr(TaskModel, "texts", lambda *_: asked.append(1))
    table.viewport().grab()
    assert asked == []


def test_that_cells_look_as_qts_own_delegate_paints_them(lasting_window, qtbot):
    window = lasting_window
    growing = Growing(2, 40, 5, 300_000_000)
    growing.grow(30, is_over=True)  # of which some fail
    show(window, growing.run)
    table = window.contents.task_table
    tabs_of(window).setCurrentIndex(0)
    qtbot.waitUntil(lambda: table.model().rowCount() > 0 and table.isVisible())
    model, ours, theirs = table.model(), table.itemDelegate(), QStyledItemDelegate()
    wrong = next(row for row in range(30) if model.row(row).is_wrong)
    table.selectRow(max(wrong - 1, 0))
    table.scrollTo(model.index(wrong, 0))

    def look_alike():
        seen = []
        for delegate in (theirs, ours):
            table.setItemDelegate(delegate)
            seen.append(table.viewport().grab().toImage())
        return seen[0] == seen[1]

    qtbot.waitUntil(look_alike)
    table.clearSelection()


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_the_history_is_not_scrolled_sideways_in_any_language(window, qtbot, code):
    window.resize(1280, 800)
    window.speak(code)
    try:
        tabs_of(window).setCurrentWidget(window.runs)
        table = window.runs.table
        qtbot.waitUntil(lambda: table.isVisible() and table.viewport().width() > 800)
        qtbot.waitUntil(lambda: table.horizontalHeader().length() <= table.viewport().width())
        assert not table.horizontalScrollBar().isVisible()
    finally:
        window.speak("")
