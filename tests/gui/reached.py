"""What of a window can be worked, what it is called for screen readers, and what Tab reaches."""

from PySide6.QtCore import Qt
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

_INPUTS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractScrollArea, QTabBar)


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
