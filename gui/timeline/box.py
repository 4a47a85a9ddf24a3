"""What the mouse does to the chart: a drag measures, with Shift it pans; the wheel zooms, pans or scrolls."""

from collections.abc import Callable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGraphicsSceneWheelEvent

_STEP = 120.0  # of a wheel, in eighths of a degree
ZOOM_STEP = 0.8
PAN_STEP = 0.1
"""By the wheel, of what is visible; ``PAN_SHARE``: by a key."""
PAN_SHARE = 0.15


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

    def __init__(self, can_scroll: Callable[[], bool]) -> None:
        """``can_scroll()`` says whether there are more lanes than can be seen; then the bare wheel scrolls them."""
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self._can_scroll = can_scroll
        self.disableAutoRange()

    def visible(self) -> tuple[float, float]:
        """The visible range, in seconds."""
        start_s, end_s = self.viewRange()[0]
        return float(start_s), float(end_s)

    def seconds(self, x: float) -> float:
        """The moment at pixel ``x`` of the box."""
        start_s, end_s = self.visible()
        return start_s + x / max(float(self.width()), 1.0) * (end_s - start_s)

    def pixel(self, at_s: float) -> float:
        """The pixel of the box at a moment; the other way round from ``seconds``."""
        start_s, end_s = self.visible()
        return (at_s - start_s) / (end_s - start_s) * float(self.width())

    def zoom(self, factor: float, at_s: float) -> None:
        """Make the visible range ``factor`` times as long; what is at ``at_s`` stays where it is."""
        start_s, end_s = self.visible()
        self.setXRange(at_s - (at_s - start_s) * factor, at_s + (end_s - at_s) * factor, padding=0)
        self.taken_over.emit()

    def pan(self, share: float) -> None:
        """Move the visible range by ``share`` of its length, to the right if positive."""
        start_s, end_s = self.visible()
        by_s = share * (end_s - start_s)
        self.setXRange(start_s + by_s, end_s + by_s, padding=0)
        self.taken_over.emit()

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Pyqtgraph's."""
        event.accept()
        is_pan = event.button() == Qt.MouseButton.MiddleButton or (
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        if is_pan:
            self.pan((event.lastPos().x() - event.pos().x()) / max(float(self.width()), 1.0))
        elif event.button() == Qt.MouseButton.LeftButton:
            ends = sorted((self.seconds(event.buttonDownPos().x()), self.seconds(event.pos().x())))
            self.measured.emit(*ends)

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        """Qt's."""
        event.accept()
        steps = event.delta() / _STEP
        is_sideways = event.orientation() == Qt.Orientation.Horizontal
        if is_sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-steps * PAN_STEP)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self._can_scroll():
            self.zoom(ZOOM_STEP**steps, self.seconds(event.pos().x()))
        else:
            self.scrolled.emit(-steps)
