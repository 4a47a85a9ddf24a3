"""The compared runs' timelines, one below the other, on one time axis."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine import words
from engine.formats.compared import Loaded
from engine.inside.language import tr
from engine.trace.details import details
from engine.trace.lane import Span

from ..look.bare_scroll import BareScroll
from ..look.guarded import guarded_event
from ..look.style import tabular
from ..look.theme import Theme
from ..timeline.axes import AXIS_HEIGHT, RIGHT_MARGIN, paint_times, ticks
from ..timeline.compute.lanes import LaneLayout
from ..timeline.hover import HoverCard
from ..timeline.paint.colours import ColourBy
from ..timeline.paint.names_painter import LANE_NAMES_WIDTH
from ..timeline.paint.view import View
from ..timeline.time_keys import TimeKeys
from ..told.jobs import task_rows
from .linked import LinkedRange
from .run_row import RunRow


class Stack(QFrame):
    """The rows, and the axis above them. They zoom and pan together, by the keys and the mouse of the timeline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stack")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timelines of the compared runs"))
        self.linked = LinkedRange(self)
        linked = self.linked
        self._time_keys = TimeKeys(linked.zoom, linked.pan, linked.fit, linked.show_whole)
        self.rows: list[RunRow] = []
        self._theme: Theme | None = None
        self.times = _Times(self.linked)
        self._inside = QWidget()
        self._inside.setObjectName("rows")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._scroll = BareScroll(self._inside)
        self._scroll.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 6)
        column.setSpacing(0)
        self._beside = QHBoxLayout()
        self._beside.addWidget(self.times, 1)
        column.addLayout(self._beside)
        column.addWidget(self._scroll, 1)
        self._card = HoverCard(self)

    def show_runs(self, loaded: Loaded) -> None:
        """Show other runs."""
        self.clear()
        compares = loaded.comparison.same_work
        finished = [saved.run.finished_s for saved in loaded.runs]
        slowest_s = max((each for each in finished if each is not None), default=None) if compares else None
        for number in loaded.order:
            row = RunRow(loaded.runs[number], loaded.names[number], _told(loaded, number), slowest_s, self.linked)
            row.pointed.connect(self._point)
            self.rows.append(row)
            self._column.addWidget(row)
        self._column.addStretch(1)
        self.linked.begin(loaded.until_s)
        if self._theme is not None:
            self.show_theme(self._theme)

    def clear(self) -> None:
        """Let go of the runs."""
        self._card.hide()
        self.rows = []
        while (item := self._column.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.setParent(None)
                row.deleteLater()

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self._theme = theme
        self.times.show_theme(theme)
        for row in self.rows:
            row.show_theme(theme)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The axis is as wide as the rows, beside which a scroll bar may come and go. Qt's."""
        if event.type() == QEvent.Type.Resize:
            self._beside.setContentsMargins(0, 0, self._scroll.width() - self._scroll.viewport().width(), 0)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the timeline. Qt's."""
        if self._time_keys.press(event):
            return
        if event.key() == Qt.Key.Key_Escape and self.linked.measured is not None:
            self.linked.measure(None)
        else:
            super().keyPressEvent(event)

    def _point(self, row: RunRow, span: Span | None, at: QPoint | None) -> None:
        if span is None or at is None:
            self._card.hide()
            return
        run = row.saved.run
        rows = task_rows(run, details(run, row.saved.records, span), span)
        title = tr("job {number}").format(number=f"{span.task + 1:,}")
        self._card.show_rows(title, rows, self.mapFromGlobal(at))


class _Times(QWidget):
    """The time axis of all rows."""

    def __init__(self, linked: LinkedRange) -> None:
        super().__init__()
        self._linked = linked
        self._theme: Theme | None = None
        self.setFixedHeight(AXIS_HEIGHT)
        linked.moved.connect(self.update)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(500, AXIS_HEIGHT)

    @guarded_event
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._theme is None:
            return
        start_s, end_s = self._linked.start_s, self._linked.end_s
        width = max(float(self.width() - LANE_NAMES_WIDTH - RIGHT_MARGIN), 1.0)
        view = View(
            run=None, start_s=start_s, end_s=end_s, width=width, lanes=LaneLayout(0, 0.0, 0.0), order=(),
            ticks_s=ticks(start_s, end_s, width), message="", lane=None, task=None, colour_by=ColourBy.TASK,
        )  # fmt: skip
        painter = QPainter(self)
        painter.translate(LANE_NAMES_WIDTH, 0)
        paint_times(painter, self._theme, view, tabular(self.font()))
        painter.end()


def _told(loaded: Loaded, number: int) -> str:
    """What is said of a run's time, beside its name."""
    run = loaded.runs[number].run
    parts = []
    if run.elapsed_s is not None:
        parts.append(words.at_a_glance(run.elapsed_s))
    if run.finished_s is None:
        parts.append(words.outcome(run.outcome) if run.outcome is not None else "")
    way = loaded.comparison.ways[loaded.way_of(number)]
    sequential_s = loaded.comparison.sequential_s
    if way.speedup is not None and sequential_s is not None and run.finished_s:
        parts.append(words.times(sequential_s / run.finished_s))
    return " · ".join(part for part in parts if part)
