"""What lies over the lanes: the crosshair under the pointer, and the range that is measured."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ...look.guarded import guarded
from ...look.theme import Theme

_PADDING = 6.0


class Overlay(QGraphicsItem):
    """A vertical line at the pointer with its time, and a shaded range with its figures. In pixels of the view box."""

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._font = QFont()
        self._size = (0.0, 0.0)
        self._cross: tuple[float, str] | None = None
        self._range: tuple[float, float, str] | None = None
        self.setZValue(10)
        self.setVisible(False)  # else every frame of a run would paint it
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """Take on the colours."""
        self._theme, self._font = theme, font
        self.update()

    def resize(self, width: float, height: float) -> None:
        """The view has another size."""
        self.prepareGeometryChange()
        self._size = (width, height)

    def show_cross(self, x: float | None, text: str = "") -> None:
        """Draw the crosshair at pixel ``x``, with ``text`` beside it; None: nowhere."""
        cross = None if x is None else (x, text)
        if cross != self._cross:
            for each in (self._cross, cross):
                if each is not None:
                    self.update(self._cross_box(*each).united(QRectF(each[0] - 2, 0, 4, self._size[1])))
            self._cross = cross
            self._look_whether_shown()

    def show_range(self, ends: tuple[float, float] | None, text: str = "") -> None:
        """Shade from pixel to pixel, with ``text`` upon it; None: nothing."""
        wanted = None if ends is None else (*ends, text)
        if wanted != self._range:
            self._range = wanted
            self._look_whether_shown()
            self.update()

    def boundingRect(self) -> QRectF:
        """Qt's."""
        return QRectF(0, 0, *self._size)

    @guarded
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Qt's."""
        theme = self._theme
        if theme is None:
            return
        painter.setFont(self._font)
        height = self._size[1]
        if self._range is not None:
            left, right, text = self._range
            tint = QColor(theme.accent)
            tint.setAlphaF(0.14)
            painter.fillRect(QRectF(left, 0, right - left, height).intersected(self.boundingRect()), tint)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawLines([QLineF(x, 0, x, height) for x in (round(left) + 0.5, round(right) + 0.5)])
            box = self._chip_box(text, (left + right) / 2, QFontMetricsF(self._font).height() + _PADDING, centred=True)
            paint_chip(painter, box, text, QColor(theme.accent), QColor(theme.on_accent))
        if self._cross is not None:
            x, text = self._cross
            painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, height))
            paint_chip(painter, self._cross_box(x, text), text, QColor(theme.text), QColor(theme.panel))

    def _look_whether_shown(self) -> None:
        self.setVisible(self._cross is not None or self._range is not None)

    def _cross_box(self, x: float, text: str) -> QRectF:
        metrics = QFontMetricsF(self._font)
        return self._chip_box(text, x + 5, metrics.height() + _PADDING, centred=False)

    def _chip_box(self, text: str, x: float, bottom: float, *, centred: bool) -> QRectF:
        metrics = QFontMetricsF(self._font)
        width, height = metrics.horizontalAdvance(text) + 2 * _PADDING, metrics.height() + 4
        left = x - width / 2 if centred else x if x + width < self._size[0] else x - width - 10
        left = min(max(left, 2.0), max(self._size[0] - width - 2, 2.0))
        return QRectF(round(left), round(bottom - height), width, height)


def paint_chip(painter: QPainter, box: QRectF, text: str, ground: QColor, ink: QColor) -> None:
    """Paint ``text``, unless it is empty, on a small ground of its own."""
    if not text:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
