"""What the colours of the bars mean, in one line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from engine import words
from engine.inside.language import tr
from engine.inside.records.facts import Fact
from engine.trace.run import Run

from ..look.guarded import guarded_event
from ..look.style import tabular
from ..look.theme import Theme
from .paint.bar_painter import spawn_brush
from .paint.colours import By, ColourBy, ramp, scale_of

_SWATCH = 14.0
_SCALE = 70.0
_GAP = 5.0


class Legend(QWidget):
    """Swatches with their meanings: always that of spawning; of the states and durations, where these are coloured."""

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._scale: tuple[str, str] | None = None
        self._by: By = ColourBy.TASK
        self.setFont(tabular(self.font()))

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self._theme = theme
        self._measure()

    def show_run(self, run: Run | None, by: By) -> None:
        """Say what ``by`` means in ``run``."""
        scale = None
        if run is not None and (by is ColourBy.DURATION or isinstance(by, Fact)):
            least, most = scale_of(run, by)
            if most and isinstance(by, Fact):
                scale = words.value(by, least), words.value(by, most)
            elif most:
                scale = words.exact(least / 1e9), words.exact(most / 1e9)
        if (scale, by) != (self._scale, self._by):
            self._scale, self._by = scale, by
            self._measure()

    def _measure(self) -> None:
        """It takes no more room than it has to tell."""
        self.setMaximumWidth(self.sizeHint().width())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(round(self._draw(None)), self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        """It gives way: an entry that has no room is left out. Qt's."""
        return QSize(0, self.sizeHint().height())

    def told(self) -> str:
        """All of it in words."""
        return ", ".join(self._words())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is left out is told by the tooltip. Qt's."""
        super().resizeEvent(event)
        self.setToolTip(self.told() if self.width() < self.sizeHint().width() else "")

    @guarded_event
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        self._draw(painter)
        painter.end()

    def _words(self) -> list[str]:
        """What the entries say, in their order."""
        if self._scale is not None:
            return [" – ".join(self._scale), tr("spawning")]
        if self._by is ColourBy.STATE:
            return [tr("done"), tr("error"), tr("spawning")]
        return [tr("spawning")]

    def _draw(self, painter: QPainter | None) -> float:
        """Paint, as far as there is room, or only measure; the width."""
        theme = self._theme
        if theme is None:
            return 0.0
        x = 0.0
        if self._scale is not None:
            width = sum(map(self._width, self._scale)) + _SCALE + 3 * _GAP
            its_painter = painter if x + width <= self.width() else None
            x = self._draw_text(its_painter, x, self._scale[0])
            x = self._draw_swatch(its_painter, x, _SCALE, _ramp_brush(x, is_dark=theme.is_dark)) + _GAP
            x = self._draw_text(its_painter, x, self._scale[1]) + 2 * _GAP
        elif self._by is ColourBy.STATE:
            for colour, word in ((theme.good, tr("done")), (theme.error, tr("error"))):
                x = self._draw_entry(painter, x, QBrush(QColor(colour)), word) + _GAP
        return self._draw_entry(painter, x, spawn_brush(theme), tr("spawning"))

    def _draw_entry(self, painter: QPainter | None, x: float, brush: QBrush, word: str) -> float:
        if x + _SWATCH + _GAP + self._width(word) > self.width():
            painter = None
        return self._draw_text(painter, self._draw_swatch(painter, x, _SWATCH, brush) + _GAP, word)

    def _width(self, text: str) -> float:
        return float(self.fontMetrics().horizontalAdvance(text))

    def _draw_swatch(self, painter: QPainter | None, x: float, width: float, brush: QBrush) -> float:
        if painter is not None:
            painter.fillRect(QRectF(x, (self.height() - 11) / 2, width, 11), brush)
        return x + width

    def _draw_text(self, painter: QPainter | None, x: float, text: str) -> float:
        width = self._width(text)
        if painter is not None and self._theme is not None:
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(QRectF(x, 0, width + 1, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
        return x + width + _GAP


def _ramp_brush(x: float, *, is_dark: bool) -> QBrush:
    gradient = QLinearGradient(QPointF(x, 0), QPointF(x + _SCALE, 0))
    colours = ramp(is_dark=is_dark)
    for at in range(0, len(colours), 7):
        red, green, blue = colours[at]
        gradient.setColorAt(at / (len(colours) - 1), QColor(int(red), int(green), int(blue)))
    return QBrush(gradient)
