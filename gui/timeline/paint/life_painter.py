"""Processes that have run no job: how a worker that waits for its first one is painted, and what jobs have started."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from engine.inside.language import tr
from engine.model.measured import Life
from engine.trace.run import Run

from ...look.theme import Theme
from ..compute.inner_rows import InnerRows
from .bar_painter import spawn_brush
from .incident_painter import paint_incidents
from .view import View

_INSET = 0.22
_TEXT_MARGIN = 6.0


def paint_idle(painter: QPainter, theme: Theme, view: View, life: Life, place: QRectF) -> None:
    """Hatched from its birth until it was gone, with a word about that where there is room; in a row whose bars stand
    at ``place``.
    """
    run = view.run
    assert run is not None
    left, right = _ends(view, run, life)
    inset = place.height() * _INSET
    box = QRectF(left, place.top() + inset, max(right - left, 1.0), place.height() - 2 * inset)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.fillRect(box, spawn_brush(theme))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if life.gone_ns and right < view.width:
        painter.setPen(QPen(QColor(theme.muted), 1))
        x = round(right) + 0.5
        painter.drawLine(QLineF(x, place.top() + 1, x, place.bottom() - 1))
    word = QRectF(box.left(), place.top(), box.width(), place.height())
    _paint_word(painter, theme, word, idle_word(run))
    paint_incidents(painter, theme, view, life.process, place)


def idle_word(run: Run) -> str:
    """What is said of a worker without a job."""
    return tr("got no job") if run.over or run.ended_ns else tr("no job yet")


def paint_inner(
    painter: QPainter, theme: Theme, view: View, rows: InnerRows, *, top: float, lane_height: float, from_x: float
) -> None:
    """Thin bars for what a worker's jobs have started, below its own, which end above them; from ``from_x`` on."""
    run = view.run
    assert run is not None
    fill, edge = QColor(theme.accent_soft), QColor(theme.muted)
    for row, life in rows.lives:
        left, right = _ends(view, run, life)
        if right < from_x or left > view.width:
            continue
        y, height = rows.place(row, top, lane_height)
        box = QRectF(round(left), round(y), max(round(right) - round(left), 1), max(round(height) - 2, 1))
        if box.width() < 3 or box.height() < 3:
            painter.fillRect(box, edge)
            continue
        painter.fillRect(box, fill)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_word(painter: QPainter, theme: Theme, box: QRectF, text: str) -> None:
    metrics = painter.fontMetrics()
    left = max(box.left(), 0.0) + _TEXT_MARGIN
    width = metrics.horizontalAdvance(text)
    if left + width + 2 * _TEXT_MARGIN > box.right() or box.height() < metrics.height():
        return
    ground = QRectF(left - 4, box.center().y() - metrics.height() / 2, width + 8, metrics.height())
    painter.fillRect(ground, QColor(theme.panel))
    bold, plain = painter.font(), QFont(painter.font())
    plain.setWeight(QFont.Weight.Normal)
    painter.setFont(plain)
    painter.setPen(QColor(theme.muted))
    baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(left, round(baseline)), text)
    painter.setFont(bold)


def _ends(view: View, run: Run, life: Life) -> tuple[float, float]:
    left = max(view.x(max(life.born_ns, run.started_ns)), -20.0)
    return left, max(min(view.x(run.life_end_ns(life)), view.width + 20), left)
