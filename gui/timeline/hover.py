"""The card with all that is known of a task, beside the pointer."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from engine import words
from engine.inside.language import marked, tr
from engine.inside.records.facts import FACTS
from engine.trace.details import Details
from engine.trace.lane import Lane, Span, State
from engine.trace.run import Run

from ..look.badges import SUSPENDED_SIGN, badge
from ..look.style import tabular

_TEXT_CHARACTERS = 120
_OFFSET = QPoint(14, 14)


class HoverCard(QFrame):
    """A small table of plain text over the chart; it takes no input."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("hoverCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = QLabel()
        self._title.setObjectName("title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 9, 12, 10)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(3)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self.hide()

    def show_rows(self, title: str, rows: list[tuple[str, str]], at: QPoint) -> None:
        """Show ``rows`` of names and values beside ``at``, inside the parent widget."""
        self._title.setText(title)
        while len(self._rows) < len(rows):  # not before, since a start has no time for what nobody sees
            self._add_row()
        unused = len(self._rows) - len(rows)
        for (name, value), (name_text, value_text) in zip(self._rows, [*rows, *[("", "")] * unused], strict=True):
            name.setText(name_text)
            value.setText(value_text)
            name.setVisible(bool(name_text))
            value.setVisible(bool(name_text))
        self.adjustSize()
        room = self._room.rect()
        corner = at + _OFFSET
        if corner.x() + self.width() > room.right():
            corner.setX(max(at.x() - _OFFSET.x() - self.width(), 0))
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(room.bottom() - self.height(), 0))
        self.move(corner)
        self.show()
        self.raise_()

    def _add_row(self) -> None:
        name, value = QLabel(), QLabel()
        name.setObjectName("caption")
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setFont(tabular(value.font()))
        self._rows.append((name, value))
        for column, label in enumerate((name, value)):
            self._grid.addWidget(label, len(self._rows), column)


def task_rows(run: Run, known: Details, span: Span) -> list[tuple[str, str]]:
    """Everything known of a task, as names and values."""
    lane = run.trace.lanes[span.lane]
    rows = [
        (tr("State"), _state(run, lane, span)),
        (tr("Worker"), f"{lane.worker + 1} · PID {lane.header.pid}"),
        *_belonging(run, span.task),
        (tr("Started"), words.exact(run.since_start_s(span.started_ns))),
    ]
    if span.ended_ns:
        rows.append((tr("Ended"), words.exact(run.since_start_s(span.ended_ns))))
        rows.append((tr("Took"), words.exact((span.ended_ns - span.started_ns) / 1e9)))
    elif span.state is State.RUNNING:
        rows.append((tr("Took so far"), words.exact((run.span_end_ns(span) - span.started_ns) / 1e9)))
    if span.ended_ns:
        rows += _fact_rows(span)
    if lane.header.thread != lane.header.pid:
        rows.append((tr("Thread"), str(lane.header.thread)))
    for name, message in ((tr("Argument"), run.trace.argument(span)), (tr("Result sent"), run.trace.result(span))):
        if message is not None:
            rows.append((name, words.message(message)))
    if known.item is not None:
        rows.append((tr("Item"), words.readable(known.item, _TEXT_CHARACTERS)))
    if known.result is not None:
        rows.append((tr("Result"), words.readable(known.result, _TEXT_CHARACTERS)))
    if known.error is not None:
        rows.append((tr("Error"), words.readable(f"{known.error.type}: {known.error.message}", _TEXT_CHARACTERS)))
    if known.death is not None:
        rows.append((tr("Lost"), words.death(known.death)))
    return rows


def _belonging(run: Run, task: int) -> list[tuple[str, str]]:
    """The call of a task where the run has several, and the task that it is within, if any."""
    rows = []
    if run.has_calls:
        number = run.trace.tasks.call_of(task)
        rows = [(tr("Call"), words.call(number, run.call(number))), (tr("Function"), words.function(run.call(number)))]
    parent = run.trace.parent_of(task)
    if parent is not None:
        rows.append((tr("Within"), tr("job {number}").format(number=f"{parent + 1:,}")))
    return rows


def spawn_rows(run: Run, lane: Lane) -> list[tuple[str, str]]:
    """What is known of a worker's beginning; empty if nothing is."""
    spawned_ns = run.spawned_ns(lane)
    if spawned_ns is None:
        return []
    first_ns = lane.span(0).started_ns
    return [
        (tr("Worker"), f"{lane.worker + 1} · PID {lane.header.pid}"),
        (tr("Began"), words.exact(run.since_start_s(spawned_ns))),
        (tr("First task after"), words.exact((first_ns - spawned_ns) / 1e9)),
    ]


def lane_rows(run: Run, lane: Lane) -> list[tuple[str, str]]:
    """What is known of a worker."""
    found = badge(run, lane)
    thread = [(tr("Thread"), str(lane.header.thread))] if lane.header.thread != lane.header.pid else []
    rows = [
        ("PID", str(lane.header.pid)),
        *thread,
        (tr("Host"), words.readable(lane.header.host, _TEXT_CHARACTERS)),
        (tr("Jobs"), f"{lane.span_count():,}"),
    ]
    return [*rows, (tr("State"), str(found))] if found is not None else rows


def _fact_rows(span: Span) -> list[tuple[str, str]]:
    """What was measured of a task that has ended, and what was not that is measured of others."""
    rows = []
    for fact in FACTS:
        number = span.fact(fact.key)
        if number is None and fact.shown:
            rows.append((marked(fact.title), tr("not measured (under 50 µs)")))
        elif number is not None and (number or fact.shown):
            rows.append((marked(fact.title), words.value(fact, number)))
    busy = words.cores_used(span)
    return [*rows, (tr("Computes in"), busy)] if busy else rows


def _state(run: Run, lane: Lane, span: Span) -> str:
    is_suspended = span.state is State.RUNNING and lane.header.process in run.suspended
    return SUSPENDED_SIGN + " " + tr("its worker is suspended") if is_suspended else words.state(span.state)
