"""Paints the bars that go on, where all else of the lanes lies left of what is exposed: as in most frames of a run."""

from functools import partial

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from engine import words
from engine.inside.data_class import dataclass
from engine.trace.lane import State

from ...look.theme import Theme
from .bar_painter import BarPainter
from .colours import ColourBy, Colouring
from .lane_painter import LINES_FROM, paint_ground, place_in
from .scene import paint_until
from .view import View

_MARK_ROOM = 4.0  # right of a span that has ended, of whose mark something may stick out
_STEADY = (ColourBy.TASK, ColourBy.STATE, ColourBy.WORKER)


@dataclass(frozen=True, slots=True)
class _Grows:
    """A bar that goes on: from which pixel on, at which height, in which colour; and the task."""

    left: float
    place: QRectF
    hue: QColor
    task: int


class Growth:
    """What of a run's lanes is painted where nothing has befallen it but that it goes on. Main thread.

    Attributes:
        from_x: what is exposed right of this pixel is painted here as ``paint_scene`` would, for a fifth of the cost.
    """

    @classmethod
    def of(cls, theme: Theme, view: View, room: QRectF) -> "Growth | None":
        """Of ``view`` in ``room``; None where more than bars goes on there."""
        return cls(theme, view, room) if _has_bars_alone(view) else None

    def __init__(self, theme: Theme, view: View, room: QRectF) -> None:
        """Of ``view``, which has bars alone, in ``room``."""
        run = view.run
        assert run is not None
        self._theme, self._room = theme, room
        self._bars: list[_Grows] = []
        self._selected: QRectF | None = None
        colouring = Colouring(theme, view.colour_by, 0.0, 0.0, run.trace.jobs)
        from_x, height = 0.0, view.lanes.lane_height
        tops = [view.lanes.top(row) for row, _ in view.lane_rows()]
        self._lines = [round(top + height) + 0.5 for top in tops] if height >= LINES_FROM else []
        for (_, number), top in zip(view.lane_rows(), tops, strict=True):
            lane = run.trace.lanes[number]
            if number == view.lane:
                self._selected = QRectF(0, top + 1, room.width(), height - 1)
            if len(lane):
                from_x = max(from_x, view.x(lane.last_ended_ns()) + _MARK_ROOM)
            span = lane.running
            if span is not None:
                hue = colouring.one(number, span.task, 0.0)
                left = view.x(span.started_ns)
                # What hatches the time before a worker's first job ends where that begins.
                from_x = from_x if len(lane) else max(from_x, left - _MARK_ROOM)
                self._bars.append(_Grows(left, place_in(view, lane, top), hue, span.task))
        self.from_x = from_x

    def paint(self, painter: QPainter, view: View, font: QFont, exposed: QRectF) -> None:
        """Paint what of ``view`` is ``exposed``, which begins right of ``from_x``."""
        run, theme = view.run, self._theme
        assert run is not None
        paint_ground(painter, theme, view, self._room.height(), exposed)
        painter.setFont(font)
        if self._selected is not None:
            painter.fillRect(self._selected, QColor(theme.accent_soft))
        painter.setPen(QPen(QColor(theme.grid)))
        painter.drawLines([QLineF(0, y, self._room.width(), y) for y in self._lines])
        by = BarPainter(painter, theme, self._room, partial(words.task_name, run))
        right = view.x(run.until_ns)
        for bar in self._bars:
            box = QRectF(bar.left, bar.place.top(), max(right - bar.left, 2), bar.place.height())
            has_label = max(bar.left, 0.0) + by.label_room >= exposed.left()
            by.paint(box, bar.hue, State.RUNNING, bar.task, with_label=has_label)
        by.done()
        paint_until(painter, theme, view, self._room)


def _has_bars_alone(view: View) -> bool:
    """Whether nothing stands in the lanes of ``view`` but bars, and those that go on are what they were but longer."""
    run = view.run
    if run is None or not run.is_live or not view.lanes.count or view.colour_by not in _STEADY:
        return False
    is_plain = view.chosen is None and view.task is None and not view.idle and not view.inner
    lanes = (run.trace.lanes[number] for _, number in view.lane_rows())
    return (
        is_plain
        and not run.suspended
        and not len(run.incidents)
        and all(lane.running is None or lane.running.state is State.RUNNING for lane in lanes)
    )
