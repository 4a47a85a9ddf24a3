"""The history as a panel: its bar, its menus, and what can be undone."""

import os

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from engine.history.history import History
from engine.history.place import history_folder
from tests.gui.made_runs import AT_S, fill, keep, made, see_history, settled, tabs_of

# Qt's offscreen platform says so of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def three(window, qtbot):
    """Three runs, the newest first; their names."""
    names = fill(3)
    see_history(window, qtbot)
    return names


@pytest.fixture
def runs(window):
    return window.runs


def listed(runs):
    model = runs.table.model()
    return [model.entry(row).name for row in range(model.rowCount())]


def rows_of(runs, *rows):
    """Select them as a person does: a press, and with Ctrl another one."""
    table = runs.table
    for at, row in enumerate(rows):
        place = table.visualRect(table.model().index(row, 2)).center()
        modifier = Qt.KeyboardModifier.ControlModifier if at else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), LEFT, modifier, place)


def open_more(runs):
    """The menu behind the three dots."""
    runs.more_button.click()
    return next(menu for menu in runs.findChildren(QMenu) if menu.isVisible())


def limits(menu):
    """What may be kept: the texts, and the one that holds."""
    actions = [action for action in submenu(menu).actions() if action.text()]
    return [action.text() for action in actions], [action.text() for action in actions if action.isChecked()]


def submenu(menu):
    return next(action.menu() for action in menu.actions() if action.text() == "Keep up to")


def test_that_the_bar_is_seen_with_the_history_only(window, runs, three):
    assert runs.bar.isVisible()
    tabs_of(window).setCurrentIndex(0)
    assert not runs.bar.isVisible()


def test_that_the_number_and_the_size_of_the_runs_are_told(window, runs, three):
    size_kb = sum(entry.size_bytes for entry in window.history.listing.entries) / 1e3
    count, size = runs.count.text().split(", ")
    assert count == "3 runs"
    assert float(size.split()[0]) == pytest.approx(size_kb, rel=0.1)
    assert "Kept up to: 500.0 MB<" in runs.count.toolTip()


def test_that_buttons_can_be_pressed_where_they_have_something_to_do(window, runs, three, qtbot):
    def enabled():
        buttons = (runs.open_button, runs.compare_button, runs.delete_button)
        return [button.isEnabled() for button in buttons] + [runs.undo_button.isVisible()]

    assert enabled() == [False, False, False, False]
    rows_of(runs, 0)
    assert enabled() == [True, False, True, False]
    rows_of(runs, 0, 2)
    assert enabled() == [False, True, True, False]
    QTest.mouseClick(runs.delete_button, LEFT)
    settled(window, qtbot)
    assert enabled() == [False, False, False, True]
    QTest.mouseClick(runs.undo_button, LEFT)
    settled(window, qtbot)
    assert enabled() == [False, False, False, False]


