"""The summary: the total runtime, large, and what else the eye wants first."""

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from engine import words
from engine.inside.language import tr
from engine.inside.records.events import AT_ONCE
from engine.insight.serial import serial_s
from engine.problems.endings import ExitStatus, StrategyRaised
from engine.trace.run import Outcome, Run

from ..session.session import Session
from .figure import Figure
from .verdict import Verdict

_NONE = "–"


class Summary(QFrame):
    """Shows a session's times; ``refresh`` at every frame."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self.total_runtime = Figure("totalRuntime", 26)
        self.outcome = QLabel()
        self.outcome.setObjectName("outcome")
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.items = QLabel()
        self.items.setObjectName("itemsTime")
        self.items.setTextFormat(Qt.TextFormat.PlainText)
        self.speedup = Figure("speedup", 15)
        self.loop = Figure("plainLoop", 15)
        self.calls = Figure("callCount", 15)
        self.serial = Figure("serialTime", 15)
        self.tasks = Figure("taskCount", 15)
        self.processes = Figure("processCount", 15)
        self.progress = QProgressBar()
        self.progress.setObjectName("progress")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1)
        self.progress.setAccessibleName(tr("Tasks that have ended"))
        self.reason = QLabel()
        self.reason.setObjectName("notice")
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        self.verdict = Verdict(session)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Bring everything up to date. Cheap enough for every frame."""
        run = self._session.run
        self.reason.setVisible(bool(notices := self._notices()))
        self.reason.setText(notices)
        made = run.checked.made if run is not None and run.checked is not None else AT_ONCE
        beside = [words.items_made(made)] if made.items_s >= words.ITEMS_TOLD_S else []
        if run is not None and run.imports:
            beside.append(words.importing(run.imports))
        self.items.setVisible(bool(beside))
        self.items.setText("\n".join(beside))
        if run is None:
            for label in (self.total_runtime, self.speedup, self.loop, self.tasks, self.processes):
                label.show_text(_NONE, "none")
            return
        runtime = self._runtime()
        self.total_runtime.show_text(runtime, "none" if runtime == _NONE else "known")
        word = words.outcome(run.outcome, run.exit_status) if run.outcome is not None else _going_on(run)
        if word != self.outcome.text():
            self.outcome.setText(word)
            _set_outcome(self.outcome, run.outcome.value if run.outcome is not None else "")
        self._show_columns(is_watched=run.plan.watch is not None)
        for label, text in ((self.speedup, self._speedup()), (self.loop, self._loop())):
            label.show_text(text, "known" if text[0].isdigit() else "none" if text == _NONE else "waiting")
        if run.plan.watch is not None:
            self.calls.show_text(f"{len(run.calls()):,}", "known")
            self.serial.show_text(words.at_a_glance(serial_s(run)), "known")
        done = run.trace.ended_count()
        expected = run.expected
        if expected is not None:
            self.tasks.show_text(f"{done:,} / {expected:,}", "known")
        elif done:
            self.tasks.show_text(f"{done:,}", "known")
        else:  # nobody has counted them yet
            self.tasks.show_text(_NONE, "none")
        self.processes.show_text(f"{run.process_count():,}", "known")
        if run.plan.watch is not None:  # nobody knows how many there will be
            self._show_progress(int(run.over), 1)
        else:
            self._show_progress(done, expected or max(run.trace.jobs, 1))

    def _show_columns(self, *, is_watched: bool) -> None:
        """A program that is watched has calls, and time of its own; any other run is compared with the plain loop."""
        for columns, shown in ((self._of_plan, not is_watched), (self._of_program, is_watched)):
            for part in columns:
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
            return words.at_a_glance(run.elapsed_s)
        if not run.started_ns:
            return _NONE if run.over else words.counting(0.0)
        if run.over:
            return words.at_a_glance(run.since_start_s(run.seen_ns))
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
            return words.at_a_glance(session.sequential_s)
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
        if run.reason is not None and run.outcome is not Outcome.CANCELLED and not is_told:
            found.append((run.reason.told_afterwards() if run.over else run.reason.told()) + ".")
        if run.error is not None and run.reason is not None and not isinstance(run.reason, StrategyRaised):
            found.append(tr("The strategy raised {error}.").format(error=words.brief(run.error.type)))
        if run.unrecorded or run.trace.garbled:
            one, many = tr("{count:,} task could not be recorded."), tr("{count:,} tasks could not be recorded.")
            count = run.unrecorded + run.trace.garbled
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
        number.setSpacing(12)
        number.addWidget(self.total_runtime)
        number.addWidget(self.outcome, 0, Qt.AlignmentFlag.AlignBottom)
        number.addStretch(1)
        self.outcome.setContentsMargins(0, 0, 0, 6)
        first = _column(tr("Total runtime"))
        first.addLayout(number)
        first.addWidget(self.items)
        first.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(18)
        row.addLayout(first, 5)
        self._of_plan: list[QWidget] = []
        self._of_program: list[QWidget] = []
        for caption, widgets, shown_with in (
            (tr("Speed-up"), [self.speedup], self._of_plan),
            (tr("Plain loop"), [self.loop], self._of_plan),
            (tr("Calls"), [self.calls], self._of_program),
            (tr("Main process alone"), [self.serial], self._of_program),
            (tr("Tasks"), [self.tasks, self.progress], None),
            (tr("Processes seen"), [self.processes], None),
        ):
            part = QWidget()
            inner = QHBoxLayout(part)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(18)
            inner.addWidget(_rule())
            column = _column(caption)
            inner.addLayout(column, 1)
            if shown_with is not None:
                shown_with.append(part)
            for widget in widgets:
                is_figure = isinstance(widget, Figure)
                column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if is_figure else Qt.AlignmentFlag(0))
            column.addStretch(1)
            row.addWidget(part, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 10, 0, 10)
        outer.setSpacing(6)
        outer.addLayout(row)
        self._show_columns(is_watched=False)
        self.reason.setContentsMargins(18, 0, 18, 0)
        outer.addWidget(self.reason)
        outer.addWidget(self.verdict)


def _going_on(run: Run) -> str:
    return tr("running") if run.started_ns else tr("starting")


def _set_outcome(label: QLabel, outcome: str) -> None:
    if label.property("outcome") != outcome:
        label.setProperty("outcome", outcome)
        label.style().unpolish(label)
        label.style().polish(label)


def _column(caption: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    label = QLabel(caption)
    label.setObjectName("caption")
    column.addWidget(label)
    return column


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedWidth(1)
    return rule
