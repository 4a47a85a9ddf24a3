"""The mouse on a time axis, the same for the chart and for the runs that are compared."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from engine.inside.data_class import dataclass

from .compute.ranges import Range
from .compute.time_view import TimeView

ZOOM_STEP = 0.8
PAN_STEP = 0.1
"""By a step of the wheel, of what is visible."""
DRAG_LEAST = 3
"""What is dragged over less, in pixels, is a click."""
EIGHTHS_A_STEP = 120.0
"""Of a wheel, in eighths of a degree."""


@dataclass(frozen=True, slots=True)
class TimeMouse:
    """A drag measures, with Shift or the middle button it pans; the wheel zooms and pans. Main thread.

    Attributes:
        zoom: makes the visible range so many times as long, around a moment.
        pan: moves it by a share of its length.
        measure: a range is dragged over.
    """

    zoom: Callable[[float, float], object]
    pan: Callable[[float], object]
    measure: Callable[[Range], object]

    def drag(
        self,
        view: TimeView,
        places: tuple[float, float, float],
        buttons: Qt.MouseButton,
        modifiers: Qt.KeyboardModifier,
    ) -> None:
        """The pointer is dragged with ``buttons``.

        Args:
            view: what is visible.
            places: the pixels of ``view`` where the drag began, where the pointer was last, and where it is.
            buttons: all that are held; ``modifiers``: the keys that are.
        """
        down, last, x = places
        if buttons & Qt.MouseButton.MiddleButton or modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.pan((last - x) / view.width)
        elif buttons & Qt.MouseButton.LeftButton and abs(x - down) >= DRAG_LEAST:
            first_s, last_s = sorted((view.seconds(down), view.seconds(x)))
            self.measure((first_s, last_s))

    def turn(
        self,
        view: TimeView,
        x: float,
        steps: float,
        modifiers: Qt.KeyboardModifier,
        *,
        is_sideways: bool,
    ) -> bool:
        """The wheel was turned by ``steps`` at the pixel ``x`` of ``view``; with Ctrl it zooms, with Shift it pans.

        Returns whether that meant anything here: bare, it is left to what scrolls.
        """
        if is_sideways or modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-steps * PAN_STEP)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.zoom(ZOOM_STEP**steps, view.seconds(x))
        else:
            return False
        return True
