"""Asks by itself, once, what a task waits for that has used no CPU for long, and who has stalled a run."""

from collections import deque
from functools import partial

from PySide6.QtCore import QObject, Signal

from engine import words
from engine.inside.language import tr
from engine.inside.workloads import function as own_function
from engine.insight.stillness import Deserted, Preparing, Stillness
from engine.supervise.stacks import Stack, of_thread
from engine.trace.lane import Lane
from engine.trace.run import Run

from .session import Session
from .stack_question import StackQuestion

_WAITING_MOST = 4


class StillTasks(QObject):
    """Follows the session's run. Main thread.

    Signals:
        told(int, str, bool): what the worker of this PID is at, as a sentence; whether somebody should look at it,
            which is not so of one that sleeps, or waits for a connection.
    """

    told = Signal(int, str, bool)

    def __init__(self, session: Session, parent: QObject) -> None:
        """Follow what ``session`` runs."""
        super().__init__(parent)
        self._session = session
        self._stacks = StackQuestion(self)
        self._stillness, self._preparing = Stillness(), Preparing()
        self._deserted = Deserted()
        self._waiting: deque[tuple[int, int, str, bool]] = deque()
        self._is_asking = self._is_stalled = False
        session.began.connect(self._begin)
        session.grew.connect(self._look)

    def close_question(self) -> None:
        """Have no process run on."""
        self._stacks.drop()

    def _begin(self) -> None:
        self._stacks.drop()
        self._stillness, self._preparing, self._deserted = Stillness(), Preparing(), Deserted()
        self._is_asking = self._is_stalled = False
        self._waiting.clear()

    def _look(self) -> None:
        run = self._session.run
        if run is None or run.over:
            return
        for lane, still_ns in self._stillness.look(run):
            if lane.header.process.is_here and len(self._waiting) < _WAITING_MOST:
                self._waiting.append((lane.header.pid, lane.header.thread, _still(run, lane, still_ns), False))
        for task in self._deserted.look(run):
            call = run.call(run.trace.tasks.call_of(task))
            self._waiting.append((call.pid, call.thread, words.deserted(run, task), True))
        preparing = self._preparing.look(run)
        if preparing is not None and run.plan.function is not None:
            path, _ = own_function.split(run.plan.function)
            self._waiting.append((preparing, preparing, words.preparing(path, self._preparing.seconds), False))
        is_stalled = run.reason is not None and run.reason.code == "stalled"
        if is_stalled and not self._is_stalled and run.runner_pid:
            told = tr("Nothing goes on: every job has ended, and the call has not returned")
            self._waiting.append((run.runner_pid, run.runner_thread, told, False))
        self._is_stalled = is_stalled
        self._ask_next()

    def _ask_next(self) -> None:
        if self._is_asking or not self._waiting:
            return
        pid, thread, told, is_sure = self._waiting.popleft()
        self._is_asking = True
        self._stacks.ask(
            pid, partial(self._tell, pid, thread, told, is_sure), partial(self._fail, pid, told, is_sure)
        )  # fmt: skip

    def _tell(self, pid: int, thread: int, told: str, is_sure: bool, found: list[Stack]) -> None:
        self._is_asking = False
        stack = of_thread(found, thread)
        if stack is not None:
            self.told.emit(pid, f"{told}: {words.doing(stack)}.", stack.is_stuck or is_sure)
        elif is_sure:
            self.told.emit(pid, f"{told}.", True)
        self._ask_next()

    def _fail(self, pid: int, told: str, is_sure: bool, _problem: object) -> None:
        self._is_asking = False
        self.told.emit(pid, f"{told}.", is_sure)
        self._ask_next()


def _still(run: Run, lane: Lane, still_ns: int) -> str:
    task = words.task_name(run, lane.running.task) if lane.running is not None else ""
    return words.still(task, still_ns / 1e9)
