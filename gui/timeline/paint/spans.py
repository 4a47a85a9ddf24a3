"""Paints lanes and bars, in the pixels of the view; of a run that goes on, only what has changed."""

from collections.abc import Callable
from functools import partial

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.inside.records.facts import Fact
from engine.trace.lane import Lane, Span, State
from engine.trace.run import Run

from ...look.guarded import guarded
from ...look.theme import Theme
from .bar_painter import label_room
from .colours import ColourBy, scale_of
from .growth import Growth
from .lane_painter import LanePainter, place_in
from .pixels import paint_chosen
from .scene import paint_scene
from .view import View

_SIGN_ROOM = 30.0  # beside the bar of a lost task
_BEGINNING, _SIGN_MOVES_ON = 6.0, 32.0  # of a bar: what no label is on, and how wide it has to be for that
_WORD_ROOM = 240.0  # in the row of a worker without a job

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
        self._shown: object = None
        self._lanes: dict[int, _LaneState] = {}
        self._edge_x = 0.0
        self._growth: Growth | None = None
        self._has_only_grown = False  # since it was painted last
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """Take on the colours."""
        self._theme = theme
        self._font = font
        self._message_font = QFont(font)
        self._message_font.setWeight(QFont.Weight.Normal)
        self._label_room = label_room(QFontMetricsF(font))
        self._has_only_grown, self._growth = False, None
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

    def refresh(self, view: View) -> None:
        """Have painted what is new in ``view`` since the last time."""
        run = view.run
        shown: tuple[object, ...] = (view,)
        if run is not None:
            befallen = run.suspended, len(run.incidents)
            shown = (view, befallen, run.ended_ns, run.over, self._scale_of(view, run))
        edge_x = view.x(run.until_ns) if run is not None and run.started_ns else 0.0
        if shown != self._shown:
            self._shown = shown
            self._lanes = {lane.number: _state(lane) for lane in run.trace.lanes} if run is not None else {}
            self._edge_x = edge_x
            self._has_only_grown, self._growth = False, None
            self.update()
            return
        if run is None:
            return
        for row, number in view.lane_rows():
            lane = run.trace.lanes[number]
            left = self._changed_from(view, run, lane)
            if left is not None:
                right = max(edge_x, self._edge_x, view.x(lane.gone_ns) + _SIGN_ROOM if lane.gone_ns else 0) + 4
                self.update(QRectF(left, view.lanes.top(row) - 4, right - left, view.lanes.lane_height + 8))
        if edge_x != self._edge_x:
            for row, life in view.idle_rows():
                if edge_x - view.x(life.born_ns) < _WORD_ROOM:  # what is said in it has no room yet
                    self.update(QRectF(0, view.lanes.top(row), edge_x, view.lanes.lane_height))
            left = min(edge_x, self._edge_x) - 2
            self.update(QRectF(left, 0, max(edge_x, self._edge_x) + 2 - left, self._size[1]))
            self._edge_x = edge_x

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint what is exposed. Qt's."""
        theme = self._theme
        if theme is None:
            return
        view = self._view()
        if self._has_only_grown:
            self._growth = self._growth or Growth.of(theme, view, self.boundingRect())
            if self._growth is not None and option.exposedRect.left() > self._growth.from_x:
                self._growth.paint(painter, view, self._font, option.exposedRect)
                return
        self._has_only_grown = True
        over = partial(self._paint_selected, painter, theme, view)
        fonts = self._font, self._message_font
        paint_scene(painter, theme, view, self.boundingRect(), fonts=fonts, exposed=option.exposedRect, over=over)

    @staticmethod
    def _scale_of(view: View, run: Run) -> tuple[float, float] | None:
        """What all bars depend on where durations or facts are coloured."""
        has_scale = view.colour_by is ColourBy.DURATION or isinstance(view.colour_by, Fact)
        return scale_of(run, view.colour_by) if has_scale else None

    def _changed_from(self, view: View, run: Run, lane: Lane) -> float | None:
        """From which pixel on a lane has changed since it was asked last; None if it has not."""
        before, now = self._lanes.get(lane.number), _state(lane)
        self._lanes[lane.number] = now
        if before is None or (not before[0] and before[1] is None):
            self._has_only_grown, self._growth = False, None
            return 0.0
        running = lane.running
        if now != before:
            self._has_only_grown, self._growth = False, None
            started_ns = lane.column("started_ns")
            starts = [started_ns[before[0]]] if before[0] < len(lane) else []
            starts += [span.started_ns for span in (before[1], running) if span is not None]
            return max(view.x(min(starts)) - 4, 0.0) if starts else 0.0
        if running is None or running.state is not State.RUNNING:
            return None
        left = max(view.x(running.started_ns), 0.0)
        grown = self._edge_x - left
        if grown >= self._label_room:
            return self._edge_x - 8
        # While its label has no room yet, all of a bar may change, but for its beginning, once no sign stands there.
        return left + _BEGINNING if grown >= _SIGN_MOVES_ON else left - 4

    def _paint_selected(self, painter: QPainter, theme: Theme, view: View, by: LanePainter) -> None:
        """A frame around the selected task, wide enough to be seen however short it was; and what is chosen."""
        if view.chosen is not None and view.run is not None:
            for row, number in view.lane_rows():
                lane = view.run.trace.lanes[number]
                place = place_in(view, lane, view.lanes.top(row))
                columns = view.chosen.columns(view, lane)
                paint_chosen(painter, theme, columns, place)
        span = view.selected_span
        if span is None or view.run is None or span.lane not in view.order:
            return
        place = place_in(view, view.run.trace.lanes[span.lane], view.lanes.top(view.order.index(span.lane)))
        box = by.box_of(span, place)
        widen = max(6.0 - box.width(), 0.0) / 2
        box = box.adjusted(-widen - 2, -2, widen + 2, 2).intersected(self.boundingRect().adjusted(-9, -9, 9, 9))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, pen_width in ((theme.panel, 4), (theme.text, 2)):
            painter.setPen(QPen(QColor(colour), pen_width))
            painter.drawRoundedRect(box, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _state(lane: Lane) -> _LaneState:
    return len(lane), lane.running, lane.gone_ns
