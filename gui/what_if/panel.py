"""What if: other workers, chunks, cores, order or a faster hand-over for the jobs of the run that is shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
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
from .fields import Field, Grid
from .ghost import Ghost
from .number_slider import NumberSlider

_CORES = (8, 16, 64)
_MARGIN = 14
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
        self._is_filling = self._is_asking = False
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
        self.workers_slider, self.cores_slider = (NumberSlider(box, _CORES[-1]) for box in (self.workers, self.cores))
        self.chunk_slider = NumberSlider(self.chunk, 1)
        self.handover_slider = QSlider(Qt.Orientation.Horizontal)
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
        self.buttons.fit(width)

    def wanted(self) -> Assumed:
        """What the fields say."""
        return Assumed(
            workers=self.workers.value(),
            chunk=self.chunk.value(),
            cores=self.cores.value(),
            longest_first=self.longest.isChecked(),
            faster=_FASTER[self.handover.chosen()],
        )

    def _sliders(self) -> tuple[QSlider, ...]:
        """Each beside its field, in the order of these."""
        return self.workers_slider, self.chunk_slider, self.cores_slider, self.handover_slider

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
        boxes = (self.workers, self.chunk, self.cores, self.longest, self.handover)
        for widget in (*boxes, *self._sliders(), self.back, *self.on_cores):
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
        self._asked += 1
        self._is_filling = True
        self.workers_slider.set_most(max(was.workers, _CORES[-1]))
        self.chunk_slider.set_most(max(was.chunk, recorded.work.jobs))
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
            self._show_as_it_was()
            return
        self._asked += 1
        if self._is_asking:
            return  # who drags a slider waits for one answer at a time, and the last one is the one that counts
        self._is_asking = True
        asked = self._asked
        self._session.work(lambda: replayed(recorded, wanted), partial(self._take, asked, recorded, wanted))

    def _take(self, asked: int, recorded: Recorded, wanted: Assumed, found: Replayed) -> None:
        self._is_asking = False
        if asked != self._asked:
            self._predict()
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
        for slider, field in zip(self._sliders(), (self.workers, self.chunk, self.cores, self.handover), strict=True):
            slider.setObjectName(f"{field.objectName()}Slider")
            slider.setAccessibleName(field.accessibleName())
        self.told.setObjectName("title")
        self.assumed.setObjectName("hint")
        for label in (self.told, self.assumed):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)

    def _lay_out(self) -> None:
        """Rows of fields, and below them what is told, in a room that may be lower than they are."""
        fields = zip(
            (tr("Workers"), tr("Chunk size"), tr("Cores"), tr("Handing over")),
            self._sliders(),
            (self.workers, self.chunk, self.cores, self.handover),
            strict=True,
        )
        self.fields = Grid([_captioned(*field) for field in fields], (2, 1))
        self.buttons = Grid([(each,) for each in (self.longest, *self.on_cores, self.back)], (5, 3, 2, 1))
        inside = QWidget()
        inside.setObjectName("rows")
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        inner.setSpacing(6)
        inner.addWidget(self.call)
        inner.addWidget(self.fields)
        inner.addWidget(self.buttons, alignment=Qt.AlignmentFlag.AlignLeft)
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
        self.handover_slider.setRange(0, len(_FASTER) - 1)
        self.handover_slider.setPageStep(1)
        self.handover_slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.handover_slider.valueChanged.connect(self.handover.setCurrentIndex)
        self.handover.currentIndexChanged.connect(self.handover_slider.setValue)
        self.call.picked.connect(lambda _row: None if self._is_filling else self._show_as_it_was())
        self.back.clicked.connect(lambda _checked: self._show_as_it_was())
        for button, cores in zip(self.on_cores, _CORES, strict=True):
            button.clicked.connect(lambda _checked, cores=cores: self._set_cores(cores))


def _captioned(text: str, slider: QSlider, widget: QWidget) -> Field:
    caption = QLabel(text)
    caption.setBuddy(widget)
    return caption, slider, widget
