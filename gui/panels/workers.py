"""The table of workers."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent

from engine import words
from engine.inside.language import mark, tr
from engine.insight.speedup import utilisation
from engine.trace.hosts import is_spread
from engine.trace.output import printable

from ..look.badges import badge
from ..session.session import Session
from ..session.worker_control import WorkerControl
from .sorted_table import SortedTable
from .table import Cells, Column, RowsModel

_HOST = 7  # the column


class WorkerModel(RowsModel):
    """One row a lane of the session's run."""

    columns = (
        Column(mark("Worker"), 84, False, grows=True),
        Column(mark("PID"), 66, True),
        Column(mark("Jobs"), 56, True),
        Column(mark("Spawn"), 84, True, rank=4),
        Column(mark("First job"), 84, True, rank=3),
        Column(mark("Busy time"), 84, True, rank=2),
        Column(mark("Busy"), 60, True),
        Column(mark("Host"), 110, False, rank=1),
        Column(mark("State"), 90, False, grows=True),
    )

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._by: tuple[int, bool] | None = None
        self._order: list[int] = []

    @property
    def is_spread(self) -> bool:
        """Whether there is more than one host."""
        return self._session.run is not None and is_spread(self._session.run)

    def count(self) -> int:
        """The lanes seen so far."""
        return len(self._session.run.trace.lanes) if self._session.run is not None else 0

    def lane_at(self, row: int) -> int:
        """The number of the lane in a row."""
        return self._order[row] if row < len(self._order) else row

    def row_of(self, lane: int) -> int:
        """The row that a lane is in."""
        return self._order.index(lane) if lane < len(self._order) else lane

    def reset(self) -> None:
        """Everything is new, and in order."""
        self._order = self._ordered()
        super().reset()

    def changed(self, *, at_once: bool) -> Sequence[Cells]:
        """All of them; more lanes come last until the rows are put in order."""
        self._arrange()
        return super().changed(at_once=at_once)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By what a column tells, by size where it is a figure; by none: as the lanes came. Qt's."""
        self._by = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._arrange()

    def _arrange(self) -> None:
        """Put the rows in order; what is selected stays so."""
        order = self._ordered()
        if order == self._order or len(order) != self.rowCount():
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        lanes = [self.lane_at(index.row()) for index in before]
        self._order = order
        self._rows.clear()
        after = [self.index(self.row_of(lane), index.column()) for lane, index in zip(lanes, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _ordered(self) -> list[int]:
        lanes = range(self.count())
        if self._by is None:
            return [*lanes]
        column, descending = self._by
        keys = [self._key(lane, column) for lane in lanes]
        known = sorted((lane for lane in lanes if keys[lane] is not None), key=keys.__getitem__, reverse=descending)  # type: ignore[arg-type]
        return [*known, *(lane for lane in lanes if keys[lane] is None)]  # of which nobody knows, last

    def _key(self, number: int, column: int) -> float | str | None:
        """By what a lane has its place; None: nobody knows."""
        run = self._session.run
        assert run is not None
        lane = run.trace.lanes[number]
        first = lane.span(0) if lane.span_count() else None
        match column:
            case 0:
                return lane.worker + lane.level / 1_000
            case 1:
                return lane.header.pid
            case 2:
                return run.trace.task_count(lane)
            case 3:
                spawned_ns = run.spawned_ns(lane)
                return None if first is None or spawned_ns is None else first.started_ns - spawned_ns
            case 4:
                return None if first is None else first.started_ns
            case 5 | 6:  # the share is of one time for all
                return lane.busy_until(run.until_ns)
        return (printable(lane.header.host) if column == _HOST else str(badge(run, lane) or "")).casefold()

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row's cells."""
        run = self._session.run
        assert run is not None
        lane = run.trace.lanes[self.lane_at(row)]
        first = lane.span(0) if lane.span_count() else None
        spawned_ns = run.spawned_ns(lane)
        is_known = spawned_ns is not None and first is not None
        busy_s = lane.busy_until(run.until_ns) / 1e9
        share = utilisation(busy_s, 1, run.since_start_s(run.until_ns))
        return (
            words.lane(lane.worker, lane.level),
            str(lane.header.pid),
            f"{run.trace.task_count(lane):,}",
            words.elapsed((first.started_ns - spawned_ns) / 1e9) if is_known and first and spawned_ns else "–",
            "" if first is None else words.elapsed(run.since_start_s(first.started_ns)),
            words.elapsed(busy_s),
            "" if share is None else f"{min(share, 1.0):.0%}",
            printable(lane.header.host),
            str(badge(run, lane) or ""),
        )


class WorkerTable(SortedTable):
    """The table, named for the contract; each row has the menu that its lane has.

    Signals:
        chosen(object): the lane of this number is selected; None: none is.
    """

    chosen = Signal(object)

    def __init__(self, model: WorkerModel, control: WorkerControl) -> None:
        super().__init__(model, "workerTable", tr("Workers"), tr("Each process that runs a job appears here."))
        self._control = control
        self._model = model
        self.selectionModel().selectionChanged.connect(self._tell)
        model.modelReset.connect(self._show_hosts)
        model.rowsInserted.connect(self._show_hosts)
        self._show_hosts()

    def _show_hosts(self) -> None:
        self.leave_out(() if self._model.is_spread else [_HOST])

    def show_lane(self, number: int) -> None:
        """Select the row of a lane, unless it is among those that are selected."""
        row = self._model.row_of(number)
        if not self.selectionModel().isRowSelected(row, QModelIndex()):
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))

    def _tell(self) -> None:
        rows = self.selectionModel().selectedRows()
        if len(rows) <= 1:  # of several, the first one that was selected stays so elsewhere
            self.chosen.emit(self._model.lane_at(rows[0].row()) if rows else None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done to the worker. Qt's."""
        index = self.currentIndex()
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        else:
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            if not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
                self.selectRow(index.row())
            more = (tr("Copy"), self.copy_selected), (tr("Copy all rows that are shown"), self.copy_all)
            self._control.open_menu(self._model.lane_at(index.row()), at, self, more)
