"""The process that calls a plan's strategy, as a band between the time axis and the lanes of its workers."""

import math
from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.insight.caller import births_ns, has_caller

from ..look.guarded import guarded
from .axes import Above, Beside
from .box import TimeBox
from .paint.caller_painter import BAND_HEIGHT, CallerMarks, caller_marks, paint_caller, paint_caller_name
from .paint.names_painter import LANE_NAMES_WIDTH
from .paint.view import View

_EDGE = 6.0
_CLEAR = 4.0  # of the name beside it, which is not to be painted with it


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
        self._shown: object = None
        self._marks: CallerMarks | None = None  # as long as nothing but its end is another
        self._marks_of: object = None
        self._right = 0.0
        self._words_end = math.inf
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        for part in (self, self.name):
            part.setFixedHeight(0)

    def refresh(self, view: View) -> None:
        """Show what there is in ``view`` by now."""
        run = view.run
        height = BAND_HEIGHT if run is not None and has_caller(run) else 0.0
        if height != self.minimumHeight():
            for part in (self, self.name):
                part.setFixedHeight(height)
            self.grown.emit()
        if not height:
            return
        assert run is not None
        handled = len(run.trace.runner_traffic.handled)
        shown = (id(run), view.start_s, view.end_s, view.width, len(births_ns(run)), handled, run.ended_ns, run.over)
        if shown == self._shown:
            self._grow(view)
            return
        self._shown, self._right = shown, view.x(run.until_ns)
        self._marks = None
        self.name.update()
        self.update()

    def pass_time(self, view: View) -> None:
        """Nothing but its end is another in ``view``."""
        if self.minimumHeight():
            self._grow(view)

    def _grow(self, view: View) -> None:
        right = view.x(view.run.until_ns) if view.run is not None else self._right
        if right != self._right:
            left = min(right, self._right) - _EDGE
            # What is written in it may have had no room.
            left = _CLEAR if left < self._words_end else left
            self.update(QRectF(left, 0, max(right, self._right) + _EDGE - left, BAND_HEIGHT))
        self._right = right

    def _marks_in(self, view: View) -> CallerMarks:
        wanted = id(view.run), view.start_s, view.end_s, view.width
        if self._marks is None or wanted != self._marks_of:
            self._marks, self._marks_of = caller_marks(view), wanted
        return self._marks

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint what of the band is exposed. Qt's."""
        if self._theme is not None and self.minimumHeight():
            view, from_x = self._view(), option.exposedRect.left()
            with_words = from_x < self._words_end
            end = paint_caller(
                painter, self._theme, view, self._font, marks=self._marks_in(view), from_x=from_x, with_words=with_words
            )
            self._words_end = end if with_words else self._words_end


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
