"""Above the lanes of a program that is watched: what its main process does, and its calls; how they are painted."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from engine import words
from engine.inside.language import tr
from engine.insight.serial import in_calls, serial
from engine.trace.run import Run

from ...look.theme import Theme
from ..compute.call_rows import CallBar, row_count
from .names_painter import LANE_NAMES_WIDTH
from .view import View

ROW_HEIGHT = 20.0
_INSET = 2.0
_FOOT = 6.0
_TEXT_MARGIN = 6.0
_TEXT_FROM = 24.0  # a narrower bar has no text
_NAME_MARGIN = 8
_TINT = 0.28


def band_height(bars: Sequence[CallBar]) -> float:
    """How high the rows of the main process and of so many calls are; 0 where there are none."""
    return (1 + row_count(list(bars))) * ROW_HEIGHT + _FOOT if bars else 0.0


def row_of(y: float) -> int | None:
    """The row of calls at a height; None beside them."""
    row = int(y // ROW_HEIGHT) - 1
    return row if row >= 0 else None


def paint_calls(painter: QPainter, theme: Theme, view: View, bars: Sequence[CallBar], font: QFont) -> None:
    """Paint both in the time of ``view``, which has a run; the upper left corner is at the origin."""
    run = view.run
    if run is None or not bars:
        return
    painter.setFont(font)
    painter.setClipRect(QRectF(0, 0, view.width, band_height(bars)), Qt.ClipOperation.IntersectClip)
    for stretches, colour, name in (
        (in_calls(run), theme.accent_soft, tr("in calls")),
        (serial(run), theme.faint, tr("alone", "the main process, outside of all calls")),
    ):
        ink = QColor(theme.panel if colour == theme.faint else theme.muted)
        for start_ns, end_ns in stretches:
            _paint_bar(painter, _box(view, start_ns, end_ns, 0), QColor(colour), ink, name)
    ended = run.ended_by_call()
    right_of: dict[int, float] = {}
    for bar in bars:
        box = _box(view, bar.started_ns, bar.ended_ns, bar.row + 1)
        if box.right() < 0 or box.left() > view.width or box.right() <= right_of.get(bar.row, -1.0):
            continue  # where they are narrower than a pixel, one stands for all
        right_of[bar.row] = box.right()
        hue = QColor(theme.tasks[bar.number % len(theme.tasks)])
        _paint_bar(painter, box, _tinted(hue, theme), QColor(theme.text), call_text(run, bar.number, ended), edge=hue)


def paint_call_names(painter: QPainter, theme: Theme, view: View, bars: Sequence[CallBar], font: QFont) -> None:
    """Paint what the rows are, beside them."""
    run = view.run
    if run is None or not bars:
        return
    painter.setFont(font)
    main = tr("main · PID {pid}").format(pid=run.runner_pid)
    for row, (text, colour) in enumerate(((main, theme.text), (tr("calls"), theme.muted))):
        box = QRectF(_NAME_MARGIN, row * ROW_HEIGHT, LANE_NAMES_WIDTH - 2 * _NAME_MARGIN, ROW_HEIGHT)
        painter.setPen(QColor(colour))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitting)


def call_text(run: Run, number: int, ended: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> str:
    """What stands on a call's bar: ``"Pool.map(resize), thumbs.py:41 · 340 / 500"``."""
    call = run.call(number)
    return f"{words.call_title(call)} · {words.call_progress(call, int(ended[number]))}"


def _box(view: View, start_ns: int, end_ns: int, row: int) -> QRectF:
    left, right = max(view.x(start_ns), -20.0), min(view.x(end_ns), view.width + 20)
    return QRectF(left, row * ROW_HEIGHT + _INSET, max(right - left, 1.0), ROW_HEIGHT - 2 * _INSET)


def _paint_bar(
    painter: QPainter, box: QRectF, fill: QColor, ink: QColor, text: str, *, edge: QColor | None = None
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen if edge is None or box.width() < 4 else QPen(edge, 1))
    painter.setBrush(fill if edge is None or box.width() >= _TEXT_FROM else edge)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if box.width() >= 4 else box, 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    left = max(box.left(), 0.0) + _TEXT_MARGIN
    room = box.right() - left - _TEXT_MARGIN
    if room >= _TEXT_FROM:
        painter.setPen(ink)
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(
            QRectF(left, box.top(), room, box.height()),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            fitting,
        )


def _tinted(hue: QColor, theme: Theme) -> QColor:
    ground = QColor(theme.panel)
    pairs = ((hue.red(), ground.red()), (hue.green(), ground.green()), (hue.blue(), ground.blue()))
    return QColor(*(round(over * _TINT + below * (1 - _TINT)) for over, below in pairs))
