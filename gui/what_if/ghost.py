"""What a run would have been, drawn over its lanes: outlines, so that nobody takes them for what was recorded."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine import words
from engine.inside.language import tr
from engine.insight.what_if.replay import Bar

from ..look.appearance import appearance
from ..look.guarded import guarded
from ..timeline.paint.overlay import paint_chip
from ..timeline.paint.view import View

_FROM, _TO = 0.58, 0.94
"""Of a lane's height, from its top: where the outlines are."""
_BARS_MOST = 4_000
_NARROWEST = 2.0


class Ghost(QGraphicsItem):
    """Bars of predicted jobs, a row for each worker from the first on, and a line at the predicted end. Main thread."""

    def __init__(self, view: Callable[[], View], parent: QGraphicsItem) -> None:
        """Over ``parent``, whose lanes and time ``view`` tells."""
        super().__init__(parent)
        self._view = view
        self._bars: Sequence[Bar] = ()
        self._end: tuple[float, str] | None = None
        self.setZValue(8)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def bars(self) -> Sequence[Bar]:
        """What is drawn."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar], end_s: float, text: str) -> None:
        """Draw other bars, and a line at ``end_s`` with ``text``."""
        self.prepareGeometryChange()
        self._bars, self._end = bars[:_BARS_MOST], (end_s, text)
        self.update()

    def clear(self) -> None:
        """Draw nothing."""
        self._bars, self._end = (), None
        self.update()

    def boundingRect(self) -> QRectF:
        """Qt's."""
        view = self._view()
        return QRectF(0, 0, view.width, view.lanes.height)

    @guarded
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Qt's."""
        if self._end is None:
            return
        view, theme = self._view(), appearance().theme
        ink = QColor(theme.accent)
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
        ground = QColor(theme.panel)
        ground.setAlphaF(0.6)
        painter.setBrush(ground)
        lanes = view.lanes
        for bar in self._bars:
            left, right = view.pixel(bar.begin_s), view.pixel(bar.end_s)
            if bar.worker >= lanes.count or right < 0 or left > view.width:
                continue
            top = lanes.top(bar.worker) + lanes.lane_height * _FROM
            height = lanes.lane_height * (_TO - _FROM)
            painter.drawRect(QRectF(left, top, max(right - left, _NARROWEST), height))
        end_s, text = self._end
        text = with_those_beyond(text, self._bars, lanes.count)
        x = round(view.pixel(end_s)) + 0.5
        painter.drawLine(QLineF(QPointF(x, 0), QPointF(x, lanes.height)))
        metrics = QFontMetricsF(painter.font())
        width, height = metrics.horizontalAdvance(text) + 12, metrics.height() + 4
        left = min(max(x - width / 2, 2.0), max(view.width - width - 2, 2.0))
        paint_chip(painter, QRectF(round(left), lanes.height - height - 2, width, height), text, ink,
                   QColor(theme.on_accent))  # fmt: skip


def with_those_beyond(text: str, bars: Sequence[Bar], rows: int) -> str:
    """The text, and how many workers the prediction has that the run has no row for."""
    more = max((bar.worker + 1 for bar in bars), default=0) - rows
    if more <= 0:
        return text
    beyond = words.count(more, tr("{n} more worker has no row"), tr("{n} more workers have no row"))
    return f"{text} · {beyond}"
