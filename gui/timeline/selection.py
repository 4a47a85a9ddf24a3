"""The lane that is selected, and what the keys do to its worker."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from engine import words
from engine.inside.language import tr
from engine.trace.run import Run

from ..look.badges import badge
from ..session.worker_control import WorkerControl

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LaneSelection(QObject):
    """One lane or none, by its number.

    Signals:
        changed: another lane is selected, or none.
    """

    changed = Signal()

    def __init__(self, chart: QWidget, control: WorkerControl, order: Callable[[], tuple[int, ...]]) -> None:
        """The selection of ``chart``, whose lanes, the numbers in the rows of ``order()``, ``control`` rules."""
        super().__init__(chart)
        self._chart = chart
        self._control = control
        self._order = order
        self.number: int | None = None

    def choose(self, number: int | None) -> None:
        """Select the lane ``number``; None: none."""
        if number != self.number:
            self.number = number
            self.changed.emit()

    def press(self, event: QKeyEvent, menu_at: Callable[[int], QPoint]) -> bool:
        """Do what a key means; ``menu_at`` says where on the screen a lane's menu opens. Returns whether it meant any.

        Up and Down select, Delete kills, Space suspends and continues, Q asks what it is doing, the Menu
        key offers all.
        """
        key, number, order = Qt.Key(event.key()), self.number, self._order()
        if key in _STEPS and order:
            last = len(order) - 1
            start = (0 if _STEPS[key] > 0 else last) if number not in order else order.index(number) + _STEPS[key]
            self.choose(order[min(max(start, 0), last)])
            return True
        if number is None:
            return False
        is_menu = key == Qt.Key.Key_Menu or (
            key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        )
        if is_menu:
            self._control.open_menu(number, menu_at(number), self._chart)
        elif key == Qt.Key.Key_Delete:
            self._control.kill(number)
        elif key == Qt.Key.Key_Q:
            self._control.ask(number)
        elif key == Qt.Key.Key_Space:
            self._control.suspend_or_continue(number)
        else:
            return False
        return True


def spoken_lane(run: Run, number: int) -> str:
    """A lane, for screen readers."""
    lane = run.trace.lanes[number]
    found = badge(run, lane)
    told = tr("{worker}, PID {pid}") if found is None else tr("{worker}, PID {pid}, {state}")
    worker = words.lane(lane.worker, lane.level)
    return told.format(worker=worker, pid=lane.header.pid, state=found.text if found is not None else "")
