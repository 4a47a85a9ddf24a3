"""How a row of the comparison is painted: the run's name, its lanes, the time it saved, and what is marked in it."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from engine import words
from engine.inside.data_class import dataclass
from engine.inside.language import tr

from ..look.theme import Theme
from ..timeline.axes import RIGHT_MARGIN
from ..timeline.paint.names_painter import LANE_NAMES_WIDTH, paint_names
from ..timeline.paint.overlay import paint_chip
from ..timeline.paint.scene import paint_scene
from ..timeline.paint.view import View

HEAD_HEIGHT = 26
_NAME_SHARE = 0.6
_CHIP_LOWEST = 40.0  # where there are many lanes, it would be out of sight in their middle


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the lanes: the run's name, what is told of its time, its hue; ``width`` in pixels."""

    name: str
    told: str
    hue: QColor
    width: int


class RowPainter:
    """Paints a row of ``view``, which has a run. Made for one painting."""

    def __init__(self, painter: QPainter, theme: Theme, view: View, font: QFont) -> None:
        self._painter = painter
        self._theme = theme
        self._view = view
        self._font = font
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)

    def paint(self, head: Head, slowest_s: float | None, exposed: QRectF) -> None:
        """Paint all but what moves with the pointer, as far as it lies in ``exposed``.

        ``slowest_s`` is the time of the slowest run, to which the time saved is shaded; None where times do not
        compare.
        """
        painter, theme, view, run = self._painter, self._theme, self._view, self._view.run
        assert run is not None
        self._paint_head(head)
        painter.translate(0, HEAD_HEIGHT)
        exposed = exposed.translated(0, -HEAD_HEIGHT)
        painter.save()
        painter.setClipRect(QRectF(0, 0, LANE_NAMES_WIDTH, view.lanes.height).intersected(exposed))
        paint_names(painter, theme, view, self._font)
        painter.restore()
        painter.translate(LANE_NAMES_WIDTH, 0)
        room = QRectF(0, 0, view.width, view.lanes.height)
        painter.setClipRect(room.adjusted(0, -1, 1, 1))
        saved = self._saved(run.finished_s, slowest_s)
        paint_scene(
            painter,
            theme,
            view,
            room,
            fonts=(self._bold, self._font),
            exposed=exposed.translated(-LANE_NAMES_WIDTH, 0),
            behind=partial(self._tint_saved, saved),
            over=lambda _by: self._tell_saved(saved, run.finished_s, slowest_s),
        )
        painter.resetTransform()
        painter.setClipping(False)

    def mark(self, measured: tuple[float, float] | None, text: str, cursor_s: float | None) -> None:
        """Paint the measured range, with ``text`` above it, and a line where the pointer is; None: neither."""
        painter, theme, view = self._painter, self._theme, self._view
        if measured is not None:
            painter.setFont(self._font)
            metrics = QFontMetricsF(self._font)
            width, height = metrics.horizontalAdvance(text) + 12, metrics.height() + 3
            chip = QRectF(round(LANE_NAMES_WIDTH + view.width - width), (HEAD_HEIGHT - height) / 2, width, height)
            paint_chip(painter, chip, text, QColor(theme.accent), QColor(theme.on_accent))
        painter.setClipRect(QRectF(LANE_NAMES_WIDTH, HEAD_HEIGHT, view.width, view.lanes.height))
        painter.translate(LANE_NAMES_WIDTH, HEAD_HEIGHT)
        if measured is not None:
            left, right = (self._view.pixel(at_s) for at_s in measured)
            tint = QColor(theme.accent)
            tint.setAlphaF(0.14)
            painter.fillRect(QRectF(left, 0, right - left, view.lanes.height), tint)
        if cursor_s is not None:
            painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
            x = round(self._view.pixel(cursor_s)) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, view.lanes.height))
        painter.resetTransform()
        painter.setClipping(False)

    def _paint_head(self, head: Head) -> None:
        painter, theme, metrics = self._painter, self._theme, QFontMetricsF(self._bold)
        paint_swatch(painter, head.hue, QPointF(8, HEAD_HEIGHT / 2))
        room = QRectF(32, 0, head.width - 32 - RIGHT_MARGIN, HEAD_HEIGHT)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setPen(QColor(theme.text))
        painter.setFont(self._bold)
        name = metrics.elidedText(words.plain(head.name), Qt.TextElideMode.ElideMiddle, room.width() * _NAME_SHARE)
        painter.drawText(room, flags, name)
        painter.setFont(self._font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(room.adjusted(metrics.horizontalAdvance(name) + 12, 0, 0, 0), flags, head.told)

    def _saved(self, elapsed_s: float | None, slowest_s: float | None) -> QRectF | None:
        """Where the time stands by which the run ended before the slowest; None if it did not, or nobody knows."""
        if elapsed_s is None or slowest_s is None or elapsed_s >= slowest_s:
            return None
        left, right = (self._view.pixel(at_s) for at_s in (elapsed_s, slowest_s))
        return QRectF(left, 1, right - left, self._view.lanes.height - 1)

    def _tint_saved(self, box: QRectF | None) -> None:
        if box is not None:
            tint = QColor(self._theme.good)
            tint.setAlphaF(0.13)
            self._painter.fillRect(box, tint)

    def _tell_saved(self, box: QRectF | None, elapsed_s: float | None, slowest_s: float | None) -> None:
        """How much that is, where there is room for it."""
        if box is None or elapsed_s is None or slowest_s is None:
            return
        painter, theme, metrics = self._painter, self._theme, QFontMetricsF(self._font)
        seen = box.intersected(QRectF(0, 0, self._view.width, self._view.lanes.height))
        text = tr("{time} less").format(time=words.short_duration(slowest_s - elapsed_s))
        chip = QRectF(0, 0, metrics.horizontalAdvance(text) + 16, metrics.height() + 6)
        if chip.width() > seen.width():
            return
        chip.moveCenter(QPointF(seen.center().x(), min(seen.center().y(), _CHIP_LOWEST)))
        painter.setFont(self._font)
        paint_chip(painter, chip.toRect().toRectF(), text, QColor(theme.panel), QColor(theme.good))


def paint_swatch(painter: QPainter, hue: QColor, left: QPointF) -> None:
    """Paint a strategy's small parallelogram; ``left`` is the middle of its left edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hue)
    corners = ((4, -5), (17, -5), (13, 5), (0, 5))
    painter.drawPolygon([left + QPointF(x, y) for x, y in corners])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
