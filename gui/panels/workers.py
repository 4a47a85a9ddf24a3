"""The table of workers."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent

from engine import words
from engine.inside.language import mark, tr
from engine.insight.speedup import utilisation
from engine.trace.output import printable

from ..look.badges import badge
from ..session.session import Session
from ..session.worker_control import WorkerControl
from .table import Column, RowsModel, RowsView


class WorkerModel(RowsModel):
    """One row a lane of the session's run."""

    columns = (
        Column(mark("Worker"), 84, False, grows=True),
        Column(mark("PID"), 66, True),
        Column(mark("Jobs"), 56, True),
        Column(mark("Spawn"), 84, True, rank=3),
        Column(mark("First job"), 84, True, rank=2),
        Column(mark("Busy time"), 84, True, rank=1),
        Column(mark("Busy"), 60, True),
        Column(mark("Host"), 110, False, rank=4),
        Column(mark("State"), 90, False, grows=True),
    )

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def count(self) -> int:
        """The lanes seen so far."""
        return len(self._session.run.trace.lanes) if self._session.run is not None else 0

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row's cells."""
        run = self._session.run
        assert run is not None
        lane = run.trace.lanes[row]
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


class WorkerTable(RowsView):
    """The table, named for the contract; each row has the menu that its lane has.

    Signals:
        chosen(object): the row of this number is selected; None: none is.
    """

    chosen = Signal(object)

    def __init__(self, model: WorkerModel, control: WorkerControl) -> None:
        super().__init__(model, "workerTable", tr("Workers"), tr("Each process that runs a job appears here."))
        self._control = control
        self.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self.selectionModel().selectionChanged.connect(self._tell)

    def _tell(self) -> None:
        rows = self.selectionModel().selectedRows()
        self.chosen.emit(rows[0].row() if rows else None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done to the worker. Qt's."""
        index = self.currentIndex()
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        else:
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            self.selectRow(index.row())
            self._control.open_menu(index.row(), at, self)
