"""What a person can do to a worker while the run goes on: kill it, suspend it, let it go on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from engine import words
from engine.inside.language import mark, marked, tr
from engine.inside.phrases import plain
from engine.supervise.liveness import CONTINUE, KILL, SUSPEND
from engine.supervise.stacks import Stack, of_thread
from engine.trace.lane import Lane

from .session import Session
from .stack_question import StackQuestion


class WorkerControl(QObject):
    """Sends signals to the workers of the session's run, by their lanes' numbers, and offers that in a menu.

    Signals:
        said(str): a sentence about what could not be done.
        doing(str, Stack | None, list[Stack]): what a worker, by its name, is doing right now; and all of its process.
    """

    said = Signal(str)
    doing = Signal(str, object, list)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._menu: QMenu | None = None
        self._stacks = StackQuestion(self)
        session.missed.connect(self._say_ended)

    def kill(self, number: int) -> None:
        """Kill the worker of lane ``number``."""
        self._send(number, KILL)

    def suspend_or_continue(self, number: int) -> None:
        """Suspend the worker of lane ``number``, or let it go on if it is suspended."""
        self._send(number, CONTINUE if self._is_suspended(number) else SUSPEND)

    def ask(self, number: int) -> None:
        """Ask what the worker of lane ``number`` is doing right now; ``doing`` or ``said`` answers."""
        why_not, lane = self.why_not_asked(number), self._lane(number)
        if why_not or lane is None:
            self.said.emit(why_not)
            return
        header, name = lane.header, words.lane(lane.worker, 0)

        def tell(found: list[Stack]) -> None:
            self.doing.emit(f"{name} · PID {header.pid}", of_thread(found, header.thread), found)

        self._stacks.ask(header.pid, tell, lambda problem: self.said.emit(problem.told() + "."))

    def close_question(self) -> None:
        """Have no process run on."""
        self._stacks.drop()

    def why_not_asked(self, number: int) -> str:
        """Why nobody can be asked what the worker of lane ``number`` is doing, as a sentence; empty if one can."""
        lane, run = self._lane(number), self._session.run
        if lane is not None and run is not None and not run.over and lane.header.process.is_here and not lane.gone_ns:
            return ""  # a thread can be asked as well as a process
        return self.why_not(number)

    def copy_pid(self, number: int) -> None:
        """Put the worker's PID on the clipboard."""
        if (lane := self._lane(number)) is not None:
            QGuiApplication.clipboard().setText(str(lane.header.pid))

    def why_not(self, number: int) -> str:
        """Why nothing can be done to the worker of lane ``number``, as a sentence; empty if something can."""
        lane, run = self._lane(number), self._session.run
        if lane is None or run is None:
            return tr("There is no such worker.")
        if run.over:
            return tr("The run is over, and its workers are gone.")
        if not lane.header.process.is_here:
            return tr("It runs on another computer, “{host}”, where nothing can be done to it from here.").format(
                host=plain(lane.header.host)
            )
        if lane.header.thread != lane.header.pid:
            return tr("A thread cannot be killed or suspended alone: it lives and ends with its process.")
        if lane.gone_ns:
            return _ended(lane.header.pid)
        return ""

    def open_menu(
        self, number: int, at: QPoint, parent: QWidget, more: Sequence[tuple[str, Callable[[], None]]] = ()
    ) -> None:
        """Offer what can be done to the worker of lane ``number`` at ``at``, on the screen. Returns at once.

        ``more``: what else is offered, as texts and what is called.
        """
        if self._menu is not None or self._lane(number) is None:
            return
        menu = self._menu = QMenu(parent)
        menu.setObjectName("workerMenu")
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._forget_menu)
        why_not = self.why_not(number)
        toggle = tr("Continue worker") if self._is_suspended(number) else tr("Suspend worker")
        for name, text, key, what, tip in (
            ("killWorker", tr("Kill worker (SIGKILL)"), Qt.Key.Key_Delete, self.kill, marked(_KILL_TIP)),
            ("suspendWorker", toggle, Qt.Key.Key_Space, self.suspend_or_continue, marked(_SUSPEND_TIP)),
        ):
            action = QAction(text, menu)
            action.setObjectName(name)
            action.setShortcut(key)  # shown here; it is the timeline that listens
            action.setEnabled(not why_not)
            action.setToolTip(why_not or tip)
            action.triggered.connect(lambda _checked, what=what: what(number))
            menu.addAction(action)
        menu.addSeparator()
        why_not = self.why_not_asked(number)
        ask = QAction(tr("What is it doing right now?"), menu)
        ask.setObjectName("askWorker")
        ask.setShortcut(Qt.Key.Key_Q)
        ask.setEnabled(not why_not)
        ask.setToolTip(why_not or tr("Read its stack from outside: which line it is at."))
        ask.triggered.connect(lambda _checked: self.ask(number))
        menu.addAction(ask)
        copy = QAction(tr("Copy PID"), menu)
        copy.setObjectName("copyPid")
        copy.setToolTip(tr("Put the number of its process on the clipboard."))
        copy.triggered.connect(lambda _checked: self.copy_pid(number))
        menu.addAction(copy)
        if more:
            menu.addSeparator()
        for text, carry_out in more:
            menu.addAction(text).triggered.connect(lambda _checked, carry_out=carry_out: carry_out())
        menu.popup(at)

    def _say_ended(self, pid: int) -> None:
        self.said.emit(_ended(pid))

    def _forget_menu(self) -> None:
        self._menu = None

    def _send(self, number: int, which: int | None) -> None:
        why_not = self.why_not(number)
        lane = self._lane(number)
        if why_not or lane is None or which is None:
            self.said.emit(why_not)
        else:
            self._session.send(lane.header.process, which)

    def _is_suspended(self, number: int) -> bool:
        lane, run = self._lane(number), self._session.run
        return lane is not None and run is not None and lane.header.process in run.suspended

    def _lane(self, number: int) -> Lane | None:
        lanes = self._session.run.trace.lanes if self._session.run is not None else []
        return lanes[number] if 0 <= number < len(lanes) else None


def _ended(pid: int) -> str:
    return tr("Worker PID {pid} has ended already.").format(pid=pid)


_KILL_TIP = mark("End its process at once, as a crash or the system would, and see what the strategy does about it.")
_SUSPEND_TIP = mark("Pause its process until you let it go on, and see who waits for it.")
