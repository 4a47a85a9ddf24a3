"""The chart itself: the lanes on their time axis, what lies over them, and where everything stands."""

from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget

from engine.inside.language import mark, marked, tr
from engine.model.incident import Incident
from engine.model.measured import Life
from engine.trace.lane import Lane, Span
from engine.trace.run import Run

from ..look.badges import badge
from ..look.style import tabular
from ..look.theme import Theme
from ..session.session import Session
from ..session.task_selection import TaskSelection
from .axes import AXIS_HEIGHT, RIGHT_MARGIN, LaneNames, TimeAxis, ticks
from .box import TimeBox
from .call_band import CallBand
from .caller_band import CallerBand
from .compute.befallen import incident_at
from .compute.emphasis import Emphasis
from .compute.finding import span_at_pixel
from .compute.inner_rows import rows_of
from .compute.lanes import LANE_LEAST, LANE_LEAST_FITTED, LaneLayout, Order
from .compute.ranges import FARTHEST_S, SHORTEST_S, drawable
from .compute.rows import Rows
from .compute.time_view import TimeView
from .minimap import MapView, Minimap
from .paint.colours import By, ColourBy
from .paint.overlay import Overlay
from .paint.spans import SpansItem
from .paint.view import NOTHING, View
from .selection import LaneSelection

_CALL_MARGIN = 0.02
_MAP_FROM = 150  # pixels of height
_GROWN_LEAST = 0.5  # pixels; less is not seen

_IDLE = mark("Press Run.\nEach row will be a process, and each bar a job that it ran.")
_WAITING = mark("The first process is being started …")
_WATCHING = mark("Nothing runs in parallel yet.")
_LOOKING = mark("No function of its own was seen at work yet.")


