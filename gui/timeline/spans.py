"""Paints lanes and bars, in the pixels of the view."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from engine.trace.lane import Lane, State
from engine.trace.run import Run

from ..badges import LOST_SIGN, SUSPENDED_SIGN
from ..theme import Theme, ink_on
from .bars import Bars, bars
from .lanes import LaneLayout

_BAR_MOST = 60.0
_RADIUS = 5.0
_ROUND_BARS_MOST = 400
_TEXT_MARGIN = 9.0
_GAP = 1.0  # between two bars that touch

RUNNING_SIGN = "▸"
ERROR_SIGN = "✕"
CANCELLED_SIGN = "–"


@dataclass(frozen=True, slots=True)
class View:
    """What is to be painted: the run, the time range in seconds since its start, and where its lanes stand.

    ``selected`` is a lane's number, or None; ``message`` is for where there are no lanes.
    """

    run: Run | None
    start_s: float
    end_s: float
    width: float
    lanes: LaneLayout
    ticks_s: tuple[float, ...]
    message: str
    selected: int | None

    def x(self, at_ns: float) -> float:
        """The pixel of a moment."""
        assert self.run is not None
        return ((at_ns - self.run.started_ns) / 1e9 - self.start_s) / (self.end_s - self.start_s) * self.width


class SpansItem(pg.GraphicsObject):  # type: ignore[misc]
    """All lanes as one item. It is a child of the view box itself, whose coordinates are pixels."""

    def __init__(self, view: Callable[[], View]) -> None:
        """Paint what ``view()`` says."""
        super().__init__()
        self._view = view
        self._theme: Theme | None = None
        self._font = self._message_font = QFont()
        self._size = (0.0, 0.0)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """Take on the colours."""
        self._theme = theme
        self._font = font
        self._message_font = QFont(font)
        self._message_font.setWeight(QFont.Weight.Normal)
        self.update()

    def resize(self, width: float, height: float) -> None:
        """The view has another size."""
        self.prepareGeometryChange()
        self._size = (width, height)

    def boundingRect(self) -> QRectF:
        """Qt's."""
        return QRectF(0, 0, *self._size)

    def shape(self) -> QPainterPath:
        """Qt's; pyqtgraph would derive it from every bar."""
        path = QPainterPath()
        path.addRect(self.boundingRect())
        return path

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint. Qt's."""
        theme = self._theme
        if theme is None:
            return
        view = self._view()
        painter.setFont(self._font)
        self._paint_ground(painter, theme, view)
        if view.run is None or not view.run.trace.lanes:
            painter.setPen(QColor(theme.muted))
            painter.setFont(self._message_font)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.boundingRect(), int(flags), view.message)
            return
        for number in view.lanes.visible():
            self._paint_lane(painter, theme, view, view.run.trace.lanes[number])
        self._paint_edge(painter, theme, view, view.run)

    def _paint_ground(self, painter: QPainter, theme: Theme, view: View) -> None:
        width, height = self._size
        painter.setPen(QPen(QColor(theme.grid)))
        span_s = view.end_s - view.start_s
        lines = []
        for tick_s in view.ticks_s:
            x = round((tick_s - view.start_s) / span_s * width) + 0.5
            lines.append(QLineF(x, 0, x, height))
        painter.drawLines(lines)
        painter.drawLine(QLineF(0, 0.5, width, 0.5))

    def _paint_lane(self, painter: QPainter, theme: Theme, view: View, lane: Lane) -> None:
        top = view.lanes.top(lane.number)
        height = view.lanes.lane_height
        if lane.number == view.selected:
            painter.fillRect(QRectF(0, top + 1, self._size[0], height - 1), QColor(theme.accent_soft))
        painter.setPen(QPen(QColor(theme.grid)))
        painter.drawLine(QLineF(0, round(top + height) + 0.5, self._size[0], round(top + height) + 0.5))
        bar_height = min(height - max(height * 0.18, 4), _BAR_MOST)
        bar_top = round(top + (height - bar_height) / 2)
        self._paint_spawn(painter, theme, view, lane, QRectF(0, bar_top, 0, round(bar_height)))
        run = view.run
        assert run is not None
        from_ns = run.started_ns + view.start_s * 1e9
        to_ns = run.started_ns + view.end_s * 1e9
        width = max(int(self._size[0]), 1)
        task, state = lane.column("task"), lane.column("state")
        found = bars(lane.column("started_ns"), lane.column("busy_ns"), from_ns, to_ns, width, marked=lane.failed())
        self._paint_narrow(painter, theme, found, bar_top, round(bar_height))
        round_corners = len(found.position) <= _ROUND_BARS_MOST
        for position, left, right in zip(found.position, found.left, found.right, strict=True):
            box = QRectF(left, bar_top, right - left - _GAP, round(bar_height))
            self._paint_bar(
                painter, theme, box, int(task[position]), State(int(state[position])), round_corners=round_corners
            )
        if lane.running is not None:
            self._paint_open(painter, theme, view, lane, QRectF(0, bar_top, 0, round(bar_height)))

    def _paint_narrow(self, painter: QPainter, theme: Theme, found: Bars, top: float, height: float) -> None:
        if not found.narrow_count:
            return
        # One row of pixels, drawn as high as the lane: hundreds of rectangles would take ten times as long.
        width = max(int(self._size[0]), 1)
        colour = QColor(theme.accent)
        opacity = np.zeros(width)
        opacity[found.column] = 0.35 + 0.65 * np.minimum(found.share, 1)
        # Premultiplied, in the order of QImage's 32-bit words on a little-endian machine.
        row = np.outer(opacity, [colour.blue(), colour.green(), colour.red(), 255]).astype(np.uint8)
        image = QImage(row.tobytes(), width, 1, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
        painter.drawImage(QRectF(0, top, width, height), image)
        # A task that raised sticks out, so that one among thousands is found, and not by its colour alone.
        painter.setPen(QPen(QColor(theme.error), 2))
        painter.drawLines([QLineF(x + 1, top - 3, x + 1, top + height + 3) for x in found.marked.tolist()])

    def _paint_open(self, painter: QPainter, theme: Theme, view: View, lane: Lane, row: QRectF) -> None:
        run, span = view.run, lane.running
        assert run is not None
        assert span is not None
        left = view.x(span.started_ns)
        until_ns = lane.gone_ns or time.perf_counter_ns()
        if span.state is State.LOST and span.started_ns < run.ended_ns:
            until_ns = min(until_ns, run.ended_ns)  # it was seen later than it happened
        right = max(view.x(until_ns), left + 2)
        box = QRectF(left, row.top(), right - left, row.height())
        is_suspended = lane.header.pid in run.suspended
        self._paint_bar(painter, theme, box, span.task, span.state, is_suspended=is_suspended)

    def _paint_bar(
        self,
        painter: QPainter,
        theme: Theme,
        box: QRectF,
        task: int,
        state: State,
        *,
        round_corners: bool = True,
        is_suspended: bool = False,
    ) -> None:
        # A bar may begin far outside the view; Qt's coordinates are exact only near it.
        box = box.intersected(QRectF(-20, box.top(), self._size[0] + 40, box.height()))
        if box.isEmpty():
            return
        look = _look(theme, task, state, is_suspended=is_suspended)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, round_corners)
        radius = min(_RADIUS, box.width() / 2, box.height() / 2) if round_corners else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.fill)
        painter.drawRoundedRect(box, radius, radius)
        if look.pattern != Qt.BrushStyle.NoBrush:
            painter.setBrush(_hatching(look.fill, look.pattern))
            painter.drawRoundedRect(box, radius, radius)
        if look.outline is not None and box.width() > 4:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.outline, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_label(painter, box, look.sign, f"job {task + 1}", look.fill)

    def _paint_label(self, painter: QPainter, box: QRectF, sign: str, name: str, colour: QColor) -> None:
        """Sign and name, or the sign alone, or nothing, by the room there is."""
        visible = box.intersected(self.boundingRect())
        metrics = QFontMetricsF(painter.font())
        if visible.height() < metrics.height():
            return
        label = f"{sign} {name}" if sign else name
        alignment = Qt.AlignmentFlag.AlignLeft
        margin = _TEXT_MARGIN
        if visible.width() < 2 * _TEXT_MARGIN + metrics.horizontalAdvance(label):
            label, alignment, margin = sign, Qt.AlignmentFlag.AlignHCenter, 0.0
            if not sign or visible.width() < metrics.horizontalAdvance(sign) + 2:
                return
        painter.setPen(ink_on(colour))
        inner = visible.adjusted(margin, 0, -margin, 0)
        painter.drawText(inner, int(alignment | Qt.AlignmentFlag.AlignVCenter), label)

    def _paint_spawn(self, painter: QPainter, theme: Theme, view: View, lane: Lane, row: QRectF) -> None:
        run = view.run
        spawned_ns = run.spawned_ns(lane) if run is not None else None
        if spawned_ns is None:
            return
        left = max(view.x(spawned_ns), -20.0)
        right = min(view.x(lane.span(0).started_ns), self._size[0] + 20)
        if right - left < 1:
            return
        inset = row.height() * 0.22
        box = QRectF(left, row.top() + inset, right - left, row.height() - 2 * inset)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.fillRect(box, spawn_brush(theme))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_edge(self, painter: QPainter, theme: Theme, view: View, run: Run) -> None:
        """The moment until which anything is known: now, or the end of the run."""
        if not run.started_ns:
            return
        is_live = not run.ended_ns and not run.over
        until_ns = time.perf_counter_ns() if is_live else run.ended_ns or run.seen_ns
        x = round(view.x(until_ns)) + 0.5
        bottom = min(view.lanes.top(view.lanes.count), self._size[1])
        painter.setPen(QPen(QColor(theme.accent if is_live else theme.faint), 2 if is_live else 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, bottom))


