"""How the ways grow with their workers: a curve a way, with what it could be, its law, and the cores."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from engine import words
from engine.inside.language import tr
from engine.insight.sweep import Curve, Line, lines

from ..look.guarded import guarded_event
from ..look.style import tabular
from ..look.theme import Theme, strategy_hue

_LEFT, _TOP, _FOOT = 56, 12, 40
_NAMES = 230
_DOT = 4.0
_MARKS_MOST = 12
_MARGIN = 1.08
_STROKES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DashDotDotLine)
_SQUARE = 4
_CORNERS = (0, _SQUARE, 3, 5)
"""Of the marks of curves that have one colour: a disc, a square, a triangle, a pentagon."""


class ScalingChart(QWidget):
    """The chart. Main thread."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scalingChart")
        self.setAccessibleName(tr("How the ways grow with their workers"))
        self._lines: tuple[Line, ...] = ()
        self._cores = 0
        self._is_of_loop = False
        self._theme: Theme | None = None

    def show_curves(self, found: Sequence[Curve], sequential_s: float | None, cores: int) -> None:
        """Show other curves, against the plain loop if that was timed; ``cores`` is how many there are, 0: unknown."""
        self._lines = lines(found, sequential_s)
        self._cores, self._is_of_loop = cores, sequential_s is not None
        self.setAccessibleDescription("; ".join(_spoken(line) for line in self._lines))
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(600, 260)

    @guarded_event
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        points = [point for line in self._lines for point in line.points]
        if self._theme is None or not points:
            return
        painter = QPainter(self)
        painter.setFont(tabular(self.font()))
        room = QRectF(_LEFT, _TOP, max(self.width() - _LEFT - _NAMES, 60), max(self.height() - _TOP - _FOOT, 40))
        most = max(point[0] for point in points)
        ideal = sorted({point for line in self._lines for point in line.ideal})
        highest = (
            max(speedup for speedup in (*(point[3] for point in points), *(point[1] for point in ideal))) * _MARGIN
        )
        by = _ByPixel(painter, self._theme, room, float(most), float(highest))
        by.paint_axes(sorted({point[0] for point in points}), is_of_loop=self._is_of_loop)
        by.paint_cores(self._cores)
        by.paint_ideal(ideal)
        by.paint_lines(self._lines)
        painter.end()


class _ByPixel:
    """Paints in the room of the chart; made for one painting."""

    def __init__(self, painter: QPainter, theme: Theme, room: QRectF, most: float, highest: float) -> None:
        self._painter, self._theme, self._room = painter, theme, room
        self._most, self._highest = most, highest

    def _at(self, workers: float, speedup: float) -> QPointF:
        share = workers / (self._most * _MARGIN)
        x = self._room.left() + share * self._room.width()
        return QPointF(x, self._room.bottom() - speedup / self._highest * self._room.height())

    def paint_axes(self, counts: Sequence[int], *, is_of_loop: bool) -> None:
        painter, theme, room = self._painter, self._theme, self._room
        step = next(step for step in (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000) if self._highest / step < 7)
        for number in range(int(self._highest / step) + 1):
            y = round(self._at(0, number * step).y()) + 0.5
            painter.setPen(QColor(theme.grid))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(theme.muted))
            label = QRectF(0, y - 10, room.left() - 8, 20)
            painter.drawText(
                label, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{number * step:g} ×"
            )
        for count in counts[-_MARKS_MOST:]:
            x = self._at(count, 0).x()
            box = QRectF(x - 24, room.bottom() + 4, 48, 16)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), f"{count:,}")
        told = (
            tr("workers; how many times as fast as the plain loop")
            if is_of_loop
            else tr("workers; how many times as fast as with the fewest")
        )
        painter.drawText(
            QRectF(room.left(), room.bottom() + 20, room.width(), 18), int(Qt.AlignmentFlag.AlignCenter), told
        )

    def paint_ideal(self, ideal: Sequence[tuple[float, float]]) -> None:
        """What the plain loop's time, shared out evenly to those who can have a core, would be."""
        if ideal:
            painter, theme = self._painter, self._theme
            painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF([self._at(*point) for point in ideal]))
            painter.drawText(self._at(*ideal[-1]) + QPointF(8, 4), tr("ideal"))

    def paint_cores(self, cores: int) -> None:
        """As many workers as there are cores, which a line marks."""
        painter, theme, room = self._painter, self._theme, self._room
        if 0 < cores <= self._most:
            x = round(self._at(cores, 0).x()) + 0.5
            painter.setPen(QPen(QColor(theme.faint), 1))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(x + 5, room.top() + 12), words.count(cores, tr("{n} core"), tr("{n} cores")))

    def paint_lines(self, found: Sequence[Line]) -> None:
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        ends: list[float] = [self._at(self._most, 0).y() + 100]
        for line in sorted(found, key=lambda each: -each.points[-1][1] if each.points else 0.0):
            if line.points:
                self._paint_line(line, _place_among_its_like(found, line), ends)

    def _paint_line(self, line: Line, place: int, ends: list[float]) -> None:
        painter, theme = self._painter, self._theme
        hue = strategy_hue(theme, line.curve.ways[0].plan.strategy)
        if line.law:
            painter.setPen(QPen(hue, 1, Qt.PenStyle.DotLine))
            painter.drawPolyline(QPolygonF([self._at(*point) for point in line.law]))
        stroke = QPen(hue, 2, _STROKES[place % len(_STROKES)])
        painter.setPen(stroke)
        painter.drawPolyline(QPolygonF([self._at(workers, speedup) for workers, speedup, *_ in line.points]))
        for workers, speedup, low, high in line.points:
            painter.setPen(QPen(hue, 1))
            painter.drawLine(self._at(workers, low), self._at(workers, high))
            self._paint_mark(self._at(workers, speedup), place, hue)
        metrics = QFontMetricsF(painter.font())
        y = self._at(*line.points[-1][:2]).y()
        while any(abs(y - other) < metrics.height() for other in ends):
            y += 1
        ends.append(y)
        painter.setPen(QColor(theme.text))
        text = metrics.elidedText(words.curve_name(line.curve), Qt.TextElideMode.ElideMiddle, _NAMES - 70)
        painter.drawText(QPointF(self._room.right() + 52, y + 4), text)
        painter.setPen(stroke)
        painter.drawLine(QPointF(self._room.right() + 16, y), QPointF(self._room.right() + 46, y))
        self._paint_mark(QPointF(self._room.right() + 31, y), place, hue)

    def _paint_mark(self, at: QPointF, place: int, hue: QColor) -> None:
        painter, corners = self._painter, _CORNERS[place % len(_CORNERS)]
        painter.setPen(QPen(QColor(self._theme.panel), 1))
        painter.setBrush(hue)
        if corners:
            turns = [2 * math.pi * (number + 0.5 * (corners == _SQUARE)) / corners for number in range(corners)]
            reach = _DOT * 1.35
            painter.drawPolygon(QPolygonF([at + QPointF(math.sin(turn), -math.cos(turn)) * reach for turn in turns]))
        else:
            painter.drawEllipse(at, _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _place_among_its_like(found: Sequence[Line], line: Line) -> int:
    """Which one it is of the curves of its strategy, which all have one colour."""
    strategy = line.curve.ways[0].plan.strategy
    return [each for each in found if each.curve.ways[0].plan.strategy == strategy].index(line)


def _spoken(line: Line) -> str:
    told = ", ".join(f"{workers:,}: {words.times(speedup)}" for workers, speedup, *_ in line.points)
    return f"{words.curve_name(line.curve)}: {told}"
