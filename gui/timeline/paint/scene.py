"""All that a chart of lanes has in common, wherever it is painted: in the window, in a comparison, in a picture."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ...look.theme import Theme
from .lane_painter import LanePainter, paint_ground, paint_lanes
from .view import View


def paint_scene(
    painter: QPainter,
    theme: Theme,
    view: View,
    room: QRectF,
    *,
    fonts: tuple[QFont, QFont],
    exposed: QRectF | None = None,
    behind: Callable[[], None] = lambda: None,
    over: Callable[[LanePainter], None] = lambda _by: None,
) -> None:
    """Paint the ground, the lanes and the line at their end; where there are none, ``view.message``.

    Args:
        painter: its origin is the upper left corner of ``room``.
        theme: the colours.
        view: what is shown.
        room: where to.
        fonts: of the labels of bars, and of the message.
        exposed: what of ``room`` is to be painted; None: all.
        behind: paints what lies between the ground and the lanes.
        over: paints what lies over the lanes; told by what they were painted.
    """
    paint_ground(painter, theme, view, room.height(), exposed)
    behind()
    run = view.run
    if run is None or not view.lanes.count:
        painter.setPen(QColor(theme.muted))
        painter.setFont(fonts[1])
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), view.message)
        return
    painter.setFont(fonts[0])
    over(paint_lanes(painter, theme, view, room, room if exposed is None else exposed.intersected(room)))
    paint_until(painter, theme, view, room)


def paint_until(painter: QPainter, theme: Theme, view: View, room: QRectF) -> None:
    """Paint the moment until which anything is known of the run of ``view``, which there is: now, or its end."""
    run = view.run
    assert run is not None
    if not run.started_ns:
        return
    x = round(view.x(run.until_ns)) + 0.5
    if 0 <= x <= view.width + 1:
        painter.setPen(QPen(QColor(theme.accent if run.is_live else theme.faint), 2 if run.is_live else 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, min(view.lanes.top(view.lanes.count), room.height())))
