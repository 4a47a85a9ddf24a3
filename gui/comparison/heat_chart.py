"""Where among two settings the fastest lies: a map for each strategy, a cell for each pair of values."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine import words
from engine.inside.language import tr
from engine.insight.sweep import HeatMap

from ..look.guarded import guarded_event
from ..look.hues import mixed
from ..look.style import tabular
from ..look.theme import Theme, ink_on, strategy_hue

_LEFT, _HEAD, _ROW, _GAP = 96, 46, 30, 14
_CELL_MOST, _CELL_LEAST = 120, 44
_FAINTEST = 0.08
_SLOWEST = 2.0
"""Whatever takes so many times as long as the fastest is as faint as can be."""


class HeatChart(QWidget):
    """The maps, one below the other: the faster, the fuller the colour; the time stands in each cell. Main thread."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("heatChart")
        self.setAccessibleName(tr("Where among two settings the fastest lies"))
        self._maps: tuple[HeatMap, ...] = ()
        self._theme: Theme | None = None

    def show_maps(self, found: Sequence[HeatMap]) -> None:
        """Show other maps."""
        self._maps = tuple(found)
        self.setAccessibleDescription("; ".join(map(_spoken, self._maps)))
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(600, sum(_height(each) for each in self._maps))

    @guarded_event
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.panel))
        painter.setFont(tabular(self.font()))
        top = 0.0
        for each in self._maps:
            _paint_map(painter, self._theme, each, QRectF(0, top, self.width(), _height(each)))
            top += _height(each)
        painter.end()


def _height(found: HeatMap) -> int:
    return _HEAD + len(found.rows) * _ROW + _GAP


def _paint_map(painter: QPainter, theme: Theme, found: HeatMap, room: QRectF) -> None:
    """The title, the values of both settings, and the cells."""
    width = min(max((room.width() - _LEFT - 8) / len(found.columns), _CELL_LEAST), _CELL_MOST)
    painter.setPen(QColor(theme.text))
    title = QRectF(8, room.top(), room.width() - 16, 22)
    painter.drawText(title, int(Qt.AlignmentFlag.AlignVCenter), _title(found))
    painter.setPen(QColor(theme.muted))
    for number, value in enumerate(found.columns):
        box = QRectF(_LEFT + number * width, room.top() + 24, width, 20)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words.setting_value(value))
    for line, value in enumerate(found.rows):
        box = QRectF(8, room.top() + _HEAD + line * _ROW, _LEFT - 18, _ROW)
        painter.setPen(QColor(theme.muted))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(box, right, words.setting_value(value))
        for number, median_s in enumerate(found.median_s[line]):
            cell = QRectF(_LEFT + number * width, box.top(), width, _ROW).adjusted(1, 1, -1, -1)
            _paint_cell(painter, theme, found, median_s, cell)


def _paint_cell(painter: QPainter, theme: Theme, found: HeatMap, median_s: float | None, cell: QRectF) -> None:
    """Its time on its colour; the least of all has a frame as well, as colour is never the only sign."""
    least_s = found.least_s
    ground = QColor(theme.panel)
    if median_s is not None and least_s:
        near = max(1.0 - (median_s / least_s - 1.0) / (_SLOWEST - 1.0), 0.0)
        ground = mixed(strategy_hue(theme, found.strategy), ground, _FAINTEST + (1 - _FAINTEST) * near)
    painter.fillRect(cell, ground)
    text = "–" if median_s is None else words.at_a_glance(median_s)
    painter.setPen(ink_on(ground))
    fitting = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
    painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), fitting)
    if median_s is not None and median_s == least_s:
        painter.setPen(QPen(QColor(theme.text), 2))
        painter.drawRect(cell.adjusted(1, 1, -1, -1))


def _title(found: HeatMap) -> str:
    down, across = words.setting_name(found.row), words.setting_name(found.column)
    return tr("{strategy}: {down} (down) by {across} (across); the frame marks the fastest").format(
        strategy=words.strategy_name(found.strategy), down=down, across=across
    )


def _spoken(found: HeatMap) -> str:
    """Which pair is the fastest, and what it takes."""
    at = next(
        (
            f"{words.setting_name(found.row)} {words.setting_value(row)}, "
            f"{words.setting_name(found.column)} {words.setting_value(column)}: {words.at_a_glance(median_s)}"
            for row, medians in zip(found.rows, found.median_s, strict=True)
            for column, median_s in zip(found.columns, medians, strict=True)
            if median_s is not None and median_s == found.least_s
        ),
        "–",
    )
    return f"{words.strategy_name(found.strategy)}: {at}"
