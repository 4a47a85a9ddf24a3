"""The chart as a widget: heading, lanes on a time axis, scroll bar, hovering."""

import time

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollBar, QVBoxLayout, QWidget

from engine.trace.lane import Span, State
from engine.trace.run import Run

from ..badges import LOST_SIGN, SUSPENDED_SIGN, badge
from ..session import Session
from ..style import tabular
from ..theme import Theme
from ..worker_control import WorkerControl
from .axes import LaneNames, TimeAxis
from .bars import position_at
from .hover import HoverCard, lane_rows, spawn_rows, task_rows
from .lanes import LaneLayout
from .selection import LaneSelection
from .spans import CANCELLED_SIGN, ERROR_SIGN, SpansItem, View, spawn_brush

_FIRST_RANGE_S = 0.5
_RANGE_GROWTH = 1.5
_MARGIN = 0.02  # of the run, after its end
_SHORTEST_RANGE_S = 1e-6
_HOVER_PIXELS = 3.0

_IDLE = "Press Run.\nEach row will be a process, and each bar a job that it ran."
_WAITING = "The first process is being started …"
_NOTHING = "No task was run."


class Timeline(QFrame):
    """One lane for each worker of the session's run, one bar for each task; ``refresh`` at every frame.

    Dragging and the wheel pan and zoom; the view follows the run until the person does either. A click selects a lane,
    whose worker the keys and the menu rule by way of ``control``.
    """

    def __init__(self, session: Session, control: WorkerControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._session = session
        self._follow_live = True
        self._ticks_s: tuple[float, ...] = ()
        self._control = control
        self._named: object = None
        self.selection = LaneSelection(self, control, self.lane_count)
        self._names = LaneNames(self._layout, self._run, lambda: self.selection.number)
        self._axis = TimeAxis()
        self._plot = pg.PlotWidget(axisItems={"left": self._names, "top": self._axis}, background=None)
        self._spans = SpansItem(self._view)
        self._scroll = QScrollBar(Qt.Orientation.Vertical)
        self._follow_button = QPushButton("following live")
        self._swatch = QLabel()
        self._signs = QLabel()
        self._set_up_plot()
        self._lay_out()
        self._card = HoverCard(self)
        self._plot.scene().sigMouseMoved.connect(self._hover)
        self._plot.scene().sigMouseClicked.connect(lambda click: self.selection.choose(self._lane_at(click.scenePos())))
        self.selection.changed.connect(self._show_selection)
        self._plot.viewport().installEventFilter(self)
        self._box.sigRangeChangedManually.connect(self._take_over)
        self._box.sigXRangeChanged.connect(self._range_changed)
        self._box.sigResized.connect(self._resized)
        self._scroll.valueChanged.connect(self.refresh)
        self.reset()

    @property
    def follow_live(self) -> bool:
        """Whether the view follows the run."""
        return self._follow_live

    @follow_live.setter
    def follow_live(self, follow: bool) -> None:
        self._follow_live = follow
        self._show_follow()
        if follow:
            self._follow()

    def lane_count(self) -> int:
        """How many workers are shown."""
        return len(self._session.run.trace.lanes) if self._session.run is not None else 0

    def span_count(self) -> int:
        """How many tasks are shown, the running ones included."""
        return self._session.run.trace.span_count() if self._session.run is not None else 0

    def set_range(self, start_s: float, end_s: float) -> None:
        """Show the time from ``start_s`` to ``end_s`` since the run's start; the view follows the run no more."""
        self.follow_live = False
        self._show_range(start_s, end_s)

    def viewport(self) -> QWidget:
        """The widget that the chart itself is painted on."""
        return self._plot.viewport()  # type: ignore[no-any-return]

    def visible_range(self) -> tuple[float, float]:
        """The time that is shown, in seconds since the run's start."""
        start_s, end_s = self._box.viewRange()[0]
        return float(start_s), float(end_s)

    def fit(self) -> None:
        """Show the whole run, and follow it."""
        self.follow_live = True

    def reset(self) -> None:
        """Another run is shown, or none."""
        self._axis.setStyle(showValues=self._session.run is not None)
        self._scroll.setValue(0)
        self._named = None
        self.selection.choose(None)
        self._card.hide()
        self._follow_live = True
        self._show_follow()
        self._show_range(0.0, _FIRST_RANGE_S)
        self.refresh()

    def refresh(self) -> None:
        """Paint what there is by now."""
        layout = self._layout()
        self._scroll.setRange(0, round(layout.overflow))
        self._scroll.setPageStep(max(round(layout.height), 1))
        self._scroll.setSingleStep(round(layout.lane_height))
        self._scroll.setVisible(layout.overflow > 0)
        if self._follow_live:
            self._follow()
        self._show_follow()
        self._spans.update()
        self._show_signs()
        run = self._session.run
        badges = {number: badge(run, run.trace.lanes[number]) for number in layout.visible()} if run is not None else {}
        if (layout, badges) != self._named:
            self._named = layout, badges
            self._names.update()

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self._plot.setBackground(theme.panel)
        font = tabular(QFont(self.font()))
        self._axis.show_theme(theme, font)
        self._names.show_theme(theme, font)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        self._spans.show_theme(theme, bold)
        ratio = self.devicePixelRatioF()
        swatch = QPixmap(QSize(16, 12) * ratio)
        swatch.setDevicePixelRatio(ratio)
        swatch.fill(Qt.GlobalColor.transparent)
        painter = QPainter(swatch)
        painter.fillRect(0, 0, 16, 12, spawn_brush(theme))
        painter.end()
        self._swatch.setPixmap(swatch)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The pointer has left the chart, or wants its menu. Qt's."""
        if event.type() == QEvent.Type.Leave:
            self._card.hide()
        if isinstance(event, QContextMenuEvent):
            self._offer_menu(event)
            return True
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the keyboard. Qt's."""
        self._offer_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        if not self.selection.press(event, self._menu_place):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard sees where. Qt's."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self.selection.number is None and self.lane_count():
            self.selection.choose(0)

    def _run(self) -> Run | None:
        return self._session.run

    def _layout(self) -> LaneLayout:
        return LaneLayout(self.lane_count(), float(self._box.height()), float(self._scroll.value()))

    def _view(self) -> View:
        start_s, end_s = self.visible_range()
        width = float(self._box.width())
        run = self._session.run
        message = _IDLE if run is None else _NOTHING if run.over else _WAITING
        ticks = self._ticks_s if run is not None else ()
        return View(run, start_s, end_s, width, self._layout(), ticks, message, self.selection.number)

    def _follow(self) -> None:
        run = self._session.run
        if run is None or not run.started_ns:
            return
        if run.elapsed_s is not None or run.over:
            until_s = run.elapsed_s if run.elapsed_s is not None else run.since_start_s(run.seen_ns)
            self._show_range(0.0, max(until_s * (1 + _MARGIN), _SHORTEST_RANGE_S))
            return
        # The range grows by steps, so that between them it is the bars that grow.
        now_s = run.since_start_s(time.perf_counter_ns())
        end_s = _FIRST_RANGE_S
        while end_s < now_s * 1.04:
            end_s *= _RANGE_GROWTH
        self._show_range(0.0, end_s)

    def _show_range(self, start_s: float, end_s: float) -> None:
        if end_s - start_s < _SHORTEST_RANGE_S:
            end_s = start_s + _SHORTEST_RANGE_S
        if (start_s, end_s) != self.visible_range():
            self._box.setXRange(start_s, end_s, padding=0)

    def _take_over(self, *_: object) -> None:
        self.follow_live = False

    def _range_changed(self, *_: object) -> None:
        start_s, end_s = self.visible_range()
        ticks = self._axis.tickValues(start_s, end_s, max(float(self._box.width()), 1.0))
        self._ticks_s = tuple(float(tick) for tick in ticks[0][1]) if ticks else ()
        self._card.hide()
        self._spans.update()

    def _resized(self, *_: object) -> None:
        self._spans.resize(self._box.width(), self._box.height())
        self._range_changed()
        self.refresh()

    def _show_follow(self) -> None:
        run = self._session.run
        live = run is not None and not run.over
        self._follow_button.setVisible(run is not None and (live or not self._follow_live))
        self._follow_button.setChecked(self._follow_live)
        words = ("● following live" if self._follow_live else "○ follow live") if live else "whole run"
        self._follow_button.setText(words)

    def _show_signs(self) -> None:
        """Which signs the bars of this run have, and what they mean; none for what there is not."""
        run = self._session.run
        shown = []
        if run is not None:
            # A task that was given back has a bar that says cancelled, though it has been done elsewhere since.
            open_states = {lane.running.state for lane in run.trace.lanes if lane.running is not None}
            shown += [f"{ERROR_SIGN} error"] if run.trace.counts[State.ERROR] else []
            shown += [f"{LOST_SIGN} lost"] if State.LOST in open_states else []
            shown += [f"{CANCELLED_SIGN} cancelled"] if State.CANCELLED in open_states else []
            shown += [f"{SUSPENDED_SIGN} suspended"] if run.suspended else []
        text = "    ".join(shown)
        if text != self._signs.text():
            self._signs.setText(text)

    def _show_selection(self) -> None:
        number, run, layout = self.selection.number, self._session.run, self._layout()
        if number is not None and run is not None:
            lane = run.trace.lanes[number]
            found = badge(run, lane)
            spoken = f"worker {number + 1}, PID {lane.header.pid}" + (f", {found.text}" if found is not None else "")
            self.setAccessibleDescription(spoken)
            top = layout.top(number)
            down = max(top + layout.lane_height - layout.height, 0.0)
            self._scroll.setValue(round(layout.scroll + (top if top < 0 else down)))
        else:
            self.setAccessibleDescription("")
        self._spans.update()
        self._names.update()

    def _lane_at(self, at: QPointF) -> int | None:
        """The lane at a place in the scene, beside its name as well."""
        y = self._box.mapFromScene(at).y()
        return self._layout().at(y) if 0 <= y < self._box.height() else None

    def _menu_place(self, number: int) -> QPoint:
        layout = self._layout()
        middle = QPointF(0, min(max(layout.top(number), 0) + layout.lane_height / 2, layout.height))
        at: QPoint = self._plot.mapFromScene(self._box.mapToScene(middle))
        return self.viewport().mapToGlobal(at)

    def _offer_menu(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at = self.viewport().mapFromGlobal(event.globalPos())
            self.selection.choose(self._lane_at(self._plot.mapToScene(at)))
        number = self.selection.number
        if number is not None:
            self._card.hide()
            is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self._control.open_menu(number, event.globalPos() if is_mouse else self._menu_place(number), self)
        event.accept()

    def _hover(self, at: QPointF) -> None:
        run = self._session.run
        place = self._box.mapFromScene(at)
        number = self._lane_at(at)
        if run is None or number is None or not run.started_ns or place.x() >= self._box.width():
            self._card.hide()
            return
        lane = run.trace.lanes[number]
        start_s, end_s = self.visible_range()
        at_ns = run.started_ns + (start_s + place.x() / self._box.width() * (end_s - start_s)) * 1e9
        slack_ns = _HOVER_PIXELS / self._box.width() * (end_s - start_s) * 1e9
        corner = self.mapFromGlobal(self._plot.viewport().mapToGlobal(self._plot.mapFromScene(at)))
        if place.x() < 0:
            self._card.show_rows(f"worker {number + 1}", lane_rows(run, lane), corner)
            return
        span = self._span_at(run, number, at_ns, slack_ns)
        if span is not None:
            rows = task_rows(run, self._session.reader, lane, span)
            self._card.show_rows(f"job {span.task + 1:,}", rows, corner)
            return
        spawned_ns = run.spawned_ns(lane)
        if spawned_ns is not None and spawned_ns - slack_ns <= at_ns < lane.span(0).started_ns:
            self._card.show_rows("Spawning", spawn_rows(run, lane), corner)
            return
        self._card.hide()

    def _span_at(self, run: Run, number: int, at_ns: float, slack_ns: float) -> Span | None:
        lane = run.trace.lanes[number]
        position = position_at(lane.column("started_ns"), lane.column("busy_ns"), at_ns, slack_ns)
        running = lane.running
        until_ns = lane.gone_ns or time.perf_counter_ns()
        if running is not None and running.started_ns - slack_ns <= at_ns <= until_ns + slack_ns:
            return running
        return lane.span(position) if position is not None else None

    def _set_up_plot(self) -> None:
        item = self._plot.getPlotItem()
        item.showAxes((True, True, False, False), showValues=(True, True, False, False))
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setContentsMargins(0, 0, 0, 0)
        item.layout.setSpacing(0)
        item.layout.setContentsMargins(0, 0, 18, 0)  # room for half of the last tick's label
        self._plot.setAntialiasing(False)
        self._plot.setFrameShape(QFrame.Shape.NoFrame)
        self._plot.setAccessibleName("Chart")
        # The keys are the whole panel's, and a click into the chart brings them there.
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline")
        self._box = item.getViewBox()
        self._box.setMouseEnabled(x=True, y=False)
        self._box.setLimits(minXRange=_SHORTEST_RANGE_S)
        self._box.setDefaultPadding(0)
        self._box.disableAutoRange()
        self._spans.setParentItem(self._box)

    def _lay_out(self) -> None:
        self._follow_button.setObjectName("followButton")
        self._follow_button.setCheckable(True)
        self._follow_button.setToolTip("Show the whole run, and keep up with it (Home)")
        self._follow_button.clicked.connect(self.fit)
        title = QLabel("Which process ran what")
        title.setObjectName("title")
        legend = QLabel("spawning")
        legend.setObjectName("caption")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 4)
        head.setSpacing(8)
        head.addWidget(title)
        head.addStretch(1)
        self._signs.setObjectName("caption")
        head.addWidget(self._signs)
        head.addSpacing(8)
        head.addWidget(self._swatch)
        head.addWidget(legend)
        head.addSpacing(8)
        head.addWidget(self._follow_button)
        body = QGridLayout()
        body.setSpacing(4)
        body.addWidget(self._plot, 0, 0)
        body.addWidget(self._scroll, 0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 14, 10)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(body, 1)
