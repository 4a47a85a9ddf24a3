"""Comparing runs of the history in the window: opened, looked around in, and closed."""

import dataclasses
import gc
import os
import weakref

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from engine.history.history import History
from engine.history.place import history_folder
from engine.history.remark import Remark
from engine.inside.plan import make_plan
from engine.model.experiment import Experiment
from gui.look.appearance import appearance
from gui.look.theme import DARK, LIGHT
from tests.gui.made_runs import AT_S, fill, keep, made, see_history, settled

# Qt's offscreen platform says so of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def compare(window, qtbot):
    """Keep runs, select all of the history, press the button, and wait for the page."""

    def press(*saved):
        names = keep(*saved)
        see_history(window, qtbot)
        window.runs.table.selectAll()
        QTest.mouseClick(window.runs.compare_button, LEFT)
        qtbot.waitUntil(lambda: window.comparing.is_open, timeout=30_000)
        return names

    return press


@pytest.fixture
def page(window):
    return lambda: window.comparing.page


def three():
    return (
        made([(at, at + 0.9) for at in range(4)], elapsed_s=4.0, strategy="sequential", workers=1, at_s=AT_S),
        made([(0, 1), (1, 2)], [(0, 1), (1, 2)], elapsed_s=2.5, at_s=AT_S + 1),
        made([(0, 1), (1, 2)], [(0, 1), (1, 2)], elapsed_s=2.1, at_s=AT_S + 2),
    )


def heads(page):
    return [row.accessibleName() for row in page.stack.rows]


def visible(page):
    return page.stack.linked.start_s, page.stack.linked.end_s


def table(page):
    model = page.differences.model()
    columns = range(model.columnCount())
    head = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    return head, [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def test_that_the_button_shows_one_run_of_each_way_and_then_the_others(compare, page, window):
    compare(*three())
    assert page().isVisible()
    assert not window.timeline.isVisible()
    assert heads(page()) == [
        "Pool · 2 workers · 2, 2.10 s · 1.90 ×", "Plain loop, 4.00 s · 1.00 ×", "Pool · 2 workers · 1, 2.50 s · 1.60 ×",
    ]  # fmt: skip
    assert page().title.text() == "Sum of squares · 4 jobs of size 7"
    assert not page().notice.isVisible()
    assert visible(page()) == (0.0, pytest.approx(4.08))
    head, rows = table(page())
    assert head == ["", "Pool · 2 workers · 2", "Plain loop", "Pool · 2 workers · 1"]
    assert ["Strategy", "Pool", "Plain loop", "Pool"] in rows


def test_that_the_menu_of_the_table_compares_as_well(window, qtbot):
    fill(3)
    see_history(window, qtbot)
    window.runs.table.selectAll()
    menu = window.runs.table.menu()
    next(action for action in menu.actions() if action.text() == "Compare").trigger()
    menu.deleteLater()
    qtbot.waitUntil(lambda: window.comparing.is_open, timeout=30_000)
    assert len(window.comparing.page.stack.rows) == 3


def test_that_only_those_that_are_selected_are_compared_by_their_own_names(window, qtbot):
    names = fill(3)
    History().remark(names[0], Remark("after <b>\n"))
    see_history(window, qtbot)
    window.runs.table.selectRow(0)
    window.runs.compare_button.click()  # one is not compared with itself
    table = window.runs.table
    place = table.visualRect(table.model().index(2, 2)).center()
    QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, place)
    window.runs.compare_button.click()
    qtbot.waitUntil(lambda: window.comparing.is_open, timeout=30_000)
    assert heads(window.comparing.page) == ["Pool · 2 workers, 1.00 s", "after <b>, 1.00 s"]


def test_that_of_an_experiment_one_run_stands_for_all(window, qtbot):
    runs = [*three(), made([(0, 1)], at_s=AT_S + 3)]
    for saved in runs[:3]:
        saved.run.experiment = "0123abcd"
    keep(*runs)
    see_history(window, qtbot)
    window.runs.table.selectRow(0)
    assert not window.runs.compare_button.isEnabled()  # the newest stands by itself
    window.runs.table.clearSelection()  # which is also added to, where a click before this was with Ctrl
    window.runs.table.selectRow(1)
    assert window.runs.compare_button.isEnabled()
    window.runs.compare_button.click()
    qtbot.waitUntil(lambda: window.comparing.is_open)
    assert len(window.comparing.page.stack.rows) == 3


