"""Where workers × elapsed went, as one bar."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine import words
from engine.inside.language import tr
from engine.insight.breakdown import by_known_names

from ..look.appearance import appearance
from ..look.guarded import guarded_event
from ..look.plain_tip import plain_tip
from ..look.theme import Theme, ink_on, part_colour

_BAR_HEIGHT = 18
_GAP = 3
_LABEL_ROOM = 8
_LISTED_FROM = 0.005
_LISTED_MOST = 6
_LISTED_GAP = 14
_SWATCH, _SWATCH_GAP = 8, 5


class LossBar(QWidget):
    """A bar of all parts, the largest named in it, and below it the names of the others. Main thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self.setObjectName("lossBar")
        self.setAccessibleName(tr("Where the workers' time went"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts: dict[str, float] = {}
        appearance().changed.connect(self.update)

    def parts(self) -> dict[str, float]:
        """The seconds of each part, by the names that JSON has as well; together they are workers × elapsed."""
        return by_known_names(self._parts) if self._parts else {}

    def show_parts(self, parts: Mapping[str, float], unexplained_s: float) -> None:
        """Show a breakdown: the seconds of its parts, and what is left."""
        self._parts = {**parts, "unexplained": unexplained_s}
        self.setAccessibleDescription(", ".join(self._told(name) for name in self._largest()))
        self.update()

    def sizeHint(self) -> QSize:
        """The bar, and a line of text below it."""
        return QSize(200, _BAR_HEIGHT + _GAP + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """As high as wanted, and as narrow as may be."""
        return QSize(40, self.sizeHint().height())

    @guarded_event
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        theme = appearance().theme
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        unnamed = []
        for name, rect in self._segments():
            colour = part_colour(theme, name)
            painter.fillRect(rect, colour)
            label = self._label(name)
            if self.fontMetrics().horizontalAdvance(label) + 2 * _LABEL_ROOM <= rect.width():
                painter.setPen(ink_on(colour))
                painter.drawText(rect.adjusted(_LABEL_ROOM, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, label)
                painter.setPen(Qt.PenStyle.NoPen)
            elif self._share(name) >= _LISTED_FROM:
                unnamed.append(name)
        self._list(painter, theme, sorted(unnamed, key=self._share, reverse=True)[:_LISTED_MOST])
        painter.end()

    def _list(self, painter: QPainter, theme: Theme, names: Sequence[str]) -> None:
        """Name parts below the bar, each beside its colour, from the right; the smallest are left out first."""
        metrics = self.fontMetrics()
        room = self.width()
        widths = [_SWATCH + _SWATCH_GAP + metrics.horizontalAdvance(self._label(name)) for name in names]
        shown = [name for at, name in enumerate(names) if sum(widths[: at + 1]) + at * _LISTED_GAP <= room]
        left = room - sum(widths[: len(shown)]) - max(len(shown) - 1, 0) * _LISTED_GAP
        top, height = _BAR_HEIGHT + _GAP, metrics.height()
        for name, width in zip(shown, widths, strict=False):
            swatch = QRect(left, top + (height - _SWATCH) // 2, _SWATCH, _SWATCH)
            painter.fillRect(swatch, part_colour(theme, name))
            painter.setPen(QColor(theme.muted))
            text = QRect(left + _SWATCH + _SWATCH_GAP, top, width, height)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._label(name))
            painter.setPen(Qt.PenStyle.NoPen)
            left += width + _LISTED_GAP

    def event(self, event: QEvent) -> bool:
        """Its tooltip lists all parts."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(map(self._told, self._largest()))), self)
            return True
        return super().event(event)

    def _segments(self) -> list[tuple[str, QRect]]:
        """Each part that is a pixel wide, in the order of the parts, and where it is."""
        total = sum(self._parts.values())
        found, reached_s, left = [], 0.0, 0
        for name, seconds in self._parts.items():
            reached_s += seconds
            right = round(reached_s / total * self.width()) if total else 0
            if right > left:
                found.append((name, QRect(left, 0, right - left, _BAR_HEIGHT)))
            left = right
        return found

    def _largest(self) -> Sequence[str]:
        return sorted((name for name, seconds in self._parts.items() if seconds), key=lambda name: -self._parts[name])

    def _share(self, name: str) -> float:
        total = sum(self._parts.values())
        return self._parts[name] / total if total else 0.0

    def _label(self, name: str) -> str:
        return f"{words.part(name)} {self._share(name):.0%}"

    def _told(self, name: str) -> str:
        return f"{words.part(name)} {words.short_duration(self._parts[name])} ({self._share(name):.1%})"
