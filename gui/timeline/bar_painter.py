"""Paints one bar: its colour, the sign and the pattern of its state, its label."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from engine.trace.lane import State

from ..badges import LOST_SIGN, SUSPENDED_SIGN
from ..theme import Theme, ink_on

RUNNING_SIGN = "▸"
ERROR_SIGN = "✕"
CANCELLED_SIGN = "–"

_RADIUS = 5.0
_TEXT_MARGIN = 9.0


@dataclass(frozen=True, slots=True)
class Bar:
    """What is painted: where, in which colour, in which state, with which label."""

    box: QRectF
    hue: QColor
    state: State
    name: str
    is_suspended: bool = False
    is_selected: bool = False


def paint_bar(painter: QPainter, theme: Theme, bar: Bar, room: QRectF) -> None:
    """Paint ``bar`` as far as it lies in ``room``, the chart; its label stands at the left of what is seen of it."""
    # A bar may begin far outside the view; Qt's coordinates are exact only near it.
    box = bar.box.intersected(room.adjusted(-20, 0, 20, 0))
    if box.isEmpty():
        return
    look = _look(theme, bar)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    radius = min(_RADIUS, box.width() / 2, box.height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.fill)
    painter.drawRoundedRect(box, radius, radius)
    if look.pattern != Qt.BrushStyle.NoBrush:
        painter.setBrush(_hatching(look.fill, look.pattern))
        painter.drawRoundedRect(box, radius, radius)
    if look.outline is not None and box.width() > 4:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.outline, 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
    if bar.is_selected:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.text), 2))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _paint_label(painter, box.intersected(room), look.sign, bar.name, look.fill)


def label_room(painter_metrics: QFontMetricsF, name: str) -> float:
    """How wide a bar has to be for all that may be written on it."""
    return 2 * _TEXT_MARGIN + painter_metrics.horizontalAdvance(f"{SUSPENDED_SIGN} {name}")


def spawn_brush(theme: Theme) -> QBrush:
    """The hatching that means: the process is being made."""
    return QBrush(QColor(theme.faint), Qt.BrushStyle.BDiagPattern)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a bar looks: every state has a sign and a pattern or an outline of its own beside its colour."""

    fill: QColor
    sign: str = ""
    pattern: Qt.BrushStyle = Qt.BrushStyle.NoBrush
    outline: QColor | None = None


def _look(theme: Theme, bar: Bar) -> _Look:
    match bar.state:
        case State.ERROR:
            return _Look(QColor(theme.error), ERROR_SIGN, Qt.BrushStyle.DiagCrossPattern)
        case State.LOST:
            return _Look(QColor(theme.lost), LOST_SIGN, Qt.BrushStyle.FDiagPattern)
        case State.CANCELLED:
            return _Look(QColor(theme.cancelled), CANCELLED_SIGN, Qt.BrushStyle.HorPattern)
        case State.RUNNING if bar.is_suspended:
            return _Look(_mixed(bar.hue, theme.panel, 0.35), SUSPENDED_SIGN, Qt.BrushStyle.VerPattern, bar.hue)
        case State.RUNNING:
            return _Look(_mixed(bar.hue, theme.panel, 0.6), RUNNING_SIGN, outline=bar.hue)
    return _Look(bar.hue)


def _paint_label(painter: QPainter, visible: QRectF, sign: str, name: str, colour: QColor) -> None:
    """Sign and name, or the sign alone, or nothing, by the room there is."""
    metrics = QFontMetricsF(painter.font())
    if visible.height() < metrics.height():
        return
    label = f"{sign} {name}" if sign else name
    alignment = Qt.AlignmentFlag.AlignLeft
    margin = _TEXT_MARGIN
    if visible.width() < 2 * _TEXT_MARGIN + metrics.horizontalAdvance(label):
        label, alignment, margin = sign, Qt.AlignmentFlag.AlignHCenter, 0.0
        if not sign or visible.width() < metrics.horizontalAdvance(sign) + 2:
            return
    painter.setPen(ink_on(colour))
    inner = visible.adjusted(margin, 0, -margin, 0)
    painter.drawText(inner, int(alignment | Qt.AlignmentFlag.AlignVCenter), label)


def _mixed(colour: QColor, ground: str, share: float) -> QColor:
    """``share`` of ``colour``, the rest of ``ground``."""
    under = QColor(ground)
    pairs = ((colour.red(), under.red()), (colour.green(), under.green()), (colour.blue(), under.blue()))
    return QColor(*(round(over * share + below * (1 - share)) for over, below in pairs))


def _hatching(colour: QColor, pattern: Qt.BrushStyle) -> QBrush:
    ink = ink_on(colour)
    ink.setAlphaF(0.3)
    return QBrush(ink, pattern)
