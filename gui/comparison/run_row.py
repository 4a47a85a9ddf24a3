"""One of the compared runs: what it is, how long it took, and its lanes on the time axis of all."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from engine import words
from engine.formats.run_file import Saved
from engine.inside.language import marked
from engine.trace.lane import Span

from ..look.guarded import guarded_event
from ..look.style import tabular
from ..look.theme import Theme, strategy_hue
from ..timeline.axes import RIGHT_MARGIN, ticks
from ..timeline.compute.finding import span_at_pixel
from ..timeline.compute.lanes import LaneLayout, SortBy, lane_order
from ..timeline.compute.time_view import TimeView
from ..timeline.paint.colours import ColourBy
from ..timeline.paint.names_painter import LANE_NAMES_WIDTH
from ..timeline.paint.view import NOTHING, View
from ..timeline.range_figures import RangeFigures
from ..timeline.time_mouse import DRAG_LEAST, EIGHTHS_A_STEP, TimeMouse
from .linked import LinkedRange
from .row_painter import HEAD_HEIGHT, Head, RowPainter

_FOOT = 8
_LANE_MOST = 40.0
_LANE_LEAST = 24.0
_CACHED_MOST = 3_000  # pixels of height


class RunRow(QWidget):
    """A heading, and below it the lanes of a run; painted anew where the range moves, else only what lies over them.

    Signals:
        pointed(object, Span, QPoint): the pointer is at a task of this row, at a place on the screen; None: at none.
    """

    pointed = Signal(object, object, object)

    def __init__(self, saved: Saved, name: str, told: str, slowest_s: float | None, linked: LinkedRange) -> None:
        """The run ``saved``.

        Args:
            saved: the run.
            name: what it is called; ``told``: what is said of its time, beside that.
            slowest_s: the time of the slowest, which the time saved is told by; None where times do not compare.
            linked: the range of all rows.
        """
        super().__init__()
        self._saved = saved
        self._name, self._told = name, told
        self._slowest_s = slowest_s
        self._linked = linked
        self._theme: Theme | None = None
        self._order = lane_order(saved.run.trace.lanes, SortBy.NUMBER, saved.run.until_ns)
        self._picture: QPixmap | None = None
        self._down: QPointF | None = None
        self._last_x = 0.0
        self._figures = RangeFigures()
        self._mouse = TimeMouse(linked.zoom, linked.pan, linked.measure)
        self.setMouseTracking(True)
        self.setAccessibleName(f"{words.plain(name)}, {told}")
        self.setMinimumHeight(self.sizeHint().height())
        linked.moved.connect(self._renew)
        linked.marked.connect(self.update)

    @property
    def saved(self) -> Saved:
        """The run."""
        return self._saved

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self._theme = theme
        self._renew()

    def lane_height(self) -> float:
        """The height of a lane: lower where there are many."""
        return min(max(160.0 / max(len(self._order), 1), _LANE_LEAST), _LANE_MOST)

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(500, round(HEAD_HEIGHT + self._lanes_height() + _FOOT))

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return QSize(300, self.sizeHint().height())

    def view(self) -> View:
        """What of the run is shown at this moment."""
        start_s, end_s, width = self._linked.start_s, self._linked.end_s, self._width()
        return View(
            run=self._saved.run, start_s=start_s, end_s=end_s, width=width,
            lanes=LaneLayout(len(self._order), self._lanes_height(), 0.0), order=self._order,
            ticks_s=ticks(start_s, end_s, width), message=marked(NOTHING),
            lane=None, task=None, colour_by=ColourBy.TASK,
        )  # fmt: skip

    @guarded_event
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        if self.height() > _CACHED_MOST:
            self._paint(painter, theme, event.rect())
        else:
            if self._picture is None:
                ratio = self.devicePixelRatioF()
                self._picture = QPixmap((self.size().toSizeF() * ratio).toSize())
                self._picture.setDevicePixelRatio(ratio)
                self._picture.fill(QColor(theme.panel))
                inner = QPainter(self._picture)
                inner.setFont(self.font())
                self._paint(inner, theme, self.rect())
                inner.end()
            painter.drawPixmap(0, 0, self._picture)
        self._paint_marks(painter, theme)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        super().resizeEvent(event)
        self._renew()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag measures, with Shift or the middle button it pans; a click ends measuring. Qt's."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._down, self._last_x = event.position(), event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        x = event.position().x()
        if self._down is not None:
            places = self._down.x(), self._last_x, x
            self._mouse.drag(self._time(), places, event.buttons(), event.modifiers())
            self._last_x = x
        time = self._time()
        self._linked.point(time.seconds(x) if time.holds(x) else None)
        span = self._span_at(event.position()) if self._down is None else None
        self.pointed.emit(self, span, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        is_click = self._down is not None and abs(event.position().x() - self._down.x()) < DRAG_LEAST
        if is_click and event.button() == Qt.MouseButton.LeftButton:
            self._linked.measure(None)
        self._down = None

    def leaveEvent(self, _event: object) -> None:
        """Qt's."""
        self._linked.point(None)
        self.pointed.emit(self, None, None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms, with Shift or sideways it pans; else whoever has the rows scrolls them. Qt's."""
        delta, x = event.angleDelta(), event.position().x()
        steps, is_sideways = (delta.y() or delta.x()) / EIGHTHS_A_STEP, abs(delta.x()) > abs(delta.y())
        time, modifiers = self._time(), event.modifiers()
        event.setAccepted(self._mouse.turn(time, x, steps, modifiers, is_sideways=is_sideways))

    def _renew(self) -> None:
        self._picture = None
        self.update()

    def _lanes_height(self) -> float:
        return max(len(self._order), 1) * self.lane_height()

    def _width(self) -> float:
        return max(float(self.width() - LANE_NAMES_WIDTH - RIGHT_MARGIN), 1.0)

    def _time(self) -> TimeView:
        return self._linked.time(self._width(), LANE_NAMES_WIDTH)

    def _span_at(self, place: QPointF) -> Span | None:
        view = self.view()
        row = view.lanes.at(place.y() - HEAD_HEIGHT)
        if row is None or not self._time().holds(place.x()):
            return None
        return span_at_pixel(view, self._saved.run.trace.lanes[self._order[row]], place.x() - LANE_NAMES_WIDTH)

    def _paint_marks(self, painter: QPainter, theme: Theme) -> None:
        """The pointer's moment, and the measured range with this run's figures."""
        measured = self._linked.measured
        text = "" if measured is None else self._figures.told(self._saved.run, measured)
        RowPainter(painter, theme, self.view(), tabular(self.font())).mark(measured, text, self._linked.cursor_s)

    def _paint(self, painter: QPainter, theme: Theme, exposed: QRect) -> None:
        head = Head(self._name, self._told, strategy_hue(theme, self._saved.run.plan.strategy), self.width())
        by = RowPainter(painter, theme, self.view(), tabular(self.font()))
        by.paint(head, self._slowest_s, QRectF(exposed))
