"""The distribution of the jobs' durations: how many took how long, and the percentiles by function and worker."""

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine import words
from engine.inside.language import mark, tr
from engine.trace.run import Run

from ..session.session import Session
from .histogram import Histogram
from .table import Column, RowsModel, RowsView

if TYPE_CHECKING:
    from engine.insight.durations import Durations, Group

_AGAIN_S = 1.0


class GroupModel(RowsModel):
    """A row for all jobs, for each function where there are several, and for each worker."""

    columns = (
        Column("", 76, False, grows=True),
        Column(mark("Jobs"), 50, True, rank=1),
        Column("5 %", 66, True, rank=3),
        Column(mark("Median"), 66, True),
        Column("95 %", 66, True, mark("One job in twenty took longer than this, the 95th percentile.")),
        Column(mark("Longest"), 66, True, rank=2),
    )

    def __init__(self) -> None:
        super().__init__()
        self.groups: tuple[Group, ...] = ()

    def count(self) -> int:
        """The groups."""
        return len(self.groups)

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row's cells."""
        group = self.groups[row]
        _, low, median, high, longest = (words.short_duration(at_ns / 1e9) for at_ns in group.quantiles_ns)
        return group_name(group), f"{group.count:,}", low, median, high, longest


class DurationsPanel(QWidget):
    """Worked out anew while it is looked at, by another thread. Main thread.

    Signals:
        query_wanted(str): the jobs that fit this search are to be shown everywhere; empty: all.
    """

    query_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        """Of the session's run."""
        super().__init__()
        self._session = session
        self._durations: Durations | None = None
        self._known: object = None
        self._is_asking = False
        self._not_before_s = 0.0
        self._group = ("all", "")
        self.histogram = Histogram()
        self.model = GroupModel()
        self.table = RowsView(
            self.model, "durationTable", tr("Durations by function and worker"), tr("No job has ended yet.")
        )
        self.table.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self.table.selectionModel().selectionChanged.connect(self._choose_group)
        self.histogram.chosen.connect(self._choose_bucket)
        session.began.connect(self._begin)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.histogram)
        split.addWidget(self.table)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def showEvent(self, event: QShowEvent) -> None:
        """It is looked at from now on. Qt's."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Ask anew, if it is looked at and there may be others. Called at every frame."""
        run = self._session.run
        if run is None or not self.isVisible() or self._is_asking:
            return
        wanted = run, self._group, run.trace.counts.tobytes()
        if wanted == self._known or (not run.over and time.monotonic() < self._not_before_s):
            return
        self._is_asking = True
        what, then = partial(_durations, run, *self._group), partial(self._take, wanted)
        self._session.work(what, then, is_looked_at=True)

    def forget_bucket(self) -> None:
        """Something else is looked for by now."""
        self.histogram.forget()

    def query(self, bucket: int) -> str:
        """The search that finds the jobs of a bucket of the group that is shown."""
        assert self._durations is not None
        edges = self._durations.edges_ns
        is_last = bucket == len(edges) - 2
        parts = [f">={_typed(edges[bucket])}", f"{'<=' if is_last else '<'}{_typed(edges[bucket + 1])}"]
        kind, name = self._group
        return " ".join([*parts, f"{kind} {name}"] if kind != "all" and name and " " not in name else parts)

    def _begin(self) -> None:
        self._durations = self._known = None
        self._group = ("all", "")
        self._show()

    def _take(self, of: "tuple[Run, tuple[str, str], bytes]", durations: "Durations") -> None:
        self._is_asking = False
        self._not_before_s = time.monotonic() + _AGAIN_S
        if of[0] is self._session.run and of[1] == self._group:
            self._known, self._durations = of, durations
            self._show()
        self.refresh()

    def _show(self) -> None:
        groups = self._durations.groups if self._durations is not None else ()
        self.histogram.show_durations(self._durations)
        if groups != self.model.groups:
            self.model.groups = groups
            self.model.reset()
            row = next((at for at, each in enumerate(groups) if (each.kind, each.name) == self._group), None)
            if row is not None and self._group != ("all", ""):
                self.table.selectRow(row)

    def _choose_group(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        group = self.model.groups[rows[0].row()] if rows else None
        wanted = (group.kind, group.name) if group is not None else ("all", "")
        if wanted != self._group:
            self._group = wanted
            self.histogram.choose(None)
            self.refresh()

    def _choose_bucket(self, bucket: int | None) -> None:
        self.query_wanted.emit("" if bucket is None else self.query(bucket))


def group_name(group: "Group") -> str:
    """What a group is called."""
    if group.kind == "worker":
        return words.lane(int(group.name) - 1, 0)
    return words.plain(group.name) or (tr("All jobs") if group.kind == "all" else "–")


def _typed(at_ns: int) -> str:
    """A duration of few digits as a search takes it."""
    for scale, unit in ((10**9, "s"), (10**6, "ms"), (10**3, "us")):
        if at_ns >= scale:
            return f"{at_ns / scale:.10g}{unit}"
    return f"{at_ns}ns"


def _durations(run: Run, kind: str, name: str) -> "Durations":
    from engine.insight.durations import durations_of  # which a start has no time for

    return durations_of(run, kind, name)
