"""The table of the runs that are kept: its rows, their order, what is selected, and what is written in it."""

import dataclasses
import threading
import time

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMenu

from engine.history.history import History
from engine.history.remark import NOTE_CHARACTERS, TITLE_CHARACTERS, Remark
from gui.panels.run_model import NAME, NOTE
from tests.gui.made_runs import AT_S, fill, keep, made, see_history, settled

# Qt's offscreen platform says so of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEY = Qt.Key
STRATEGY, JOBS, ELAPSED, SPEEDUP, OUTCOME = 2, 4, 5, 6, 7


def after_another(count):
    return [(at / 100, at / 100 + 0.005) for at in range(count)]


@pytest.fixture
def several(window, qtbot):
    """Four runs that differ in every column, the oldest first; their names."""
    names = keep(
        made([(0, 1)], elapsed_s=2.0, at_s=AT_S, sequential_s=4.0),
        made(after_another(12), elapsed_s=10.0, at_s=AT_S + 1, strategy="joblib", workers=10),
        made(after_another(3), [(0, 0.5)], elapsed_s=0.5, at_s=AT_S + 2, strategy="threads", sequential_s=10.0),
        made([(0, 1)], stopped="stopped", at_s=AT_S + 3, strategy="process", jobs=2, workers=2),
    )
    History().remark(names[1], Remark("before the change", "slow", pinned=True))
    see_history(window, qtbot)
    return names


@pytest.fixture
def table(window):
    return window.runs.table


def column(table, number):
    return [table.model().index(row, number).data() for row in range(table.model().rowCount())]


def listed(table):
    return [table.model().entry(row).name for row in range(table.model().rowCount())]


def chosen(table):
    return [entry.name for entry in table.selected()]


def press_heading(table, number):
    header = table.horizontalHeader()
    place = header.rect().center()
    place.setX(header.sectionViewportPosition(number) + 8)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def cell(table, row, number):
    return table.visualRect(table.model().index(row, number)).center()


def write(table, text):
    """Type over what is in the cell that is open, and press Return."""
    editor = table.findChildren(QLineEdit)[-1]  # one that was written in before may not be gone yet
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, KEY.Key_Return)


def menu_action(menu, text):
    return next(action for action in menu.actions() if action.text() == text)


