"""What the window shows at the moment: a run, with the plain loop beside it, or one after the other of several ways."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from engine.inside.plan import Plan
from engine.inside.problem import Problem
from engine.inside.worker import Process
from engine.insight.early_stop import coming
from engine.insight.speedup import speedup
from engine.model.batch import Batch
from engine.model.experiment import Experiment, Turn
from engine.problems.run_files import RunGoesOn
from engine.trace.details import Details, Records
from engine.trace.lane import Span
from engine.trace.run import Outcome, Run

from . import file_work
from .bridge import Bridge
from .closing import stop_now
from .frames import Frames
from .long_works import LongWorks
from .parts import Parts
from .printed import Printed
from .run_over import RunOver, is_of_one_way
from .task_details import TaskDetails

if TYPE_CHECKING:
    from engine.formats.run_file import Saved
    from engine.supervise.leftovers import Leftover
    from engine.supervise.sources import Source

T = TypeVar("T")
Lines = list[tuple[int, bytes]]


class Session(QObject):
    """Carries an experiment out: starts one run after the other, and pulls its news frame by frame.

    Lives in the window's thread. States: idle -> running a plan -> (the next one) -> idle.

    Attributes:
        run: what is shown: the one run, or that of several which is running, or was last.
        baseline: the plain loop beside it, once it has begun.
        frames: when there is news to be shown, and how much of it.

    Signals:
        began: ``run`` is a new run.
        run_over(RunOver): one of several ways was run, and more may follow.
        grew: there is news of ``run`` or of ``baseline``, and be it that time has passed.
        printed(list): lines that the tasks printed, as ``(pid, text)``.
        ended: nothing runs any more.
        refused(Problem): a run could not be started.
        warmed(Python): a runner is ready; the interpreter that it runs in.
        missed(int): the worker of this PID was to get a signal, and is gone already.
        left(list[Leftover]): runs that were left behind when the program died, and can be shown.
        opened(str): ``run`` is that of the run file of this path.
        held_more(Problem): the run file that was just opened holds more than is shown.
        saved(str): the run is in the file of this path.
        went_on(list[int]): the program that was watched is over, and has left these PIDs running; empty: none any more.
        file_failed(Problem): a run file could not be opened or saved, or something else went wrong with files.
    """

    began = Signal()
    run_over = Signal(object)
    grew = Signal()
    printed = Signal(list)
    ended = Signal()
    refused = Signal(object)
    warmed = Signal(object)
    missed = Signal(int)
    left = Signal(list)
    opened = Signal(str)
    held_more = Signal(object)
    saved = Signal(str)
    went_on = Signal(list)
    file_failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run: Run | None = None
        self.baseline: Run | None = None
        self.reader: Records | None = None
        self._file: Saved | None = None
        self._source: Source | None = None
        self._baseline_source: Source | None = None
        self._is_fresh, self._number = False, 0
        self.experiment = Experiment(())
        self._turn, self._details = Turn(0, 1), TaskDetails()
        self._python: str | None = None
        self._active: Run | None = None
        self._to_begin: Callable[[], None] | None = None
        self._printed = Printed(self)
        self._printed.lines.connect(self.printed)
        self._bridge = Bridge(self, warms=False)
        self.long = LongWorks(self._bridge)
        self._bridge.warmed.connect(self.warmed)
        self._bridge.started.connect(self._take_started)
        self._bridge.polled.connect(self._take_news)
        self._bridge.refused.connect(self._take_refused)
        self._bridge.missed.connect(self.missed)
        self._bridge.left.connect(self.left)
        self._bridge.recovered.connect(self._show)
        self._bridge.failed.connect(self.file_failed)
        self._bridge.go_on.connect(self._take_left)
        self._parts = Parts(self)
        self._parts.came.connect(self._take_part)
        self.frames = Frames(self)
        self.frames.due.connect(self._bridge.request)

    @property
    def is_busy(self) -> bool:
        """Whether something runs, or is being cleared away."""
        return self._active is not None

    @property
    def is_comparing(self) -> bool:
        """Whether one of several ways runs."""
        return self.is_busy and self.experiment.ways > 1

    @property
    def is_timing_loop(self) -> bool:
        """Whether the plain loop runs beside ``run``, which is over."""
        return self._active is not None and self._active is self.baseline

    @property
    def loop_is_to_come(self) -> bool:
        """Whether the plain loop will be run beside what runs now."""
        return self.is_busy and any(turn.plan == self.experiment.loop for turn in self.experiment.to_come()[1:])

    @property
    def sequential_s(self) -> float | None:
        """The plain loop's time, once it is known."""
        if (loop := self._loop()) is not None:
            return loop.finished_s
        return self._file.sequential_s if self._file is not None else None

    @property
    def speedup(self) -> float | None:
        """How many times as fast as the plain loop the run was, once both are known."""
        return speedup(self.sequential_s, self.run.finished_s) if self.run is not None else None

    @property
    def dropped_bytes(self) -> int:
        """How much of what the run has printed came too fast to be kept."""
        return self._printed.dropped_bytes + (self.run.dropped_bytes if self.run is not None else 0)

    def details(self, span: Span) -> Details:
        """The result or error of a task of ``run``, or how its worker ended; read once, and remembered."""
        return self._details.of(self.run, self.reader, span)

    def get_ready(self) -> None:
        """The window stands, for whose start there was no time to lose: warm a runner, look for runs left behind."""
        self.warm(self._python)
        self._bridge.look_for_left()

    def warm(self, python: str | None) -> None:
        """Have the next runner wait in ``python``, an interpreter's path; None: the one that runs the program."""
        self._python = python
        if not self.is_busy:
            self._bridge.warm(python)

    def start(self, plan: Plan, wants_baseline: bool) -> None:
        """Run ``plan``, and then the plain loop if it is wanted. Does nothing while busy."""
        self.carry_out(Experiment.with_loop(plan) if wants_baseline else Experiment((plan,)))

    def carry_out(self, experiment: Experiment) -> None:
        """Run all plans of ``experiment`` in their turns. Does nothing while busy."""
        if not self.is_busy:
            self.experiment, self.baseline = experiment, None
            self._baseline_source, self._is_fresh = None, experiment.ways == 1
            self._take_turn(is_first=True)

    def stop(self) -> None:
        """Have everything that runs killed, and what is to come left out.

        A program that is watched is interrupted, as Ctrl-C does; the second time all of it is killed.
        """
        if self.is_busy:
            self.experiment = self.experiment.stopped()
            self._begin()
            self._bridge.stop()

    def end_left(self) -> None:
        """Have those killed that the program, which is over, has left running; ``went_on`` answers."""
        self._bridge.end_left(self._number)

    def send(self, process: Process, which: int) -> None:
        """Send the signal ``which`` to the worker of ``run`` that is this process; ``missed`` tells if it is gone."""
        if self._active is not None and self._active is self.run:
            self._bridge.send(self._number, process, which)
        else:
            self.missed.emit(process.pid)

    def recover(self, leftover: "Leftover") -> None:
        """Show a run that was left behind, unless something runs."""
        if not self.is_busy:
            self._bridge.recover(leftover)

    def remove_left(self, leftover: "Leftover") -> None:
        """Remove the folder of a run that was left behind."""
        self._bridge.remove_left(leftover)

    def open_run(self, path: str) -> None:
        """Show the run that was saved in ``path``, unless something runs; ``opened`` or ``file_failed`` answers."""
        if self.is_busy:
            self.file_failed.emit(RunGoesOn(path=path))
        else:
            self.long.open(path, partial(file_work.opened, path), partial(self._take_opened, path))

    def show(self, file: "Saved | None") -> None:
        """Show a run that was saved, or none; does nothing while busy."""
        self._show(file.run if file else None, None, file.printed if file else [], file)

    def work(self, what: Callable[[], T], then: Callable[[T], object], *, is_looked_at: bool = False) -> None:
        """Have ``what()`` called in another thread, as ``Bridge.work`` does, and ``then`` of its answer in this one."""
        self._bridge.work(what, then, is_looked_at=is_looked_at)

    @property
    def can_save(self) -> bool:
        """Whether there is a run that can be saved: it is over, and so is the plain loop."""
        return not self.is_busy and self.run is not None and self.reader is not None

    def save_run(self, path: str) -> None:
        """Save the run; ``saved`` or ``file_failed`` answers. Does nothing unless it ``can_save``."""
        contents = self.contents()
        if contents is not None:
            self.work(partial(file_work.saved, contents, path), self._take_saved)

    def contents(self) -> "Callable[[], Saved] | None":
        """What gives all that is to be saved of ``run``, in the thread for files; None unless it ``can_save``."""
        return None if self.is_busy else self._contents()

    def _contents(self) -> "Callable[[], Saved] | None":
        run, source, file = self.run, self._source, self._file
        if file is not None:
            return lambda: file
        if run is None or source is None:
            return None
        return file_work.Contents(run, source, self.sequential_s)

    def fresh(self) -> "list[Callable[[], Saved]]":
        """What gives all that is to be kept of what has just been run, the plain loop first; each once."""
        contents = self.contents() if self._is_fresh else None
        self._is_fresh = False
        if contents is None:
            return []
        loop, source = self.baseline, self._baseline_source
        if loop is None or source is None:
            return [contents]
        return [file_work.Contents(loop, source, self.sequential_s), contents]

    def _take_saved(self, answer: "str | Problem") -> None:
        if isinstance(answer, Problem):
            self.file_failed.emit(answer)
        else:
            self.saved.emit(answer)

    def _take_opened(self, path: str, file: "Saved | Problem") -> None:
        if isinstance(file, Problem):
            self.file_failed.emit(file)
            return
        if self.is_busy:  # since it was asked for
            self.file_failed.emit(RunGoesOn(path=path))
            return
        self.show(file)
        self.opened.emit(path)
        if (more := file.not_shown(path)) is not None:
            self.held_more.emit(more)

    def _show(self, run: Run | None, source: "Source | None", printed: Lines, file: "Saved | None" = None) -> None:
        """Show a run that is over, its records in a folder or from a file, or none, unless something runs."""
        records: Records | None = source if file is None else file.records
        if self.is_busy:
            return
        self.run, self.baseline, self.reader, self._source, self._file = run, None, records, source, file
        self._is_fresh, self.experiment = False, Experiment(())
        self._printed.clear()
        self._details.clear()
        self.began.emit()
        self._printed.add(printed)
        self.ended.emit()

    def close(self) -> None:
        """End everything; returns when it is gone, and what goes on has ended as by ``stop``, which is told."""
        if self.is_timing_loop:
            self.baseline, self._baseline_source = None, None
        elif self.is_busy:
            stop_now(self)
        if self.is_busy:
            self._end()
        self.frames.stop()
        self._bridge.close()

    def _end(self) -> None:
        self._active = self._to_begin = None
        self.ended.emit()

    def _take_turn(self, *, is_first: bool = False) -> None:
        """Begin the next run of the experiment, if there is one."""
        to_come = coming(self.experiment)
        if not to_come:
            self._finish()
            return
        turn = self._turn = to_come[0]
        run = self._active = Run(self.experiment.plan(turn))
        if turn.plan == self.experiment.loop and self.experiment.ways == 1:
            self.baseline = run
        else:
            self.run, self.reader, self._source, self._file = run, None, None, None
            self._printed.clear()
            self._details.clear()
        self._number += 1
        self._parts.clear()
        start = self._bridge.start
        self._to_begin = partial(start, self._number, run.plan, keep=not is_first, goes_on=len(to_come) > 1)
        if run is self.run:
            self.began.emit()
        # Once all is painted of which nothing is known yet: else that would be taken from the jobs.
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """Have the turn's run begin, if it has not yet."""
        begin, self._to_begin = self._to_begin, None
        if begin is not None and self._active is not None:
            begin()
            self.frames.begin(self._active)

    def _take_started(self, number: int, source: "Source") -> None:
        if number == self._number and self._active is self.run:
            self.reader = self._source = source
        elif number == self._number:
            self._baseline_source = source

    def _take_left(self, number: int, pids: list[int]) -> None:
        if number == self._number:
            self.went_on.emit(pids)

    def _take_news(self, number: int, batch: Batch) -> None:
        if number == self._number and self._active is not None:
            self._parts.take(batch)

    def _take_part(self, batch: Batch, is_last: bool) -> None:
        if self._active is None:
            return
        self._active.apply(batch)
        self.frames.take(batch, is_last=is_last)
        self._printed.add(batch.output)
        if is_last:
            self.grew.emit()
            if self._active.over:
                self._go_on()

    def _go_on(self) -> None:
        """A run is over: tell of it, and take the next turn."""
        run, turn = self._active, self._turn
        assert run is not None
        several = self.experiment.ways > 1
        if run.refused is not None:
            self.experiment = self.experiment.without(turn.plan)
        else:
            self.experiment = self.experiment.with_run(turn, run.finished_s)
        is_refused_for_all = run.refused is not None and not (several and is_of_one_way(run.refused))
        if run.outcome is Outcome.CANCELLED or is_refused_for_all:
            self.experiment = self.experiment.stopped()
        if several:
            run.experiment = self.experiment.identifier
            if run.plan.strategy == "sequential" and self.baseline is None:
                self.baseline = run
            self._take_alone()
            contents = self._contents() if run.refused is None else None
            self.run_over.emit(RunOver(turn, run, contents))
        self._take_turn()

    def _loop(self) -> Run | None:
        return self.run if self.run is not None and self.run.plan.strategy == "sequential" else self.baseline

    def _take_alone(self) -> None:
        """What the tasks take in the plain loop belongs to the run."""
        from engine.insight.own_time import alone_of  # which a start has no time for

        run = self.run
        if run is not None and (loop := self._loop()) is not None:
            run.alone = alone_of(loop)

    def _take_refused(self, number: int, problem: Problem) -> None:
        if number == self._number and self._active is not None:
            self._active.refuse(problem)
            self._bridge.stop()
            self._go_on()
            self.refused.emit(problem)

    def _finish(self) -> None:
        self._take_alone()
        self.frames.stop()
        self._bridge.warm(self._python)
        self._end()
