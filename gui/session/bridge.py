"""The one file where the engine meets Qt's threads: of the supervisor or watcher, for files, and for other work.

The window *pulls*: it asks for news at its own frame rate and gets one batch for each question, so that no backlog can
form; what it has not asked for waits in the records. Each thread is told what to do through a queue, sleeps on it
while there is nothing to do, and ends by it. What takes as long as a disk does has the second one, so that no run waits
for it; a run's folder is removed there too, once all that was to be read of it has been.
"""

import logging
import queue
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal
from shiboken6 import isValid

from engine import own_faults
from engine.inside.plan import Plan
from engine.inside.problem import PlanError
from engine.inside.worker import Process
from engine.long_work import CancelledError, LongWork
from engine.problems.faults import Internal
from engine.trace.run import Run

from ..start.garbage import Collector
from . import supervising
from .turns import Turns

# What supervises is imported by the thread, when it is first needed: a start has no time for that.
if TYPE_CHECKING:
    from engine.supervise.attached import Attached
    from engine.supervise.leftovers import Leftover
    from engine.supervise.supervisor import Supervisor
    from engine.supervise.watcher import Watcher

WARMS = True
"""Whether a runner is started ahead of the run that it is for: a run begins sooner, and is the same without."""
_WARM_CHECK_S = 0.05
_LOOKED_AT = "for what is looked at"
_log = logging.getLogger(f"parallelogram.{__name__}")

_Order = Callable[[], None]
T = TypeVar("T")


class Bridge(QObject):
    """Runs plans, one at a time, from the thread of the window.

    Signals, all delivered in the thread of the receiver:
        warmed(Python): a runner is ready; the interpreter it runs in.
        started(int, Source): run number so-and-so has begun; its records, readable until they are not kept.
        polled(int, Batch): the answer to ``request``.
        refused(int, Problem): run number so-and-so could not be started.
        missed(int): the worker of this PID was to get a signal, and is gone already.
        left(list[Leftover]): the runs that were left behind when the program died; the answer to ``look_for_left``.
        recovered(Run, Source, list): one of them, its records, and what was printed; the answer to ``recover``.
        go_on(int, list[int]): the program watched as that run is over, and has left these PIDs running.
        failed(Problem): something has gone wrong that nobody has thought of.
    """

    warmed = Signal(object)
    started = Signal(int, object)
    polled = Signal(int, object)
    refused = Signal(int, object)
    missed = Signal(int)
    left = Signal(list)
    recovered = Signal(object, object, list)
    go_on = Signal(int, list)
    failed = Signal(object)
    _worked = Signal(object, object)

    def __init__(self, parent: QObject | None = None, *, warms: bool = True) -> None:
        """Start the threads, and, if it ``warms``, a runner."""
        super().__init__(parent)
        self._is_closed = False
        self._collector = Collector(self)
        self._worked.connect(self._deliver)
        self._files = _Thread(self, "for files")
        self._others: dict[str, _Thread] = {}
        self._works: list[LongWork] = []
        self._turns = Turns()
        self._files.start()
        self._loop = _Loop(self, self._files)
        self._loop.start()
        self._other(_LOOKED_AT)
        if warms:
            self.warm()

    def warm(self, python: str | None = None) -> None:
        """Have a runner started that waits for its plan, in ``python`` (None: the one that runs the program).

        One that is warm already in another Python is replaced.
        """
        if WARMS:
            self._loop.orders.put(partial(self._loop.warm, python))

    def start(self, number: int, plan: Plan, keep: bool, goes_on: bool = False) -> None:
        """Run ``plan`` as run ``number``; ``keep`` the records of the first of those before that did the same jobs.

        ``goes_on``: another run of the same jobs is likely to follow, which shall not make their items anew.
        """
        self._loop.orders.put(partial(self._loop.begin, number, plan, keep, goes_on))

    def request(self) -> None:
        """Ask for news of the run; ``polled`` answers."""
        self._loop.orders.put(self._loop.poll)

    def stop(self) -> None:
        """Have the run's processes killed; the batches tell when they are gone.

        A program that is watched is interrupted, as Ctrl-C does; the second time all of it is killed.
        """
        self._loop.orders.put(self._loop.stop)

    def end_left(self, number: int) -> None:
        """Have those killed that the program of run ``number`` has left running; ``go_on`` answers."""
        self._loop.orders.put(partial(self._loop.end_left, number))

    def send(self, number: int, process: Process, which: int) -> None:
        """Send the signal ``which`` to a worker of run ``number``; ``missed`` tells if it is gone."""
        self._loop.orders.put(partial(self._loop.send, number, process, which))

    def look_for_left(self) -> None:
        """Ask for the runs that were left behind."""
        self._loop.orders.put(self._loop.look_for_left)

    def recover(self, leftover: "Leftover") -> None:
        """Read all that was recorded of one."""
        self._loop.orders.put(partial(self._loop.recover, leftover))

    def remove_left(self, leftover: "Leftover") -> None:
        """Remove its folder."""
        self._loop.orders.put(partial(self._loop.remove_left, leftover))

    def work(self, what: Callable[[], T], then: Callable[[T], object], *, is_looked_at: bool = False) -> None:
        """Have ``what()`` called in the thread for files, and ``then`` of what it gave in the window's.

        What ``is_looked_at`` has a thread that waits for no file, and goes first (``Turns``); a run's folder may be
        gone while it is read there.
        A ``then`` that is a method of a QObject, be it a ``partial``, is not called once that has been deleted.
        """

        def order() -> None:
            self._worked.emit(then, in_turn(what))

        in_turn = self._turns.first if is_looked_at else self._turns.behind
        if is_looked_at:
            self._turns.ask()
        (self._other(_LOOKED_AT) if is_looked_at else self._files).orders.put(order)

    def work_long(self, work: LongWork, what: Callable[[], T], then: Callable[[T], object], *, writes: bool) -> None:
        """Have ``what()`` called as ``work``, and ``then`` of what it gave in the window's thread.

        Nothing comes of it if it is given up, as all is once the bridge is closed. What ``writes`` has one thread and
        what reads another one, so that neither waits for the other, nor anything else for both.
        """

        def order() -> None:
            try:
                with work.going_on():
                    result = what()
            except CancelledError:
                _log.info("something long was given up")
            else:
                self._worked.emit(then, result)

        self._works = [each for each in self._works if not each.is_over]
        self._works.append(work)
        self._other("that writes" if writes else "that reads").orders.put(order)

    def close(self) -> None:
        """End the run, the warm runner and the threads, once what was to be kept is; give up what takes long. Waits."""
        self._is_closed = True
        for work in self._works:
            work.cancel()
        for thread in (self._loop, self._files, *self._others.values()):  # the first leaves its last orders to the next
            thread.orders.put(None)
            thread.wait()
        self._collector.close()

    def _other(self, doing: str) -> "_Thread":
        if doing not in self._others:
            self._others[doing] = _Thread(self, doing)
            self._others[doing].start()
        return self._others[doing]

    def _deliver(self, then: Callable[[Any], object], result: Any) -> None:
        if not self._is_closed and not _is_gone(then):
            then(result)


