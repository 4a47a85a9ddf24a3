"""Paints bars: their colour, the sign and the pattern of their state, their label."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from engine.inside.data_class import dataclass
from engine.inside.language import tr
from engine.trace.lane import State

from ...look.badges import ERROR_SIGN, LOST_SIGN, SUSPENDED_SIGN
from ...look.hues import mixed
from ...look.theme import Theme, ink_on

RUNNING_SIGN = "▸"
CANCELLED_SIGN = "–"

_RADIUS = 5.0
_TEXT_MARGIN = 9.0
_PALE = 0.42  # of the hue, where a task was not on a core
_MOST_FULL = 0.97  # of a bar's height: a core that was its own almost all of the time was all the time
_DETAIL_GAP = 14.0
_MEASURED_MOST = 8  # fonts and languages


@dataclass(frozen=True, slots=True)
class Took:
    """What a bar says of a task that has ended: its text, and how many cores it was on, on average; None: not known."""

    text: str
    cores: float | None


class BarPainter:
    """Paints bars by ``painter`` as far as they lie in ``room``, the chart; a label stands at the left of what is seen.

    Made for one painting, in the main thread. There are a thousand bars in a frame at most, so that what one costs
    counts: whatever is the same for all of them is set once.
    """

    def __init__(self, painter: QPainter, theme: Theme, room: QRectF, name: Callable[[int], str]) -> None:
        """``name`` gives what a task is called, by its index."""
        self._painter = painter
        self._theme = theme
        self._room = room
        self._wide_room = room.adjusted(-20, 0, 20, 0)
        self._name = name
        measures = _measures_of(painter.font(), tr("job {number}"))
        self._metrics, self._detail_font = measures.metrics, measures.detail_font
        self._least_label, self.label_room = measures.least_label, measures.label_room
        self.begin()

    def begin(self) -> None:
        """Set up the painter, which others may have used since."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def room_for(self, sign: str) -> float:
        """How wide a bar has to be for a sign alone."""
        return self._metrics.horizontalAdvance(sign) + 2

    def done(self) -> None:
        """Leave the painter as it was."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def paint(
        self,
        box: QRectF,
        hue: QColor,
        state: State,
        task: int,
        *,
        is_suspended: bool = False,
        with_label: bool = True,
        took: Callable[[], Took] | None = None,
    ) -> None:
        """Paint the bar of a task in ``box``; ``hue`` is its colour if all is well with it.

        ``took`` is asked where there is room for what it says: the bar of a task that was on less than a core is as
        high in its full colour as its share of one was.
        """
        # A bar may begin far outside the view; Qt's coordinates are exact only near it.
        box = box.intersected(self._wide_room)
        if box.isEmpty():
            return
        painter = self._painter
        radius = min(_RADIUS, box.width() / 2, box.height() / 3)
        sign, ink, written, detail = "", _ink(hue.rgb()), box, ""
        if state is State.DONE:
            # Also of a bar without a label: those beside each other are to be compared.
            has_room = box.width() >= self._least_label or box.height() >= 2 * self._metrics.height()
            told = took() if took is not None and has_room else None
            if told is not None:
                detail = told.text
            if told is not None and told.cores is not None and self._has_two_tones(box, told.cores):
                ink, written = self._paint_two_tones(box, hue, radius, told.cores)
            else:
                painter.setBrush(hue)
                painter.drawRoundedRect(box, radius, radius)
        else:
            look = _look(self._theme, hue, state, is_suspended=is_suspended)
            sign = look.sign
            ink = _ink(look.fill.rgb())
            self._paint_marked(box, look, radius)
        visible = written.intersected(self._room)
        if with_label and (sign or visible.width() >= self._least_label) and visible.height() >= self._metrics.height():
            self._paint_label(visible, sign, self._name(task), ink, detail)

    def _has_two_tones(self, box: QRectF, cores: float) -> bool:
        """Whether the bar has room for a label beside the edge of its tones, of which each is to be seen."""
        return cores < _MOST_FULL and box.height() >= 2 * self._metrics.height()

    def _paint_two_tones(self, box: QRectF, hue: QColor, radius: float, cores: float) -> tuple[QColor, QRectF]:
        """Paint the bar pale, and its lower part in full. Returns its label's ink and place: above, if it fits."""
        pale = mixed(hue, QColor(self._theme.panel), _PALE)
        self._painter.setBrush(pale)
        self._painter.drawRoundedRect(box, radius, radius)
        full = QRectF(box)
        full.setTop(box.bottom() - max(box.height() * cores, 2.0))
        self._painter.setBrush(hue)
        self._painter.drawRoundedRect(full, min(radius, full.height() / 2), min(radius, full.height() / 2))
        rest = QRectF(box)
        rest.setBottom(full.top())
        has_room = rest.height() >= self._metrics.height()
        return (_ink(pale.rgb()), rest) if has_room else (_ink(hue.rgb()), full)

    def _paint_marked(self, box: QRectF, look: "_Look", radius: float) -> None:
        painter = self._painter
        painter.setBrush(look.fill)
        painter.drawRoundedRect(box, radius, radius)
        if look.pattern != Qt.BrushStyle.NoBrush:
            painter.setBrush(_hatching(look.fill, look.pattern))
            painter.drawRoundedRect(box, radius, radius)
        if look.outline is not None and box.width() > 4:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.outline, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
            painter.setPen(Qt.PenStyle.NoPen)

    def _paint_label(self, visible: QRectF, sign: str, name: str, ink: QColor, detail: str) -> None:
        """Sign, name and detail, or without the detail, or the sign alone, or nothing, by the room there is."""
        label = f"{sign} {name}" if sign else name
        left = visible.left() + _TEXT_MARGIN
        width = self._metrics.horizontalAdvance(label)
        if visible.width() < 2 * _TEXT_MARGIN + width:
            if not sign or visible.width() < self.room_for(sign):
                return
            label, left = sign, visible.center().x() - self.room_for(sign) / 2 + 1
        self._painter.setPen(ink)
        baseline = visible.center().y() + (self._metrics.ascent() - self._metrics.descent()) / 2
        self._painter.drawText(QPointF(left, round(baseline)), label)
        room = visible.right() - _TEXT_MARGIN - left - width - _DETAIL_GAP
        if detail and QFontMetricsF(self._detail_font).horizontalAdvance(detail) <= room:
            bold = self._painter.font()
            self._painter.setFont(self._detail_font)
            self._painter.drawText(QPointF(left + width + _DETAIL_GAP, round(baseline)), detail)
            self._painter.setFont(bold)
        self._painter.setPen(Qt.PenStyle.NoPen)


