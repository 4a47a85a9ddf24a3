"""The bar counts what fits, and goes through it task by task."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from engine.inside.plan import make_plan
from engine.insight import search
from engine.trace.run import Run
from gui.timeline import search_bar
from gui.timeline.search_bar import SearchBar
from tests.engine.trace.cells import cell, header

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


class Shown:
    """A bar over a run of 1,200 tasks, of which 3, 7 and 1,100, counted from 0, have been done by now."""

    def __init__(self):
        self.run = Run(make_plan(strategy="pool", jobs=1_200, workers=2))
        self.lane = self.run.trace.lane(header(pid=4711, thread=4711))
        self.run.trace.extend(self.lane, cell(3, 10, 20) + cell(7, 30, 50) + cell(1_100, 60, 100), b"")
        self.bar = SearchBar(lambda: self.run)
        self.bar.resize(900, 40)
        self.chosen = []
        self.bar.chosen.connect(self.chosen.append)

    def says(self, text):
        return lambda: self.bar.count.text() == text


@pytest.fixture
def shown(qtbot):
    """The bar, open."""
    made = Shown()
    qtbot.addWidget(made.bar)
    with qtbot.waitExposed(made.bar):
        made.bar.open()
    return made


def enter(shown, qtbot, text):
    """Type, and wait until it has been searched."""
    shown.bar.line.clear()
    qtbot.keyClicks(shown.bar.line, text)
    qtbot.waitUntil(lambda: not shown.bar._typing.isActive())


def test_that_it_is_hidden_until_it_is_opened(qtbot):
    shown = Shown()
    qtbot.addWidget(shown.bar)
    assert shown.bar.isHidden()
    shown.bar.show_next()
    shown.bar.refresh()
    shown.bar.open()
    assert shown.bar.isVisible()
    assert shown.bar.findChild(QLineEdit, "search") is shown.bar.line


MAY_BE = "a number, or job 17, pid 4711, worker 3, error, >20ms"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("done", "3 jobs fit"),
        ("job 4", "1 job fits"),
        ("waiting", "1,197 jobs fit"),
        ("error", "no job fits"),
        ("", f"A{MAY_BE[1:]}"),
        ("gone", "Type job 17, pid 4711, worker 3, error, >9ms, cpu>1, item:a; “gone” is none of them"),
        ("<b>", "Type job 17, pid 4711, worker 3, error, >9ms, cpu>1, item:a; “<b>” is none of them"),
    ],
)
def test_that_what_is_typed_is_counted_or_what_may_be_typed_is_told(shown, qtbot, query, told):
    enter(shown, qtbot, query)
    qtbot.waitUntil(shown.says(told))
    assert shown.bar.count.textFormat() == Qt.TextFormat.PlainText
    assert shown.chosen == []
    assert shown.bar.next_button.isEnabled() == ("fit" in told and "no job" not in told)


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_F3, KEY.Key_Down])
def test_that_the_keys_go_to_the_next_task_and_after_the_last_to_the_first(shown, qtbot, key):
    qtbot.keyClicks(shown.bar.line, "done")
    for told in ("1 of 3", "2 of 3", "3 of 3", "1 of 3"):
        qtbot.keyClick(shown.bar.line, key)
        assert shown.bar.count.text() == told
    assert shown.chosen == [3, 7, 1_100, 3]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(KEY.Key_Return, SHIFT), (KEY.Key_F3, SHIFT), (KEY.Key_Up, Qt.KeyboardModifier.NoModifier)],
)
def test_that_the_keys_go_to_the_task_before_and_before_the_first_to_the_last(shown, qtbot, key, modifier):
    qtbot.keyClicks(shown.bar.line, "done")
    for _ in range(4):
        qtbot.keyClick(shown.bar.line, key, modifier)
    assert shown.chosen == [1_100, 7, 3, 1_100]


def test_that_the_buttons_do_as_the_keys_do_and_can_be_reached_by_keyboard(shown, qtbot):
    enter(shown, qtbot, "done")
    shown.bar.next_button.click()
    shown.bar.next_button.click()
    shown.bar.previous_button.click()
    assert shown.chosen == [3, 7, 3]
    for button in shown.bar.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(shown.bar.next_button, KEY.Key_F3)
    assert shown.chosen[-1] == 7
    qtbot.keyClick(shown.bar.next_button, KEY.Key_Escape)
    assert shown.bar.isHidden()


def test_that_it_goes_on_from_the_task_that_is_selected(shown, qtbot):
    enter(shown, qtbot, "done")
    shown.bar.next_from(7)
    assert shown.bar.count.text() == "2 of 3"
    shown.bar.next_from(500)
    assert shown.bar.count.text() == "3 jobs fit"
    shown.bar.show_next()
    shown.bar.next_from(5)
    shown.bar.show_previous()
    shown.bar.next_from(None)
    shown.bar.show_next()
    assert shown.chosen == [1_100, 3, 3]


def test_that_what_is_chosen_is_what_has_been_typed_and_not_what_was_found_before(shown, qtbot):
    enter(shown, qtbot, "done")
    shown.bar.line.clear()
    qtbot.keyClicks(shown.bar.line, "job 8")
    shown.bar.show_next()
    assert shown.chosen == [7]
    assert shown.bar.count.text() == "1 of 1"


def test_that_escape_and_the_button_close_it_and_it_opens_with_what_was_typed(shown, qtbot):
    enter(shown, qtbot, "done")
    with qtbot.waitSignal(shown.bar.closed):
        qtbot.keyClick(shown.bar.line, KEY.Key_Escape)
    assert shown.bar.isHidden()
    shown.bar.open()
    assert (shown.bar.line.text(), shown.bar.line.selectedText()) == ("done", "done")
    assert shown.bar.count.text() == "3 jobs fit"
    with qtbot.waitSignal(shown.bar.closed):
        shown.bar.close_button.click()


def test_that_its_keys_are_claimed_before_a_shortcut_of_the_window_takes_them(shown):
    for key in (KEY.Key_F3, KEY.Key_Escape, KEY.Key_Down):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(shown.bar.line, event)
        assert event.isAccepted()
        assert shown.bar.isVisible()


def test_that_the_count_grows_with_the_run_but_is_not_taken_at_every_frame(shown, qtbot, monkeypatch):
    searches, made, now_s = [], search.matches, [100.0]
    monkeypatch.setattr(search_bar, "time", SimpleNamespace(monotonic=lambda: now_s[0]))
    monkeypatch.setattr(search, "matches", lambda *given: (searches.append(1), made(*given))[1])
    enter(shown, qtbot, "done")
    searches.clear()
    for _ in range(100):
        shown.bar.refresh()
    assert searches == []
    shown.run.trace.extend(shown.lane, cell(8, 110, 120), b"")
    now_s[0] += 0.99 * search_bar._AGAIN_S
    shown.bar.refresh()
    assert searches == [], "it was searched a moment ago"
    now_s[0] += 0.01 * search_bar._AGAIN_S
    for _ in range(2):
        shown.bar.refresh()
    assert searches == [1]
    assert shown.bar.count.text() == "4 jobs fit"


def test_that_another_run_is_searched_at_once_and_none_is_told(shown, qtbot):
    enter(shown, qtbot, "done")
    shown.bar.show_next()
    shown.run = Run(make_plan(strategy="pool", jobs=5, workers=2))
    shown.bar.refresh()
    assert shown.bar.count.text() == "no job fits"
    shown.run = None
    shown.bar.show_next()
    assert shown.bar.count.text() == "There is no run to search yet"
    assert not shown.bar.next_button.isEnabled()
    shown.run = Run(make_plan(strategy="pool", jobs=5, workers=2))
    shown.run.trace.extend(shown.run.trace.lane(header()), cell(2, 10, 20), b"")
    shown.bar.refresh()
    assert shown.bar.count.text() == "1 job fits"
    assert shown.chosen == [3]


def test_that_what_it_says_does_not_lay_out_anything_anew(shown, qtbot):
    hints = set()
    for query in ("done", "gone", "waiting"):
        enter(shown, qtbot, query)
        hints.add((shown.bar.minimumSizeHint().width(), shown.bar.sizeHint().height()))
    assert len(hints) == 1


def test_that_an_index_is_told_as_a_plain_number(shown, qtbot):
    enter(shown, qtbot, "done")
    shown.bar.show_next()
    assert type(shown.chosen[0]) is int
    assert not isinstance(shown.chosen[0], np.integer)
