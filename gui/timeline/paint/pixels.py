"""Paints what of a lane is too narrow for a bar."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from engine.trace.lane import Lane

from ...look.theme import Theme
from ..compute.bars import Bars
from .colours import Colouring, premultiplied

GAP = 1.0  # between two bars that touch
_STICKS_OUT = 2.0  # a mark, above and below the bar
_VEIL = 0.8  # how much of all others is hidden where some are chosen
_FAINTEST = 0.35  # how opaque a column is in which next to nothing ran


def paint_pixels(
    painter: QPainter, colouring: Colouring, lane: Lane, found: Bars, *, where: QRectF, is_pixels: NDArray[np.bool_]
) -> None:
    """Paint the merged columns of ``found``, and those of its bars for which ``is_pixels``, at ``where``.

    All is one row of pixels, drawn as high as ``where``: a rectangle for each would take a hundred times as long.
    """
    small = found.position[is_pixels]
    if not found.narrow_count and not len(small):
        return
    ends = found.right[is_pixels]
    width = int(max(found.column.max(initial=0) + 1, np.ceil(ends.max(initial=0)), 1))
    row = np.zeros(width, np.uint32)
    opacity = _FAINTEST + (1 - _FAINTEST) * np.minimum(found.share, 1.0)
    row[found.column] = premultiplied(colouring.merged(lane.number, found.took_ns), opacity)
    left = _whole(found.left[is_pixels], 0, width)
    right = _whole(ends - GAP, left, width)
    failed = lane.is_failed(small)
    took_ns = lane.ended_ns(small) - lane.column("started_ns")[small]
    numbers = colouring.numbers(lane, small, took_ns)
    colours = premultiplied(colouring.spans(lane.number, lane.column("task")[small], failed, numbers), 1.0)
    lengths = right - left
    pixels = np.repeat(left - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    row[pixels] = np.repeat(colours, lengths)
    _draw(painter, row, where)


def paint_marks(
    painter: QPainter, colouring: Colouring, lane: Lane, found: Bars, *, where: QRectF, is_pixels: NDArray[np.bool_]
) -> None:
    """Paint a line wherever a task raised that has no bar of its own; arguments as in ``paint_pixels``.

    It lies over the bars beside it and sticks out, so that one among thousands is found, and not by its colour alone.
    """
    small = is_pixels & lane.is_failed(found.position)
    lefts = np.maximum(np.floor(found.left[small] + 0.5), 0).astype(np.int64)
    marked = np.concatenate([found.marked, lefts])
    if len(marked):
        row = np.zeros(int(marked.max()) + 2, np.uint32)
        row[marked] = row[marked + 1] = QColor(colouring.theme.error).rgba()
        _draw(painter, row, where.adjusted(0, -_STICKS_OUT, 0, _STICKS_OUT))


def paint_chosen(painter: QPainter, theme: Theme, columns: NDArray[np.bool_], place: QRectF) -> None:
    """Dim a lane's bars, which stand at ``place``, and paint its ``columns`` of chosen tasks over them."""
    veil = QColor(theme.panel)
    veil.setAlphaF(_VEIL)
    painter.fillRect(QRectF(0, place.top() - _STICKS_OUT, len(columns), place.height() + 2 * _STICKS_OUT), veil)
    row = np.where(columns, np.uint32(QColor(theme.accent).rgba()), np.uint32(0))
    _draw(painter, row, QRectF(0, place.top(), 0, place.height()))


def _whole(pixels: NDArray[np.floating[Any]], least: NDArray[np.int64] | int, most: int) -> NDArray[np.int64]:
    rounded: NDArray[np.int64] = np.minimum(np.maximum(np.floor(pixels + 0.5), least), most).astype(np.int64)
    return rounded


def _draw(painter: QPainter, row: NDArray[np.uint32], where: QRectF) -> None:
    data = row.tobytes()
    image = QImage(data, len(row), 1, 4 * len(row), QImage.Format.Format_ARGB32_Premultiplied)
    painter.drawImage(QRectF(where.left(), where.top(), len(row), where.height()), image)
