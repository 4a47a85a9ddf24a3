"""Above the lanes of a plan's run: the process that calls the strategy; how it is painted."""

import math

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from engine import words
from engine.inside.data_class import dataclass
from engine.inside.language import tr
from engine.insight.caller import births_ns

from ...look.theme import Theme
from ..compute.caller import handled_pixels
from .names_painter import LANE_NAMES_WIDTH
from .view import View

BAND_HEIGHT = 30.0
_INSET = 2.0
_FOOT = 6.0
_MARK_HEIGHT = 6.0
_TEXT_MARGIN = 8.0
_TEXT_LEAST = 110.0  # in less there is no room for the first of what is said
_NAME_MARGIN = 8


@dataclass(frozen=True, slots=True)
class CallerMarks:
    """What is marked in its row, in pixels: ``handled`` from where to where it pickled or unpickled, and ``births``."""

    handled: tuple[tuple[int, int], ...] = ()
    births: tuple[float, ...] = ()


def caller_marks(view: View) -> CallerMarks:
    """The marks of the caller of the run of ``view``, as far as they are in view."""
    run = view.run
    if run is None or not run.started_ns:
        return CallerMarks()
    births = (round(view.x(at_ns)) + 0.5 for at_ns in births_ns(run))
    return CallerMarks(tuple(handled_pixels(run, view)), tuple(x for x in births if -1 <= x <= view.width + 1))


def paint_caller(
    painter: QPainter, theme: Theme, view: View, font: QFont, *, marks: CallerMarks, from_x: float, with_words: bool
) -> float:
    """Paint its row in the time of ``view``, which has a run: pale from the call's start to its end, with a tick where
    a process began to be, and dark where it pickled or unpickled. The upper left corner is at the origin; what is left
    of ``from_x`` is not exposed.

    Returns where its words end, if it is painted ``with_words``: infinity where not all of them have room yet.
    """
    run = view.run
    if run is None or not run.started_ns:
        return math.inf
    painter.setFont(font)
    painter.setClipRect(QRectF(0, 0, view.width, BAND_HEIGHT), Qt.ClipOperation.IntersectClip)
    left, right = max(view.x(run.started_ns), -20.0), min(view.x(run.until_ns), view.width + 20)
    box = QRectF(left, _INSET, max(right - left, 1.0), BAND_HEIGHT - _FOOT - _INSET)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent_soft))
    painter.drawRoundedRect(box, 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    top = box.bottom() - _MARK_HEIGHT
    for first, after in marks.handled:
        if after >= from_x:
            painter.fillRect(QRectF(first, top, after - first, _MARK_HEIGHT), QColor(theme.muted))
    painter.setPen(QPen(QColor(theme.accent), 1))
    painter.drawLines([QLineF(x, top, x, BAND_HEIGHT) for x in marks.births if x >= from_x - 1])
    return _paint_words(painter, theme, words.caller(run, len(births_ns(run))), box) if with_words else math.inf


def _paint_words(painter: QPainter, theme: Theme, text: str, box: QRectF) -> float:
    left = max(box.left(), 0.0) + _TEXT_MARGIN
    room = QRectF(left, box.top(), box.right() - left - _TEXT_MARGIN, box.height() - _MARK_HEIGHT)
    if room.width() < _TEXT_LEAST:
        return math.inf
    metrics = painter.fontMetrics()
    fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.setPen(QColor(theme.text))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitting)
    return left + metrics.horizontalAdvance(text) + _TEXT_MARGIN if fitting == text else math.inf


def paint_caller_name(painter: QPainter, theme: Theme, view: View, font: QFont) -> None:
    """Paint what the row is called, beside it."""
    if view.run is None or not view.run.runner_pid:
        return
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    box = QRectF(_NAME_MARGIN, _INSET, LANE_NAMES_WIDTH - 2 * _NAME_MARGIN, BAND_HEIGHT - _FOOT - _INSET)
    text = tr("main · PID {pid}").format(pid=view.run.runner_pid)
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitting)
