"""The whole run in a strip, and what of it is visible."""

import math
from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.inside.data_class import dataclass
from engine.inside.language import tr
from engine.trace.run import Run

from ..look.guarded import guarded_event
from ..look.theme import Theme
from .axes import RIGHT_MARGIN, time_label
from .compute.emphasis import Emphasis
from .compute.ranges import Range, centred, panned, with_end, with_start, zoomed
from .paint.density_picture import DensityPicture
from .paint.minimap_paint import Marks, paint_chosen, paint_frame
from .paint.names_painter import LANE_NAMES_WIDTH

_HEIGHT = 28
_MARGIN = 3  # above and below the area, for the frame
_CAPTION_MARGIN = 8
_FRAME_LEAST = 4.0  # pixels
_GRIP = 6.0  # pixels beside an edge that take hold of it
_PAN_STEP = 0.1  # of what is visible
_ZOOM_STEP = 0.7
_GROWN_LEAST = 0.5  # pixels; less is not seen


@dataclass(frozen=True, slots=True)
class MapView:
    """What is to be shown.

    Attributes:
        run: None if there is none.
        start_s, end_s: what is visible, in seconds since the run's start; may reach beyond the run.
        until_s: the run's end, or how far it has come.
        chosen: the tasks that stand out; None: none do.
    """

    run: Run | None
    start_s: float
    end_s: float
    until_s: float
    chosen: Emphasis | None = None


class _Hold(Enum):
    """What the pointer has hold of, or would have."""

    NOTHING = auto()
    START = auto()
    END = auto()
    WINDOW = auto()
    REST = auto()


_CURSORS = {
    _Hold.NOTHING: Qt.CursorShape.ArrowCursor,
    _Hold.START: Qt.CursorShape.SizeHorCursor,
    _Hold.END: Qt.CursorShape.SizeHorCursor,
    _Hold.WINDOW: Qt.CursorShape.OpenHandCursor,
    _Hold.REST: Qt.CursorShape.PointingHandCursor,
}


