"""What the pointer points at: the crosshair, and the card beside it."""

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from engine import words
from engine.inside.language import tr
from engine.trace.lane import Lane
from engine.trace.run import Run

from ..session.session import Session
from ..session.task_selection import TaskSelection
from ..told.calls import call_rows
from ..told.jobs import job_name, task_rows
from ..told.processes import incident_rows, life_rows, life_title
from ..told.workers import lane_rows, spawn_rows
from .axes import time_label
from .chart import Chart
from .hover import HoverCard

_CROSS_STEPS = 1_000  # as fine as the crosshair's time is told, of the visible range


class Cards(QObject):
    """Follows the pointer over ``chart``; what is selected is told elsewhere, and has no card. Main thread.

    Signals:
        pointed(object): the pointer is at this moment, in seconds since the run's start; None: at none.
    """

    pointed = Signal(object)

    def __init__(self, room: QWidget, chart: Chart, session: Session, tasks: TaskSelection) -> None:
        """Cards that stand within ``room``."""
        super().__init__(room)
        self._room = room
        self._chart = chart
        self._session = session
        self._tasks = tasks
        self.hover = HoverCard(room)
        self.at_s: float | None = None
        self._scene: QPointF | None = None

    def leave(self) -> None:
        """The pointer has gone."""
        self._scene = None
        self.hover.hide()
        self._point_at(None)

    def renew(self) -> None:
        """What is under the pointer stands elsewhere, or is not what it was."""
        if self._scene is not None:
            self.point(self._scene)
        elif self.at_s is not None:
            self.show_cross(self.at_s)

    def show_cross(self, at_s: float | None) -> None:
        """The pointer is at a moment, in seconds, elsewhere on the same time axis; None: at none."""
        start_s, end_s = self._chart.visible_range()
        self.at_s = at_s
        if at_s is None or not start_s <= at_s <= end_s:
            self._chart.overlay.show_cross(None)
            return
        self._chart.overlay.show_cross(self._chart.box.time.pixel(at_s), time_label(at_s, _fineness(end_s - start_s)))

    def point(self, scene: QPointF) -> None:
        """The pointer is at a place in the scene; while a button is held, no card lies over what is dragged over."""
        self._scene = QPointF(scene)
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self.hover.hide()
            self._point_within(scene)
            return
        run, place = self._session.run, self._chart.in_box(scene)
        corner = self._corner(self._chart.plot.mapFromScene(scene))
        if run is not None and (call := self._chart.call_at(scene)) is not None:
            self._point_at(self._chart.box.time.seconds(place.x()))
            self.hover.show_rows(words.call_title(run.call(call)), call_rows(run, call), corner)
            return
        if run is not None and (incident := self._chart.incident_at(scene)) is not None:
            self._point_at(self._chart.box.time.seconds(place.x()))
            title = words.incident_at(run, incident)
            self.hover.show_rows(f"{title[:1].upper()}{title[1:]}", incident_rows(run, incident), corner)
            return
        if run is None or not run.started_ns or not 0 <= place.y() < self._chart.box.height():
            self.hover.hide()
            self._point_at(None)
            return
        is_inside = 0 <= place.x() < self._chart.box.width()
        self._point_at(self._chart.box.time.seconds(place.x()) if is_inside else None)
        number, life = self._chart.lane_at(place), self._chart.life_at(place)
        if life is not None and place.x() < self._chart.box.width():
            self.hover.show_rows(life_title(life), life_rows(run, life), corner)
            return
        if number is None or place.x() >= self._chart.box.width():
            self.hover.hide()
            return
        lane = run.trace.lanes[number]
        if place.x() < 0:
            self.hover.show_rows(words.lane(lane.worker, lane.level), lane_rows(run, lane), corner)
            return
        span = self._chart.span_at(lane, place.x())
        if span is not None and span.task == self._tasks.task:
            self.hover.hide()  # all of it is told already
        elif span is not None:
            self.hover.show_rows(job_name(run, span.task), task_rows(run, self._session.details(span), span), corner)
        elif self._is_spawning(run, lane, place.x()):
            self.hover.show_rows(tr("Spawning"), spawn_rows(run, lane), corner)
        else:
            self.hover.hide()

    def _point_within(self, scene: QPointF) -> None:
        """Only the crosshair goes there."""
        place = self._chart.in_box(scene)
        is_inside = 0 <= place.x() < self._chart.box.width() and 0 <= place.y() < self._chart.box.height()
        self._point_at(self._chart.box.time.seconds(place.x()) if is_inside else None)

    def _point_at(self, at_s: float | None) -> None:
        self.show_cross(at_s)
        self.pointed.emit(at_s)

    def _is_spawning(self, run: Run, lane: Lane, x: float) -> bool:
        spawned_ns = run.spawned_ns(lane)
        time = self._chart.time()
        return spawned_ns is not None and spawned_ns - time.slack_ns <= time.at_ns(x) < lane.first_started_ns

    def _corner(self, at: QPoint) -> QPoint:
        corner: QPoint = self._room.mapFromGlobal(self._chart.plot.viewport().mapToGlobal(at))
        return corner


def _fineness(length_s: float) -> float:
    """A power of ten that is a thousandth of a range of time, or a little less."""
    fineness_s = 1.0
    while fineness_s > length_s / _CROSS_STEPS:
        fineness_s /= 10
    return fineness_s
