"""Why the run took as long as it did: the bar of its workers' time, and the verdict in a sentence."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from engine import words
from engine.inside.language import tr
from engine.trace.details import Records
from engine.trace.run import Run

from ..look.brief_label import BriefLabel
from ..look.elided import ElidedLabel
from ..session.session import Session
from .loss_bar import LossBar

if TYPE_CHECKING:
    from engine.insight.verdict import Why


class Verdict(QWidget):
    """Hidden until a run is over and explained, which the thread for files does. Main thread.

    Attributes:
        bar, sentence: what is shown.
        why: what it shows; None while there is nothing.

    Signals:
        shown(bool): it is shown, or is not any more.
    """

    shown = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.why: Why | None = None
        self._asked: Run | None = None
        self.bar = LossBar()
        self.sentence = BriefLabel()
        self.sentence.setObjectName("verdict")
        self.sentence.setAccessibleName(tr("Why it took so long"))
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 4, 16, 0)
        rows.setSpacing(4)
        rows.addWidget(self.bar)
        rows.addWidget(self.sentence)
        self.hide()
        session.began.connect(self.clear)
        session.ended.connect(self.explain)

    @property
    def is_worked_out(self) -> bool:
        """Whether that is being done just now."""
        return self._asked is not None

    @property
    def is_awaited(self) -> bool:
        """Whether it will come, or may."""
        return self.is_worked_out or self._session.run is None

    def least_height(self) -> int:
        """How high it is with a sentence of one line."""
        rows = self._rows
        margins = rows.contentsMargins()
        inside = self.bar.sizeHint().height() + rows.spacing() + self.sentence.fontMetrics().height()
        return inside + margins.top() + margins.bottom()

    def clear(self) -> None:
        """There is nothing to explain, and what was asked for is not shown any more."""
        self.why = self._asked = None
        self.sentence.show_text("")
        self.hide()
        self.shown.emit(False)

    def explain(self) -> None:
        """Have the run that is over explained."""
        run = self._session.run
        if run is None or not run.started_ns or self._session.is_busy:
            self.clear()
            return
        self._asked = run
        what = partial(_explained, run, self._session.reader, self._session.sequential_s)
        self._session.work(what, partial(self._take, run))

    def _take(self, run: Run, why: "Why | None") -> None:
        if run is not self._asked:
            return
        self._asked = None
        if why is None or not why.breakdown.budget_s:
            self.clear()
            return
        self.why = why
        self.bar.show_parts(why.breakdown.parts, why.breakdown.unexplained_s)
        told = list(words.sentences(why))
        self.sentence.show_text(told[0], "\n".join(told[1:]))
        self.shown.emit(True)  # what stands in its place gives way first, lest the window grow
        self.show()


class WaitingLine(QWidget):
    """What stands in the place of the verdict until that comes: how far the jobs are, and what will be here.

    It takes as much room, so that nothing moves when the verdict is there.
    """

    def __init__(self, progress: QProgressBar, verdict: Verdict) -> None:
        """A line with ``progress``, seen while ``verdict`` is not."""
        super().__init__()
        self._verdict = verdict
        self._is_busy = False
        self.hint = ElidedLabel()
        self.hint.setObjectName("hint")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 4, 16, 0)
        rows.setSpacing(8)
        rows.addWidget(progress)
        rows.addWidget(self.hint)
        rows.addStretch(1)
        verdict.shown.connect(self._give_way)

    def show_run(self, *, is_busy: bool) -> None:
        """Say what will be here."""
        self._is_busy = is_busy
        self._tell()

    def _tell(self) -> None:
        if self._verdict.is_worked_out:
            text = tr("Working out where the workers’ time went …")
        elif self._is_busy or self._verdict.is_awaited or self._verdict.why is not None:
            text = tr("Once the run is over, this shows where the workers’ time went.")
        else:
            text = tr("There is nothing to explain.")
        self.hint.show_text(text)

    def sizeHint(self) -> QSize:
        """As high as the verdict. Qt's."""
        return QSize(super().sizeHint().width(), self._verdict.least_height())

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return QSize(super().minimumSizeHint().width(), self._verdict.least_height())

    def _give_way(self, is_verdict: bool) -> None:
        self.setVisible(not is_verdict)
        self._tell()


def _explained(run: Run, records: Records | None, sequential_s: float | None) -> "Why | None":
    """In the bridge's thread. None where its records are gone meanwhile, as another run has begun."""
    from engine.insight.verdict import why  # which a start has no time for

    try:
        return why(run, records, sequential_s)
    except OSError:
        return None