def spawn_brush(theme: Theme) -> QBrush:
    """The hatching that means: the process is being made."""
    return QBrush(QColor(theme.faint), Qt.BrushStyle.BDiagPattern)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a bar looks: every state has a sign and a pattern or an outline of its own beside its colour."""

    fill: QColor
    sign: str = ""
    pattern: Qt.BrushStyle = Qt.BrushStyle.NoBrush
    outline: QColor | None = None


def _look(theme: Theme, task: int, state: State, *, is_suspended: bool) -> _Look:
    hue = QColor(theme.tasks[task % len(theme.tasks)])
    match state:
        case State.ERROR:
            return _Look(QColor(theme.error), ERROR_SIGN, Qt.BrushStyle.DiagCrossPattern)
        case State.LOST:
            return _Look(QColor(theme.lost), LOST_SIGN, Qt.BrushStyle.FDiagPattern)
        case State.CANCELLED:
            return _Look(QColor(theme.cancelled), CANCELLED_SIGN, Qt.BrushStyle.HorPattern)
        case State.RUNNING if is_suspended:
            return _Look(_mixed(hue, theme.panel, 0.35), SUSPENDED_SIGN, Qt.BrushStyle.VerPattern, hue)
        case State.RUNNING:
            return _Look(_mixed(hue, theme.panel, 0.6), RUNNING_SIGN, outline=hue)
    return _Look(hue)


def _mixed(colour: QColor, ground: str, share: float) -> QColor:
    """``share`` of ``colour``, the rest of ``ground``."""
    under = QColor(ground)
    pairs = ((colour.red(), under.red()), (colour.green(), under.green()), (colour.blue(), under.blue()))
    return QColor(*(round(over * share + below * (1 - share)) for over, below in pairs))


def _hatching(colour: QColor, pattern: Qt.BrushStyle) -> QBrush:
    ink = ink_on(colour)
    ink.setAlphaF(0.3)
    return QBrush(ink, pattern)
