"""The selection panel: all that is known of what is selected, each of it to be marked and copied."""

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.inside.language import tr
from engine.trace.details import of_unsent
from engine.trace.run import Run

from ...look.elided import ElidedLabel
from ...look.tool_button import tool_button
from ...session.session import Session
from ...session.worker_control import WorkerControl
from ...told import jobs, ranges, runs, workers
from ...told.told import Told
from ..verdict import Verdict
from .chosen import Chosen, Job, Range, Worker
from .told_text import PADDING, ToldText

if TYPE_CHECKING:
    from engine.insight.range_figures import RangeFigures

_REFRESH_S = 0.5  # figures that change faster than this cannot be read
_SETTLED_MS = 150  # a range is not worked out while it is being dragged over


class Details(QWidget):
    """Shows what ``chosen`` says, as it is by now; ``refresh`` at every frame. Main thread."""

    def __init__(self, session: Session, chosen: Chosen, control: WorkerControl, verdict: Verdict) -> None:
        """Of the session's run, whose workers ``control`` rules, and which ``verdict`` explains."""
        super().__init__()
        self.setObjectName("details")
        self.setAccessibleName(tr("Selection"))
        self._session = session
        self._chosen = chosen
        self._control = control
        self._verdict = verdict
        self._told = Told("", "")
        self._shown_at_s = 0.0
        self._figures: tuple[object, RangeFigures | None] = (None, None)
        self._asked: object = None
        self.title = ElidedLabel()
        self.title.setObjectName("title")
        self.kind = ElidedLabel(is_whole=True)
        self.kind.setObjectName("caption")
        self.body = ToldText()
        self.copy_button = tool_button(tr("Copy"), "detailsCopy", tr("Copy all of this"))
        self.copy_button.clicked.connect(lambda _checked: QGuiApplication.clipboard().setText(self.text()))
        self.kill_button = tool_button(tr("Kill"), "detailsKill")
        self.kill_button.clicked.connect(lambda _checked: self._kill())
        self.suspend_button = tool_button(tr("Suspend"), "detailsSuspend")
        self.suspend_button.clicked.connect(lambda _checked: self._suspend())
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._ask_figures)
        self._lay_out()
        chosen.changed.connect(self.show_now)
        verdict.shown.connect(self._explained)
        self.show_now()

    def text(self) -> str:
        """All that is shown, as plain text."""
        return self._told.as_text()

    def refresh(self) -> None:
        """Say what is so by now, now and then while that changes."""
        if not self._session.is_busy or time.monotonic() - self._shown_at_s >= _REFRESH_S:
            self.show_now()

    def show_now(self) -> None:
        """Say what is so by now."""
        self._shown_at_s = time.monotonic()
        run = self._session.run
        self._told = self._tell(run) if run is not None else runs.no_run()
        self.title.show_text(self._told.title)
        self.kind.show_text(self._told.kind)
        self.body.show_told(self._told)
        self.copy_button.setEnabled(run is not None)
        self._offer(run)

    def _tell(self, run: Run) -> Told:
        match self._chosen.what:
            case Job(task) if task < run.trace.jobs:
                span = run.trace.span_of(task)
                known = self._session.details(span) if span is not None else of_unsent(run, task)
                return jobs.job(run, known, task)
            case Worker(lane) if lane < len(run.trace.lanes):
                return workers.worker(run, run.trace.lanes[lane])
            case Range(seconds) if run.trace.lanes and seconds[0] < seconds[1]:
                return ranges.time_range(run, seconds, self._figures_of(run, seconds))
            case _:
                return runs.whole_run(run, self._verdict.why)

    def _figures_of(self, run: Run, seconds: tuple[float, float]) -> "RangeFigures | None":
        wanted = run, seconds, run.trace.counts.tobytes()
        known, figures = self._figures
        if wanted not in (known, self._asked):
            self._asked = wanted
            self._settled.start()
        is_same = isinstance(known, tuple) and known[:2] == wanted[:2]
        return figures if is_same else None

    def _ask_figures(self) -> None:
        """Have the figures of the range worked out by another thread, which takes time for each job in it."""
        run, what = self._session.run, self._chosen.what
        if run is None or not isinstance(what, Range):
            return
        wanted = run, what.seconds, run.trace.counts.tobytes()
        ends = tuple(run.started_ns + round(at_s * 1e9) for at_s in what.seconds)
        then = partial(self._take_figures, wanted)
        self._session.work(partial(_figures, run, ends[0], ends[1]), then, is_looked_at=True)

    def _take_figures(self, of: object, figures: "RangeFigures") -> None:
        self._figures = of, figures
        self.show_now()

    def _explained(self, _is_explained: bool) -> None:
        self.show_now()

    def _kill(self) -> None:
        if isinstance(self._chosen.what, Worker):
            self._control.kill(self._chosen.what.lane)

    def _suspend(self) -> None:
        if isinstance(self._chosen.what, Worker):
            self._control.suspend_or_continue(self._chosen.what.lane)

    def _offer(self, run: Run | None) -> None:
        """What can be done to the worker that is selected."""
        what = self._chosen.what
        lane = what.lane if isinstance(what, Worker) and run is not None and what.lane < len(run.trace.lanes) else None
        for button in (self.kill_button, self.suspend_button):
            button.setVisible(lane is not None)
        if run is None or lane is None:
            return
        why_not = self._control.why_not(lane)
        is_suspended = run.trace.lanes[lane].header.process in run.suspended
        self.suspend_button.setText(tr("Continue") if is_suspended else tr("Suspend"))
        for button in (self.kill_button, self.suspend_button):
            button.setEnabled(not why_not)
            button.setToolTip(why_not)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.setContentsMargins(PADDING, 0, 0, 0)  # as far to the right as what stands below
        head.addWidget(self.title)
        head.addWidget(self.kind, 1)
        for button in (self.kill_button, self.suspend_button, self.copy_button):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 5, 10, 4)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.body, 1)


def _figures(run: Run, from_ns: int, to_ns: int) -> "RangeFigures":
    from engine.insight.range_figures import range_figures  # which a start has no time for

    return range_figures(run, from_ns, to_ns)
