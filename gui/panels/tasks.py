"""The table of tasks."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QModelIndex

from engine import words
from engine.inside.language import mark, tr
from engine.inside.records.facts import CPU, SHOWN
from engine.trace.details import of_unsent
from engine.trace.lane import Span, State

from ..session.session import Session
from ..session.task_selection import TaskSelection
from .table import Cells, Column, RowsModel, RowsView

_CELL_CHARACTERS = 400
_BEGINNING_CHARACTERS = 80


class TaskModel(RowsModel):
    """One row a task, from the session's run."""

    columns = (
        Column("#", 48, True),
        Column(mark("Item"), 84, False, grows=True),
        Column(mark("State"), 72, False),
        Column(mark("PID"), 66, True),
        Column(mark("Start"), 84, True, rank=4),
        Column(mark("Took"), 84, True),
        *(Column(mark("On a core"), 84, True, fact.explanation, rank=2) if fact is CPU
          else Column(fact.title, 84, True, fact.explanation, rank=8) for fact in SHOWN),
        Column(mark("Sent"), 76, True, rank=3),
        Column(mark("Returned"), 76, True, rank=7),
        Column(mark("Call"), 150, False, rank=6, grows=True),
        Column(mark("Function"), 100, False, rank=1),
        Column(mark("Result"), 120, False, rank=5, grows=True),
    )  # fmt: skip
    _duration_column = [column.heading for column in columns].index("Took")
    call_columns = tuple(place for place, column in enumerate(columns) if column.heading in ("Call", "Function"))
    """Those that tell nothing where there is one call only."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._states = np.zeros(0, np.uint8)
        self._changed: list[Cells] = []

    def reset(self) -> None:
        """Another run."""
        self._states = np.zeros(0, np.uint8)
        self._changed = []
        super().reset()

    def changed(self, *, at_once: bool) -> Sequence[Cells]:
        """The rows of tasks in another state; of those that run, the duration."""
        run = self._session.run
        if run is None or at_once:
            return super().changed(at_once=at_once)
        before, self._states = self._states, run.trace.state.copy()
        if len(before) != len(self._states):
            return super().changed(at_once=at_once)
        rows = np.flatnonzero(before != self._states)
        found = [Cells(int(rows[0]), int(rows[-1]), 0, len(self.columns) - 1)] if len(rows) else []
        # What a result took to send is known a moment after the task has ended.
        again, self._changed = self._changed, found
        spans = [lane.running for lane in run.trace.lanes]
        running = [span.task for span in spans if span is not None and span.state is State.RUNNING]
        return [*found, *again, *(Cells(task, task, self._duration_column, self._duration_column) for task in running)]

    def count(self) -> int:
        """The tasks that are known, which are those of the plan from the start."""
        return self._session.run.trace.jobs if self._session.run is not None else 0

    def has_calls(self) -> bool:
        """Whether there may be several calls."""
        return self._session.run is not None and self._session.run.has_calls

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row's cells."""
        run = self._session.run
        assert run is not None
        state = State(run.trace.state[row])
        is_planned = run.plan.watch is None
        span = run.trace.span_of(row)
        known = self._session.details(span) if span is not None else of_unsent(run, row)
        # Nobody sees more of it, and Qt measures every character that it elides.
        item = words.cut(words.item(known), _CELL_CHARACTERS)
        task = f"{row + 1:,}", item, words.state(state)
        number = run.trace.tasks.call_of(row)
        called = words.call(number, run.call(number)) if is_planned else words.call_title(run.call(number))
        call = called, words.function(run.call(number))
        if span is None:
            unknown = [""] * (len(self.columns) - len(task) - len(call) - 1)
            return (*task, *unknown, *call, words.result(known))
        messages = run.trace.argument(span), run.trace.result(span)
        return (
            *task,
            str(run.trace.lanes[span.lane].header.pid),
            words.elapsed(run.since_start_s(span.started_ns)),
            self._duration(span),
            *(words.value(fact, span.fact(fact.key)) for fact in SHOWN),
            *("" if message is None else words.size(message.size / message.tasks) for message in messages),
            *call,
            words.cut(words.result(known), _CELL_CHARACTERS),
        )

    def tip(self, row: int) -> str:
        """The traceback of a task that raised, or how its worker ended."""
        run = self._session.run
        span = run.trace.span_of(row) if run is not None else None
        if span is None:
            return ""
        known = self._session.details(span)
        if known.death is not None:
            return words.death(known.death)
        if known.error is None:
            return ""
        error = known.error
        # Of a traceback that is too long its end was kept, which may be nothing but the end of a long message.
        is_whole = error.message[:_BEGINNING_CHARACTERS] in error.traceback
        return error.traceback if is_whole else f"{error.type}: {error.message}\n…\n{error.traceback}"

    def _duration(self, span: Span) -> str:
        if span.ended_ns:
            return words.elapsed((span.ended_ns - span.started_ns) / 1e9)
        if span.state is State.RUNNING:
            run = self._session.run
            return words.elapsed(((run.seen_ns if run is not None else 0) - span.started_ns) / 1e9)
        return ""


class TaskTable(RowsView):
    """The table, named for the contract; its current row is the selected task."""

    def __init__(self, model: TaskModel, tasks: TaskSelection) -> None:
        super().__init__(
            model, "taskTable", tr("Jobs", "what ran"), tr("Each job appears here: its process, its times, its result.")
        )
        self._tasks = tasks
        self.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self.selectionModel().selectionChanged.connect(self._choose)
        tasks.changed.connect(self._show_chosen)
        self._model = model
        model.modelReset.connect(self._show_calls)
        model.rowsInserted.connect(self._show_calls)
        self._show_calls()

    def _show_calls(self) -> None:
        self.leave_out(() if self._model.has_calls() else TaskModel.call_columns)

    def _choose(self) -> None:
        rows = self.selectionModel().selectedRows()
        self._tasks.choose(rows[0].row() if rows else None)

    def _show_chosen(self) -> None:
        task = self._tasks.task
        if task is None:
            self.clearSelection()
        elif task < self.model().rowCount() and not self.selectionModel().isRowSelected(task, QModelIndex()):
            self.selectRow(task)
            self.scrollTo(self.model().index(task, 0))
