"""Beside each lane its worker, its PID or its thread, and its badge: how they are painted."""

import itertools
import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from engine import words
from engine.inside.data_class import dataclass
from engine.inside.language import tr
from engine.inside.records.reader import Header
from engine.trace.hosts import is_spread
from engine.trace.lane import Lane
from engine.trace.output import printable
from engine.trace.run import Run

from ...look.badges import SUSPENDED_SIGN, Badge, badge, life_badge
from ...look.theme import Theme, ink_on
from ..compute.lanes import LaneLayout
from .lane_painter import LINES_FROM
from .view import View

LANE_NAMES_WIDTH = 150
_MARGIN = 8
_BADGE_PADDING = 6
_BRACKET_WIDTH = 16
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


def place_label(header: Header, names_host: bool) -> str:
    """Where a worker is: its PID, or its thread where it is another than the process's first, whose PID stands at the
    bracket of all; its host where there are several.
    """
    place = f"PID {header.pid}" if header.thread == header.pid else tr("thread {thread}").format(thread=header.thread)
    return f"{printable(header.host)} {place}" if names_host else place


def paint_names(painter: QPainter, theme: Theme, view: View, font: QFont) -> None:
    """Paint the names of the lanes in view, from 0 to ``LANE_NAMES_WIDTH``, as far as the painter's clip goes."""
    run, layout, width = view.run, view.lanes, LANE_NAMES_WIDTH
    if run is None:
        return
    painter.setClipRect(QRectF(0, 0, width, layout.height), Qt.ClipOperation.IntersectClip)
    seen = painter.clipBoundingRect()
    painter.setFont(font)
    names_host = is_spread(run)
    groups = thread_groups([run.trace.lanes[number] for number in view.order])
    _paint_idle_names(painter, theme, view, run)
    line = painter.fontMetrics().height()
    every = max(math.ceil(line / layout.lane_height), 1)
    for place, number in view.lane_rows():
        lane = run.trace.lanes[number]
        row = QRectF(0, layout.top(place), width, layout.lane_height)
        if row.bottom() + line < seen.top() or row.top() - line > seen.bottom():
            continue
        if lane.number == view.lane:
            painter.fillRect(row.adjusted(0, 1, 0, 0), QColor(theme.accent_soft))
            painter.fillRect(QRectF(0, row.top() + 1, 3, row.height() - 1), QColor(theme.accent))
        if row.height() >= LINES_FROM:
            painter.setPen(QPen(QColor(theme.grid)))
            bottom = round(row.bottom()) + 0.5  # as in the chart beside it
            painter.drawLine(QLineF(0, bottom, width, bottom))
        if place % every and lane.number != view.lane:
            continue
        inner = row.adjusted(_MARGIN + (_BRACKET_WIDTH if place in groups else 0), 0, -_MARGIN, 0)
        if inner.height() < line:
            inner = QRectF(inner.left(), inner.top(), inner.width(), line)
            if inner.bottom() > layout.height + 1 and layout.overflow <= 0 and place:
                continue  # there is no room for all of it, and nothing to scroll
        name, place_ = words.lane(lane.worker, lane.level), place_label(lane.header, names_host)
        called = _Called(name, _number(lane), place_, theme.text, theme.muted)
        _paint_called(painter, theme, inner, called, badge(run, lane))
    for group in dict.fromkeys(groups.values()):
        _paint_bracket(painter, theme, layout, group)


@dataclass(frozen=True, slots=True)
class ThreadGroup:
    """Rows, from the first to the last, whose workers are threads of one process."""

    first: int
    last: int
    pid: int


def thread_groups(lanes: Sequence[Lane]) -> dict[int, ThreadGroup]:
    """The group of each row that is in one; ``lanes`` are in the order of the rows."""
    found: dict[int, ThreadGroup] = {}
    rows = 0
    for _, same in itertools.groupby(lanes, lambda lane: lane.header.process):
        members = list(same)
        if any(lane.header.thread != lane.header.pid for lane in members):
            group = ThreadGroup(rows, rows + len(members) - 1, members[0].header.pid)
            found |= dict.fromkeys(range(rows, rows + len(members)), group)
        rows += len(members)
    return found