def test_that_a_row_tells_what_was_run_and_how_and_how_long_it_took(table, several):
    assert [*zip(*(column(table, number) for number in range(2, 8)), strict=True)] == [
        ("Process per job", "2", "2", "> 1.000 s", "", "cancelled"),
        ("Threads", "2", "4", "0.500 s", "20.00 ×", "finished"),
        ("joblib Parallel", "10", "12", "10.000 s", "", "finished"),
        ("Pool", "1", "1", "2.000 s", "2.00 ×", "finished"),
    ]
    assert column(table, 0) == ["", "", "★", ""]
    assert column(table, NAME)[2] == "before the change"
    assert column(table, NOTE) == ["", "", "slow", ""]
    spoken = [table.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert spoken == ["not pinned", "not pinned", "pinned", "not pinned"]


ORDERS = {
    0: [3, 2, 0, 1],  # those that are alike stay as they are: the newest first
    NAME: [1, 0, 3, 2],
    STRATEGY: [1, 0, 3, 2],
    3: [0, 3, 2, 1],
    JOBS: [0, 3, 2, 1],
    ELAPSED: [2, 3, 0, 1],
    SPEEDUP: [3, 1, 0, 2],
    OUTCOME: [3, 2, 1, 0],
    8: [0, 1, 2, 3],
    NOTE: [3, 2, 0, 1],
}


def test_that_a_column_sorts_upward_then_downward_and_then_no_more(table, several, subtests):
    for number, order in ORDERS.items():
        with subtests.test(number=number):
            press_heading(table, number)
            assert [several.index(name) for name in listed(table)] == order
            press_heading(table, number)
            downward = [several.index(name) for name in listed(table)]
            assert downward != order
            assert sorted(downward) == [0, 1, 2, 3]
            press_heading(table, number)
            assert [several.index(name) for name in listed(table)] == [3, 2, 1, 0]


def test_that_what_is_selected_stays_so_when_another_run_comes(table, several, window, qtbot):
    table.selectRow(0)
    table.selectionModel().select(
        table.model().index(2, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    before = chosen(table)
    assert before == [several[3], several[1]]
    keep(made([(0, 1)], at_s=AT_S + 9))
    window.history.watch()
    settled(window, qtbot)
    assert table.model().rowCount() == 5
    assert chosen(table) == before
    assert table.currentIndex().row() == listed(table).index(several[3])


def test_that_what_is_selected_stays_so_when_rows_before_it_are_gone(table, several, window, qtbot):
    table.selectRow(3)
    History().remove(several[1:])
    window.history.watch()
    settled(window, qtbot)
    assert chosen(table) == [several[0]] == listed(table)
    assert table.currentIndex().row() == 0


def test_that_what_is_selected_stays_so_when_the_order_changes(table, several):
    table.selectRow(1)
    for _ in range(3):
        press_heading(table, STRATEGY)
        assert chosen(table) == [several[2]]


def test_that_the_arrow_keys_go_on_where_a_removed_run_was(table, several, window, qtbot):
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, KEY.Key_Delete)
    settled(window, qtbot)
    assert listed(table) == [several[3], several[1], several[0]]
    assert chosen(table) == []
    QTest.keyClick(table, KEY.Key_Down)
    assert chosen(table) == [several[0]]


def test_that_a_run_is_renamed_and_remarked_in_its_cells(table, several, window, qtbot):
    for number, text in ((NAME, "after <b>it</b>"), (NOTE, "twice as fast")):
        table.setCurrentIndex(table.model().index(0, number))
        QTest.keyClick(table, KEY.Key_F2)
        write(table, text)
        qtbot.waitUntil(lambda number=number, text=text: column(table, number)[0] == text, timeout=30_000)
    entry = next(entry for entry in History().listing().entries if entry.name == several[3])
    assert entry.remark == Remark("after <b>it</b>", "twice as fast")
    tip = table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "after &lt;b&gt;it" in tip
    assert "twice as fast" in tip


def test_that_return_in_a_cell_ends_the_writing_and_opens_nothing(table, several, window, qtbot):
    opened = []
    table.open_wanted.connect(opened.append)
    table.setCurrentIndex(table.model().index(0, NAME))
    QTest.keyClick(table, KEY.Key_F2)
    write(table, "x")
    qtbot.waitUntil(lambda: column(table, NAME)[0] == "x", timeout=30_000)
    assert opened == []
    assert table.state() == QAbstractItemView.State.NoState


def test_that_nothing_that_is_being_written_is_lost_when_another_run_comes(table, several, window, qtbot):
    table.setCurrentIndex(table.model().index(0, NOTE))
    QTest.keyClick(table, KEY.Key_F2)
    editor = table.findChild(QLineEdit)
    QTest.keyClicks(editor, "half a ")
    keep(made([(0, 1)], at_s=AT_S + 9))
    window.history.watch()
    settled(window, qtbot)
    assert table.findChild(QLineEdit) is editor
    QTest.keyClicks(editor, "sentence")
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: column(table, NOTE)[:2] == ["", "half a sentence"], timeout=30_000)
    assert listed(table)[1] == several[3]


@pytest.fixture
def may_go_on(window):
    """Until it is set, nothing is written to the history; a test that fails does not have the window wait for it."""
    event = threading.Event()
    window.session.work(event.wait, lambda _answer: None)
    yield event
    event.set()


def test_that_a_note_that_is_written_before_the_new_name_is_listed_takes_nothing_from_it(
    table, several, may_go_on, window, qtbot
):  # fmt: skip
    for number, text in ((NAME, "its name"), (NOTE, "its note")):
        table.setCurrentIndex(table.model().index(0, number))
        QTest.keyClick(table, KEY.Key_F2)
        write(table, text)
        qtbot.waitUntil(lambda: table.state() == QAbstractItemView.State.NoState, timeout=30_000)
    table.pin_selected()
    assert column(table, NAME)[0] != "its name"
    may_go_on.set()
    settled(window, qtbot)
    entry = next(entry for entry in History().listing().entries if entry.name == several[3])
    assert entry.remark == Remark("its name", "its note", pinned=True)


def test_that_writing_that_is_given_up_shows_what_has_come_meanwhile(table, several, window, qtbot):
    table.setCurrentIndex(table.model().index(0, NAME))
    QTest.keyClick(table, KEY.Key_F2)
    keep(made([(0, 1)], at_s=AT_S + 9))
    window.history.watch()
    settled(window, qtbot)
    assert table.model().rowCount() == 4
    QTest.keyClick(table.findChild(QLineEdit), KEY.Key_Escape)
    qtbot.waitUntil(lambda: table.model().rowCount() == 5, timeout=30_000)
    assert chosen(table) == [several[3]]


@pytest.mark.parametrize(("number", "most"), [(NAME, TITLE_CHARACTERS), (NOTE, NOTE_CHARACTERS)])
def test_that_no_more_can_be_written_than_is_kept(table, several, window, qtbot, number, most):
    table.setCurrentIndex(table.model().index(0, number))
    QTest.keyClick(table, KEY.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor.accessibleName()
    editor.selectAll()
    editor.insert("x" * 10_000)
    assert editor.text() == "x" * most
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: column(table, number)[0] == "x" * most, timeout=30_000)


def test_that_odd_names_and_notes_are_shown_as_plain_text(table, several, window, qtbot):
    odd = "<b>bold</b>\n\u202egnp.exe\0"
    History().remark(several[3], Remark(odd, odd * 100))
    window.history.watch()
    settled(window, qtbot)
    for number in (NAME, NOTE):
        text = column(table, number)[0]
        assert text.isprintable()
        assert text.startswith("<b>bold</b>··gnp.exe")
    tip = table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "\u202e" not in tip
    assert "\0" not in tip
    assert "<b>" not in tip
    window.grab()


def test_that_a_double_click_and_return_open_a_run(table, several, window, qtbot):
    opened = []
    window.session.opened.connect(opened.append)
    place = cell(table, 1, NAME)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=30_000)
    assert opened[0].endswith(several[2])
    assert window.windowTitle() == "Threads, 2 workers · Sum of squares · 4 jobs of size 7"
    assert window.session.run.plan.strategy == "threads"
    table.selectRow(2)
    QTest.keyClick(table, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=30_000)
    assert window.session.run.plan.strategy == "joblib"


