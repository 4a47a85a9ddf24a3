"""The page that stands in place of the run while runs are compared."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import words
from engine.formats.compared import Loaded
from engine.inside.language import tr

from ..look.bare_scroll import BareScroll
from ..look.elided import ElidedLabel
from ..look.plain_tip import plain_tip
from ..look.theme import Theme
from ..session.session import Session
from .differences import Differences
from .heat_chart import HeatChart
from .ranking import Ranking
from .scaling_chart import ScalingChart
from .sharing import Sharing
from .stack import Stack

_AROUND_RANKING, _BESIDE_RANKING = 58, 32
_RANKING_MOST = 0.46
_GAP = 6
_PROGRESS = 5  # by the style sheet
_AROUND_DIFFERENCES = 44
_REMARKS_MOST = 5


class ComparePage(QWidget):
    """What differs is said first, then how long each way took, then when what ran.

    Signals:
        closed: the person has had enough.
    """

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loaded: Loaded | None = None
        self.notice = QLabel()
        self.notice.setObjectName("notice")
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setWordWrap(True)
        self.verdict = QLabel()
        self.verdict.setObjectName("comparisonVerdict")
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.close_notes = QLabel()
        self.close_notes.setObjectName("hint")
        self.close_notes.setTextFormat(Qt.TextFormat.PlainText)
        self.close_notes.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setObjectName("comparisonProgress")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1_000)
        self.progress.setAccessibleName(tr("Runs that are over"))
        self.bars = Ranking()
        self.stack = Stack()
        self.scaling, self.heat = ScalingChart(), HeatChart()
        self.views = QTabWidget()
        self.differences = Differences()
        self.empty = QLabel(tr("Each run appears here as soon as it is over, the fastest way first."))
        self.empty.setObjectName("hint")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self._bottom = _card()
        self._legend = ElidedLabel("")
        self.close_button = QToolButton()
        self.close_button.setText(tr("Close"))
        self.close_button.setObjectName("closeComparison")
        self.close_button.setToolTip(tr("Back to the run (Esc)"))
        self.close_button.clicked.connect(lambda _checked: self.closed.emit())
        self.sharing = Sharing(self, session)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self.title = ElidedLabel()
        self.title.setObjectName("title")
        self._lay_out()

    def ranking(self) -> list[tuple[str, float]]:
        """The strategy and the median, in seconds, of each way of which a run finished, the fastest first."""
        ways = self.loaded.comparison.ways if self.loaded is not None else ()
        return [(way.plan.strategy, way.median_s) for way in ways if way.median_s is not None]

    def show_runs(self, loaded: Loaded, *, is_over: bool = True) -> None:
        """Compare other runs, or one more; where it is not over, nothing is said of which is the fastest yet."""
        self.loaded = loaded
        self.sharing.button.setEnabled(bool(loaded.runs))
        comparison = loaded.comparison
        known = len(loaded.runs)
        counted = words.count(known, tr("{n} run compared"), tr("{n} runs compared"))
        loads = {words.load(saved.run.plan) for saved in loaded.runs}
        of_one = loads.pop() if len(loads) == 1 else ""
        if known:
            self.title.show_text(words.plain(of_one) or counted)
        self.empty.setVisible(not known)
        self.views.setVisible(bool(known))
        self._bottom.setVisible(bool(known))
        legend = tr("bar: median   ●: each run   ┆: ideal")
        ideal = tr("Ideal: the plain loop’s time shared out to workers with a core each.")
        self._legend.show_text("   ".join([*([counted] if of_one else []), legend]) if known else "", ideal)
        self.notice.setText("\n".join(loaded.notices))
        self.notice.setVisible(bool(loaded.notices))
        self.progress.setVisible(not is_over)
        if is_over:
            self.show_sentence(words.winner(comparison))
        self._show_remarks(loaded.remarks)
        self.bars.show_comparison(comparison, loaded.way_names)
        self.stack.show_runs(loaded)
        self.differences.show_runs(loaded)
        cores = max((saved.environment.cores for saved in loaded.runs), default=0)
        self.scaling.show_curves(loaded.curves, comparison.sequential_s, cores)
        self.heat.show_maps(loaded.maps)
        self._show_views(scales=bool(loaded.curves), maps=bool(loaded.maps))
        self._share_out()

    def _show_views(self, *, scales: bool, maps: bool) -> None:
        """Offer those views that there is something for; whichever is new is shown, and the first that was there."""
        if (self.views.isTabVisible(1), self.views.isTabVisible(2)) != (scales, maps):
            self.views.setTabVisible(1, scales)
            self.views.setTabVisible(2, maps)
            self.views.setCurrentIndex(2 if maps else int(scales))
            has_choice = scales or maps
            self.views.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus if has_choice else Qt.FocusPolicy.NoFocus)

    def show_sentence(self, sentence: str) -> None:
        """Say which is the fastest, or how far it has got; empty: nothing."""
        had = self._notes_height()
        self.verdict.setText(f"{sentence}." if sentence else "")
        self.verdict.setVisible(bool(sentence))
        if self.loaded is not None and self._notes_height() != had:
            self._share_out()

    def show_progress(self, sentence: str, share: float) -> None:
        """Say how far it has got, and show that: a ``share`` of all runs."""
        self.show_sentence(sentence)
        self.progress.setValue(round(share * self.progress.maximum()))

    def _show_remarks(self, remarks: list[str]) -> None:
        """As many as leave room for what they are about; all of them for hovering."""
        shown = remarks if len(remarks) <= _REMARKS_MOST else remarks[: _REMARKS_MOST - 1]
        more = len(remarks) - len(shown)
        told = [*shown, tr("… and {n:,} more remarks").format(n=more)] if more else shown
        self.close_notes.setText("\n".join(told))
        self.close_notes.setToolTip(plain_tip("\n".join(remarks)) if more else "")
        self.close_notes.setVisible(bool(told))

    def _share_out(self) -> None:
        """Give the ranking and the differences what they need, as far as most of the room is left to the timelines."""
        room = sum(self._split.sizes()) or self.height()
        needed = self.bars.sizeHint().height() + self._notes_height() + _AROUND_RANKING
        ranking = min(needed, round(room * _RANKING_MOST))
        rows = self.differences.verticalHeader().defaultSectionSize() * (self.differences.model().rowCount() + 1)
        least = self._bottom.minimumSizeHint().height()  # what Qt would take off the others, too
        differing = max(min(rows + _AROUND_DIFFERENCES, round(room * 0.24)), least)
        self._split.setSizes([ranking, room - ranking - differing, differing])

    def _notes_height(self) -> int:
        """What is said around the ranking, in pixels."""
        width = self.width() - _BESIDE_RANKING
        labels = (self.notice, self.verdict, self.close_notes)
        notes = sum(label.heightForWidth(width) + _GAP for label in labels if not label.isHidden())
        return notes + (0 if self.progress.isHidden() else _PROGRESS + _GAP)

    def clear(self) -> None:
        """Let go of the runs."""
        self.loaded = None
        self.stack.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said takes more lines where there is less room. Qt's."""
        super().resizeEvent(event)
        if self.loaded is not None and event.size().width() != event.oldSize().width():
            self._share_out()

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self.bars.show_theme(theme)
        self.stack.show_theme(theme)
        self.scaling.show_theme(theme)
        self.heat.show_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back. Qt's."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.title)
        legend = self._legend
        legend.setObjectName("caption")
        legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addSpacing(12)
        head.addWidget(legend, 1)
        head.addSpacing(12)
        head.addWidget(self.sharing.button)
        head.addWidget(self.close_button)
        return head

    def _lay_out(self) -> None:
        top = _card()
        inner = QVBoxLayout(top)
        inner.setContentsMargins(16, 10, 14, 8)
        inner.setSpacing(_GAP)
        inner.addLayout(self._head())
        inner.addWidget(self.notice)
        inner.addWidget(self.verdict)
        inner.addWidget(self.progress)
        ranked = QWidget()  # where there is little room, the ways have it, and what is said of them is scrolled to
        ranked.setObjectName("rows")
        ranked.setAccessibleName(self.bars.accessibleName())
        rows = QVBoxLayout(ranked)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_GAP)
        rows.addWidget(self.bars)
        rows.addWidget(self.close_notes)
        rows.addStretch(1)
        inner.addWidget(BareScroll(ranked, takes_focus=True), 1)
        middle = _card()
        column = QVBoxLayout(middle)
        column.setContentsMargins(8, 8, 6, 4)
        column.setSpacing(0)
        self.views.addTab(self.stack, tr("When what ran"))
        self.views.addTab(self.scaling, tr("How it scales"))
        self.views.addTab(BareScroll(self.heat, takes_focus=True), tr("Two settings"))
        self.views.setDocumentMode(True)
        self.views.setTabVisible(1, False)
        self.views.setTabVisible(2, False)
        self.views.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # while there is nothing to choose from
        column.addWidget(self.views, 1)
        column.addWidget(self.empty, 1)
        bottom = self._bottom
        rows = QVBoxLayout(bottom)
        rows.setContentsMargins(1, 8, 1, 6)
        rows.setSpacing(2)
        rows.addWidget(_titled(tr("What differs")))
        rows.addWidget(self.differences, 1)
        split = self._split
        for card, share in ((top, 3), (middle, 6), (bottom, 3)):
            split.addWidget(card)
            split.setStretchFactor(split.count() - 1, share)
        split.setHandleWidth(12)
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)


def _card() -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    return card


def _titled(text: str) -> QLabel:
    title = QLabel(text)
    title.setObjectName("title")
    title.setContentsMargins(8, 0, 0, 0)
    return title
