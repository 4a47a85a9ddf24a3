"""The calls of a program that is watched, as a band between the time axis and the lanes."""

from collections.abc import Callable

from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from engine.trace.run import Run

from ..look.guarded import guarded
from .axes import Above, Beside
from .box import TimeBox
from .compute.call_rows import CallBar, call_bars
from .paint.calls_painter import band_height, paint_call_names, paint_calls, row_of
from .paint.names_painter import LANE_NAMES_WIDTH
from .paint.view import View

_NEAR_PIXELS = 3.0


class CallBand(Above):
    """As wide as the box. A run of a plan has none, and then it takes no room. Main thread.

    Attributes:
        bars: where the calls stand.
        names: what its rows are called, to be put beside it.

    Signals:
        clicked(int): this call.
        double_clicked(int): this call, which was clicked just before.
        grown: it takes more room, or less.
    """

    clicked = Signal(int)
    double_clicked = Signal(int)
    grown = Signal()

    def __init__(self, view: Callable[[], View], box: TimeBox) -> None:
        """The calls of ``view()``."""
        super().__init__(view, box)
        self.bars: list[CallBar] = []
        self._last: int | None = None
        self.names = _Names(view, box, self)
        for part in (self, self.names):
            part.setFixedHeight(0)

    def refresh(self, run: Run | None) -> None:
        """Show what there is of ``run`` by now."""
        bars = call_bars(run) if run is not None else []
        if not bars and not self.bars:
            return
        self.bars = bars
        height = band_height(bars)
        if height != self.minimumHeight():
            for part in (self, self.names):
                part.setFixedHeight(height)
            self.grown.emit()
        self.names.update()
        self.update()

    def call_at(self, place: QPointF) -> int | None:
        """The number of the call at a place in the band, or right beside it; None if there is none."""
        run, row = self._view().run, row_of(place.y())
        if run is None or row is None or not 0 <= place.x() < self.width():
            return None
        near = [
            (max(view.x(bar.started_ns) - place.x(), place.x() - view.x(bar.ended_ns), 0.0), bar.number)
            for view in (self._view(),)
            for bar in self.bars
            if bar.row == row
        ]
        distance, number = min(near, default=(_NEAR_PIXELS + 1, 0))
        return number if distance <= _NEAR_PIXELS else None

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Pyqtgraph's."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.double():  # the first of the two clicks has shown another range of time
            if self._last is not None:
                event.accept()
                self.double_clicked.emit(self._last)
            return
        self._last = self.call_at(event.pos())
        if self._last is not None:
            event.accept()
            self.clicked.emit(self._last)

    @guarded
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the band. Qt's."""
        if self._theme is not None:
            paint_calls(painter, self._theme, self._view(), self.bars, self._font)


class _Names(Beside):
    """What the rows of the band are called."""

    def __init__(self, view: Callable[[], View], box: TimeBox, band: CallBand) -> None:
        super().__init__(view, box)
        self._band = band
        self.setFixedWidth(LANE_NAMES_WIDTH)

    @guarded
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the names. Qt's."""
        if self._theme is not None:
            paint_call_names(painter, self._theme, self._view(), self._band.bars, self._font)