def _is_gone(then: Callable[[Any], object]) -> bool:
    """Whether it is a method of what Qt has deleted since, such as a part of the window in another language."""
    while isinstance(then, partial):
        then = then.func
    owner = getattr(then, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


class _Thread(QThread):
    """A thread that does what is ordered, one thing after the other. All but ``orders`` is its own."""

    def __init__(self, bridge: Bridge, doing: str) -> None:
        super().__init__()
        self._doing = doing
        self.orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._bridge = bridge

    def run(self) -> None:
        """Do what is ordered until told to end."""
        _log.info("the thread %s begins", self._doing)
        while (order := self._next()) is not None:
            self._do(order)
        self._end()
        _log.info("the thread %s ends", self._doing)

    def _do(self, order: _Order) -> None:
        try:
            order()
        except Exception as error:  # noqa: BLE001 - the window must learn of it, and the thread live on
            self._tell(own_faults.note(error, f"in the thread {self._doing}"))

    def _next(self) -> _Order | None:
        return self.orders.get()

    def _tell(self, fault: own_faults.Fault) -> None:
        self._bridge.failed.emit(fault.problem)

    def _end(self) -> None:
        return


class _Loop(_Thread):
    """The thread of the runs."""

    def __init__(self, bridge: Bridge, files: _Thread) -> None:
        super().__init__(bridge, "of the runs")
        self._files = files
        self._warm: Supervisor | None = None
        self._said_warm = False
        self._runs: list[Supervisor | Watcher | Attached] = []
        self._watcher: Watcher | Attached | None = None
        self._number = 0

    def _next(self) -> _Order | None:
        try:
            is_warming = self._warm is not None and not self._said_warm
            return self.orders.get(timeout=_WARM_CHECK_S if is_warming else None)
        except queue.Empty:
            return self._tell_when_warm

    def _tell(self, fault: own_faults.Fault) -> None:
        # Without the report's path: the reason stays with the run, which may be given away.
        self._bridge.refused.emit(self._number, Internal(why=fault.why, number=fault.number))

    def _end(self) -> None:
        everyone = [*self._runs, *([self._warm] if self._warm else [])]
        for supervisor in everyone:
            if supervisor is not self._watcher:  # whose program goes on: it is the person's own
                supervisor.stop()  # all at once, so that waiting for one is waiting for all
        self._retire(everyone)

    def _retire(self, supervisors: "list[Supervisor | Watcher | Attached]") -> None:
        """End them, and remove their folders, once what is still to be read there has been."""
        for supervisor in supervisors:
            self._files.orders.put(supervisor.close)

    def warm(self, python: str | None) -> None:
        self._drop_warm_unless(python)
        self._said_warm = False  # whoever asks is told, also of one that is warm already
        if self._warm is None:
            with suppress(PlanError):  # begin will try again, and say why it cannot
                self._warm = supervising.supervisor(python)

    def begin(self, number: int, plan: Plan, keep: bool, goes_on: bool) -> None:
        # Of many that follow each other, the first has made the items; whoever wants what is between has asked for it.
        self._retire(self._runs[int(keep) :])
        del self._runs[int(keep) :]
        before = [run.folder for run in self._runs]
        self._number, self._watcher = number, None
        if plan.watch is not None:
            self._watch(number, plan)
            return
        try:
            self._drop_warm_unless(plan.python)
            supervisor = self._warm or supervising.supervisor(plan.python)
            self._warm = None
            self._runs.append(supervisor)
            if before or goes_on:
                supervising.share_items([*before, supervisor.folder])
            supervisor.start(plan)
        except PlanError as error:
            _log.info("run %d is refused: %s", number, error.problem.code)
            self._bridge.refused.emit(number, error.problem)
            return
        _log.info("run %d begins: %s, %d workers, %d jobs", number, plan.strategy, plan.workers, plan.jobs)
        self._bridge.started.emit(number, supervisor.reader)

    def _watch(self, number: int, plan: Plan) -> None:
        try:
            watcher = self._watcher = supervising.watcher(plan)
        except PlanError as error:
            _log.info("run %d is refused: %s", number, error.problem.code)
            self._bridge.refused.emit(number, error.problem)
            return
        self._runs.append(watcher)
        _log.info("run %d begins: a program that is watched", number)
        self._bridge.started.emit(number, watcher.reader)

    def poll(self) -> None:
        if self._runs:
            batch = self._runs[-1].poll()
            for lost in batch.lost:
                _log.info("a worker of run %d is lost: %s", self._number, lost.death)
            if batch.end is not None:
                _log.info("the processes of run %d are gone", self._number)
            self._bridge.polled.emit(self._number, batch)
            if batch.end is not None and self._watcher is self._runs[-1]:
                self._bridge.go_on.emit(self._number, self._watcher.that_go_on())

    def stop(self) -> None:
        if self._runs:
            self._runs[-1].stop()

    def end_left(self, number: int) -> None:
        if number == self._number and self._watcher is not None:
            self._watcher.end()
            self._bridge.go_on.emit(number, self._watcher.that_go_on())

    def send(self, number: int, process: Process, which: int) -> None:
        # A PID of another run may be anybody's by now.
        if number != self._number or not self._runs or not self._runs[-1].send(process, which):
            self._bridge.missed.emit(process.pid)

    def look_for_left(self) -> None:
        from engine.supervise import leftovers

        self._bridge.left.emit(leftovers.leftovers())

    def remove_left(self, leftover: "Leftover") -> None:
        from engine.supervise import leftovers

        leftovers.remove(leftover.folder)

    def recover(self, leftover: "Leftover") -> None:
        from engine.supervise import leftovers
        from engine.supervise.sources import FolderSource

        run, reader = Run(leftover.plan), FolderSource(leftover.folder)
        printed: list[tuple[int, bytes]] = []
        for batch in leftovers.batches(leftover.folder, leftover.plan, reader):
            run.apply(batch)
            printed += batch.output
        self._bridge.recovered.emit(run, reader, printed)

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
