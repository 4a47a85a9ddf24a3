"""How long each way took: a bar a way, the fastest first, with every repeat as a dot and the ideal as a line."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine import words
from engine.inside.language import tr
from engine.insight.comparison import Comparison, Way

from ..look.guarded import guarded_event
from ..look.style import tabular
from ..look.theme import Theme, strategy_hue
from ..timeline.axes import ticks, time_label
from .row_painter import paint_swatch

_ROW = 30
_AXIS = 22
_LEFT = 8
_NAME_MOST, _NAME_SHARE = 250, 0.36  # of the width
_TOLD_WIDTH, _TOLD_MARGIN = 140, 18  # at least
_BAR = 16
_DOT = 3.5
_MARGIN = 1.04


class Ranking(QWidget):
    """The chart; as high as its rows."""

    def __init__(self) -> None:
        super().__init__()
        self._comparison: Comparison | None = None
        self._names: tuple[str, ...] = ()
        self._theme: Theme | None = None
        self.setAccessibleName(tr("How long each way took"))

    def show_comparison(self, comparison: Comparison, names: Sequence[str]) -> None:
        """Show another one, whose ways are called ``names``."""
        self._comparison, self._names = comparison, tuple(names)
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleDescription("; ".join(self._spoken(place) for place in range(len(comparison.ways))))
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        count = len(self._comparison.ways) if self._comparison is not None else 0
        return QSize(600, _AXIS + count * _ROW + 4)

    @guarded_event
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        if self._theme is None or self._comparison is None:
            return
        painter = QPainter(self)
        font = tabular(self.font())
        painter.setFont(font)
        most_s = self._most_s(self._comparison)
        name_width = min(_NAME_MOST, self.width() * _NAME_SHARE)
        width = max(self.width() - name_width - self._told_width(QFontMetricsF(font)), 40)
        room = QRectF(name_width, _AXIS, width, self.height() - _AXIS - 4)
        if most_s:
            self._paint_axis(painter, self._theme, room, most_s)
        for place, way in enumerate(self._comparison.ways):
            box = QRectF(room.left(), _AXIS + place * _ROW, room.width(), _ROW)
            self._paint_name(painter, self._theme, box, place, way)
            self._paint_told(painter, self._theme, box, way)
            if most_s and way.median_s is not None:
                self._paint_bar(painter, self._theme, box, way, most_s, is_ranked=place < self._comparison.ranked)
        painter.end()

    def _told_width(self, metrics: QFontMetricsF) -> float:
        assert self._comparison is not None
        longest = max((metrics.horizontalAdvance(told(way)) for way in self._comparison.ways), default=0.0)
        return max(longest + _TOLD_MARGIN, _TOLD_WIDTH)

    @staticmethod
    def _most_s(comparison: Comparison) -> float:
        times = [time_s for way in comparison.ways for time_s in way.elapsed_s]
        return max(times, default=0.0) * _MARGIN

    @staticmethod
    def _paint_axis(painter: QPainter, theme: Theme, room: QRectF, most_s: float) -> None:
        marks = ticks(0.0, most_s, room.width())
        spacing_s = marks[1] - marks[0] if len(marks) > 1 else most_s
        for mark_s in marks:
            x = round(room.left() + mark_s / most_s * room.width()) + 0.5
            painter.setPen(QPen(QColor(theme.grid)))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            painter.setPen(QColor(theme.muted))
            label = QRectF(x - 60, 0, 120, _AXIS - 3)
            painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), time_label(mark_s, spacing_s))

    def _paint_name(self, painter: QPainter, theme: Theme, box: QRectF, place: int, way: Way) -> None:
        comparison = self._comparison
        assert comparison is not None
        is_first = place == 0 and comparison.ranked > 1
        font = painter.font()
        used = QFont(font)
        used.setWeight(QFont.Weight.DemiBold if is_first else QFont.Weight.Normal)
        painter.setFont(used)
        paint_swatch(painter, strategy_hue(theme, way.plan.strategy), QPointF(_LEFT, box.center().y()))
        text = self._names[place]
        painter.setPen(QColor(theme.text))
        room = QRectF(_LEFT + 24, box.top(), box.left() - _LEFT - 36, box.height())
        fitting = QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), fitting)
        painter.setFont(font)

    @staticmethod
    def _paint_bar(
        painter: QPainter, theme: Theme, box: QRectF, way: Way, most_s: float, *, is_ranked: bool
    ) -> None:  # fmt: skip
        def x(at_s: float) -> float:
            return box.left() + at_s / most_s * box.width()

        assert way.median_s is not None
        colour = strategy_hue(theme, way.plan.strategy)
        colour.setAlphaF(0.85 if is_ranked else 0.25)
        bar = QRectF(box.left(), box.center().y() - _BAR / 2, max(x(way.median_s) - box.left(), 1), _BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, 3, 3)
        if len(way.elapsed_s) > 1:
            painter.setPen(QPen(QColor(theme.panel), 1))
            painter.setBrush(QColor(theme.text))
            for time_s in way.elapsed_s:
                painter.drawEllipse(QPointF(x(time_s), box.center().y()), _DOT, _DOT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if way.ideal_s is not None and way.plan.strategy != "sequential":
            at = round(x(way.ideal_s)) + 0.5
            painter.setPen(QPen(QColor(theme.text), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(at, box.top() + 3), QPointF(at, box.bottom() - 3))

    def _paint_told(self, painter: QPainter, theme: Theme, box: QRectF, way: Way) -> None:
        room = QRectF(box.right() + 10, box.top(), self.width() - box.right() - 10, box.height())
        painter.setPen(QColor(theme.error if way.failed or way.differs or way.lazy else theme.text))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, flags, told(way))

    def _spoken(self, place: int) -> str:
        assert self._comparison is not None
        way = self._comparison.ways[place]
        return f"{self._names[place]}: {told(way)}"


def told(way: Way) -> str:
    """What is said of a way's time: ``"1.93 s · 1.60 ×"``."""
    if way.differs:
        return tr("other results")
    parts = [] if way.median_s is None else [words.at_a_glance(way.median_s)]
    if way.speedup is not None and way.plan.strategy != "sequential":
        parts.append(words.times(way.speedup))
    if way.lazy:
        parts.append(tr("nothing computed"))
    if way.failed:
        parts.append(tr("{count:,} of {runs:,} unfinished").format(count=way.failed, runs=len(way.runs)))
    return " · ".join(parts)
