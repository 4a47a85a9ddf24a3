"""Paints lanes and bars, in the pixels of the view; of a run that goes on, only what has changed."""

import math
import time
from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.trace.lane import Lane, Span, State
from engine.trace.run import Run

from ..theme import Theme
from .bar_painter import Bar, label_room, paint_bar, spawn_brush
from .bars import bars
from .colours import Colouring
from .pixels import GAP, paint_pixels
from .view import View

_BAR_MOST = 60.0
_BAR_FROM = 24.0  # narrower bars are rows of pixels, without round corners and a label

_LaneState = tuple[int, Span | None, int]


class SpansItem(pg.GraphicsObject):  # type: ignore[misc]
    """All lanes as one item, a child of the view box itself, whose coordinates are pixels. Main thread.

    ``refresh`` looks at what has changed and has that painted alone; what is painted stands in a cache of Qt's, so
    that what moves above it, such as the crosshair, costs nothing here.
    """

    def __init__(self, view: Callable[[], View]) -> None:
        """Paint what ``view()`` says."""
        super().__init__()
        self._view = view
        self._theme: Theme | None = None
        self._font = self._message_font = QFont()
        self._size = (0.0, 0.0)
        self._label_room = 0.0
        self._now_ns = time.perf_counter_ns()
        self._shown: object = None
        self._lanes: dict[int, _LaneState] = {}
        self._edge_x = 0.0
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """Take on the colours."""
        self._theme = theme
        self._font = font
        self._message_font = QFont(font)
        self._message_font.setWeight(QFont.Weight.Normal)
        self._label_room = label_room(QFontMetricsF(font), "job 10000")
        self.update()

    def resize(self, width: float, height: float) -> None:
        """The view has another size."""
        self.prepareGeometryChange()
        self._size = (width, height)
        self._shown = None

    def boundingRect(self) -> QRectF:
        """Qt's."""
        return QRectF(0, 0, *self._size)

    def shape(self) -> QPainterPath:
        """Qt's; pyqtgraph would derive it from every bar."""
        path = QPainterPath()
        path.addRect(self.boundingRect())
        return path

    def refresh(self) -> None:
        """Have painted what is new since the last time."""
        view = self._view()
        run = view.run
        self._now_ns = time.perf_counter_ns()
        shown = (view, run.suspended, run.ended_ns, run.over) if run is not None else (view,)
        edge_x = self._edge(view, run) if run is not None and run.started_ns else 0.0
        if shown != self._shown:
            self._shown = shown
            self._lanes = {lane.number: _state(lane) for lane in run.trace.lanes} if run is not None else {}
            self._edge_x = edge_x
            self.update()
            return
        if run is None:
            return
        for row in view.lanes.visible():
            lane = run.trace.lanes[view.order[row]]
            left = self._changed_from(view, run, lane)
            if left is not None:
                right = max(edge_x, self._edge_x) + 4
                self.update(QRectF(left, view.lanes.top(row), right - left, view.lanes.lane_height + 1))
        if edge_x != self._edge_x:
            left = min(edge_x, self._edge_x) - 2
            self.update(QRectF(left, 0, max(edge_x, self._edge_x) + 2 - left, self._size[1]))
            self._edge_x = edge_x

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint what is exposed. Qt's."""
        theme = self._theme
        if theme is None:
            return
        view = self._view()
        painter.setFont(self._font)
        self._paint_ground(painter, theme, view)
        run = view.run
        if run is None or not run.trace.lanes:
            painter.setPen(QColor(theme.muted))
            painter.setFont(self._message_font)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.boundingRect(), int(flags), view.message)
            return
        exposed = option.exposedRect.intersected(self.boundingRect())
        from_x, to_x = math.floor(exposed.left()), max(math.ceil(exposed.right()), math.floor(exposed.left()) + 1)
        lanes = run.trace.lanes
        shortest = min((lane.shortest_ns for lane in lanes if len(lane)), default=0)
        colouring = Colouring(theme, view.colour_by, shortest, max(lane.longest_ns for lane in lanes))
        for row in view.lanes.visible():
            top = view.lanes.top(row)
            if top + view.lanes.lane_height + 1 >= exposed.top() and top <= exposed.bottom():
                self._paint_lane(painter, colouring, view, lanes[view.order[row]], top=top, exposed=(from_x, to_x))
        self._paint_selected(painter, theme, view, run)
        self._paint_edge(painter, theme, view, run)

    def _changed_from(self, view: View, run: Run, lane: Lane) -> float | None:
        """From which pixel on a lane has changed since it was asked last; None if it has not."""
        before, now = self._lanes.get(lane.number), _state(lane)
        self._lanes[lane.number] = now
        if before is None or (not before[0] and before[1] is None):
            return 0.0
        running = lane.running
        if now != before:
            started_ns = lane.column("started_ns")
            starts = [started_ns[before[0]]] if before[0] < len(lane) else []
            starts += [span.started_ns for span in (before[1], running) if span is not None]
            return max(view.x(min(starts)) - 4, 0.0) if starts else 0.0
        if running is None or running.state is not State.RUNNING:
            return None
        left = max(view.x(running.started_ns), 0.0)
        # While its label has no room yet, all of a bar may change.
        return left - 4 if self._edge_x - left < self._label_room else self._edge_x - 8

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

    def _paint_lane(
        self, painter: QPainter, colouring: Colouring, view: View, lane: Lane, *, top: float, exposed: tuple[int, int]
    ) -> None:
        theme = colouring.theme
        height = view.lanes.lane_height
        if lane.number == view.lane:
            painter.fillRect(QRectF(0, top + 1, self._size[0], height - 1), QColor(theme.accent_soft))
        painter.setPen(QPen(QColor(theme.grid)))
        painter.drawLine(QLineF(0, round(top + height) + 0.5, self._size[0], round(top + height) + 0.5))
        place = bar_place(top, height)
        self._paint_spawn(painter, theme, view, lane, place)
        from_x, to_x = exposed
        found = bars(
            lane.column("started_ns"), lane.column("busy_ns"), view.at_ns(from_x), view.at_ns(to_x), to_x - from_x,
            marked=lane.failed(),
        )  # fmt: skip
        is_bar = found.right - found.left >= _BAR_FROM
        paint_pixels(painter, colouring, lane, found, where=place.translated(from_x, 0), is_pixels=~is_bar)
        tasks, states = lane.column("task"), lane.column("state")
        scale = (view.end_s - view.start_s) * 1e9 / view.width
        for position, left, right in zip(found.position[is_bar], found.left[is_bar], found.right[is_bar], strict=True):
            task = int(tasks[position])
            hue = colouring.one(lane.number, task, (right - left) * scale)
            box = QRectF(from_x + left, place.top(), right - left - GAP, place.height())
            paint_bar(
                painter, theme, Bar(box, hue, State(int(states[position])), f"job {task + 1}"), self.boundingRect()
            )
        if lane.running is not None:
            self._paint_open(painter, colouring, view, lane, place)

    def _paint_open(self, painter: QPainter, colouring: Colouring, view: View, lane: Lane, place: QRectF) -> None:
        run, span = view.run, lane.running
        assert run is not None
        assert span is not None
        box = self._open_box(view, run, lane, span, place)
        hue = colouring.one(lane.number, span.task, (lane.gone_ns or self._now_ns) - span.started_ns)
        is_suspended = lane.header.pid in run.suspended
        bar = Bar(box, hue, span.state, f"job {span.task + 1}", is_suspended)
        paint_bar(painter, colouring.theme, bar, self.boundingRect())

    def _open_box(self, view: View, run: Run, lane: Lane, span: Span, place: QRectF) -> QRectF:
        until_ns = lane.gone_ns or self._now_ns
        if span.state is State.LOST and span.started_ns < run.ended_ns:
            until_ns = min(until_ns, run.ended_ns)  # it was seen later than it happened
        left = view.x(span.started_ns)
        return QRectF(left, place.top(), max(view.x(until_ns), left + 2) - left, place.height())

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

    def _paint_selected(self, painter: QPainter, theme: Theme, view: View, run: Run) -> None:
        """A frame around the selected task, wide enough to be seen however short it was."""
        span = run.trace.span_of(view.task) if view.task is not None and view.task < run.trace.jobs else None
        if span is None:
            return
        lane = run.trace.lanes[span.lane]
        place = bar_place(view.lanes.top(view.order.index(lane.number)), view.lanes.lane_height)
        box = QRectF(view.x(span.started_ns), place.top(), 0, place.height())
        is_open = not span.ended_ns
        right = self._open_box(view, run, lane, span, place).right() if is_open else view.x(span.ended_ns) - GAP
        box.setRight(max(right, box.left()))
        widen = max(6.0 - box.width(), 0.0) / 2
        box = box.adjusted(-widen - 2, -2, widen + 2, 2).intersected(self.boundingRect().adjusted(-9, -9, 9, 9))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, pen_width in ((theme.panel, 4), (theme.text, 2)):
            painter.setPen(QPen(QColor(colour), pen_width))
            painter.drawRoundedRect(box, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _edge(self, view: View, run: Run) -> float:
        """The pixel of the moment until which anything is known: now, or the end of the run."""
        is_live = not run.ended_ns and not run.over
        return view.x(self._now_ns if is_live else run.ended_ns or run.seen_ns)

    def _paint_edge(self, painter: QPainter, theme: Theme, view: View, run: Run) -> None:
        if not run.started_ns:
            return
        is_live = not run.ended_ns and not run.over
        x = round(self._edge(view, run)) + 0.5
        bottom = min(view.lanes.top(view.lanes.count), self._size[1])
        painter.setPen(QPen(QColor(theme.accent if is_live else theme.faint), 2 if is_live else 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, bottom))


def bar_place(top: float, height: float) -> QRectF:
    """Where the bars of a lane stand, without their left and right."""
    bar_height = min(height - max(height * 0.18, 4), _BAR_MOST)
    return QRectF(0, round(top + (height - bar_height) / 2), 0, round(bar_height))


def _state(lane: Lane) -> _LaneState:
    return len(lane), lane.running, lane.gone_ns
