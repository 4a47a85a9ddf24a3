"""The chart as a panel: its heading, the chart, what is under it, and the keys."""

from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from engine import words
from engine.inside.language import tr

from ..look.theme import Theme
from ..session.session import Session
from ..session.task_selection import TaskSelection
from ..session.worker_control import WorkerControl
from .cards import Cards
from .chart import Chart
from .compute.finding import task_beside
from .compute.following import FIRST_RANGE_S, followed
from .compute.lanes import Order
from .compute.ranges import SHORTEST_S
from .heading import Heading
from .key_list import KeyList
from .measured import MeasuredRange
from .paint.colours import By
from .paint.strip_rows import StripsView
from .search_bar import SearchBar
from .selection import LaneSelection, spoken_lane
from .strips import Strips
from .time_keys import TimeKeys

_FIT_MARGIN = 0.2  # of what is selected, on both sides
_STRIPS_FROM = 340  # pixels of the panel's height


class Timeline(QFrame):
    """One lane for each worker of the session's run, one bar for each task; ``refresh`` at every frame.

    Tasks within tasks of the same worker are in lanes of their own, below the worker's.

    The view follows the run until the person pans or zooms. A click selects a task and the lane it is in; the keys and
    the menu rule the lane's worker by way of ``control``.
    """

    def __init__(
        self, session: Session, control: WorkerControl, tasks: TaskSelection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timeline"))
        self._session = session
        self._control = control
        self._tasks = tasks
        self._follow_live = True
        self._fitted: tuple[float, float] | None = None
        self._wants_strips = True
        self.lanes = LaneSelection(self, control, lambda: self.chart.order)
        self.chart = Chart(session, self.lanes, tasks)
        self.measured = MeasuredRange(self.chart)
        self.heading = Heading()
        self.strips = Strips(self._strips_view)
        self.search_bar = SearchBar(lambda: session.run, lambda: session.reader)
        self.cards = Cards(self, self.chart, session, tasks)
        self._keys: KeyList | None = None
        self._time_keys = TimeKeys(self._zoom, self.chart.box.pan, self.fit_selection, self.fit)
        self._lay_out()
        self._connect()
        self.strips.set_open(is_open=False)  # until it is known that there is room
        self.reset()

    @property
    def follow_live(self) -> bool:
        """Whether the view follows the run."""
        return self._follow_live

    @follow_live.setter
    def follow_live(self, follow: bool) -> None:
        if follow == self._follow_live and not follow:
            return
        self._follow_live = follow
        if follow:
            self._follow()
        self._show_heading()

    def lane_count(self) -> int:
        """How many lanes are shown: one for each worker, and one more for each level of tasks within its tasks."""
        return len(self._session.run.trace.lanes) if self._session.run is not None else 0

    def span_count(self) -> int:
        """How many tasks are shown, the running ones included."""
        return self._session.run.trace.span_count() if self._session.run is not None else 0

    def call_count(self) -> int:
        """How many calls the tasks that are shown belong to."""
        return len(self._session.run.calls()) if self._session.run is not None else 0

    def lane_labels(self) -> list[str]:
        """What the lanes are called, from above."""
        return [words.lane(lane.worker, lane.level) for lane in self.chart.lanes_shown()]

    def depths(self) -> list[int]:
        """How deep in others of their thread the tasks of each lane are, from above; 0: in none."""
        return [lane.level for lane in self.chart.lanes_shown()]

    def set_range(self, start_s: float, end_s: float) -> None:
        """Show the time from ``start_s`` to ``end_s`` since the run's start; the view follows the run no more."""
        self._take_over()
        self.chart.show_range(start_s, end_s)

    def visible_range(self) -> tuple[float, float]:
        """The time that is shown, in seconds since the run's start."""
        return self.chart.visible_range()

    def viewport(self) -> QWidget:
        """The widget that the chart itself is painted on."""
        return self.chart.plot.viewport()  # type: ignore[no-any-return]

    def fit(self) -> None:
        """Show the whole run, and follow it."""
        self.follow_live = True

    def fit_rows(self) -> None:
        """Make all rows fit, or as high again as their names need."""
        self.chart.fits_rows = not self.chart.fits_rows
        self._open_strips()
        self._show_heading()

    def fit_selection(self) -> None:
        """Show the measured range or the selected task; where that was done last, or there is none, all."""
        wanted = self._selected_range()
        if wanted is None or self.visible_range() == self._fitted:
            self.fit()
        else:
            self.set_range(*wanted)
            self._fitted = self.visible_range()

    def step(self, by: int) -> None:
        """Select the task that ran before (-1) or after (1) the selected one on its worker."""
        run = self._session.run
        if run is not None and (task := task_beside(run, self.chart.view().selected_span, self.lanes.number, by)) >= 0:
            self._tasks.choose(task)

    def show_keys(self) -> None:
        """Show the list of keys over the chart."""
        if self._keys is None:
            self._keys = KeyList(self.window())
            self.destroyed.connect(self._keys.deleteLater)  # which is over the window, and not in here
        self._keys.open_over(self)

    def clear(self) -> None:
        """Nothing is selected or measured any more."""
        self.measured.set(None)
        self._tasks.choose(None)
        self.lanes.choose(None)

    def reset(self) -> None:
        """Another run is shown, or none."""
        self.clear()
        self.cards.leave()
        self._follow_live = True
        self.chart.reset()
        self.chart.show_range(0.0, FIRST_RANGE_S)
        self.refresh()

    def look_as(self, before: "Timeline") -> None:
        """Show the same range of time, in the same order and colours, with the same chosen, as another one."""
        self._sort(before.chart.sort_by)
        self._colour(before.chart.colour_by)
        self.heading.show_choices(before.chart.sort_by, before.chart.colour_by)
        self.chart.fits_rows = before.chart.fits_rows
        self._wants_strips = before._wants_strips
        self.strips.set_open(is_open=before.strips.is_open)
        self.lanes.choose(before.lanes.number)
        self.measured.set(before.measured.seconds)
        self.search_bar.take_over(before.search_bar)
        if not before.follow_live:
            self.set_range(*before.visible_range())

    def refresh(self) -> None:
        """Paint what there is by now."""
        if self._follow_live:
            self._follow()
        self.chart.refresh()
        self._show_heading()
        self.search_bar.refresh()
        self._moved()

    def pass_time(self) -> None:
        """Nothing has befallen the run, but that it has gone on: paint what has grown."""
        if self._follow_live:
            self._follow()
        if self.chart.pass_time():
            self.strips.refresh()
            self.cards.renew()

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self.heading.show_theme(theme)
        self.chart.show_theme(theme)
        self.strips.show_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer has left the chart, or wants its menu. Qt's."""
        if event.type() == QEvent.Type.Leave:
            self.cards.leave()
        if isinstance(event, QContextMenuEvent):
            self._offer_menu(event)
            return True
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the keyboard. Qt's."""
        self._offer_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self._time_keys.press(event):
            return
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self.clear()
            case Qt.Key.Key_Period if plain:
                self.step(1)
            case Qt.Key.Key_Comma if plain:
                self.step(-1)
            case Qt.Key.Key_Slash if plain:
                self.search_bar.open()
            case Qt.Key.Key_R if plain:
                self.fit_rows()
            case Qt.Key.Key_Question:
                self.show_keys()
            case Qt.Key.Key_F3:
                self._find_again(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            case _:
                if not self.lanes.press(event, self._menu_place):
                    super().keyPressEvent(event)

    def _zoom(self, factor: float) -> None:
        """Around the pointer; where there is none, around the middle."""
        at_s = self.cards.at_s
        self.chart.box.zoom(factor, self.chart.time().middle_s if at_s is None else at_s)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, it is the lanes'. Qt's."""
        super().resizeEvent(event)
        self._open_strips()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard sees where. Qt's."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self.lanes.number is None and self.chart.order:
            self.lanes.choose(self.chart.order[0])

    def _follow(self) -> None:
        run = self._session.run
        if run is not None and run.started_ns:
            self.chart.show_range(*followed(run))

    def _take_over(self) -> None:
        self.follow_live = False

    def _selected_range(self) -> tuple[float, float] | None:
        if self.measured.seconds is not None:
            return self.measured.seconds
        run, span = self._session.run, self.chart.view().selected_span
        if run is None or span is None:
            return None
        from_s, to_s = run.span_s(span)
        margin_s = max((to_s - from_s) * _FIT_MARGIN, SHORTEST_S)
        return from_s - margin_s, to_s + margin_s

    def _show_heading(self, *_: object) -> None:
        self.heading.show_run(self._session.run, self.chart.colour_by, follows=self._follow_live)
        self.heading.show_rows(has_more=self.chart.has_more_rows, fits=self.chart.fits_rows)

    def _strips_view(self) -> StripsView:
        view = self.chart.view()
        return StripsView(view.run, view.start_s, view.end_s, view.width, view.ticks_s)

    def _open_strips(self) -> None:
        room = self.height() - self.chart.calls.minimumHeight() - self.chart.caller.minimumHeight()
        self.strips.set_open(is_open=self._wants_strips and room >= _STRIPS_FROM and not self.chart.fits_rows)

    def _note_strips(self, is_open: bool) -> None:
        self._wants_strips = is_open

    def _moved(self) -> None:
        self.strips.refresh()
        self.cards.renew()
        self.measured.show()

    def _clicked(self, click: MouseClickEvent) -> None:
        run = self._session.run
        place = self.chart.in_box(click.scenePos())
        if click.button() != Qt.MouseButton.LeftButton or click.isAccepted():
            return
        self.measured.set(None)
        number = self.chart.lane_at(place)
        self.lanes.choose(number)
        span = None
        if run is not None and number is not None and 0 <= place.x() < self.chart.box.width():
            span = self.chart.span_at(run.trace.lanes[number], place.x())
        self._tasks.choose(span.task if span is not None else None)
        if span is not None and click.double():
            self.fit_selection()
        self.cards.renew()

    def _find_again(self, *, back: bool) -> None:
        if self.search_bar.isHidden():
            self.search_bar.open()
        (self.search_bar.show_previous if back else self.search_bar.show_next)()

    def _show_found(self, task: int) -> None:
        """Select a task that was found, and bring it into view even if it is selected already."""
        self._tasks.choose(task)
        self._show_task()

    def _show_task(self) -> None:
        """The selected task is another one: bring it into view."""
        self.search_bar.next_from(self._tasks.task)
        run, span = self._session.run, self.chart.view().selected_span
        if run is not None and span is not None:
            self.lanes.choose(span.lane)
            start_s, end_s = self.visible_range()
            from_s, to_s = run.span_s(span)
            if from_s > end_s or to_s < start_s:
                half_s = (end_s - start_s) / 2
                self.set_range((from_s + to_s) / 2 - half_s, (from_s + to_s) / 2 + half_s)
        self.chart.refresh()
        self.cards.renew()

    def _show_lane(self) -> None:
        number, run = self.lanes.number, self._session.run
        spoken = ""
        if number is not None and run is not None:
            self.chart.reveal_lane(number)
            spoken = spoken_lane(run, number)
        self.setAccessibleDescription(spoken)
        self.chart.refresh()

    def _menu_place(self, number: int) -> QPoint:
        return self.viewport().mapToGlobal(self.chart.corner_of(number, self.visible_range()[0]))

    def _offer_menu(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if is_mouse:
            at = self.viewport().mapFromGlobal(event.globalPos())
            self.lanes.choose(self.chart.lane_at(self.chart.in_box(self.chart.plot.mapToScene(at))))
        number = self.lanes.number
        if number is not None:
            self.cards.leave()
            self._control.open_menu(number, event.globalPos() if is_mouse else self._menu_place(number), self)
        event.accept()

    def _sort(self, by: Order) -> None:
        self.chart.sort_by = by

    def _colour(self, by: By) -> None:
        self.chart.colour_by = by
        self._show_heading()

    def _connect(self) -> None:
        self.heading.whole_wanted.connect(self.fit)
        self.heading.find_wanted.connect(self.search_bar.open)
        self.heading.keys_wanted.connect(self.show_keys)
        self.heading.rows_wanted.connect(self.fit_rows)
        self.search_bar.chosen.connect(self._show_found)
        self.search_bar.closed.connect(self.setFocus)
        self.cards.pointed.connect(self.strips.set_cursor)
        self.strips.hovered.connect(self.cards.show_cross)
        self.chart.minimap.moved.connect(self.set_range)
        self.chart.minimap.whole.connect(self.fit)
        self.heading.sorted_by.connect(self._sort)
        self.heading.coloured_by.connect(self._colour)
        self.chart.taken_over.connect(self._take_over)
        self.chart.moved.connect(self._moved)
        self.chart.box.sigResized.connect(self._show_heading)  # of a run that is over nothing else asks
        self.chart.measured.connect(lambda start_s, end_s: self.measured.set((start_s, end_s)))
        self.chart.plot.scene().sigMouseMoved.connect(self.cards.point)
        self.chart.plot.scene().sigMouseClicked.connect(self._clicked)
        self.chart.plot.viewport().installEventFilter(self)
        self.chart.calls.clicked.connect(lambda call: self.set_range(*self.chart.range_of_call(call)))
        for band in (self.chart.caller, self.chart.calls):
            band.grown.connect(self._open_strips)
        self.chart.calls.double_clicked.connect(self.chart.fold_to)
        self.lanes.changed.connect(self._show_lane)
        self._tasks.changed.connect(self._show_task)
        self.strips.opened.connect(self._note_strips)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 14, 10)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self.search_bar)
        column.addWidget(self.chart, 1)
        column.addWidget(self.strips)
