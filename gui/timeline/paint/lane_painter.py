"""Paints a lane: what is narrow as a row of pixels, every other task as a bar, and how the worker was made."""

import math
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engine import words
from engine.inside.records.facts import CPU, Fact
from engine.model.measured import Life
from engine.trace.lane import Lane, Span, State, ended_at
from engine.trace.run import Run

from ...look.badges import LOST_SIGN
from ...look.theme import Theme
from ..compute.bars import Bars, Grid, bars
from ..compute.inner_rows import rows_of
from .bar_painter import BarPainter, Took, spawn_brush
from .colours import Colouring, scale_of
from .incident_painter import paint_incidents
from .life_painter import paint_idle, paint_inner
from .pixels import GAP, paint_marks, paint_pixels
from .view import View

LINES_FROM = 12.0
"""Lower rows have no lines between them, which would be most of what is seen."""
_BAR_MOST = 60.0
_BAR_FROM = 24.0  # narrower bars are rows of pixels, without round corners and a label


class LanePainter:
    """Paints lanes of ``view``, which has a run, as far as they lie between two pixels. Made for one painting."""

    def __init__(self, painter: QPainter, theme: Theme, view: View, *, room: QRectF, exposed: tuple[int, int]) -> None:
        assert view.run is not None
        self._painter = painter
        self._theme = theme
        self._view = view
        self._run: Run = view.run
        self._room = room
        self._from_x = exposed[0]
        self._colouring = Colouring(theme, view.colour_by, *scale_of(view.run, view.colour_by), view.run.trace.jobs)
        self._bars: BarPainter | None = None
        self._grid = Grid.of(view.at_ns(exposed[0]), view.at_ns(exposed[1]), exposed[1] - exposed[0])

    def paint(self, lane: Lane, top: float) -> None:
        """Paint ``lane``, whose row begins at the pixel ``top``."""
        painter, theme, height = self._painter, self._theme, self._view.lanes.lane_height
        width = self._room.width()
        if lane.number == self._view.lane:
            painter.fillRect(QRectF(0, top + 1, width, height - 1), QColor(theme.accent_soft))
        self._paint_line(top, height)
        place = place_in(self._view, lane, top)
        self._paint_spawn(lane, place)
        if not self._is_before(lane):
            self._paint_spans(lane, place)
        elif lane.running is not None:  # as mostly where a run grows
            self._paint_running(lane, place, self._bar_painter())
        rows = rows_of(self._view.inner, lane)
        if rows.count:
            paint_inner(painter, theme, self._view, rows, top=top, lane_height=height, from_x=self._from_x)
        if not lane.level:
            paint_incidents(painter, theme, self._view, lane.header.process, place)

    def _is_before(self, lane: Lane) -> bool:
        """Whether all that has ended in a lane has done so left of what is exposed."""
        started_ns, busy_ns = lane.column("started_ns"), lane.column("busy_ns")
        last = len(started_ns) - 1
        return last < 0 or bool(ended_at(started_ns, busy_ns, np.array([last]))[0] < self._grid.from_ns)

    def _paint_spans(self, lane: Lane, place: QRectF) -> None:
        found = bars(lane.column("started_ns"), lane.column("busy_ns"), self._grid, lane.failed())
        found = self._with_numbers(lane, found)
        is_bar = found.right - found.left >= _BAR_FROM
        where = place.translated(self._from_x, 0)
        paint_pixels(self._painter, self._colouring, lane, found, where=where, is_pixels=~is_bar)
        self._paint_bars(lane, found, np.flatnonzero(is_bar), place)
        paint_marks(self._painter, self._colouring, lane, found, where=where, is_pixels=~is_bar)

    def paint_idle(self, life: Life, top: float) -> None:
        """Paint the row of a worker without a job, which begins at the pixel ``top``."""
        height = self._view.lanes.lane_height
        self._paint_line(top, height)
        paint_idle(self._painter, self._theme, self._view, life, bar_place(top, height))

    def _paint_line(self, top: float, height: float) -> None:
        if height >= LINES_FROM:
            self._painter.setPen(QPen(QColor(self._theme.grid)))
            y = round(top + height) + 0.5
            self._painter.drawLine(QLineF(0, y, self._room.width(), y))

    def _with_numbers(self, lane: Lane, found: Bars) -> Bars:
        """Where a fact is coloured, that of the middle one of each column's spans stands for all of them."""
        if not isinstance(self._view.colour_by, Fact) or not len(found.column):
            return found
        started_ns, edges_ns = lane.column("started_ns"), self._grid.edges_ns
        first = np.searchsorted(started_ns, edges_ns[found.column])
        after = np.searchsorted(started_ns, edges_ns[np.minimum(found.column + 1, len(edges_ns) - 1)])
        middle = np.clip((first + after) // 2, 0, len(started_ns) - 1)
        return replace(found, took_ns=lane.facts.at(self._view.colour_by, middle))

    def box_of(self, span: Span, place: QRectF) -> QRectF:
        """Where the bar of a span is, in a row whose bars stand at ``place``."""
        left, right = self._view.x(span.started_ns), self._view.x(self._run.span_end_ns(span))
        width = max(right - GAP - left, 0) if span.ended_ns else max(right - left, 2)
        return QRectF(left, place.top(), width, place.height())

    def _paint_bars(self, lane: Lane, found: Bars, chosen: "np.ndarray", place: QRectF) -> None:
        positions = found.position[chosen]
        if not len(positions) and lane.running is None:
            return
        by = self._bar_painter()
        tasks, failed = lane.column("task")[positions], lane.is_failed(positions)
        took_ns = (found.right[chosen] - found.left[chosen]) / self._grid.scale
        numbers = self._colouring.numbers(lane, positions, took_ns)
        colours = self._colouring.spans(lane.number, tasks, failed, numbers).astype(int).tolist()
        ran_ns = lane.ended_ns(positions) - lane.column("started_ns")[positions]
        cpu_ns = lane.facts.at(CPU, positions)
        lefts, rights = (found.left[chosen] + self._from_x).tolist(), (found.right[chosen] + self._from_x).tolist()
        for at, (colour, left, right, task, is_error) in enumerate(
            zip(colours, lefts, rights, tasks.tolist(), failed.tolist(), strict=True)
        ):
            box = QRectF(left, place.top(), right - left - GAP, place.height())
            took = partial(_took, int(ran_ns[at]), float(cpu_ns[at]))
            by.paint(box, QColor(*colour), State.ERROR if is_error else State.DONE, task, took=took)
        self._paint_running(lane, place, by)

    def _bar_painter(self) -> BarPainter:
        if self._bars is None:
            self._bars = BarPainter(self._painter, self._theme, self._room, partial(words.task_name, self._run))
        else:
            self._bars.begin()
        return self._bars

    def _paint_running(self, lane: Lane, place: QRectF, by: BarPainter) -> None:
        span = lane.running
        if span is not None:
            hue = self._colouring.one(lane.number, span.task, self._run.span_end_ns(span) - span.started_ns)
            is_suspended = lane.header.process in self._run.suspended
            box = self.box_of(span, place)
            has_label = max(box.left(), 0.0) + by.label_room >= self._from_x  # else what is exposed is behind it
            by.paint(box, hue, span.state, span.task, is_suspended=is_suspended, with_label=has_label)
            if span.state is State.LOST and box.width() < by.room_for(LOST_SIGN):
                self._mark_lost(box)
        by.done()

    def _mark_lost(self, box: QRectF) -> None:
        """A bar that is too narrow for its sign has that beside it, and sticks out."""
        colour = QColor(self._theme.lost)
        self._painter.fillRect(QRectF(round(box.left()), box.top() - 2, 2, box.height() + 4), colour)
        self._painter.setPen(colour)
        beside = QRectF(box.right() + 3, box.top(), 28, box.height())
        self._painter.drawText(beside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), LOST_SIGN)

    def _paint_spawn(self, lane: Lane, row: QRectF) -> None:
        if not lane.span_count() or self._view.x(lane.first_started_ns) < self._from_x:
            return
        spawned_ns = self._run.spawned_ns(lane)
        if spawned_ns is None:
            return
        left = max(self._view.x(spawned_ns), -20.0)
        right = min(self._view.x(lane.first_started_ns), self._room.width() + 20)
        if right - left < 1:
            return
        inset = row.height() * 0.22
        box = QRectF(left, row.top() + inset, right - left, row.height() - 2 * inset)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._painter.fillRect(box, spawn_brush(self._theme))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _took(ran_ns: int, cpu_ns: float) -> Took:
    """What the bar of a task says that ran so long, and of that so long on a core (NaN: not known)."""
    if math.isnan(cpu_ns) or ran_ns <= 0:
        return Took(words.at_a_glance(ran_ns / 1e9), None)
    return Took(words.on_cores(ran_ns / 1e9, cpu_ns / 1e9), cpu_ns / ran_ns)


