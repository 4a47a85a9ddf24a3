"""The one file where the engine meets Qt's threads: the supervisor on a thread of its own.

The window *pulls*: it asks for news at its own frame rate and gets one batch for each question, so that no backlog can
form; what it has not asked for waits in the records. The thread is told what to do through a queue, sleeps on it
while there is nothing to do, and ends by it.
"""

import queue
import traceback
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from engine.plan import Plan
from engine.problem import PlanError, Problem
from engine.records.brief import brief_why
from engine.records.reader import FolderReader
from engine.trace.run import Run

# What supervises is imported by the thread, when it is first needed: a start has no time for that.
if TYPE_CHECKING:
    from engine.formats.run_file import Saved
    from engine.runner.leftovers import Leftover
    from engine.runner.supervisor import Supervisor

_WARM_CHECK_S = 0.05

_Order = Callable[[], None]


class Bridge(QObject):
    """Runs plans, one at a time, from the thread of the window.

    Signals, all delivered in the thread of the receiver:
        warmed(Python): a runner is ready; the interpreter it runs in.
        started(int, FolderReader): run number so-and-so has begun; its records, readable until they are not kept.
        polled(int, Batch): the answer to ``request``.
        refused(int, Problem): run number so-and-so could not be started.
        missed(int): the worker of this PID was to get a signal, and is gone already.
        left(list[Leftover]): the runs that were left behind when the program died; the answer to ``look_for_left``.
        recovered(Run, FolderReader, list): one of them, its records, and what was printed; the answer to ``recover``.
        opened(str, Saved): a run file's path, and what is in it; the answer to ``open_run``.
        saved(str): a run is in the file of this path now; the answer to ``save_run``.
        file_failed(Problem): a run file could not be opened, or not be saved.
    """

    warmed = Signal(object)
    started = Signal(int, object)
    polled = Signal(int, object)
    refused = Signal(int, object)
    missed = Signal(int)
    left = Signal(list)
    recovered = Signal(object, object, list)
    opened = Signal(str, object)
    saved = Signal(str)
    file_failed = Signal(object)

    def __init__(self, parent: QObject | None = None, *, warms: bool = True) -> None:
        """Start the thread, and, if it ``warms``, a runner."""
        super().__init__(parent)
        self._loop = _Loop(self)
        self._loop.start()
        if warms:
            self.warm()

    def warm(self, python: str | None = None) -> None:
        """Have a runner started that waits for its plan, in ``python`` (None: the one that runs the program).

        One that is warm already in another Python is replaced.
        """
        self._loop.orders.put(partial(self._loop.warm, python))

    def start(self, number: int, plan: Plan, keep: bool) -> None:
        """Run ``plan`` as run ``number``; ``keep`` the records of the run before, too."""
        self._loop.orders.put(partial(self._loop.begin, number, plan, keep))

    def request(self) -> None:
        """Ask for news of the run; ``polled`` answers."""
        self._loop.orders.put(self._loop.poll)

    def stop(self) -> None:
        """Have the run's processes killed; the batches tell when they are gone."""
        self._loop.orders.put(self._loop.stop)

    def send(self, number: int, pid: int, which: int) -> None:
        """Send the signal ``which`` to a worker of run ``number``; ``missed`` tells if it is gone."""
        self._loop.orders.put(partial(self._loop.send, number, pid, which))

    def look_for_left(self) -> None:
        """Ask for the runs that were left behind."""
        self._loop.orders.put(self._loop.look_for_left)

    def recover(self, leftover: "Leftover") -> None:
        """Read all that was recorded of one."""
        self._loop.orders.put(partial(self._loop.recover, leftover))

    def remove_left(self, leftover: "Leftover") -> None:
        """Remove its folder."""
        self._loop.orders.put(partial(self._loop.remove_left, leftover))

    def open_run(self, path: str) -> None:
        """Read a run file."""
        self._loop.orders.put(partial(self._loop.open_run, path))

    def save_run(self, contents: "Callable[[], Saved]", path: str) -> None:
        """Write a run file; ``contents`` gives what is to be in it, and is called in the thread."""
        self._loop.orders.put(partial(self._loop.save_run, contents, path))

    def close(self) -> None:
        """End the run, the warm runner and the thread. Waits until all are gone, usually some milliseconds."""
        self._loop.orders.put(None)
        self._loop.wait()