def test_that_several_are_deleted_at_once_and_every_delete_is_undone_the_last_first(window, runs, three, qtbot):
    rows_of(runs, 0, 2)
    QTest.mouseClick(runs.delete_button, LEFT)
    settled(window, qtbot)
    assert listed(runs) == [three[1]]
    rows_of(runs, 0)
    QTest.mouseClick(runs.delete_button, LEFT)
    settled(window, qtbot)
    assert listed(runs) == []
    QTest.mouseClick(runs.undo_button, LEFT)
    settled(window, qtbot)
    assert listed(runs) == [three[1]]
    runs.table.setFocus()
    QTest.keyClick(runs.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(window, qtbot)
    assert listed(runs) == three
    QTest.keyClick(runs.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(window, qtbot)
    assert listed(runs) == three


def test_that_ctrl_z_in_the_filter_undoes_typing_and_brings_nothing_back(window, runs, three, qtbot):
    rows_of(runs, 0)
    runs.delete_button.click()
    settled(window, qtbot)
    runs.filter.setFocus()
    QTest.keyClicks(runs.filter, "pool")
    QTest.keyClick(runs.filter, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(window, qtbot)
    assert runs.filter.text() == ""
    assert len(listed(runs)) == 2


def test_that_the_filter_shows_the_runs_that_have_all_its_words_in_any_order(window, runs, qtbot):
    keep(
        made([(0, 1)], at_s=AT_S),
        made([(0, 1)], at_s=AT_S + 1, options={"start_method": "spawn"}),
        made([(0, 1)], at_s=AT_S + 2, strategy="threads"),
    )
    see_history(window, qtbot)

    def found(text):
        runs.filter.clear()
        QTest.keyClicks(runs.filter, text)
        return [runs.table.model().entry(row).at_s - AT_S for row in range(runs.table.model().rowCount())]

    assert found("POOL") == [1, 0]
    assert found("spawn pool") == [1]
    assert found("finished  squares") == [2, 1, 0]
    assert found("thr") == [2]
    assert found("pool threads") == []
    assert runs.table._when_empty == "No run has all these words."
    runs.table.grab()
    assert found("") == [2, 1, 0]
    assert runs.count.text().startswith("3 runs")


def test_that_a_run_that_the_filter_hides_is_not_deleted_with_the_others(window, runs, three, qtbot):
    History().remark(three[1], window.runs.table.model().entry(1).remark.__class__("mine"))
    window.history.watch()
    settled(window, qtbot)
    runs.table.selectAll()
    runs.filter.setText("mine")
    assert [entry.name for entry in runs.table.selected()] == [three[1]]
    runs.delete_button.click()
    settled(window, qtbot)
    runs.filter.clear()
    assert listed(runs) == [three[0], three[2]]


def test_that_an_empty_history_says_what_will_be_here(window, runs, qtbot):
    see_history(window, qtbot)
    assert runs.table._when_empty == "Every run is kept here, to be opened again and compared."
    assert runs.count.text() == "0 runs, 0 B"


def test_that_damaged_files_are_counted_and_named_and_the_others_listed(window, runs, qtbot):
    names = fill(2)
    path = os.path.join(history_folder(), names[0])
    with open(path, "r+b") as file:
        file.truncate(40)
    see_history(window, qtbot)
    assert listed(runs) == [names[1]]
    assert runs.count.text().endswith(", 1 unreadable")
    assert names[0] in runs.count.toolTip()


def test_that_a_run_whose_columns_are_damaged_is_told_of_when_it_is_opened(window, runs, three, qtbot):
    path = os.path.join(history_folder(), three[0])
    with open(path, "r+b") as file:
        file.seek(-8, os.SEEK_END)
        file.write(b"\xff" * 8)
    rows_of(runs, 0)
    with qtbot.waitSignal(window.session.file_failed, timeout=30_000):
        QTest.mouseClick(runs.open_button, LEFT)
    assert window.files.bar.isVisible()
    assert three[0] in window.files.bar.text.text()


def test_that_the_button_opens_the_run_that_is_selected(window, runs, three, qtbot):
    rows_of(runs, 1)
    with qtbot.waitSignal(window.session.opened, timeout=30_000) as opened:
        QTest.mouseClick(runs.open_button, LEFT)
    assert opened.args == [os.path.join(history_folder(), three[1])]
    assert window.session.run.trace.span_count() == 3


def test_that_more_offers_what_can_be_done_and_how_much_is_kept(window, runs, three, qtbot):
    rows_of(runs, 0)
    menu = open_more(runs)
    assert limits(menu) == (["nothing", "100.0 MB", "500.0 MB", "2.0 GB", "10.0 GB", "Another size …"], ["500.0 MB"])
    next(action for action in submenu(menu).actions() if action.text() == "100.0 MB").trigger()
    menu.close()
    settled(window, qtbot)
    assert History().most_bytes == 100_000_000
    assert "Kept up to: 100.0 MB<" in runs.count.toolTip()
    menu = open_more(runs)
    assert limits(menu)[1] == ["100.0 MB"]
    menu.close()


def test_that_a_menu_is_gone_when_it_is_closed(window, runs, three, qtbot):
    before = len(window.findChildren(QMenu))
    for _ in range(3):
        open_more(runs).close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(window.findChildren(QMenu)) == before


def test_that_another_size_is_asked_for_and_kept(window, runs, three, qtbot):
    menu = open_more(runs)
    submenu(menu).actions()[-1].trigger()
    menu.close()
    dialog = runs.findChild(QInputDialog)
    assert dialog.intValue() == 500
    dialog.setIntValue(7)
    dialog.accept()
    settled(window, qtbot)
    assert History().most_bytes == 7_000_000
    menu = open_more(runs)
    assert limits(menu)[1] == ["7.0 MB"]
    menu.close()


def test_that_nothing_more_is_kept_if_nothing_shall_be(window, runs, three, choose, finish, qtbot):
    window.history.limit(0)
    choose("pool", 2).run_button.click()
    finish()
    settled(window, qtbot)
    assert listed(runs) == three
    assert "Kept up to: nothing<" in runs.count.toolTip()
    assert not window.files.bar.isVisible()


def test_that_all_can_be_reached_and_has_a_name(window, runs, three):
    buttons = (runs.open_button, runs.compare_button, runs.delete_button, runs.undo_button, runs.more_button)
    for widget in (runs.filter, *buttons, runs.table):
        assert widget.accessibleName() or widget.text().replace(" ", "").isalpha()
        assert widget.toolTip() or widget is runs.table
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    rows_of(runs, 0, 1)
    runs.filter.setFocus()
    reached = []
    for _ in range(5):
        reached.append(window.focusWidget())
        window.focusNextChild()
    assert reached[:4] == [runs.filter, runs.compare_button, runs.delete_button, runs.more_button]
    window.activateWindow()


def test_that_at_1280_by_800_nothing_in_the_bar_is_cut_off_or_lies_over_the_tabs(window, runs, three, qtbot):
    window.resize(1280, 800)
    rows_of(runs, 0)
    runs.delete_button.click()
    settled(window, qtbot)
    parts = (runs.count, runs.open_button, runs.compare_button, runs.delete_button, runs.undo_button, runs.more_button)
    tabs = tabs_of(window)

    def is_laid_out():
        for part in parts:
            assert part.isVisible()
            assert part.width() >= part.sizeHint().width()
            assert part.height() >= part.sizeHint().height() - 2
        last_tab = tabs.tabBar().mapTo(window, tabs.tabBar().tabRect(tabs.count() - 1).topRight())
        assert runs.bar.mapTo(window, QPoint(0, 0)).x() >= last_tab.x()
        assert runs.bar.mapTo(window, runs.bar.rect().topRight()).x() <= window.width()

    qtbot.waitUntil(is_laid_out)
    assert (window.width(), window.height()) == (1280, 800)