def paint_ground(painter: QPainter, theme: Theme, view: View, height: float, exposed: QRectF | None = None) -> None:
    """Paint the lines of the ticks behind the lanes of ``view``, whose upper left corner is at the origin.

    Those that do not lie in what is ``exposed`` are left out; None: that is all.
    """
    least, most = (0.0, view.width) if exposed is None else (exposed.left() - 1, exposed.right() + 1)
    lines = [QLineF(0, 0.5, view.width, 0.5)]
    for tick_s in view.ticks_s:
        x = round(view.pixel(tick_s)) + 0.5
        if least <= x <= most + 1:
            lines.append(QLineF(x, 0, x, height))
    painter.setPen(QPen(QColor(theme.grid)))
    painter.drawLines(lines)


def paint_lanes(painter: QPainter, theme: Theme, view: View, room: QRectF, exposed: QRectF) -> LanePainter:
    """Paint what of the lanes of ``view``, which has a run, lies in ``exposed``; all of them fill ``room``.

    Returns what they were painted by.
    """
    run = view.run
    assert run is not None
    # A mark is wider than its column, so what is beside the exposed part matters too.
    left, right = math.floor(exposed.left()) - 2, math.ceil(exposed.right()) + 2
    by = LanePainter(painter, theme, view, room=room, exposed=(left, right))

    def is_exposed(top: float) -> bool:
        return top + view.lanes.lane_height + 1 >= exposed.top() and top <= exposed.bottom()

    for row, number in view.lane_rows():
        if is_exposed(view.lanes.top(row)):
            by.paint(run.trace.lanes[number], view.lanes.top(row))
    for row, life in view.idle_rows():
        if is_exposed(view.lanes.top(row)):
            by.paint_idle(life, view.lanes.top(row))
    return by


def place_in(view: View, lane: Lane, top: float) -> QRectF:
    """Where the bars of ``lane`` stand in a row that begins at ``top``: above what its jobs have started."""
    height = view.lanes.lane_height
    return bar_place(top, height - rows_of(view.inner, lane).height(height))


def bar_place(top: float, height: float) -> QRectF:
    """Where the bars of a lane stand, without their left and right."""
    gap = min(max(height * 0.18, 4.0), height / 4)
    bar_height = min(height - gap, _BAR_MOST)
    return QRectF(0, round(top + (height - bar_height) / 2), 0, round(bar_height))
