"""What is painted over the picture of a whole run."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ...look.theme import Theme
from ..compute.density import Density

_DIMMED = 0.65
_CHOSEN_HEIGHT = 6
_GRIP_WIDTH = 3
_GRIP_HEIGHT = 12
_GRIPS_FROM = 18  # pixels; a narrower frame has no room for them


def paint_frame(painter: QPainter, theme: Theme, area: QRectF, frame: QRectF) -> None:
    """Dim what of ``area`` is outside ``frame``, and draw that with grips at its edges. Ends the painter's clipping."""
    dim = QColor(theme.panel)
    dim.setAlphaF(_DIMMED)
    painter.fillRect(QRectF(area.topLeft(), QPointF(frame.left(), area.bottom())), dim)
    painter.fillRect(QRectF(QPointF(frame.right(), area.top()), area.bottomRight()), dim)
    painter.setClipping(False)
    painter.setPen(QPen(QColor(theme.muted)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, right = round(frame.left()), round(frame.right())
    painter.drawRect(QRectF(left + 0.5, frame.top() + 0.5, max(right - left - 1, 1), frame.height() - 1))
    if right - left >= _GRIPS_FROM:
        for x in (left, right - _GRIP_WIDTH):
            grip = QRectF(x, frame.center().y() - _GRIP_HEIGHT / 2, _GRIP_WIDTH, _GRIP_HEIGHT)
            painter.fillRect(grip, QColor(theme.text))


def paint_chosen(painter: QPainter, theme: Theme, drawn: QRectF, columns: NDArray[np.int64]) -> None:
    """Mark the pixels of ``drawn`` in which chosen tasks began, along its upper edge."""
    painter.setPen(QPen(QColor(theme.text), 1))
    bottom = drawn.top() + _CHOSEN_HEIGHT
    painter.drawLines([QLineF(x, drawn.top(), x, bottom) for x in (drawn.left() + columns + 0.5).tolist()])


class Marks:
    """Where tasks raised, a line; where they were lost, a broken one: told by more than their colour."""

    def __init__(self) -> None:
        self._of: tuple[Density | None, QRectF] = (None, QRectF())
        self._errors: list[QLineF] = []
        self._lost: list[QLineF] = []

    def paint(self, painter: QPainter, theme: Theme, drawn: QRectF, found: Density) -> None:
        """Paint those of ``found`` upon ``drawn``; there may be one for every pixel, so the lines are kept."""
        if self._of[0] is not found or self._of[1] != drawn:
            self._of = found, QRectF(drawn)
            self._errors, self._lost = (_lines(columns, drawn, found) for columns in (found.errors, found.lost))
        for lines, colour, style in (
            (self._errors, theme.error, Qt.PenStyle.SolidLine),
            (self._lost, theme.lost, Qt.PenStyle.DashLine),
        ):
            pen = QPen(QColor(colour), 2, style)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLines(lines)


def _lines(columns: NDArray[np.int64], drawn: QRectF, found: Density) -> list[QLineF]:
    scale = drawn.width() / len(found.busy)
    return [QLineF(x, drawn.top(), x, drawn.bottom()) for x in (drawn.left() + (columns + 0.5) * scale).tolist()]