def test_that_several_are_removed_at_once_by_the_key(table, several, window, qtbot):
    table.selectAll()
    QTest.keyClick(table, KEY.Key_Delete)
    settled(window, qtbot)
    assert table.model().rowCount() == 0
    assert History().listing().entries == ()


def test_that_the_menu_of_the_keyboard_stands_at_the_selected_run_and_does_the_same(table, several, window, qtbot):
    table.selectRow(1)
    place = table.rect().center()
    QApplication.sendEvent(
        table.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, table.mapToGlobal(place)),
    )
    menu = table.findChild(QMenu)
    assert menu.isVisible()
    assert table.viewport().mapToGlobal(cell(table, 1, NAME)).x() in range(menu.x(), menu.x() + 214)
    enabled = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert enabled == {
        "Open": True, "Compare": False, "Rename": True, "Write a note": True, "Pin": True, "Delete": True,
    }  # fmt: skip
    menu_action(menu, "Pin").trigger()
    settled(window, qtbot)
    assert column(table, 0)[1] == "★"
    menu_action(table.menu(), "Unpin").trigger()
    settled(window, qtbot)
    assert column(table, 0)[1] == ""
    menu_action(menu, "Delete").trigger()
    settled(window, qtbot)
    assert several[2] not in listed(table)
    menu.close()


def test_that_pinning_some_of_which_one_is_pinned_pins_them_all(table, several, window, qtbot):
    table.selectAll()
    table.pin_selected()
    settled(window, qtbot)
    assert column(table, 0) == ["★"] * 4
    assert len(chosen(table)) == 4
    table.pin_selected()
    settled(window, qtbot)
    assert column(table, 0) == [""] * 4


@pytest.mark.parametrize(("entry", "number"), [("Rename", NAME), ("Write a note", NOTE)])
def test_that_the_menu_opens_the_right_cell_although_the_list_has_changed(
    table, several, window, qtbot, entry, number
):  # fmt: skip
    table.selectRow(0)
    menu = table.menu()
    keep(made([(0, 1)], at_s=AT_S + 9))
    window.history.watch()
    settled(window, qtbot)
    menu_action(menu, entry).trigger()
    write(table, "its own")
    qtbot.waitUntil(lambda: column(table, number)[1] == "its own", timeout=30_000)
    assert listed(table)[1] == several[3]
    menu.deleteLater()


def test_that_without_a_selection_there_is_nothing_to_do(table, several, window, qtbot):
    table.clearSelection()
    menu = table.menu()
    assert not any(action.isEnabled() for action in menu.actions() if action.text())
    menu.deleteLater()
    QTest.keyClick(table, KEY.Key_Delete)
    QTest.keyClick(table, KEY.Key_Return)
    settled(window, qtbot)
    assert table.model().rowCount() == 4
    assert not window.history.can_bring_back


def median_cpu_s(what, times=7):
    """The CPU time that it takes, in the middle of some tries: others use the machine as well."""
    took = []
    for _ in range(times):
        before = time.process_time()
        what()
        took.append(time.process_time() - before)
    return sorted(took)[times // 2]


def test_that_2000_runs_are_listed_sorted_filtered_and_selected_in_a_moment(window, qtbot, table):
    fill(1)
    see_history(window, qtbot)
    (one,) = window.history.listing.entries
    many = tuple(
        dataclasses.replace(one, name=f"{at}.pgram", at_s=AT_S - at, elapsed_s=float(at % 97)) for at in range(2_000)
    )
    listing = dataclasses.replace(window.history.listing, entries=many)
    window.history._show(listing)
    table.selectAll()
    assert len(chosen(table)) == 2_000
    ran = {
        "another run": lambda: window.history._show(dataclasses.replace(listing, entries=tuple(many))),
        "sorted": lambda: table.sortByColumn(ELAPSED, Qt.SortOrder.AscendingOrder),
        "filtered": lambda: window.runs.filter.setText(f"finished {time.monotonic_ns() % 7}"),
    }
    took_s = {name: median_cpu_s(what) for name, what in ran.items()}
    window.runs.filter.clear()
    assert max(took_s.values()) < 0.05, took_s
