"""The summary: the total runtime, large, and what else the eye wants first."""

import math
import time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from engine import words
from engine.inside.language import tr
from engine.inside.records.events import AT_ONCE
from engine.insight.serial import serial_s
from engine.insight.speedup import speedup_most
from engine.problems.endings import ExitStatus, NotFollowed, StrategyRaised
from engine.trace.hosts import is_spread
from engine.trace.lane import State
from engine.trace.run import Outcome, Run

from ..look.badges import ERROR_SIGN
from ..look.brief_label import BriefLabel
from ..look.elided import ElidedLabel
from ..session.session import Session
from .figure import Figure, set_property
from .verdict import Verdict, WaitingLine

_FIRST_SHARE, _SHARE_MOST = 5, 60  # of the row's width, beside those of the other columns
_MARGIN = 16
_BESIDE_RUNTIME = 20  # pixels from the runtime to how it ended, and behind that
_NONE = "–"
_PIDS_MOST = 40


class Summary(QFrame):
    """Shows a session's times; ``refresh`` at every frame."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self._of_plan: list[QWidget] = []
        self._of_program: list[QWidget] = []
        self._pids_known = -1
        self.total_runtime = Figure("totalRuntime", 26, slack=1.05)
        self.outcome = ElidedLabel()
        self.outcome.setObjectName("outcome")
        self.items = QLabel()
        self.items.setObjectName("itemsTime")
        self.items.setTextFormat(Qt.TextFormat.PlainText)
        self.speedup = Figure("speedup", 15, slack=1.0)
        self.loop = Figure("plainLoop", 15)
        self.calls = Figure("callCount", 15)
        self.serial = Figure("serialTime", 15)
        self.tasks = Figure("taskCount", 15, slack=1.0)
        self.processes = Figure("processCount", 15, slack=1.0)
        self.ideal, self.tasks_note, self.pids = (ElidedLabel(is_whole=True) for _ in range(3))
        for note, name in ((self.ideal, "ideal"), (self.tasks_note, "taskNote"), (self.pids, "pids")):
            note.setObjectName(name)
            note.setProperty("note", True)
        self.progress = QProgressBar()
        self.progress.setObjectName("progress")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1)
        self.progress.setAccessibleName(tr("Jobs that have ended"))
        self.reason = BriefLabel()
        self.reason.setObjectName("notice")
        self.verdict = Verdict(session)
        self.waiting = WaitingLine(self.progress, self.verdict)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Bring everything up to date. Cheap enough for every frame."""
        run = self._session.run
        self.reason.setVisible(bool(notices := self._notices()))
        self.reason.show_text(notices)
        made = run.checked.made if run is not None and run.checked is not None else AT_ONCE
        beside = [words.items_made(made)] if made.items_s >= words.ITEMS_TOLD_S else []
        if run is not None and run.imports:
            beside.append(words.importing(run.imports))
        self.items.setVisible(bool(beside))
        self.items.setText("\n".join(beside))
        if run is None:
            for label in (self.total_runtime, self.speedup, self.loop, self.tasks, self.processes):
                label.show_text(_NONE, "none")
            self.waiting.show_run(is_busy=False)
            return
        self.pass_time()
        word = words.outcome(run.outcome, run.exit_status) if run.outcome is not None else _going_on(run)
        if word != self.outcome.text():
            self.outcome.show_text(word)
            set_property(self.outcome, "outcome", run.outcome.value if run.outcome is not None else "")
        self._show_columns(is_watched=run.plan.watch is not None)
        if run.plan.is_attached:  # from outside neither is seen
            for label in (self.calls, self.serial):
                label.show_text(_NONE, "none")
        elif run.plan.watch is not None:
            self.calls.show_text(f"{len(run.calls()):,}", "known")
            self.serial.show_text(words.at_a_glance(serial_s(run)), "known")
        done = run.trace.ended_count()
        expected = run.expected
        self._show_ideal(run)
        self._show_tasks(run, done, expected)
        self._show_processes(run)
        self._fit_outcome()
        self.waiting.show_run(is_busy=self._session.is_busy)
        if run.plan.watch is not None:  # nobody knows how many there will be
            self._show_progress(int(run.over), 1)
        else:
            self._show_progress(done, expected or max(run.trace.jobs, 1))

    def pass_time(self) -> None:
        """Bring up to date what counts the time of a run, which there has to be."""
        runtime = self._runtime()
        self.total_runtime.show_text(runtime, "none" if runtime == _NONE else "known")
        for label, text in ((self.speedup, self._speedup()), (self.loop, self._loop())):
            label.show_text(text, "known" if text[0].isdigit() else "none" if text == _NONE else "waiting")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        super().resizeEvent(event)
        self._fit_outcome()

    def event(self, event: QEvent) -> bool:
        """Qt's. A column tells its least width once it is laid out, which is after what it shows has changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_outcome()
        return done

    def _fit_outcome(self) -> None:
        """How it ended is read before any note is: these give way to it, as far as they can."""
        ended = self.outcome.fontMetrics().horizontalAdvance(self.outcome.text())
        wanted = self.total_runtime.minimumWidth() + ended + _BESIDE_RUNTIME
        # Of the panel's own width: the row may not have been given its new one yet.
        rest = self.width() - 2 * _MARGIN - 4 * self._row.spacing() - wanted
        others = [at for at in range(1, self._row.count()) if self._is_shown(at)]
        shares = sum(map(self._row.stretch, others))
        # A column whose least width is more than its share takes of what the others have.
        while full := [at for at in others if self._least(at) * shares > rest * self._row.stretch(at)]:
            others = [at for at in others if at not in full]
            rest -= sum(map(self._least, full))
            shares -= sum(map(self._row.stretch, full))
        share = min(max(math.ceil(shares * wanted / max(rest, 1)), _FIRST_SHARE), _SHARE_MOST)
        if share != self._row.stretch(0):
            self._row.setStretch(0, share)

    def _is_shown(self, place: int) -> bool:
        item = self._row.itemAt(place)
        return item is not None and not item.isEmpty()

    def _least(self, place: int) -> int:
        item = self._row.itemAt(place)
        return 0 if item is None else item.minimumSize().width()

    def _show_ideal(self, run: Run) -> None:
        most = None
        if self._session.speedup is not None and run.python is not None:
            from engine.insight.machine import cores_of  # which a start has no time for

            most = speedup_most(run.plan.workers, run.plan.jobs, cores_of(run), run.alone)
        self.ideal.show_text("" if most is None else tr("of at most {times}").format(times=f"{most:.3g}"))

    def _show_tasks(self, run: Run, done: int, expected: int | None) -> None:
        """How many have ended, of all; once all are done, how many these are; beside it what went wrong."""
        if run.plan.is_attached:  # what was seen are no tasks
            self.tasks.show_text(_NONE, "none")
            self.tasks_note.show_text("")
            return
        well, counts = int(run.trace.counts[State.DONE]), run.trace.counts
        wrong = [(state, int(counts[state])) for state in (State.ERROR, State.LOST, State.INTERRUPTED)]
        notes = [
            words.count(count, tr("{n} error"), tr("{n} errors"))
            if state is State.ERROR
            else f"{count:,} {words.state(state)}"
            for state, count in wrong
            if count
        ]
        if run.over and well == done == (expected or done) and done:
            self.tasks.show_text(f"{done:,}", "known")
            notes = [words.state(State.DONE)]
        elif expected is not None:
            self.tasks.show_text(f"{done:,} / {expected:,}", "known")
        else:  # nobody may have counted them yet
            self.tasks.show_text(f"{done:,}" if done else _NONE, "known" if done else "none")
        # What went wrong is seen in any case, and no figure of it is cut.
        failed = sum(count for _, count in wrong)
        self.tasks_note.show_text(", ".join(notes), brief=f"{failed:,} {ERROR_SIGN}" if failed else "")
        set_property(self.tasks_note, "wrong", well < done)

    def _show_processes(self, run: Run) -> None:
        self.processes.show_text(f"{run.process_count():,}", "known")
        found = list(dict.fromkeys((lane.header.host, lane.header.pid) for lane in run.trace.lanes))
        if len(found) != self._pids_known:
            self._pids_known = len(found)
            names_host = is_spread(run)  # hosts number their processes each for itself
            named = (f"{pid} ({words.brief(host)})" if names_host else f"{pid}" for host, pid in found[:_PIDS_MOST])
            shown = ", ".join(named) + (" …" if len(found) > _PIDS_MOST else "")
            self.pids.show_text(f"PID {shown}" if found else "")

    def _show_columns(self, *, is_watched: bool) -> None:
        """A program that is watched has calls, and time of its own; any other run is compared with the plain loop."""
        for parts, shown in ((self._of_plan, not is_watched), (self._of_program, is_watched)):
            for part in parts:
                part.setVisible(shown)

    def _show_progress(self, done: int, of: int) -> None:
        bar = self.progress
        if (done, of) != (bar.value(), bar.maximum()):
            # Qt would paint the bar at once, and with it whatever else waits to be painted, once more in each frame.
            bar.setUpdatesEnabled(False)
            bar.setMaximum(of)
            bar.setValue(done)
            bar.setUpdatesEnabled(True)

    def _runtime(self) -> str:
        run = self._session.run
        assert run is not None
        if run.elapsed_s is not None:
            return _glance(run.elapsed_s)
        if not run.started_ns:
            return _NONE if run.over else words.counting(0.0)
        if run.over:
            return _glance(run.since_start_s(run.seen_ns))
        return words.counting(run.since_start_s(time.perf_counter_ns()))

    def _speedup(self) -> str:
        session = self._session
        if session.speedup is not None:
            return words.times(session.speedup)
        if session.baseline is not None and session.baseline.outcome is None:
            return tr("after the loop")
        return tr("after the loop") if session.loop_is_to_come else _NONE

    def _loop(self) -> str:
        session = self._session
        if session.sequential_s is not None:
            return _glance(session.sequential_s)
        if session.baseline is not None:
            if session.baseline.outcome is not None:
                return words.outcome(session.baseline.outcome)
            started = session.baseline.started_ns
            return words.counting(session.baseline.since_start_s(time.perf_counter_ns()) if started else 0.0)
        return tr("next") if session.loop_is_to_come else _NONE

    def _notices(self) -> str:
        run = self._session.run
        if run is None:
            return ""
        found = []
        is_told = isinstance(run.reason, ExitStatus) and run.reason.signal is None
        is_asked_for = run.outcome is Outcome.CANCELLED and not isinstance(run.reason, NotFollowed)
        if run.reason is not None and not is_asked_for and not is_told:
            found.append((run.reason.told_afterwards() if run.over else run.reason.told()) + ".")
        if run.waits is not None and not run.over:
            found.append(run.waits.told() + ".")
        if run.error is not None and run.reason is not None and not isinstance(run.reason, StrategyRaised):
            found.append(tr("The strategy raised {error}.").format(error=words.brief(run.error.type)))
        if count := run.without_record:
            one, many = tr("{count:,} job could not be recorded."), tr("{count:,} jobs could not be recorded.")
            found.append((one if count == 1 else many).format(count=count))
        if run.lost_results:
            found.append(words.lost_results(run.lost_results) + ".")
        if run.no_room is not None and run.reason is None:
            found.append(run.no_room.told_afterwards() + ".")
        if run.over and run.unseen:
            found.append(words.unseen(run))
        return " ".join(found)

    def _lay_out(self) -> None:
        number = QHBoxLayout()
        number.setSpacing(10)
        number.addWidget(self.total_runtime)
        number.addWidget(self.outcome, 0, Qt.AlignmentFlag.AlignBottom)
        number.addStretch(1)
        self.outcome.setContentsMargins(0, 0, 0, 7)
        first = QVBoxLayout()
        first.setSpacing(0)
        first.addLayout(number)
        first.addWidget(self.items)
        first.addStretch(1)
        row = self._row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(14)
        row.addLayout(first, _FIRST_SHARE)
        for caption, figure, note, share, shown_with in (
            (tr("Speed-up"), self.speedup, self.ideal, 4, self._of_plan),
            (tr("Plain loop"), self.loop, None, 3, self._of_plan),
            (tr("Calls"), self.calls, None, 3, self._of_program),
            (tr("Main process alone"), self.serial, None, 4, self._of_program),
            (tr("Jobs", "what ran"), self.tasks, self.tasks_note, 3, None),
            (tr("Processes"), self.processes, self.pids, 4, None),
        ):
            part = _labelled(caption, figure, note)
            row.addWidget(part, share)
            if shown_with is not None:
                shown_with.append(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 8)
        outer.setSpacing(6)
        outer.addLayout(row)
        self._show_columns(is_watched=False)
        self.reason.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        outer.addWidget(self.reason)
        outer.addWidget(self.verdict)
        outer.addWidget(self.waiting)


def _glance(seconds: float) -> str:
    """Of long times seconds are enough, and all that there is room for."""
    return words.at_a_glance(seconds) if seconds < words.LONG_S else words.counting(seconds)


def _going_on(run: Run) -> str:
    return tr("running") if run.started_ns else tr("starting")


def _labelled(caption: str, figure: Figure, note: QLabel | None) -> QWidget:
    """A figure below its caption, with a note beside it that gives way."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 2, 0, 0)
    column.setSpacing(1)
    label = ElidedLabel(caption)
    label.setObjectName("caption")
    column.addWidget(label)
    line = QHBoxLayout()
    line.setSpacing(7)
    line.addWidget(figure)
    if note is not None:
        line.addWidget(note, 0, Qt.AlignmentFlag.AlignBottom)
        note.setContentsMargins(0, 0, 0, 3)
    line.addStretch(1)
    column.addLayout(line)
    column.addStretch(1)
    return part
