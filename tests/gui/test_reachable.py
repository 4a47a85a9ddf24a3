"""Everything that can be worked is reached by the keyboard, from above downward, and has a name for screen readers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from engine.inside.language import LANGUAGES
from gui.panels.lessons import LESSONS
from gui.start.speaking import speak
from tests.gui.start.test_speaking import SCENES, settle

_INPUTS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractScrollArea, QTabBar)


@pytest.fixture(params=LANGUAGES)
def spoken(request, window, qtbot):
    """A window in a language."""
    window.speak(request.param)
    window.resize(1280, 800)
    settle(window, qtbot)
    yield window
    speak("")


def is_part(widget):
    """Whether it is a part of another, which speaks for it."""
    parent = widget.parent()
    return (
        widget.objectName().startswith("qt_")
        or (parent is not None and parent.objectName().startswith("qt_"))
        or isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QTabBar)
        or (isinstance(parent, QAbstractScrollArea) and widget is not parent)
        or isinstance(parent.parent() if parent is not None else None, QComboBox)
    )


def interactive(window):
    """All visible widgets that a person can do something with."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.window() is window and widget.focusProxy() is None and not is_part(widget)
        if (isinstance(widget, _INPUTS) and not isinstance(widget, QScrollArea)) or takes_tab(widget)
    ]


def takes_tab(widget):
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus & ~Qt.FocusPolicy.ClickFocus)


def name(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def told(widget):
    return f"{type(widget).__name__} {widget.objectName()}"


def chain(window, qtbot):
    """The widgets that Tab goes through, from the first one in the form until it comes back to that."""
    first = window.form.workload
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    found = [first]
    while True:
        window.focusNextChild()
        at = QApplication.focusWidget()
        if at is first or len(found) > 200:
            return found
        found.append(at)


def place(window, widget):
    return widget.mapTo(window, QPoint(0, 0))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_that_whatever_can_be_worked_has_a_name(spoken, scene, choose, finish, qtbot, tmp_path):
    scene(spoken, choose, finish, qtbot, tmp_path)
    settle(spoken, qtbot)
    found = interactive(spoken)
    assert len(found) > 15
    assert [told(widget) for widget in found if not name(widget).strip("⋯?…✕↑↓ ")] == []


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_that_tab_reaches_whatever_can_be_worked(spoken, scene, choose, finish, qtbot, tmp_path):
    scene(spoken, choose, finish, qtbot, tmp_path)
    settle(spoken, qtbot)
    reached = chain(spoken, qtbot)
    assert len(reached) == len(set(reached))
    wanted = [widget for widget in interactive(spoken) if widget.isEnabled() and takes_tab(widget)]
    assert {told(widget) for widget in wanted} <= {told(widget) for widget in reached}


def test_that_tab_goes_down_the_form_to_run_and_then_down_the_right_side(spoken, choose, finish, qtbot):
    choose("pool").run_button.click()
    finish()
    spoken.contents.begin_lesson(LESSONS[0])
    spoken.form.strategy.choose("pool")
    settle(spoken, qtbot)
    found = chain(spoken, qtbot)
    inside = [widget for widget in found if spoken.form.isAncestorOf(widget)]
    beside = [widget for widget in found if not spoken.form.isAncestorOf(widget)]
    assert found == inside + beside
    assert inside[-1] is spoken.form.run_button
    assert inside[:-1] == sorted(inside[:-1], key=lambda widget: place(spoken, widget).y())
    rows = [spoken.lesson_bar, spoken.timeline, spoken.contents.tabs]
    order = [next(row for row, part in enumerate(rows) if part is each or part.isAncestorOf(each)) for each in beside]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}


@pytest.mark.parametrize("strategy", ["process", "executor", "joblib", "threads"])
def test_that_the_options_of_a_strategy_come_where_they_stand(spoken, choose, qtbot, strategy):
    choose("pool")
    choose(strategy)
    found = [widget for widget in chain(spoken, qtbot) if spoken.form.isAncestorOf(widget)]
    assert found == sorted(found, key=lambda widget: place(spoken, widget).y())