def _paint_bracket(painter: QPainter, theme: Theme, layout: LaneLayout, group: ThreadGroup) -> None:
    """A bracket left of the rows of a process's threads, with its PID upright beside it where there is room."""
    top = max(layout.top(group.first) + 4, 2.0)
    bottom = min(layout.top(group.last) + layout.lane_height - 4, layout.height - 2)
    if bottom - top < 4:
        return
    x = _BRACKET_WIDTH + 1.5
    painter.setPen(QPen(QColor(theme.faint)))
    painter.drawLines([QLineF(x, top, x, bottom), QLineF(x, top, x + 4, top), QLineF(x, bottom, x + 4, bottom)])
    text = f"PID {group.pid}"
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) > bottom - top:
        text = str(group.pid)
    if metrics.horizontalAdvance(text) > bottom - top:
        return
    painter.save()
    painter.translate(x - 4, (top + bottom) / 2)
    painter.rotate(-90)
    painter.setPen(QColor(theme.muted))
    length = bottom - top
    painter.drawText(QRectF(-length / 2, -metrics.height(), length, metrics.height()), _CENTRE, text)
    painter.restore()


@dataclass(frozen=True, slots=True)
class _Called:
    """What a row is called: its name, what is enough of it where there is little room, its place; and their inks."""

    name: str
    short: str
    place: str
    ink: str
    place_ink: str


def _paint_called(painter: QPainter, theme: Theme, box: QRectF, called: _Called, found: Badge | None) -> None:
    """Name, place and badge below one another, as far as there is room; where there is little, side by side."""
    name, in_one = called.name, f"{called.short} · {called.place}"
    line = painter.fontMetrics().height() + 3
    lines = min(int(box.height() // line), 3 if found is not None else 2)
    if lines <= 1:
        if found is not None:
            box = box.adjusted(0, 0, -_paint_badge(painter, theme, box, found.sign, found, at_right=True) - 4, 0)
            name = called.short
        text = f"{name} · {called.place}"
        _write(
            painter, box, text if painter.fontMetrics().horizontalAdvance(text) <= box.width() else in_one, called.ink
        )
        return
    top = box.center().y() - lines * line / 2
    rows = [QRectF(box.left(), top + row * line, box.width(), line) for row in range(lines)]
    if found is not None and lines == 2:
        _write(painter, rows[0], in_one, called.ink)
    else:
        _write(painter, rows[0], name, called.ink)
        _write(painter, rows[1], called.place, called.place_ink)
    if found is not None:
        _paint_badge(painter, theme, rows[-1], str(found), found)


def _paint_idle_names(painter: QPainter, theme: Theme, view: View, run: Run) -> None:
    """What the workers without a job are called, which have no number."""
    layout, line = view.lanes, painter.fontMetrics().height()
    every = max(math.ceil(line / layout.lane_height), 1)
    for place, life in view.idle_rows():
        row = QRectF(0, layout.top(place), LANE_NAMES_WIDTH, layout.lane_height)
        if row.height() >= LINES_FROM:
            painter.setPen(QPen(QColor(theme.grid)))
            bottom = round(row.bottom()) + 0.5
            painter.drawLine(QLineF(0, bottom, LANE_NAMES_WIDTH, bottom))
        if place % every:
            continue
        box = row.adjusted(_MARGIN, 0, -_MARGIN, 0)
        name = tr("worker")
        called = _Called(name, name, f"PID {life.process.pid}", theme.muted, theme.muted)
        _paint_called(painter, theme, box, called, life_badge(run, life.process))


def _number(lane: Lane) -> str:
    """Where there is no room for more: the worker's number, and the level of a deeper lane."""
    return f"{lane.worker + 1}.{lane.level}" if lane.level else f"{lane.worker + 1}"


def _paint_badge(
    painter: QPainter, theme: Theme, box: QRectF, text: str, found: Badge, *, at_right: bool = False
) -> float:
    """Paint ``text`` on the badge's colour, at the left of ``box`` unless ``at_right``. Returns the width it took."""
    colour = QColor(theme.suspended if found.sign == SUSPENDED_SIGN else theme.lost)
    metrics = painter.fontMetrics()
    width = min(metrics.horizontalAdvance(text) + 2 * _BADGE_PADDING, box.width())
    left = box.right() - width if at_right else box.left()
    pill = QRectF(left, round(box.center().y() - metrics.height() / 2), width, metrics.height() + 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(pill, 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _write(painter, pill.adjusted(_BADGE_PADDING, 0, 2 - _BADGE_PADDING, 0), text, ink_on(colour))
    return float(width)


def _write(painter: QPainter, box: QRectF, text: str, colour: QColor | str) -> None:
    painter.setPen(QColor(colour))
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitting)
