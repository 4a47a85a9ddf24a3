"""What waits for the first painting comes after it, and once."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.start.first_painting import FirstPainting


class Paints(QObject):
    def __init__(self, parent, events):
        super().__init__(parent)
        self.events = events

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Paint:
            self.events.append("painted")
        return False


def test_that_it_comes_when_all_that_is_in_the_widget_is_painted(qtbot):
    events = []
    outer, inner = QWidget(), QLabel("inner")
    qtbot.addWidget(outer)
    QVBoxLayout(outer).addWidget(inner)
    inner.installEventFilter(Paints(inner, events))
    FirstPainting(outer, lambda: events.append("called"))
    qtbot.wait(0)
    assert events == []
    outer.show()
    qtbot.waitUntil(lambda: "called" in events)
    assert events[0] == "painted"
    events.clear()
    outer.update()
    inner.update()
    qtbot.waitUntil(lambda: "painted" in events)
    qtbot.wait(0)
    assert "called" not in events


def test_that_it_does_not_come_for_a_widget_that_is_gone_by_then(qtbot):
    events = []
    widget = QWidget()
    FirstPainting(widget, lambda: events.append("called"))
    QCoreApplication.sendEvent(widget, QPaintEvent(widget.rect()))
    shiboken6.delete(widget)
    qtbot.wait(0)
    assert events == []