class Chart(QWidget):
    """Shows the session's run in a time range and an order of its lanes. Main thread.

    Signals:
        moved: another range is visible.
        taken_over: the person has panned or zoomed.
        measured(float, float): a range is dragged over, in seconds.
    """

    moved = Signal()
    taken_over = Signal()
    measured = Signal(float, float)

    def __init__(self, session: Session, lanes: LaneSelection, tasks: TaskSelection) -> None:
        super().__init__()
        self._session = session
        self._lanes = lanes
        self._tasks = tasks
        self._chosen: Emphasis | None = None
        self._ticks_s: tuple[float, ...] = ()
        self._named: object = None
        self._rows = Rows()
        self._grown_to_x = 0.0
        self._colour_by: By = ColourBy.TASK
        self._fits_rows = False
        self.box = TimeBox()
        self._names = LaneNames(self.view, self.box)
        self._axis = TimeAxis(self.view, self.box)
        self.caller = CallerBand(self.view, self.box)
        self.calls = CallBand(self.view, self.box)
        # No ``PlotWidget``: its menus and its buttons alone are fifty widgets that nobody would see.
        self.plot = pg.GraphicsView(background=None)
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical)
        self.minimap = Minimap(self._map_view)
        self.overlay = Overlay()
        self._spans = SpansItem(self.view)
        self._set_up_plot()
        body = QGridLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4)
        body.addWidget(self.plot, 0, 0)
        body.addWidget(self.scroll_bar, 0, 1)
        body.addWidget(self.minimap, 1, 0)
        self.box.taken_over.connect(self.taken_over)
        self.box.measured.connect(self.measured)
        self.box.scrolled.connect(self._scroll_by)
        self.box.sigXRangeChanged.connect(self._range_changed)
        self.box.sigResized.connect(self._resized)
        self.scroll_bar.valueChanged.connect(self._scrolled)

    @property
    def sort_by(self) -> Order:
        """The order of the lanes."""
        return self._rows.sort_by

    @sort_by.setter
    def sort_by(self, by: Order) -> None:
        self._rows.sort(by)
        self._scrolled()

    @property
    def colour_by(self) -> By:
        """What the bars' colours tell."""
        return self._colour_by

    @colour_by.setter
    def colour_by(self, by: By) -> None:
        self._colour_by = by
        self.refresh()

    @property
    def fits_rows(self) -> bool:
        """Whether rows are made so low that all of them are seen at once, as far as they can."""
        return self._fits_rows

    @fits_rows.setter
    def fits_rows(self, fits: bool) -> None:
        self._fits_rows = fits
        self._scrolled()

    @property
    def has_more_rows(self) -> bool:
        """Whether there are more rows than can be seen with their names."""
        return LaneLayout(len(self._rows), float(self.box.height()), 0.0).overflow > 0

    @property
    def order(self) -> tuple[int, ...]:
        """The number of the lane in each row."""
        return self._rows.order

    def visible_range(self) -> tuple[float, float]:
        """The time that is shown, in seconds since the run's start."""
        return self.box.visible()

    def show_range(self, start_s: float, end_s: float) -> None:
        """Show the time from ``start_s`` to ``end_s``, or what is least to be shown."""
        wanted = drawable(start_s, end_s)
        if wanted != self.visible_range():
            self.box.setXRange(*wanted, padding=0)

    def view(self) -> View:
        """What is shown at this moment."""
        start_s, end_s = self.visible_range()
        run = self._session.run
        return View(
            run=run, start_s=start_s, end_s=end_s, width=max(float(self.box.width()), 1.0),
            lanes=self.layout_of_lanes(), order=self._rows.order, ticks_s=self._ticks_s if run is not None else (),
            message=_message(run),
            lane=self._lanes.number, task=self._tasks.task, colour_by=self._colour_by, chosen=self._chosen,
            idle=self._rows.idle, inner=self._rows.inner,
        )  # fmt: skip

    def emphasise(self, chosen: Emphasis | None) -> None:
        """Have these tasks stand out from all others; None: none."""
        if chosen is not self._chosen:
            self._chosen = chosen
            self.refresh()

    def layout_of_lanes(self) -> LaneLayout:
        """Where the rows stand."""
        least = LANE_LEAST_FITTED if self._fits_rows else LANE_LEAST
        return LaneLayout(len(self._rows), float(self.box.height()), float(self.scroll_bar.value()), least)

    def reset(self) -> None:
        """Another run is shown, or none."""
        self._rows.reset()
        self._chosen = self._named = None
        self.scroll_bar.setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Paint what there is by now, as far as it is new."""
        self._rows.look(self._session.run)
        layout = self.layout_of_lanes()
        self.scroll_bar.setRange(0, round(layout.overflow))
        self.scroll_bar.setPageStep(max(round(layout.height), 1))
        self.scroll_bar.setSingleStep(round(layout.lane_height))
        self.scroll_bar.setVisible(layout.overflow > 0)
        run, view = self._session.run, self.view()
        self.caller.refresh(view)
        self.calls.refresh(run)
        self._spans.refresh(view)
        self.minimap.refresh()
        badges: list[object] = []
        if run is not None:
            badges = [badge(run, run.trace.lanes[number]) for _, number in view.lane_rows()]
            badges += [len(run.incidents), run.suspended, self._rows.idle]
        named = layout, self._rows.order, badges, self._lanes.number
        if named != self._named:
            self._named = named
            self._names.update()
            self._axis.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the lanes have that of the map as well. Qt's."""
        super().resizeEvent(event)
        self.minimap.setVisible(self.height() >= _MAP_FROM)

    def pass_time(self) -> bool:
        """Paint what has grown since the last time, where nothing else has befallen the run; whether it is a pixel."""
        run = self._session.run
        x = self.time().x(run.until_ns) if run is not None else 0.0
        if abs(x - self._grown_to_x) < _GROWN_LEAST:
            return False
        self._grown_to_x = x
        view = self.view()
        self.caller.pass_time(view)
        self.calls.refresh(run)
        self._spans.refresh(view)
        self.minimap.refresh()
        return True

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self.plot.setBackground(theme.panel)
        font = tabular(QFont(self.font()))
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        self._axis.show_theme(theme, font)
        for band in (self.caller, self.caller.name, self.calls, self.calls.names):
            band.show_theme(theme, font)
        self._names.show_theme(theme, font)
        self._spans.show_theme(theme, bold)
        self.overlay.show_theme(theme, font)
        self.minimap.show_theme(theme)

    def range_of_call(self, number: int) -> tuple[float, float]:
        """The time of a call of the run, which there has to be, and what is right beside it; in seconds."""
        run = self._session.run
        assert run is not None
        call = run.call(number)
        from_s, to_s = (run.since_start_s(at_ns) for at_ns in (call.started_ns, call.ended_ns or run.until_ns))
        margin_s = max((to_s - from_s) * _CALL_MARGIN, SHORTEST_S)
        return from_s - margin_s, to_s + margin_s

    def fold_to(self, call: int | None) -> None:
        """Show the lanes alone that ran something of this call; None, or the same again: all."""
        self._rows.fold(call)
        self.refresh()
        self.moved.emit()

    def in_box(self, scene: QPointF) -> QPointF:
        """A place in the scene, in pixels of the box."""
        place: QPointF = self.box.mapFromScene(scene)
        return place

    def call_at(self, scene: QPointF) -> int | None:
        """The number of the call at a place in the scene; None if there is none."""
        return self.calls.call_at(self.calls.mapFromScene(scene))

    def lane_at(self, place: QPointF) -> int | None:
        """The number of the lane at a place in the box, beside its name as well."""
        if not 0 <= place.y() < self.box.height():
            return None
        row = self.layout_of_lanes().at(place.y())
        return self.order[row] if row is not None and row < len(self.order) else None

    def life_at(self, place: QPointF) -> Life | None:
        """The process without a job at a place in the box: a worker in whose row it is, or what a job has started."""
        if not 0 <= place.y() < self.box.height():
            return None
        view, layout = self.view(), self.layout_of_lanes()
        row = layout.at(place.y())
        if row is None or view.run is None:
            return None
        if row >= len(self.order):
            return view.idle[row - len(self.order)]
        rows = rows_of(view.inner, view.run.trace.lanes[self.order[row]])
        if place.x() < 0:
            return None  # beside the box is the worker's name
        wanted = rows.at(place.y() - layout.top(row), layout.lane_height)
        near = [
            life
            for at, life in rows.lives
            if at == wanted and view.x(life.born_ns) - 2 <= place.x() <= view.x(view.run.life_end_ns(life)) + 2
        ]
        return near[-1] if near else None

    def incident_at(self, scene: QPointF) -> Incident | None:
        """What befell a worker, at a place in its row, or on the time axis."""
        run, place = self._session.run, self.in_box(scene)
        if run is None or not run.started_ns or not len(run.incidents) or not 0 <= place.x() <= self.box.width():
            return None
        if 0 <= self._axis.mapFromScene(scene).y() <= AXIS_HEIGHT:
            return incident_at(self.time(), run.incidents, place.x(), None)
        number = self.lane_at(place)
        if number is not None:
            return incident_at(self.time(), run.incidents, place.x(), run.trace.lanes[number].header.process)
        life = self.life_at(place)
        return incident_at(self.time(), run.incidents, place.x(), life.process) if life is not None else None

    def time(self) -> TimeView:
        """The session's run in the range that is visible, upon the pixels of the box."""
        return replace(self.box.time, run=self._session.run)

    def span_at(self, lane: Lane, x: float) -> Span | None:
        """The span of ``lane`` at pixel ``x``, or next to it."""
        return span_at_pixel(self.time(), lane, x)

    def corner_of(self, number: int, at_s: float) -> QPoint:
        """Where on the viewport the middle of a lane is, at a time, or at the nearest edge of what is visible."""
        layout, x = self.layout_of_lanes(), self.box.time.pixel(at_s)
        y = layout.top(self.order.index(number)) + layout.lane_height / 2
        inside = QPointF(min(max(x, 0), self.box.width()), min(max(y, 0), layout.height))
        at: QPoint = self.plot.mapFromScene(self.box.mapToScene(inside))
        return at

    def reveal_lane(self, number: int) -> None:
        """Scroll until a lane is in view."""
        if number not in self.order:
            return
        layout = self.layout_of_lanes()
        top = layout.top(self.order.index(number))
        down = max(top + layout.lane_height - layout.height, 0.0)
        self.scroll_bar.setValue(round(layout.scroll + (top if top < 0 else down)))

    def _map_view(self) -> MapView:
        run = self._session.run
        start_s, end_s = self.visible_range()
        until_s = 0.0
        if run is not None and run.started_ns:
            until_s = run.since_start_s(run.until_ns)
            if until_s > 0 and start_s <= 0 and end_s >= until_s:
                until_s = end_s  # all is seen, and by one axis
        return MapView(run, start_s, end_s, until_s, self._chosen)

    def lanes_shown(self) -> list[Lane]:
        """The lanes, from above."""
        run = self._session.run
        return [] if run is None else [run.trace.lanes[number] for number in self.order]

    def _scrolled(self) -> None:
        self.refresh()
        self.moved.emit()

    def _scroll_by(self, steps: float) -> None:
        self.scroll_bar.setValue(round(self.scroll_bar.value() + steps * self.layout_of_lanes().lane_height))

    def _range_changed(self, *_: object) -> None:
        self._rows.look(self._session.run)  # whoever is told of the range may look for any lane
        start_s, end_s = self.visible_range()
        self._ticks_s = ticks(start_s, end_s, float(self.box.width()))
        self._axis.update()
        self.caller.update()
        self.calls.update()
        self._spans.refresh(self.view())
        self.minimap.refresh()
        self.moved.emit()

    def _resized(self, *_: object) -> None:
        for item in (self._spans, self.overlay):
            item.resize(self.box.width(), self.box.height())
        self._range_changed()
        self.refresh()

    def _set_up_plot(self) -> None:
        places = self.plot.centralLayout
        places.setSpacing(0)
        places.setContentsMargins(0, 0, RIGHT_MARGIN, 0)
        places.addItem(self._axis, 0, 1)
        for row, (beside, band) in enumerate(
            ((self.caller.name, self.caller), (self.calls.names, self.calls), (self._names, self.box)), start=1
        ):
            places.addItem(beside, row, 0)
            places.addItem(band, row, 1)
        self.plot.setAccessibleName(tr("Chart"))
        self.scroll_bar.setAccessibleName(tr("Scroll the workers"))
        # The keys are the whole panel's, and a click into the chart brings them there.
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.setMouseEnabled(x=True, y=False)
        self.box.setLimits(minXRange=SHORTEST_S, maxXRange=2 * FARTHEST_S, xMin=-FARTHEST_S, xMax=FARTHEST_S)
        for child in (self._spans, self.overlay):
            child.setParentItem(self.box)


def _message(run: Run | None) -> str:
    """What is said where there are no lanes."""
    if run is None or run.over:
        return marked(_IDLE if run is None else NOTHING)
    if run.plan.watch is None:
        return marked(_WAITING)
    return marked(_LOOKING if run.plan.is_attached else _WATCHING)