class Minimap(QWidget):
    """How busy all workers were over the whole run, with the visible range framed; ``refresh`` at every frame.

    Dragging the frame pans, dragging its edges zooms, a click elsewhere brings it there; a double click shows the whole
    run. The arrow keys pan, plus and minus zoom, Home shows the whole run.

    Signals:
        moved(float, float): this range is to be visible, in seconds since the run's start.
        whole(): all of the run is to be visible.
    """

    moved = Signal(float, float)
    whole = Signal()

    def __init__(self, view: Callable[[], MapView], parent: QWidget | None = None) -> None:
        """Show what ``view()`` says."""
        super().__init__(parent)
        self._view = view
        self._theme: Theme | None = None
        self._picture = DensityPicture()
        self._marks = Marks()
        self._painted: tuple[MapView, bytes, bool] | None = None
        self._painted_to_x = 0.0
        self._is_behind = False
        self._hold = _Hold.NOTHING
        self._held_at_s = 0.0
        self._held: Range = (0.0, 0.0)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.update)
        self.setObjectName("minimap")
        self.setAccessibleName(tr("Whole run"))
        self.setToolTip(tr("The whole run: drag the frame to move, its edges to zoom; double-click to see everything"))
        self.setFixedHeight(_HEIGHT)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self._theme = theme
        self.update()

    def refresh(self) -> None:
        """Paint what there is by now, if that is another; where a run has only gone on, what it has grown by."""
        view, before = self._view(), self._painted
        if before is None or (view, *self._counts(view)) != before or (self._is_behind and self._picture.is_due):
            self.update()
            return
        x, painted_to_x = self._grown_to_x(view), self._painted_to_x
        if x - painted_to_x >= _GROWN_LEAST:
            left = math.floor(painted_to_x)
            self.update(QRect(left, 0, math.ceil(x) + 1 - left, self.height()))

    def _grown_to_x(self, view: MapView) -> float:
        """The pixel that the run has come to."""
        if view.run is None or view.until_s <= 0:
            return 0.0
        area = self.area()
        return area.left() + area.width() * min(view.run.since_start_s(view.run.until_ns) / view.until_s, 1.0)

    def area(self) -> QRectF:
        """Where the run is drawn, in the widget's pixels."""
        width = max(self.width() - LANE_NAMES_WIDTH - RIGHT_MARGIN, 1)
        return QRectF(LANE_NAMES_WIDTH, _MARGIN, width, self.height() - 2 * _MARGIN)

    def frame(self) -> QRectF:
        """The frame of what is visible, in the widget's pixels, wide enough to be taken hold of; null without a run."""
        view, area = self._view(), self.area()
        if view.run is None or view.until_s <= 0:
            return QRectF()
        scale = area.width() / view.until_s
        left = min(max(view.start_s, 0.0), view.until_s) * scale
        right = min(max(view.end_s, 0.0), view.until_s) * scale
        if right - left < _FRAME_LEAST:
            left = min(max((left + right - _FRAME_LEAST) / 2, 0.0), area.width() - _FRAME_LEAST)
            right = left + _FRAME_LEAST
        return QRectF(area.left() + left, area.top() - 1, right - left, area.height() + 2)

    @guarded_event
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        theme, view, area = self._theme, self._view(), self.area()
        if theme is None:
            return
        self._painted, self._painted_to_x = (view, *self._counts(view)), self._grown_to_x(view)
        ratio = self.devicePixelRatioF()
        size = round(area.width() * ratio), round(area.height() * ratio)
        behind_s = self._picture.bring_up_to_date(view.run, view.until_s, *size, theme)
        self._is_behind = behind_s is not None
        goes_on = view.run is not None and view.run.is_live  # of which there will be another frame
        if behind_s is not None and not goes_on and not self._again.isActive():
            self._again.start(round(behind_s * 1e3) + 1)
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.panel))
        if event.rect().left() < LANE_NAMES_WIDTH:
            painter.setPen(QColor(theme.muted))
            caption = QRectF(_CAPTION_MARGIN, 0, LANE_NAMES_WIDTH - 2 * _CAPTION_MARGIN, self.height())
            painter.drawText(caption, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), tr("Whole run"))
        painter.fillRect(area, QColor(theme.field))
        if self._picture.image is not None and self._picture.density is not None:
            # The picture may be behind the run by a moment.
            reach = area.width() * min(self._picture.until_s / view.until_s, 1.0)
            drawn = QRectF(area.left(), area.top(), reach, area.height())
            painter.setClipRect(area)
            painter.drawImage(drawn, self._picture.image)
            if goes_on:
                painter.fillRect(self._grown(view), QColor(theme.accent))
            paint_frame(painter, theme, area, self.frame())
            painter.setClipRect(area)
            self._marks.paint(painter, theme, drawn, self._picture.density)
            if view.chosen is not None and view.run is not None:
                paint_chosen(painter, theme, drawn, view.chosen.starts(view.run, view.until_s, round(drawn.width())))
            painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent)))
            painter.drawRect(area.adjusted(-2.5, -2.5, 1.5, 1.5))
        painter.end()

    def _grown(self, view: MapView) -> QRectF:
        """What the run, which there is, has done since the picture was made: as many workers as are busy by now."""
        assert view.run is not None
        area, since_s = self.area(), view.run.since_start_s(self._picture.at_ns)
        left = area.left() + area.width() * min(since_s / view.until_s, 1.0)
        height = area.height() * min(view.run.trace.busy_workers() / self._picture.full, 1.0)
        return QRectF(left, area.bottom() - height, max(self._painted_to_x - left, 0.0), height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x = event.position().x()
        self._hold = self._hold_at(x)
        self._held_at_s = self._time_at(x)
        view = self._view()
        self._held = view.start_s, view.end_s
        if self._hold is _Hold.REST:
            self._move(centred(self._held, self._held_at_s, view.until_s))
            view = self._view()
            self._hold, self._held = _Hold.WINDOW, (view.start_s, view.end_s)
        if self._hold is _Hold.WINDOW:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        x = event.position().x()
        if not event.buttons() & Qt.MouseButton.LeftButton or self._hold is _Hold.NOTHING:
            self.setCursor(_CURSORS[self._hold_at(x)])
            return
        by_s, until_s = self._time_at(x) - self._held_at_s, self._view().until_s
        match self._hold:
            case _Hold.START:
                self._move(with_start(self._held, self._held[0] + by_s, until_s))
            case _Hold.END:
                self._move(with_end(self._held, self._held[1] + by_s, until_s))
            case _Hold.WINDOW:
                self._move(panned(self._held, by_s, until_s))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        self._hold = _Hold.NOTHING
        self.setCursor(_CURSORS[self._hold_at(event.position().x())])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        self._hold = _Hold.NOTHING
        if event.button() is Qt.MouseButton.LeftButton and self._hold_at(event.position().x()) is not _Hold.NOTHING:
            self.whole.emit()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        view = self._view()
        visible, step_s = (view.start_s, view.end_s), (view.end_s - view.start_s) * _PAN_STEP
        key = event.key()
        if view.run is None or view.until_s <= 0:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Home:
            self.whole.emit()
            self.update()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(panned(visible, step_s if key == Qt.Key.Key_Right else -step_s, view.until_s))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._move(zoomed(visible, _ZOOM_STEP, view.until_s))
        elif key == Qt.Key.Key_Minus:
            self._move(zoomed(visible, 1 / _ZOOM_STEP, view.until_s))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here is told what is visible. Qt's."""
        super().focusInEvent(event)
        self._describe()

    def _move(self, to: Range) -> None:
        self.moved.emit(*to)
        self._describe()
        self.update()

    def _describe(self) -> None:
        view = self._view()
        spacing_s = max(view.end_s - view.start_s, 1e-9) / 100
        start, end = (time_label(at_s, spacing_s) for at_s in (max(view.start_s, 0.0), min(view.end_s, view.until_s)))
        told = tr("visible: {start} to {end}").format(start=start, end=end)
        self.setAccessibleDescription(told if view.run is not None else "")

    def _hold_at(self, x: float) -> _Hold:
        frame, area = self.frame(), self.area()
        if frame.isNull() or not area.left() - _GRIP <= x <= area.right() + _GRIP:
            return _Hold.NOTHING
        inside = min(_GRIP, frame.width() / 4)
        if frame.left() - _GRIP <= x < frame.left() + inside:
            return _Hold.START
        if frame.right() - inside < x <= frame.right() + _GRIP:
            return _Hold.END
        return _Hold.WINDOW if frame.left() <= x <= frame.right() else _Hold.REST

    def _time_at(self, x: float) -> float:
        area = self.area()
        return (x - area.left()) / area.width() * self._view().until_s

    def _counts(self, view: MapView) -> tuple[bytes, bool]:
        """By what else the picture is another one: the jobs in each state, and whether the run goes on."""
        return (view.run.trace.counts.tobytes(), view.run.is_live) if view.run is not None else (b"", False)