def test_that_the_keys_move_every_row(compare, page, window):
    compare(*three())
    window.activateWindow()
    stack = page().stack
    assert window.focusWidget() is stack
    pictures = [row.grab().toImage() for row in stack.rows]

    def press(key):
        QTest.keyClick(stack, key)
        return visible(page())

    whole = visible(page())
    start_s, end_s = press(Qt.Key.Key_W)
    assert end_s - start_s == pytest.approx(0.8 * (whole[1] - whole[0]))
    assert all(row.grab().toImage() != before for row, before in zip(stack.rows, pictures, strict=True))
    assert press(Qt.Key.Key_S) == pytest.approx(whole)
    assert press(Qt.Key.Key_D)[0] > 0
    assert press(Qt.Key.Key_A) == pytest.approx(whole)
    stack.linked.measure((1.0, 2.0))
    assert press(Qt.Key.Key_F) == (1.0, 2.0)
    assert press(Qt.Key.Key_Home) == pytest.approx(whole)
    press(Qt.Key.Key_Escape)
    assert stack.linked.measured is None
    assert window.comparing.is_open
    QTest.keyClick(stack, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(stack, QKeyEvent(QEvent.Type.KeyPress, 0x3148, Qt.KeyboardModifier.NoModifier, "ㅈ"))
    assert visible(page()) == pytest.approx(whole)
    press(Qt.Key.Key_Escape)
    assert not window.comparing.is_open
    assert window.timeline.isVisible()


def test_that_escape_goes_back_from_wherever_the_keys_go(compare, page, window):
    for widget in ("differences", "close_button"):
        compare(*three())
        getattr(page(), widget).setFocus()
        QTest.keyClick(getattr(page(), widget), Qt.Key.Key_Escape)
        assert not window.comparing.is_open


def test_that_what_is_measured_and_pointed_at_in_one_row_is_in_all(compare, page):
    compare(*three())
    stack = page().stack
    before = [row.grab().toImage() for row in stack.rows]
    first = stack.rows[0]
    QTest.mouseMove(first, QPoint(400, 50))
    QTest.mousePress(first, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(300, 50))
    stack.linked.measure((0.5, 1.5))
    QTest.mouseRelease(first, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(500, 50))
    assert all(row.grab().toImage() != image for row, image in zip(stack.rows, before, strict=True))
    assert len({row._figures.told(row.saved.run, (0.5, 1.5)) for row in stack.rows}) >= 2


def test_that_the_card_tells_of_the_task_under_the_pointer(compare, page, qtbot):
    compare(*three())
    stack = page().stack
    row = stack.rows[2]  # the plain loop

    def place():
        view = row.view()
        return QPoint(round(150 + 1.5 / view.end_s * view.width), 50)

    def is_told():
        assert stack._card.isVisible()
        told = [label.text() for label in stack._card.findChildren(QLabel) if label.isVisible()]
        assert told[0] == "job 2"
        assert "1 · PID 100" in told

    qtbot.hover(row, place, is_told)
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert not stack._card.isVisible()


def test_that_different_work_and_other_results_are_said_above_all(compare, page):
    compare(made([(0, 1)]), made([(0, 1), (1, 2)], strategy="threads"))
    assert page().notice.isVisible()
    assert "do not do the same work" in page().notice.text()
    assert all(row._slowest_s is None for row in page().stack.rows)


def test_that_ways_that_lie_too_close_are_told(compare, page):
    runs = [made([(0, 1)], elapsed_s=elapsed_s) for elapsed_s in (1.0, 1.2)]
    compare(*runs, *(made([(0, 1)], elapsed_s=elapsed_s, strategy="threads") for elapsed_s in (1.1, 1.3)))
    told = "Pool · 1 worker had the shortest median, 1.100 s, and Threads · 1 worker the next, 1.200 s, but so few runs"
    assert page().verdict.isVisible()
    assert page().verdict.text() == f"{told} cannot prove which is the fastest; run each 4 times or more."
    assert "apart" not in page().close_notes.text()
    assert page().views.isVisible()
    assert not page().empty.isVisible()


def test_that_of_those_behind_the_fastest_it_is_told_below_what_lies_too_close(compare, page):
    times = {"pool": (1.0, 1.01, 1.02, 1.03), "threads": (5.0, 5.1, 5.2, 5.3), "process": (5.0, 5.1, 5.2, 5.4)}
    compare(*(made([(0, 1)], elapsed_s=each, strategy=name) for name, some in times.items() for each in some))
    assert page().verdict.text().startswith("Pool · 1 worker is the fastest, with a median of 1.015 s")
    assert page().close_notes.isVisible()
    told = "These repeats cannot tell Threads · 1 worker and Process per job · 1 worker apart; more of them might."
    assert told in page().close_notes.text()


def test_that_before_the_first_run_is_over_one_sentence_stands_where_the_runs_will_be(window, page):
    plan = make_plan(strategy="pool", jobs=4, size=7)
    window.comparing.begin(Experiment.of_ways((plan, plan.sequential()), 3, with_loop=False))
    assert page().empty.isVisible()
    assert not page().views.isVisible()
    assert not page().differences.isVisible()
    assert page().title.text() == "Sum of squares · 4 jobs of size 7"
    assert page().progress.isVisible()
    assert page().progress.value() == 0


@pytest.mark.parametrize("ways", [("pool",), ("pool", "threads")])
def test_that_a_remark_is_seen_whole_once_it_is_said_above_it_how_far_it_has_got(window, page, compared, qtbot, ways):
    window.resize(1280, 800)
    plan = make_plan(strategy="pool", jobs=4, size=7)
    window.comparing.begin(Experiment.of_ways((plan, plan.sequential()), 3, with_loop=False))
    loaded = dataclasses.replace(compared(*(made([(0, 1)], strategy=each) for each in ways)), omitted=1)
    page().show_runs(loaded, is_over=False)
    page().show_progress("Plain loop, round 1 of 3: 1 of 4 jobs, then 4 more runs", 0.1)
    notes = page().close_notes
    qtbot.waitUntil(lambda: notes.visibleRegion().boundingRect() == notes.rect())
    assert notes.text().startswith("1 run was left out")


def test_that_a_file_that_was_deleted_meanwhile_is_told_and_nothing_is_opened(window, qtbot):
    names = fill(2)
    see_history(window, qtbot)
    os.unlink(os.path.join(history_folder(), names[1]))
    window.runs.table.selectAll()
    with qtbot.waitSignal(window.comparing.failed, timeout=30_000):
        window.runs.compare_button.click()
    assert names[1] in window.files.bar.text.text()
    assert window.files.bar.isVisible()
    assert not window.comparing.is_open


def test_that_runs_of_no_worker_and_of_many_are_compared(compare, page):
    many = [[(lane / 100, lane / 100 + 1)] for lane in range(300)]
    compare(
        made(*many, elapsed_s=5.0), made(elapsed_s=1.0, jobs=300, workers=300, stopped="stopped", strategy="process")
    )
    assert [row.saved.run.process_count() for row in page().stack.rows] == [300, 0]
    page().grab()
    assert page().stack.rows[0].height() > 7_000


def test_that_a_run_that_begins_or_is_opened_closes_the_comparison(compare, page, window, choose, finish, qtbot):
    names = compare(*three())
    choose("pool", 2).run_button.click()
    assert not window.comparing.is_open
    finish()
    window.runs.table.selectAll()
    window.runs.compare_button.click()
    qtbot.waitUntil(lambda: window.comparing.is_open, timeout=30_000)
    window.open_run(os.path.join(history_folder(), names[0]))
    qtbot.waitUntil(lambda: not window.comparing.is_open, timeout=30_000)
    assert window.session.run.plan.strategy == "sequential"


def test_that_runs_can_be_compared_while_another_goes_on_and_its_end_takes_nothing_away(
    compare, window, choose, finish, qtbot
):
    window.form.workload.choose("waiting")
    with qtbot.waitSignal(window.session.began):
        choose("pool", 2, 60_000).run_button.click()
    compare(*three())
    assert window.session.is_busy
    window.session.stop()
    finish()
    assert window.comparing.is_open


def test_that_only_what_was_asked_for_last_is_shown(window, qtbot):
    fill(3)
    see_history(window, qtbot)
    entries = window.history.listing.entries
    window.comparing.compare(entries)
    window.comparing.compare(entries[:2])
    settled(window, qtbot)
    assert len(window.comparing.page.stack.rows) == 2
    window.comparing.compare(entries)
    window.comparing.close()
    settled(window, qtbot)
    assert not window.comparing.is_open


def test_that_closing_lets_go_of_the_runs(compare, page, window, qtbot):
    compare(*three())
    runs = [weakref.ref(saved.run) for saved in page().loaded.runs]
    assert all(run() is not None for run in runs)
    QTest.mouseClick(page().close_button, LEFT)
    settled(window, qtbot)
    gc.collect()
    assert [run() for run in runs] == [None] * 3
    assert page().stack.rows == []


def test_that_comparing_others_lets_go_of_the_first(compare, page, window, qtbot):
    compare(*three())
    first = [weakref.ref(saved.run) for saved in page().loaded.runs]
    window.comparing.compare(window.history.listing.entries[:2])
    settled(window, qtbot)
    gc.collect()
    assert [run() for run in first] == [None] * 3
    assert len(page().stack.rows) == 2


def test_that_another_theme_is_taken_on_and_stays(compare, page, window):
    compare(*three())
    try:
        for theme in (DARK, LIGHT, DARK):
            appearance().choose(theme)
            row = page().stack.rows[0]
            assert row.grab().toImage().pixelColor(row.width() - 3, 60).name() == theme.panel
    finally:
        appearance().choose(None)


def test_that_the_axis_stands_above_the_rows(compare, page, qtbot):
    compare(*three())
    stack = page().stack
    qtbot.waitUntil(lambda: stack.times.width() == stack._scroll.viewport().width() == stack.rows[0].width())
    assert stack.times.mapToGlobal(QPoint(0, 0)).x() == stack.rows[0].mapToGlobal(QPoint(0, 0)).x()


def test_that_every_part_has_a_name_and_can_be_reached_by_the_keyboard(compare, page, window):
    compare(*three())
    parts = (page().bars, page().stack, page().differences)
    assert [part.accessibleName() for part in parts] == [
        "How long each way took", "Timelines of the compared runs", "In what the runs differ",
    ]  # fmt: skip
    window.activateWindow()
    page().close_button.setFocus()
    reached = []
    for _ in range(4):
        reached.append(window.focusWidget())
        window.focusNextChild()
    assert [page().close_button, page().stack, page().differences] == [
        each for each in reached if each in (page().close_button, page().stack, page().differences)
    ]


def test_that_labels_are_plain_text(compare, page):
    compare(*three())
    for label in page().findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()


def test_that_at_1280_by_800_every_part_has_room(compare, page, window, qtbot):
    window.resize(1280, 800)
    compare(*three(), made([(0, 1), (1, 2)], [(0, 1), (1, 2)], elapsed_s=2.0, strategy="threads", results=[9, 9, 9, 9]))

    def is_laid_out():
        assert page().stack._scroll.viewport().height() > 150
        assert page().notice.heightForWidth(page().notice.width()) <= page().notice.height()
        assert page().bars.visibleRegion().boundingRect().height() == page().bars.height()
        assert page().differences.viewport().height() > 2 * page().differences.verticalHeader().defaultSectionSize()
        for part in (page().title, page().close_button):
            assert part.width() >= part.sizeHint().width()
        right = page().mapTo(window, page().rect().bottomRight())
        assert (right.x(), right.y()) < (window.width(), window.height())

    qtbot.waitUntil(is_laid_out)
    assert (window.width(), window.height()) == (1280, 800)


@pytest.mark.parametrize("width", [1280, 1000])
def test_that_all_ways_are_in_view_whatever_lines_the_verdict_takes(compare, page, window, qtbot, width):
    window.resize(width, 800)
    lanes = [(0, 1), (1, 2)], [(0, 1), (1, 2)]
    strategies = ("pool", "process", "joblib", "executor")
    compare(*(made(*lanes, elapsed_s=2 + n / 10, strategy=each) for n in range(3) for each in strategies))

    def are_in_view():
        assert len(page().ranking()) == len(strategies)
        assert page().verdict.height() >= page().verdict.heightForWidth(page().verdict.width())
        assert page().verdict.height() > 1.8 * page().verdict.fontMetrics().height()  # it takes several
        assert page().bars.visibleRegion().boundingRect().height() == page().bars.height()

    qtbot.waitUntil(are_in_view)


@pytest.mark.parametrize("keys", ["Ctrl+1", "Ctrl+3", "Ctrl+F"])
def test_that_a_key_of_the_run_brings_the_run_back(window, compare, keys):
    compare(*three())
    action = next(
        action
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        if action.shortcut().toString() == keys
    )
    action.trigger()
    assert not window.comparing.is_open
    assert window.timeline.isVisible()
    assert window.timeline.search_bar.isVisible() == (keys == "Ctrl+F")
