"""The keys of a time axis, the same for the chart and for the runs that are compared."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from engine.inside.data_class import dataclass

from .time_mouse import ZOOM_STEP

PAN_SHARE = 0.15
"""Of what is visible."""


@dataclass(frozen=True, slots=True)
class TimeKeys:
    """W and S zoom, A and D pan, F fits, Home shows all. Main thread.

    Attributes:
        zoom: makes the visible range so many times as long.
        pan: moves it by a share of its length.
        fit: shows what is selected or measured; ``whole``: shows all.
    """

    zoom: Callable[[float], object]
    pan: Callable[[float], object]
    fit: Callable[[], object]
    whole: Callable[[], object]

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means. Returns whether it meant any."""
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        match Qt.Key(event.key()):
            case Qt.Key.Key_W:
                self.zoom(ZOOM_STEP)
            case Qt.Key.Key_S:
                self.zoom(1 / ZOOM_STEP)
            case Qt.Key.Key_A:
                self.pan(-PAN_SHARE)
            case Qt.Key.Key_D:
                self.pan(PAN_SHARE)
            case Qt.Key.Key_F:
                self.fit()
            case Qt.Key.Key_Home:
                self.whole()
            case _:
                return False
        return True
