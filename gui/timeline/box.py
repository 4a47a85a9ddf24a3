"""The box of the chart, whose mouse is that of a time axis, and whose bare wheel scrolls the lanes."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGraphicsSceneWheelEvent

from .compute.time_view import TimeView
from .time_mouse import EIGHTHS_A_STEP, TimeMouse


class TimeBox(pg.ViewBox):  # type: ignore[misc]
    """pyqtgraph's view box, with a horizontal range in seconds; its own mouse handling is replaced.

    Signals:
        taken_over: the person has panned or zoomed.
        measured(float, float): a range is being dragged over, in seconds.
        scrolled(float): the lanes are to be scrolled by so many steps of the wheel, downward if positive.
    """

    taken_over = Signal()
    measured = Signal(float, float)
    scrolled = Signal(float)

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self._mouse = TimeMouse(self.zoom, self.pan, lambda ends: self.measured.emit(*ends))
        self.disableAutoRange()

    def visible(self) -> tuple[float, float]:
        """The visible range, in seconds."""
        start_s, end_s = self.viewRange()[0]
        return float(start_s), float(end_s)

    @property
    def time(self) -> TimeView:
        """The visible range upon the pixels of the box."""
        return TimeView(None, *self.visible(), max(float(self.width()), 1.0))

    def zoom(self, factor: float, at_s: float) -> None:
        """Make the visible range ``factor`` times as long; what is at ``at_s`` stays where it is."""
        self.setXRange(*self.time.zoomed(factor, at_s), padding=0)
        self.taken_over.emit()

    def pan(self, share: float) -> None:
        """Move the visible range by ``share`` of its length, to the right if positive."""
        self.setXRange(*self.time.panned(share), padding=0)
        self.taken_over.emit()

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Pyqtgraph's."""
        event.accept()
        places = event.buttonDownPos().x(), event.lastPos().x(), event.pos().x()
        self._mouse.drag(self.time, places, event.button(), event.modifiers())

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        """Qt's."""
        event.accept()
        steps = event.delta() / EIGHTHS_A_STEP
        is_sideways = event.orientation() == Qt.Orientation.Horizontal
        if not self._mouse.turn(self.time, event.pos().x(), steps, event.modifiers(), is_sideways=is_sideways):
            self.scrolled.emit(-steps)