class _Loop(QThread):
    """The thread: everything below but ``orders`` is its own."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._bridge = bridge
        self._warm: Supervisor | None = None
        self._said_warm = False
        self._runs: list[Supervisor] = []
        self._number = 0

    def run(self) -> None:
        """Do what is ordered until told to end."""
        while True:
            try:
                order = self.orders.get(timeout=_WARM_CHECK_S if self._is_warming() else None)
            except queue.Empty:
                order = self._tell_when_warm
            if order is None:
                break
            try:
                order()
            except Exception as error:  # noqa: BLE001 - the window must learn of it, and the thread live on
                traceback.print_exc()
                self._bridge.refused.emit(self._number, Problem("run", "internal", {"why": brief_why(error)}))
        for supervisor in [*self._runs, *([self._warm] if self._warm else [])]:
            supervisor.stop()  # all at once, so that waiting for one is waiting for all
        for supervisor in [*self._runs, *([self._warm] if self._warm else [])]:
            supervisor.close()

    def warm(self, python: str | None) -> None:
        self._drop_warm_unless(python)
        self._said_warm = False  # whoever asks is told, also of one that is warm already
        if self._warm is None:
            try:
                self._warm = _supervisor(python)
            except PlanError:
                self._warm = None  # begin will try again, and say why it cannot

    def begin(self, number: int, plan: Plan, keep: bool) -> None:
        if not keep:
            for supervisor in self._runs:
                supervisor.close()
            self._runs.clear()
        self._number = number
        try:
            self._drop_warm_unless(plan.python)
            supervisor = self._warm or _supervisor(plan.python)
            self._warm = None
            self._runs.append(supervisor)
            supervisor.start(plan)
        except PlanError as error:
            self._bridge.refused.emit(number, error.problem)
            return
        self._bridge.started.emit(number, supervisor.reader)

    def poll(self) -> None:
        if self._runs:
            self._bridge.polled.emit(self._number, self._runs[-1].poll())

    def stop(self) -> None:
        if self._runs:
            self._runs[-1].stop()

    def send(self, number: int, pid: int, which: int) -> None:
        # A PID of another run may be anybody's by now.
        if number != self._number or not self._runs or not self._runs[-1].send(pid, which):
            self._bridge.missed.emit(pid)

    def look_for_left(self) -> None:
        from engine.runner import leftovers

        self._bridge.left.emit(leftovers.leftovers())

    def remove_left(self, leftover: "Leftover") -> None:
        from engine.runner import leftovers

        leftovers.remove(leftover.folder)

    def recover(self, leftover: "Leftover") -> None:
        from engine.runner import leftovers

        run, reader = Run(leftover.plan), FolderReader(leftover.folder)
        printed: list[tuple[int, bytes]] = []
        for batch in leftovers.batches(reader):
            run.apply(batch)
            printed += batch.output
        self._bridge.recovered.emit(run, reader, printed)

    def open_run(self, path: str) -> None:
        from engine.formats import run_file
        from engine.formats.container import RunFileError

        try:
            self._bridge.opened.emit(path, run_file.open_run(path))
        except RunFileError as error:
            self._bridge.file_failed.emit(error.problem)

    def save_run(self, contents: "Callable[[], Saved]", path: str) -> None:
        from engine.formats import run_file
        from engine.formats.container import RunFileError

        try:
            run_file.save(contents(), path)
        except RunFileError as error:
            self._bridge.file_failed.emit(error.problem)
        else:
            self._bridge.saved.emit(path)

    def _is_warming(self) -> bool:
        return self._warm is not None and not self._said_warm

    def _drop_dead_warm(self) -> None:
        if self._warm is not None and self._warm.is_gone:
            self._warm.close()
            self._warm = None

    def _drop_warm_unless(self, python: str | None) -> None:
        self._drop_dead_warm()
        if self._warm is not None and self._warm.python != python:
            self._warm.close()
            self._warm = None

    def _tell_when_warm(self) -> None:
        self._drop_dead_warm()
        if self._warm is not None and (python := self._warm.poll().python):
            self._said_warm = True
            self._bridge.warmed.emit(python)


def _supervisor(python: str | None) -> "Supervisor":
    """A new one. Raises PlanError as it does."""
    from engine.runner.supervisor import Supervisor

    return Supervisor(python)
