"""The time axis, and the names of the lanes."""

import math
from collections.abc import Callable, Iterator
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneWheelEvent, QStyleOptionGraphicsItem, QWidget

from engine.inside.language import tr

from ..look.guarded import guarded
from ..look.theme import Theme
from .box import TimeBox
from .paint.incident_painter import paint_marks_on_axis
from .paint.names_painter import LANE_NAMES_WIDTH, paint_names
from .paint.view import View

RIGHT_MARGIN = 18  # room for half of the last tick's label
AXIS_HEIGHT = 26
_LABEL_HALF = 60.0
_LABEL_GAP_BELOW = 4
_TICK_PIXELS = 92.0  # from one label to the next, at least
_CHARACTER_PIXELS, _WIDE_PIXELS, _LABEL_GAP = 7.5, 15.0, 12.0
_WIDE_FROM = "\u1100"  # Hangul and the other scripts of wide characters
_LONG_STEPS_S = (60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 86_400)
_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


def ticks(start_s: float, end_s: float, width: float) -> tuple[float, ...]:
    """Where in a range of time, in seconds, ``width`` pixels wide, the labels stand: at multiples of 1, 2 or 5 in the
    unit that fits, or of a round number of minutes or hours, so far apart that the longest label has room.
    """
    width = max(width, 1.0)
    for step_s in _steps((end_s - start_s) / width * _TICK_PIXELS):
        longest = max(_room(time_label(at_s, step_s)) for at_s in (start_s, end_s))
        if step_s / (end_s - start_s) * width >= longest + _LABEL_GAP:
            break
    first, last = math.ceil(start_s / step_s - 1e-9), math.floor(end_s / step_s + 1e-9)
    return tuple(number * step_s for number in range(first, last + 1))


def _steps(least_s: float) -> Iterator[float]:
    """Round steps of time from ``least_s`` on, without end."""
    power = math.floor(math.log10(max(least_s, 1e-12)))
    while power <= 1:
        yield from (step for times in (1, 2, 5) if least_s * 0.999999 <= (step := times * 10.0**power) <= 50)
        power += 1
    yield from (float(step) for step in _LONG_STEPS_S if step >= least_s)
    days = math.ceil(least_s / 86_400)
    while True:
        days *= 2
        yield days * 86_400.0


def time_label(value_s: float, spacing_s: float) -> str:
    """A tick's label, in the unit and with the decimals that its spacing calls for.

    Such as ``"0.25 s"``, ``"40 ms"``, ``"1 h 20 min"``.
    """
    if spacing_s >= 60:
        hours, minutes = divmod(round(abs(value_s) / 60), 60)
        sign = "-" if value_s < 0 else ""
        if not hours:
            return tr("{minutes} min").format(minutes=f"{sign}{minutes}")
        return tr("{hours} h {minutes} min").format(hours=f"{sign}{hours:,}", minutes=f"{minutes:02}")
    for unit_s, unit in _UNITS:
        if spacing_s >= unit_s * 0.0099999 or unit == "ns":
            spacing = spacing_s / unit_s
            decimals = next(
                count for count in range(12) if abs(round(spacing, count) - spacing) < spacing * 1e-3 or count == 11
            )
            return f"{value_s / unit_s:,.{decimals}f} {unit}"
    raise AssertionError


def _room(label: str) -> float:
    return sum(_CHARACTER_PIXELS if character < _WIDE_FROM else _WIDE_PIXELS for character in label)


def paint_times(painter: QPainter, theme: Theme, view: View, font: QFont) -> None:
    """Paint the labels of the ticks above the chart, whose left edge is at 0, in ``AXIS_HEIGHT`` pixels."""
    if not view.ticks_s:
        return
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    spacing_s = view.ticks_s[1] - view.ticks_s[0] if len(view.ticks_s) > 1 else view.end_s - view.start_s
    flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
    for tick_s in view.ticks_s:
        x = view.pixel(tick_s)
        box = QRectF(x - _LABEL_HALF, 0, 2 * _LABEL_HALF, AXIS_HEIGHT - _LABEL_GAP_BELOW)
        painter.drawText(box, flags, time_label(tick_s, spacing_s))
    paint_marks_on_axis(painter, theme, view, AXIS_HEIGHT - 0.5)


class Beside(pg.GraphicsWidget):  # type: ignore[misc]
    """What stands beside the box; the wheel does there what it does in the box.

    It is no ``AxisItem`` of pyqtgraph's, which works out ticks and labels of its own at every change of the range.
    """

    def __init__(self, view: Callable[[], View], box: TimeBox) -> None:
        """Paint what ``view()`` says, beside ``box``."""
        super().__init__()
        self._view = view
        self._box = box
        self._theme: Theme | None = None
        self._font = QFont()

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """Take on the colours."""
        self._theme, self._font = theme, font
        self.update()

    def wheelEvent(self, event: QGraphicsSceneWheelEvent) -> None:
        """Qt's."""
        self._box.wheelEvent(event)


class Above(Beside):
    """What stands above the box and is as wide; a drag measures there as it does in the box."""

    def mouseDragEvent(self, event: Any) -> None:
        """Pyqtgraph's."""
        self._box.mouseDragEvent(event)


class TimeAxis(Above):
    """The times of the ticks along the upper edge of the box."""

    def __init__(self, view: Callable[[], View], box: TimeBox) -> None:
        """Label the ticks of ``view()``."""
        super().__init__(view, box)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setFixedHeight(AXIS_HEIGHT)

    def boundingRect(self) -> QRectF:
        """The first and the last label stick out. Qt's."""
        inner: QRectF = super().boundingRect()
        return inner.adjusted(-_LABEL_HALF, 0, _LABEL_HALF, 0)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the labels. Qt's."""
        if self._theme is None or option.exposedRect.top() >= AXIS_HEIGHT - _LABEL_GAP_BELOW:
            return  # something has changed in the box, whose upper edge is ours
        paint_times(painter, self._theme, self._view(), self._font)


class LaneNames(Beside):
    """Beside each lane its worker, its PID or its thread, and its badge."""

    def __init__(self, view: Callable[[], View], box: TimeBox) -> None:
        """Names for the lanes that ``view()`` shows."""
        super().__init__(view, box)
        self.setFixedWidth(LANE_NAMES_WIDTH)

    @guarded
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the names. Qt's."""
        if self._theme is not None:
            paint_names(painter, self._theme, self._view(), self._font)
