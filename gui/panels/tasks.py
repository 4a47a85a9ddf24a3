"""The table of tasks."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from engine import words
from engine.inside.language import mark, tr
from engine.inside.records.facts import CPU, SHOWN
from engine.trace.details import of_unsent
from engine.trace.hosts import is_spread
from engine.trace.lane import Span, State
from engine.trace.output import printable

from ..look.plain_tip import plain_tip
from ..session.session import Session
from ..session.task_selection import TaskSelection
from .sorted_table import SortedTable
from .table import Cells, Column, RowsModel
from .task_rows import TaskRows

_CELL_CHARACTERS = 400
_TIP_CHARACTERS = 12
_WRONG = (State.ERROR, State.LOST)
_BEGINNING_CHARACTERS = 80


class TaskModel(RowsModel):
    """One row a task, from the session's run."""

    columns = (
        Column("#", 48, True),
        Column(mark("Item"), 84, False, grows=True),
        Column(mark("State"), 72, False, words=words.STATES),
        Column(mark("PID"), 66, True),
        Column(mark("Host"), 84, False),
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
    host_column = [column.heading for column in columns].index("Host")
    """That tells nothing where all jobs ran on this host."""
    call_columns = tuple(place for place, column in enumerate(columns) if column.heading in ("Call", "Function"))
    """Those that tell nothing where there is one call only."""

    keys = ("index", "item", "state", "pid", "host", "start", "took", *(fact.key for fact in SHOWN), "sent",
            "returned", "call", "function", "result")  # fmt: skip
    """What each column is sorted by."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.rows = TaskRows(session, self)
        self.rows.changed.connect(self._rearrange)
        self._states = np.zeros(0, np.uint8)
        self._changed: list[Cells] = []

    def reset(self) -> None:
        """Another run."""
        run = self._session.run
        self._states = run.trace.state.copy() if run is not None else np.zeros(0, np.uint8)
        self._changed = []
        self.rows.reset()
        super().reset()

    def refresh(self, *, at_once: bool) -> None:
        """There may be more rows or fewer, and any of them may hold something else; not ``at_once``: now and then."""
        self.rows.refresh()
        super().refresh(at_once=at_once)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show them in the order of a column, a moment later; -1: as they come. Qt's."""
        key = self.keys[column] if column >= 0 else ""
        is_descending = bool(key) and order == Qt.SortOrder.DescendingOrder
        self.rows.want(replace(self.rows.wanted, key=key, descending=is_descending))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What may be cut is told whole. Qt's."""
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            told = self.tip(index.row()) or str(super().data(index) or "")
            return plain_tip(told) if len(told) >= _TIP_CHARACTERS else None
        return super().data(index, role)

    def is_wrong(self, row: int) -> bool:
        """Rows of what went wrong look like it."""
        run = self._session.run
        return run is not None and run.trace.state[self.rows.task_at(row)] in _WRONG

    def _rearrange(self) -> None:
        super().reset()

    def changed(self, *, at_once: bool) -> Sequence[Cells]:
        """The rows of tasks in another state; of those that run, the duration."""
        run = self._session.run
        if run is None:
            return super().changed(at_once=at_once)
        before, self._states = self._states, run.trace.state.copy()
        if at_once or self.rows.tasks is not None or len(before) != len(self._states):
            return super().changed(at_once=at_once)
        rows = np.flatnonzero(before != self._states)
        found = [Cells(int(rows[0]), int(rows[-1]), 0, len(self.columns) - 1)] if len(rows) else []
        # What a result took to send is known a moment after the task has ended.
        again, self._changed = self._changed, found
        spans = [lane.running for lane in run.trace.lanes]
        running = [span.task for span in spans if span is not None and span.state is State.RUNNING]
        return [*found, *again, *(Cells(task, task, self._duration_column, self._duration_column) for task in running)]

    def follow(self, seen: range) -> None:
        """Show the states that the chart shows."""
        super().follow(seen)
        run = self._session.run
        if run is None or len(self._states) != run.trace.jobs:
            return
        tasks = np.arange(seen.start, seen.stop) if self.rows.tasks is None else self.rows.tasks[seen.start : seen.stop]
        tasks = tasks[: max(self._shown - seen.start, 0)]
        rows = seen.start + np.flatnonzero(self._states[tasks] != run.trace.state[tasks])
        if not len(rows):
            return
        self._states[tasks] = run.trace.state[tasks]
        cells = Cells(int(rows[0]), int(rows[-1]), 0, len(self.columns) - 1)
        self._changed += [cells] if self.rows.tasks is None else []
        self._tell(cells)

    def count(self) -> int:
        """The tasks that are known, which are those of the plan from the start."""
        if self.rows.tasks is not None:
            return len(self.rows.tasks)
        return self._session.run.trace.jobs if self._session.run is not None else 0

    def state_of(self, row: int) -> State:
        """The state of the task in a row."""
        run = self._session.run
        return State(run.trace.state[self.rows.task_at(row)]) if run is not None else State.WAITING

    def has_calls(self) -> bool:
        """Whether there may be several calls."""
        return self._session.run is not None and self._session.run.has_calls

    def is_spread(self) -> bool:
        """Whether there is more than one host, so far."""
        return self._session.run is not None and is_spread(self._session.run)

    def lanes(self) -> int:
        """How many workers have begun so far, each of which may be on another host."""
        return len(self._session.run.trace.lanes) if self._session.run is not None else 0

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row's cells."""
        run = self._session.run
        assert run is not None
        row = self.rows.task_at(row)
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
        header = run.trace.lanes[span.lane].header
        return (
            *task,
            str(header.pid),
            printable(header.host),
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
        span = run.trace.span_of(self.rows.task_at(row)) if run is not None else None
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
        return error.traceback if is_whole else f"{error.line}\n…\n{error.traceback}"

    def _duration(self, span: Span) -> str:
        if span.ended_ns:
            return words.elapsed((span.ended_ns - span.started_ns) / 1e9)
        if span.state is State.RUNNING:
            run = self._session.run
            return words.elapsed(((run.seen_ns if run is not None else 0) - span.started_ns) / 1e9)
        return ""


class TaskTable(SortedTable):
    """The table, named for the contract; its selected row is the selected task.

    Signals:
        state_wanted(State | None): only jobs in this state are wanted; None: all.
        fit_wanted: the selected job is to be seen in the chart.
    """

    state_wanted = Signal(object)
    fit_wanted = Signal()

    def __init__(self, model: TaskModel, tasks: TaskSelection) -> None:
        super().__init__(model, "taskTable", tr("Jobs", "what ran"), "")
        self._tasks = tasks
        self.selectionModel().selectionChanged.connect(self._choose)
        tasks.changed.connect(self._show_chosen)
        self._model = model
        self._lanes_known = -1
        model.modelReset.connect(self._fit_to_run)
        model.modelReset.connect(self._tell_why_empty)
        model.modelReset.connect(self._show_chosen)
        model.rowsInserted.connect(self._fit_to_run)
        model.dataChanged.connect(self._look_for_hosts)
        self._fit_to_run()
        self._tell_why_empty()

    def _tell_why_empty(self) -> None:
        is_filtering = self._model.rows.wanted.is_filtering
        every = tr("Each job appears here: its process, its times, its result.")
        self._when_empty = tr("No job fits.") if is_filtering else every

    def _look_for_hosts(self) -> None:
        if self._model.lanes() != self._lanes_known:
            self._fit_to_run()

    def _fit_to_run(self) -> None:
        """Leave out the columns that have nothing to tell of the run."""
        self._lanes_known = self._model.lanes()
        idle = () if self._model.has_calls() else TaskModel.call_columns
        self.leave_out(idle if self._model.is_spread() else (*idle, TaskModel.host_column))

    def _choose(self) -> None:
        rows = self.selectionModel().selectedRows()
        if not rows:
            self._tasks.choose(None)
        elif len(rows) == 1:  # of several, the first one that was selected stays so elsewhere
            self._tasks.choose(self._model.rows.task_at(rows[0].row()))

    def _show_chosen(self) -> None:
        task = self._tasks.task
        row = self._model.rows.row_of(task) if task is not None else None
        if row is None:
            self.clearSelection()
        elif row < self._model.rowCount() and not self.selectionModel().isRowSelected(row, QModelIndex()):
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the rows. Qt's."""
        index = self.indexAt(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if index.isValid() and not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            self.selectRow(index.row())
        self.menu(index.row() if index.isValid() else None).popup(event.globalPos())

    def menu(self, row: int | None) -> QMenu:
        """What can be done with the rows, of which ``row`` is pointed at; gone when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_rows = self.selectionModel().hasSelection()
        _offer(menu, tr("Copy"), self.copy_selected, on=has_rows).setShortcut(QKeySequence.StandardKey.Copy)
        _offer(menu, tr("Copy all rows that are shown"), self.copy_all, on=self._model.rowCount() > 0)
        menu.addSeparator()
        _offer(menu, tr("Show it in the chart"), self.fit_wanted.emit, on=self._tasks.task is not None)
        wanted = self._model.rows.wanted
        if row is not None:
            state = self._model.state_of(row)
            text = tr("Only jobs that are: {state}").format(state=words.state(state))
            _offer(menu, text, partial(self.state_wanted.emit, state))
        _offer(menu, tr("Show all jobs"), partial(self.state_wanted.emit, None), on=wanted.is_filtering)
        return menu


def _offer(menu: QMenu, text: str, what: Callable[[], object], *, on: bool = True) -> QAction:
    action = menu.addAction(text)
    action.setEnabled(on)
    action.triggered.connect(lambda _checked: what())
    return action