@dataclass(frozen=True, slots=True)
class _Measures:
    """How wide a bar has to be for any of a font's labels, and for all of them."""

    metrics: QFontMetricsF
    detail_font: QFont
    least_label: float
    label_room: float


# To measure them costs as much as to paint some bars.
_measured: list[tuple[QFont, str, _Measures]] = []


def _measures_of(font: QFont, name: str) -> _Measures:
    """Of labels in ``font``, of which ``name`` with a number of one digit is the shortest."""
    for known, of_name, found in _measured:
        if known == font and of_name == name:
            return found
    metrics, detail = QFontMetricsF(font), QFont(font)
    detail.setWeight(QFont.Weight.Normal)
    least = 2 * _TEXT_MARGIN + metrics.horizontalAdvance(name.format(number=1))
    found = _Measures(metrics, detail, least, label_room(metrics))
    del _measured[_MEASURED_MOST - 1 :]
    _measured.insert(0, (QFont(font), name, found))
    return found


def label_room(metrics: QFontMetricsF) -> float:
    """How wide a bar has to be for all that may be written on it."""
    return 2 * _TEXT_MARGIN + metrics.horizontalAdvance(
        SUSPENDED_SIGN + " " + tr("job {number}").format(number=10_000_000)
    )


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


def _look(theme: Theme, hue: QColor, state: State, *, is_suspended: bool) -> _Look:
    match state:
        case State.ERROR:
            return _Look(QColor(theme.error), ERROR_SIGN, Qt.BrushStyle.DiagCrossPattern)
        case State.LOST:
            return _Look(QColor(theme.lost), LOST_SIGN, Qt.BrushStyle.FDiagPattern)
        case State.CANCELLED | State.INTERRUPTED:
            return _Look(QColor(theme.cancelled), CANCELLED_SIGN, Qt.BrushStyle.HorPattern)
        case State.RUNNING if is_suspended:
            return _Look(mixed(hue, QColor(theme.panel), 0.35), SUSPENDED_SIGN, Qt.BrushStyle.VerPattern, hue)
        case State.RUNNING:
            return _Look(mixed(hue, QColor(theme.panel), 0.6), RUNNING_SIGN, outline=hue)
    return _Look(hue)


@lru_cache(maxsize=256)
def _ink(rgb: int) -> QColor:
    return ink_on(QColor.fromRgb(rgb))


def _hatching(colour: QColor, pattern: Qt.BrushStyle) -> QBrush:
    ink = ink_on(colour)
    ink.setAlphaF(0.3)
    return QBrush(ink, pattern)
