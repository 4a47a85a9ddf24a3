"""What if: other workers, chunks, cores, order or a faster hand-over for the jobs of the run that is shown."""

import itertools
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from engine import words
from engine.inside.language import tr
from engine.inside.plan_fields import JOBS_MOST, WORKERS_MOST
from engine.insight.what_if.gains import otherwise
from engine.insight.what_if.recorded import Recorded
from engine.insight.what_if.replay import Assumed, Replayed, as_it_was, replayed
from engine.trace.run import Run

from ..look.bare_scroll import BareScroll
from ..panels.choices import DropDown
from ..panels.number_box import NumberBox
from ..session.session import Session
from ..timeline.chart import Chart
from .ghost import Ghost

_CORES = (8, 16, 64)
_MARGIN = 14
_COLUMNS = 4  # of fields with a caption
_Group = tuple[QWidget, ...]
_FASTER = {"1": 1.0, "2": 2.0, "10": 10.0, "inf": float("inf")}


def _look(run: Run) -> tuple[Sequence[Recorded], Sequence[str]]:
    """What can be replayed, and what is told of it. In the thread for files."""
    found = otherwise(run)
    return found.calls, words.otherwise(run, found)


class WhatIf(QWidget):
    """Shown in a tab; while it is, and the run is over, a ghost lies over the chart. Main thread.

    What takes time is done in the thread for files.
    """

    def __init__(self, session: Session, chart: Chart) -> None:
        super().__init__()
        self.setObjectName("whatIf")
        self._session = session
        self._run: Run | None = None
        self._calls: Sequence[Recorded] = ()
        self._otherwise = ""
        self._asked = 0
        self._is_filling = False
        self.ghost = Ghost(chart.view, chart.box)
        chart.moved.connect(self.ghost.update)
        self.call = DropDown()
        self.workers, self.chunk = NumberBox(1, WORKERS_MOST, 1), NumberBox(1, JOBS_MOST, 1)
        self.cores = NumberBox(1, WORKERS_MOST, 1)
        self.longest = QCheckBox(tr("Longest jobs first"))
        self.handover = DropDown([
            ("1", tr("as it was"), ""), ("2", tr("twice as fast"), ""), ("10", tr("10 times as fast"), ""),
            ("inf", tr("without any cost"), ""),
        ])  # fmt: skip
        self.on_cores = [QPushButton(tr("On {cores} cores").format(cores=cores)) for cores in _CORES]
        self.back = QPushButton(tr("As it was"))
        self.told, self.assumed = QLabel(), QLabel()
        self._name()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Take another run, once it is over. Called at every frame."""
        run = self._session.run
        if run is not None and (not run.over or self._session.is_busy):
            run = None
        if run is self._run or not self.isVisible():
            return
        self._run, self._calls = run, ()
        self.ghost.clear()
        self._asked += 1
        if run is None:
            self._show_calls(())
            return
        asked = self._asked
        self._session.work(partial(_look, run), partial(self._take_calls, asked))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's."""
        super().showEvent(event)
        self.ghost.setVisible(True)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt's."""
        super().hideEvent(event)
        self.ghost.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, what stands by itself has a row of its own. Qt's."""
        super().resizeEvent(event)
        width = self.width() - 2 * _MARGIN - self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.fields.fit(width)
        wanted = sum(button.sizeHint().width() + self._buttons.spacing() for button in self.on_cores)
        self._place_buttons(len(self.on_cores) if wanted <= width else 2)

    def _place_buttons(self, per_row: int) -> None:
        for at, button in enumerate(self.on_cores):
            self._buttons.addWidget(button, at // per_row, at % per_row)

    def wanted(self) -> Assumed:
        """What the fields say."""
        return Assumed(
            workers=self.workers.value(),
            chunk=self.chunk.value(),
            cores=self.cores.value(),
            longest_first=self.longest.isChecked(),
            faster=_FASTER[self.handover.chosen()],
        )

    def _recorded(self) -> Recorded | None:
        row = self.call.currentIndex()
        return self._calls[row] if 0 <= row < len(self._calls) else None

    def _take_calls(self, asked: int, found: tuple[Sequence[Recorded], Sequence[str]]) -> None:
        if asked == self._asked:
            calls, otherwise = found
            self._otherwise = "\n".join(otherwise)
            self._show_calls(calls)

    def _show_calls(self, calls: Sequence[Recorded]) -> None:
        self._calls = calls
        run = self._run
        self._is_filling = True
        titles = [words.call_title(run.call(each.call)) for each in calls] if run is not None else []
        self.call.offer([(str(row), title, title) for row, title in enumerate(titles)])
        self._is_filling = False
        self.call.setVisible(len(calls) > 1)
        for widget in (self.workers, self.chunk, self.cores, self.longest, self.handover, self.back, *self.on_cores):
            widget.setEnabled(bool(calls))
        self.assumed.setText("")
        if calls:
            self._show_as_it_was()
        elif run is None:
            self.told.setText(tr("Once the run is over, this predicts how long it would take in other ways."))
        else:
            self.told.setText(tr("Nothing of this run can be predicted: not all of its jobs came to their ends."))

    def _show_as_it_was(self) -> None:
        recorded = self._recorded()
        if recorded is None:
            return
        was = as_it_was(recorded)
        self._is_filling = True
        for box, value in ((self.workers, was.workers), (self.chunk, was.chunk), (self.cores, was.cores)):
            box.setValue(value)
        self.longest.setChecked(False)
        self.handover.choose("1")
        self._is_filling = False
        self.ghost.clear()
        self.told.setText(tr("Change something to see what it would have come to."))
        self.assumed.setText(self._otherwise)

    def _set_cores(self, cores: int) -> None:
        self._is_filling = True
        self.cores.setValue(cores)
        self._is_filling = False
        self.workers.setValue(cores)
        self._predict()

    def _predict(self) -> None:
        recorded = self._recorded()
        if self._is_filling or recorded is None:
            return
        wanted = self.wanted()
        if wanted == as_it_was(recorded):
            self._asked += 1
            self._show_as_it_was()
            return
        self._asked += 1
        asked = self._asked
        self._session.work(lambda: replayed(recorded, wanted), partial(self._take, asked, recorded, wanted))

    def _take(self, asked: int, recorded: Recorded, wanted: Assumed, found: Replayed) -> None:
        if asked != self._asked:
            return
        self.told.setText(words.what_if(recorded.measured_s, found))
        self.assumed.setText(" ".join(words.assumed(as_it_was(recorded), wanted, found)))
        end_s = recorded.began_s + found.elapsed_s
        text = tr("predicted: {elapsed}").format(elapsed=words.short_duration(found.elapsed_s))
        self.ghost.show_bars(found.bars, end_s, text)

    def _name(self) -> None:
        for widget, name, spoken in (
            (self.call, "whatIfCall", tr("Call")),
            (self.workers, "whatIfWorkers", tr("Workers")),
            (self.chunk, "whatIfChunk", tr("Chunk size")),
            (self.cores, "whatIfCores", tr("Cores")),
            (self.longest, "whatIfLongest", tr("Longest jobs first")),
            (self.handover, "whatIfHandover", tr("Handing over")),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(spoken)
        self.told.setObjectName("title")
        self.assumed.setObjectName("hint")
        for label in (self.told, self.assumed):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)

    def _lay_out(self) -> None:
        """Rows of fields, and below them what is told, in a room that may be lower than they are."""
        self.fields = _Fields(
            (_captioned(tr("Workers"), self.workers), _captioned(tr("Chunk size"), self.chunk), (self.longest,)),
            (_captioned(tr("Cores"), self.cores), _captioned(tr("Handing over"), self.handover), (self.back,)),
        )
        self._buttons = QGridLayout()
        self._buttons.setSpacing(6)
        self._buttons.setColumnStretch(len(self.on_cores), 1)
        self._place_buttons(len(self.on_cores))  # before it has a size, so that they go with it
        inside = QWidget()
        inside.setObjectName("rows")
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        inner.setSpacing(6)
        inner.addWidget(self.call)
        inner.addWidget(self.fields)
        inner.addLayout(self._buttons)
        inner.addWidget(self.told)
        inner.addWidget(self.assumed)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(BareScroll(inside))
        # It makes the window no larger.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._show_calls(())

    def _connect(self) -> None:
        for box in (self.workers, self.chunk, self.cores):
            box.valueChanged.connect(self._predict)
        self.longest.toggled.connect(self._predict)
        self.handover.picked.connect(self._predict)
        self.call.picked.connect(lambda _row: None if self._is_filling else self._show_as_it_was())
        self.back.clicked.connect(lambda _checked: self._show_as_it_was())
        for button, cores in zip(self.on_cores, _CORES, strict=True):
            button.clicked.connect(lambda _checked, cores=cores: self._set_cores(cores))


class _Fields(QWidget):
    """Fields in a grid; what stands by itself is at the end of its row, or all of it in a last row."""

    def __init__(self, *rows: tuple[_Group, _Group, _Group]) -> None:
        super().__init__()
        self._rows = rows
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)
        self._is_wide: bool | None = None
        self._place(is_wide=True)

    def fit(self, width: int) -> None:
        """Take no more than so many pixels of width, as far as that can be."""
        beside = max(alone.sizeHint().width() for *_, (alone,) in self._rows)
        self._place(is_wide=self._least() + self._grid.horizontalSpacing() + beside <= width)

    def _least(self) -> int:
        """How wide the fields with a caption are."""
        rows = [list(itertools.chain(*pairs)) for *pairs, _ in self._rows]
        columns = zip(*rows, strict=True)
        widths: list[int] = [max(each.minimumSizeHint().width() for each in column) for column in columns]
        return sum(widths) + (len(widths) - 1) * self._grid.horizontalSpacing()

    def _place(self, *, is_wide: bool) -> None:
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for row, (*pairs, (alone,)) in enumerate(self._rows):
            for column, widget in enumerate(itertools.chain(*pairs)):
                self._grid.addWidget(widget, row, column)
            if is_wide:
                self._grid.addWidget(alone, row, _COLUMNS)
            else:
                self._grid.addWidget(alone, len(self._rows), 2 * row, 1, 2)


def _captioned(text: str, widget: QWidget) -> tuple[QWidget, QWidget]:
    caption = QLabel(text)
    caption.setBuddy(widget)
    return caption, widget
