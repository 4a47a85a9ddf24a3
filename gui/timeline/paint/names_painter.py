"""Beside each lane its worker, its PID or its thread, and its badge: how they are painted."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from engine import words
from engine.inside.language import tr
from engine.inside.records.reader import Header
from engine.trace.lane import Lane
from engine.trace.output import printable

from ...look.badges import SUSPENDED_SIGN, Badge, badge
from ...look.theme import Theme, ink_on
from .view import View

LANE_NAMES_WIDTH = 150
_MARGIN = 8
_BADGE_PADDING = 6


def place_label(header: Header, several_hosts: bool) -> str:
    """Where a worker is: its PID, or its thread where the process has several; its host where there are several."""
    place = f"PID {header.pid}" if header.thread == header.pid else tr("thread {thread}").format(thread=header.thread)
    return f"{printable(header.host)} {place}" if several_hosts else place


def paint_names(painter: QPainter, theme: Theme, view: View, font: QFont) -> None:
    """Paint the names of the lanes in view, from 0 to ``LANE_NAMES_WIDTH``, as far as the painter's clip goes."""
    run, layout, width = view.run, view.lanes, LANE_NAMES_WIDTH
    if run is None:
        return
    painter.setClipRect(QRectF(0, 0, width, layout.height), Qt.ClipOperation.IntersectClip)
    seen = painter.clipBoundingRect()
    painter.setFont(font)
    several_hosts = len({lane.header.host for lane in run.trace.lanes}) > 1
    for place in layout.visible():
        lane = run.trace.lanes[view.order[place]]
        row = QRectF(0, layout.top(place), width, layout.lane_height)
        if row.bottom() + 1 < seen.top() or row.top() > seen.bottom():
            continue
        if lane.number == view.lane:
            painter.fillRect(row.adjusted(0, 1, 0, 0), QColor(theme.accent_soft))
            painter.fillRect(QRectF(0, row.top() + 1, 3, row.height() - 1), QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.grid)))
        bottom = round(row.bottom()) + 0.5  # as in the chart beside it
        painter.drawLine(QLineF(0, bottom, width, bottom))
        inner = row.adjusted(_MARGIN, 0, -_MARGIN, 0)
        _paint_lane(painter, theme, inner, lane, place_label(lane.header, several_hosts), found=badge(run, lane))


def _paint_lane(painter: QPainter, theme: Theme, box: QRectF, lane: Lane, place: str, *, found: Badge | None) -> None:
    """Name, place and badge below one another, as far as there is room; where there is little, side by side."""
    name, number = words.lane(lane.worker, lane.level), _number(lane)
    line = painter.fontMetrics().height() + 3
    lines = min(int(box.height() // line), 3 if found is not None else 2)
    if lines <= 1:
        if found is not None:
            box = box.adjusted(0, 0, -_paint_badge(painter, theme, box, found.sign, found, at_right=True) - 4, 0)
            name = number
        text = f"{name} · {place}"
        if painter.fontMetrics().horizontalAdvance(text) > box.width():
            text = f"{number} · {place}"
        _write(painter, box, text, theme.text)
        return
    top = box.center().y() - lines * line / 2
    rows = [QRectF(box.left(), top + row * line, box.width(), line) for row in range(lines)]
    if found is not None and lines == 2:
        _write(painter, rows[0], f"{number} · {place}", theme.text)
    else:
        _write(painter, rows[0], name, theme.text)
        _write(painter, rows[1], place, theme.muted)
    if found is not None:
        _paint_badge(painter, theme, rows[-1], str(found), found)


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
