"""The process that calls a plan's strategy, as a band between the time axis and the lanes of its workers."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ..look.guarded import guarded
from .axes import Above, Beside
from .box import TimeBox
from .compute.caller import has_caller
from .paint.caller_painter import BAND_HEIGHT, paint_caller, paint_caller_name
from .paint.names_painter import LANE_NAMES_WIDTH
from .paint.view import View


class CallerBand(Above):
    """As wide as the box; without room where the caller runs the jobs itself, or a program is watched. Main thread.

    Attributes:
        name: what it is called, to be put beside it.

    Signals:
        grown: it takes more room, or less.
    """

    grown = Signal()

    def __init__(self, view: Callable[[], View], box: TimeBox) -> None:
        """The caller of the run of ``view()``."""
        super().__init__(view, box)
        self.name = _Name(view, box)
        for part in (self, self.name):
            part.setFixedHeight(0)

    def refresh(self) -> None:
        """Show what there is by now."""
        run = self._view().run
        height = BAND_HEIGHT if run is not None and has_caller(run) else 0.0
        if height != self.minimumHeight():
            for part in (self, self.name):
                part.setFixedHeight(height)
            self.grown.emit()
        if height:
            self.name.update()
            self.update()

    @guarded
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the band. Qt's."""
        if self._theme is not None and self.minimumHeight():
            paint_caller(painter, self._theme, self._view(), self._font)


class _Name(Beside):
    """What the band is called."""

    def __init__(self, view: Callable[[], View], box: TimeBox) -> None:
        super().__init__(view, box)
        self.setFixedWidth(LANE_NAMES_WIDTH)

    @guarded
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the name. Qt's."""
        if self._theme is not None and self.minimumHeight():
            paint_caller_name(painter, self._theme, self._view(), self._font)
