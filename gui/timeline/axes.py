"""The time axis, and the names of the lanes."""

from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from engine.records.reader import Header
from engine.trace.run import Run

from ..theme import Theme
from .lanes import LaneLayout

LANE_NAMES_WIDTH = 150
_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


def time_label(value_s: float, spacing_s: float) -> str:
    """A tick's label, in the unit and with the decimals that its spacing calls for: ``"0.25 s"``, ``"40 ms"``."""
    for unit_s, unit in _UNITS:
        if spacing_s >= unit_s * 0.0099999 or unit == "ns":
            spacing = spacing_s / unit_s
            decimals = next(
                count for count in range(12) if abs(round(spacing, count) - spacing) < spacing * 1e-3 or count == 11
            )
            return f"{value_s / unit_s:,.{decimals}f} {unit}"
    raise AssertionError


def place_label(header: Header, several_hosts: bool) -> str:
    """Where a worker is: its PID, or its thread where the process has several; its host where there are several."""
    place = f"PID {header.pid}" if header.thread == header.pid else f"thread {header.thread}"
    return f"{header.host} {place}" if several_hosts else place


class TimeAxis(pg.AxisItem):  # type: ignore[misc]
    """Ticks in sensible units along the upper edge; labels only the coarse ones."""

    def __init__(self) -> None:
        super().__init__("top", maxTickLength=0, showValues=True)
        self.enableAutoSIPrefix(False)
        self.setStyle(
            maxTextLevel=0, tickAlpha=0, tickTextOffset=6, autoExpandTextSpace=False, hideOverlappingLabels=False
        )
        self.setHeight(26)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Qt's, by way of pyqtgraph."""
        return [time_label(value * scale, spacing * scale) for value in values]

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """Take on the colours."""
        self.setTickFont(font)
        self.setTextPen(theme.muted)
        self.setPen(pg.mkPen(None))
        self.setTickPen(pg.mkPen(None))


class LaneNames(pg.AxisItem):  # type: ignore[misc]
    """Beside each lane its worker, and its PID or its thread."""

    def __init__(self, layout: Callable[[], LaneLayout], run: Callable[[], Run | None]) -> None:
        """Names for the lanes that ``layout()`` places, of the run that ``run()`` gives."""
        super().__init__("left")
        self._layout = layout
        self._run = run
        self._theme: Theme | None = None
        self._font = QFont()
        self.setWidth(LANE_NAMES_WIDTH)

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """Take on the colours."""
        self._theme = theme
        self._font = font
        self.update()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the names. Qt's."""
        run, theme = self._run(), self._theme
        if run is None or theme is None:
            return
        layout = self._layout()
        width = self.size().width()
        painter.setClipRect(QRectF(0, 0, width, layout.height))
        painter.setFont(self._font)
        line_height = painter.fontMetrics().height()
        several_hosts = len({lane.header.host for lane in run.trace.lanes}) > 1
        for number in layout.visible():
            header = run.trace.lanes[number].header
            top = layout.top(number)
            painter.setPen(QPen(QColor(theme.grid)))
            painter.drawLine(QPointF(0, top + layout.lane_height), QPointF(width, top + layout.lane_height))
            place = place_label(header, several_hosts)
            middle = top + layout.lane_height / 2
            if layout.has_two_lines:
                painter.setPen(QColor(theme.text))
                _write(painter, QRectF(0, middle - line_height, width - 8, line_height), f"worker {number + 1}")
                painter.setPen(QColor(theme.muted))
                _write(painter, QRectF(0, middle + 1, width - 8, line_height), place)
            else:
                painter.setPen(QColor(theme.text))
                box = QRectF(0, middle - line_height / 2, width - 8, line_height)
                _write(painter, box, f"worker {number + 1} · {place}")


def _write(painter: QPainter, box: QRectF, text: str) -> None:
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitting)
