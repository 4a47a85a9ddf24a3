"""All keys are told, and the list goes when it is no longer wanted."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from gui.timeline.key_list import KEYS, KeyList, spoken


@pytest.fixture
def opened(qtbot):
    """The list over a window of its own."""
    below = QWidget()
    qtbot.addWidget(below)
    below.resize(900, 600)
    line = QLineEdit(below)
    with qtbot.waitActive(below):
        below.show()
        below.activateWindow()
    line.setFocus()
    made = KeyList(below)
    made.open_over(below)
    yield made
    below.close()


def labels(opened, name=None):
    return [label.text() for label in opened.findChildren(QLabel, name)]


def test_that_every_key_and_what_it_does_is_told(opened):
    for group in KEYS:
        assert group.title in labels(opened, "section")
        for entry in group.entries:
            assert entry.what in labels(opened)
            for held in entry.keys:
                assert set(held) <= set(labels(opened, "keyCap"))


@pytest.mark.usefixtures("korean")
def test_that_keys_are_named_as_they_stand_on_the_keyboard_whatever_is_spoken(qtbot):
    made = KeyList()
    qtbot.addWidget(made)
    caps = set(labels(made, "keyCap"))
    assert {"Ctrl", "Shift", "Home", "Esc", "Delete", "Space", "Menu", "휠", "드래그", "클릭"} <= caps
    assert "작업자 강제 종료" in labels(made)


def test_that_no_key_has_two_meanings():
    told = [held for group in KEYS for entry in group.entries for held in entry.keys]
    assert len(told) == len(set(told))


def test_that_it_can_be_heard(opened):
    entries = [entry for group in KEYS for entry in group.entries]
    heard = {label.accessibleName() for label in opened.findChildren(QLabel)}
    assert {f"{spoken(entry)}: {entry.what}" for entry in entries} <= heard
    assert "F3, Shift+F3: next, previous job that fits" in heard
    assert opened.accessibleName() == "Keys"


def test_that_it_stands_in_the_middle_and_nothing_waits_for_it(opened):
    window = opened.parentWidget()
    assert (opened.geometry().center() - window.rect().center()).manhattanLength() <= 4
    assert not opened.isModal()


def test_that_it_stays_in_the_window_over_a_widget_at_its_edge(opened):
    window = opened.parentWidget()
    corner = QWidget(window)
    corner.setGeometry(880, 580, 20, 20)
    opened.open_over(corner)
    assert window.rect().contains(opened.geometry())


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Question])
def test_that_escape_and_its_own_key_close_it_and_the_keys_go_where_they_went_before(opened, qtbot, key):
    qtbot.waitUntil(opened.hasFocus)
    if key == Qt.Key.Key_Question:
        qtbot.keyClicks(opened, "?")
    else:
        qtbot.keyClick(opened, key)
    assert opened.isHidden()
    line = opened.parentWidget().findChild(QLineEdit)
    qtbot.waitUntil(line.hasFocus)


def test_that_other_keys_leave_it_open_and_do_nothing(opened, qtbot):
    qtbot.keyClicks(opened, "wf")
    assert opened.isVisible()
    assert opened.parentWidget().findChild(QLineEdit).text() == ""


def test_that_the_keys_that_close_it_are_no_shortcuts_of_the_window_meanwhile(opened):
    for key, text, accepted in (
        (Qt.Key.Key_Escape, "", True),
        (Qt.Key.Key_Question, "?", True),
        (Qt.Key.Key_W, "w", False),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
        event.ignore()
        QApplication.sendEvent(opened, event)
        assert event.isAccepted() == accepted


def test_that_a_click_outside_closes_it_and_one_inside_does_not(opened, qtbot):
    qtbot.mouseClick(opened, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(opened.findChild(QLabel, "keyCap"), Qt.MouseButton.LeftButton)
    assert opened.isVisible()
    qtbot.mouseClick(opened.parentWidget(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert opened.isHidden()


def test_that_it_closes_where_the_keys_go_elsewhere(opened, qtbot):
    qtbot.waitUntil(opened.hasFocus)
    opened.parentWidget().findChild(QLineEdit).setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(opened.isHidden)
