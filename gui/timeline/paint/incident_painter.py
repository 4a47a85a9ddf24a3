"""What befell a worker: how it is painted on the axis and in the worker's row."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from engine.inside.worker import Process
from engine.model.incident import Incident, What

from ...look.theme import Theme
from .view import View

_HALF, _HEIGHT = 4.5, 6.0
_TINT = 0.45


def paint_triangle(painter: QPainter, theme: Theme, incident: Incident, x: float, bottom: float) -> None:
    """A small triangle whose tip points down at ``x``; empty where the worker was let go on."""
    colour = QColor(mark_colour(theme, incident.what))
    tip = QPolygonF([QPointF(x - _HALF, bottom - _HEIGHT), QPointF(x + _HALF, bottom - _HEIGHT), QPointF(x, bottom)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(colour, 1.2))
    goes_on = incident.what in (What.CONTINUED, What.HEARD)
    painter.setBrush(QColor(theme.panel) if goes_on else colour)
    painter.drawPolygon(tip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_marks_on_axis(painter: QPainter, theme: Theme, view: View, bottom: float) -> None:
    """A triangle on the lower edge of the time axis for each incident in view."""
    if view.run is None:
        return
    for incident in view.run.incidents:
        x = view.x(incident.at_ns)
        if 0 <= x <= view.width:
            paint_triangle(painter, theme, incident, round(x) + 0.5, bottom)


def paint_incidents(painter: QPainter, theme: Theme, view: View, process: Process, row: QRectF) -> None:
    """What befell a process, in its row: hatched while it was suspended or not heard of, a line with a triangle where
    that began, where it went on or was ended.
    """
    run = view.run
    assert run is not None
    incidents = run.incidents.of(process)
    if not incidents:
        return
    tint = QColor(theme.suspended)
    tint.setAlphaF(_TINT)
    stretches = [(stretch, _DENSE) for stretch in run.incidents.suspended(process, run.until_ns)]
    stretches += [(stretch, _DASHED) for stretch in run.incidents.silent(process, run.until_ns)]
    for (from_ns, to_ns), pattern in stretches:
        left, right = max(view.x(from_ns), -9.0), min(view.x(to_ns), view.width + 9)
        if right > left:
            painter.fillRect(QRectF(left, row.top(), right - left, row.height()), QBrush(tint, pattern))
    for incident in incidents:
        x = round(view.x(incident.at_ns)) + 0.5
        if not -_HALF <= x <= view.width + _HALF:
            continue
        painter.setPen(QPen(QColor(mark_colour(theme, incident.what)), 2 if incident.what.is_end else 1))
        painter.drawLine(QLineF(x, row.top() - 1, x, row.bottom() + 1))
        paint_triangle(painter, theme, incident, x, row.top() + 2)


def mark_colour(theme: Theme, what: What) -> str:
    """The colour of a mark."""
    match what:
        case What.SUSPENDED | What.SILENT:
            return theme.suspended
        case What.CONTINUED | What.HEARD:
            return theme.good
    return theme.error


_DENSE, _DASHED = Qt.BrushStyle.VerPattern, Qt.BrushStyle.BDiagPattern
