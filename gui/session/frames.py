"""When the window asks for news of a run, and whether there is more to show of it than that time has passed."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from .frame_pace import FREE_MS, TELLS_MS, FramePace, busy_share

if TYPE_CHECKING:
    from engine.model.batch import Batch
    from engine.trace.run import Run

_ALL_LEAST_S, _ALL_MOST_S = 0.5, 3.0  # figures that change faster cannot be read
_NEWS_MOST_S = 1.0  # from a job's end to what the tables say of it, where all cores are busy
_EARLY_S = 0.06  # of the call, in which the first frame waits until every worker has begun
_START_S = 0.3  # of the call, in which nobody knows yet how busy the cores will be
_ALL_SHARE = 0.002  # of the machine, for what is drawn of them beside the bars


class Frames(QObject):
    """Asks at the pace that the machine has room for, once each answer has come. Main thread.

    Attributes:
        only_time_passed: nothing has befallen the run since the last frame, and all of it was shown a moment ago.
        bars_alone: something has, but all cores are busy, or are about to be: what is beside chart and rows waits.
        is_early: the call has only just begun, and not every worker yet: all is drawn together in a moment.

    Signals:
        due: it is time to ask.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing runs."""
        super().__init__(parent)
        self.only_time_passed = self.bars_alone = self.is_early = False
        self._run: Run | None = None
        self._pace = FramePace()
        self._is_waiting = self._has_news = False
        self._has_looked = False  # at how busy the cores are, as the first jobs begin
        self._are_all_at_work = False  # since the last frame, which was the first with jobs
        self._known: object = None
        self._all_at_s, self._all_every_s = 0.0, _ALL_LEAST_S
        self._news_at_s = 0.0  # what has happened since then is not drawn everywhere; 0: all is
        self._live_at_s = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._ask)

    def begin(self, run: "Run") -> None:
        """Ask for news of ``run`` from now on, which begins."""
        self._run, self._known, self._all_every_s = run, None, _ALL_LEAST_S
        self._live_at_s = 0.0
        self._is_waiting = self._has_news = self.only_time_passed = self.bars_alone = False
        self.is_early = self._has_looked = self._are_all_at_work = False
        self._pace.begin()
        self._timer.start(FREE_MS)
        self._ask()

    def stop(self) -> None:
        """Nothing runs any more."""
        self._timer.stop()
        self.only_time_passed = self.bars_alone = self.is_early = False

    def take(self, batch: "Batch", *, is_last: bool) -> None:
        """A part of the answer has come, the ``is_last`` one or not, and was applied to the run."""
        self._has_news |= has_news(batch)
        if not is_last or self._run is None:
            return
        known = state_of(self._run)
        now_s = time.monotonic()
        if self._run.is_live and not self._live_at_s:
            self._live_at_s = now_s
        self.is_early = False
        if self._run.is_live and self._run.plan.watch is None and not self._has_looked:
            are_all_at_work = self._run.trace.busy_workers() >= min(self._run.plan.workers, self._run.trace.jobs)
            self.is_early = not are_all_at_work and now_s - self._live_at_s < _EARLY_S
            if self.is_early:
                self._has_news, self._is_waiting = True, False
                return
            if self._run.trace.lanes:
                self._has_looked, self._are_all_at_work = True, are_all_at_work
                self._timer.start(self._pace.look())
        is_new = self._has_news or known != self._known
        if is_new and not self._news_at_s:
            self._news_at_s = now_s
        most_s = _NEWS_MOST_S if self._pace.is_busy else _ALL_LEAST_S
        is_behind = self._news_at_s > 0 and now_s - self._news_at_s >= most_s
        is_due = is_behind or now_s - self._all_at_s >= self._all_every_s
        self.only_time_passed = not is_new and not is_due
        is_dear = self._pace.is_busy or now_s - self._live_at_s < _START_S
        self.bars_alone = is_new and not is_due and is_dear and self._run.is_live
        if not (self.only_time_passed or self.bars_alone):
            # What is drawn now and then, such as the tables, may not have drawn the last news yet.
            self._all_at_s, self._news_at_s = now_s, now_s if is_new else 0.0
        self._known, self._has_news, self._is_waiting = known, False, False

    def _ask(self) -> None:
        next_ms = self._pace.next_ms(busy_share(self._run), self._run)
        were_all_at_work, self._are_all_at_work = self._are_all_at_work, False
        if were_all_at_work and self._pace.is_busy:
            # Nobody is left who could begin a job, so that this was to learn how busy the cores are, and no more.
            self._timer.start(max(next_ms - TELLS_MS, 0))
            return
        self._timer.setInterval(next_ms)
        if not (self.only_time_passed or self.bars_alone):
            self._all_every_s = min(max(self._pace.worth_s(self._pace.used_s, _ALL_SHARE), _ALL_LEAST_S), _ALL_MOST_S)
        if not self._is_waiting:
            self._is_waiting = True
            self.due.emit()


def has_news(batch: "Batch") -> bool:
    """Whether something has happened that a batch tells once. What was measured is none: it comes with the time."""
    happened = (
        batch.calls, batch.submitted, batch.lost, batch.traffic, batch.unsent, batch.lives, batch.incidents,
        batch.end is not None,
    )  # fmt: skip
    return any(happened) or any(block.ended for block in batch.blocks)


def state_of(run: "Run") -> object:
    """What has become of a run so far, of which each batch tells all: another one where a frame has more to show."""
    trace = run.trace
    return (
        run.python, run.checked, run.preparing_pid, run.started_ns, run.ended_ns, run.outcome, run.reason, run.over,
        run.suspended, run.engine, run.waits, trace.counts.tobytes(), trace.span_count(), len(trace.lanes),
    )  # fmt: skip
