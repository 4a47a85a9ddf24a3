"""What is painted over the picture of a whole run."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ..theme import Theme
from .density import Density

_DIMMED = 0.65
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


def paint_marks(painter: QPainter, theme: Theme, drawn: QRectF, found: Density) -> None:
    """Where tasks raised, a line; where they were lost, a broken one: told by more than their colour."""
    scale = drawn.width() / len(found.busy)
    for columns, colour, style in (
        (found.errors, theme.error, Qt.PenStyle.SolidLine),
        (found.lost, theme.lost, Qt.PenStyle.DashLine),
    ):
        pen = QPen(QColor(colour), 2, style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        xs = (drawn.left() + (columns + 0.5) * scale).tolist()
        painter.drawLines([QLineF(x, drawn.top(), x, drawn.bottom()) for x in xs])
