"""A worker's spans, as columns that only grow."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.records.facts import CPU, FACTS
from ..inside.records.reader import Header
from ..model.task import State
from .columns import Columns
from .fact_columns import FactColumns, Fields
from .traffic import LaneTraffic

__all__ = ["Lane", "Span", "State"]


@dataclass(frozen=True, slots=True)
class Span:
    """One task's time on a worker.

    Attributes:
        lane, position: where it stands: the lane's number, and its number among the lane's spans.
        task: the task's index.
        started_ns, ended_ns: by ``perf_counter_ns``; ``ended_ns`` is 0 while it runs and where nobody knows.
        facts: what was measured of it, by the places in ``FACTS``; empty while it runs.
    """

    lane: int
    position: int
    task: int
    state: State
    started_ns: int
    ended_ns: int
    facts: Fields = ()

    def fact(self, key: str) -> int | None:
        """One of its facts, in the fact's unit; None where nobody knows."""
        for known, number in zip(FACTS, self.facts, strict=False):
            if known.key == key:
                return number
        return None


class Lane:
    """A worker's spans of one level, in the order of their starts, which is the order of their ends as well.

    No two overlap: a task that runs within another in the same thread is in the lane of the next level. ``worker`` is
    the worker's number, counted from 0. Columns are arrays of one length: ``task`` (int32), ``started_ns`` (int64),
    ``busy_ns`` (int64: how long the worker has run tasks up to this span's end, from which follow both the end and any
    range's busy time), ``cell`` (uint32: the record's number in the worker's file). With ``facts`` a span takes 28
    bytes, and 8 for each number that is not the usual one. ``running`` is the one span that has not ended, if any; its
    position is the columns' length. ``shortest_ns`` and ``longest_ns`` are of those that have ended; 0 before. If its
    worker died, ``gone_ns`` is when that was seen, a moment after it happened; else 0. ``traffic`` has the messages
    that the worker received and sent.
    """

    __slots__ = (
        "_cells_seen", "_columns", "_failed", "facts", "gone_ns", "header", "longest_ns", "number", "running",
        "running_cell", "shortest_ns", "traffic", "worker",
    )  # fmt: skip

    def __init__(self, number: int, header: Header) -> None:
        """Lane ``number``, counted from 0, of the worker that wrote ``header``."""
        self.number = self.worker = number
        self.header = header
        self.gone_ns = 0
        self.shortest_ns = self.longest_ns = 0
        self.running: Span | None = None
        self.running_cell = b""
        self.traffic = LaneTraffic()
        self._cells_seen = 0
        self.facts = FactColumns(header.measured)
        self._columns = Columns(task=np.int32, started_ns=np.int64, busy_ns=np.int64, cell=np.uint32)
        self._failed = Columns(position=np.int32)

    @classmethod
    def restored(
        cls,
        number: int,
        header: Header,
        spans: "Mapping[str, NDArray[Any]]",
        failed: "NDArray[np.int32]",
        traffic: LaneTraffic,
        *,
        facts: FactColumns,
    ) -> "Lane":
        """A lane as it was, without an open span.

        Args:
            number, header: as for a new one.
            spans: the columns, by the names and of the types that the class has; they are not checked here.
            failed: the positions of the spans that ended in an error, ascending.
            traffic: its messages.
            facts: what was measured of the spans.
        """
        lane = cls.__new__(cls)  # the room that a new one is given is not wanted
        lane.number, lane.worker, lane.header, lane.traffic = number, number, header, traffic
        lane.gone_ns = lane.shortest_ns = lane.longest_ns = 0
        lane.running, lane.running_cell = None, b""
        lane.facts = facts
        lane._columns = Columns.of(**spans)
        lane._failed = Columns.of(position=failed)
        busy_ns = spans["busy_ns"]
        lane._cells_seen = int(spans["cell"][-1]) + 1 if len(busy_ns) else 0
        if len(busy_ns):
            took_ns = np.diff(busy_ns, prepend=0)
            lane.shortest_ns, lane.longest_ns = int(took_ns.min()), int(took_ns.max())
        return lane

    def __len__(self) -> int:
        return len(self._columns)

    @property
    def level(self) -> int:
        """How deep its tasks are nested in those of the same thread; 0: in none."""
        return self.header.level

    def span_count(self) -> int:
        """All spans, the running one included."""
        return len(self._columns) + (self.running is not None)

    def busy_until(self, at_ns: int) -> int:
        """How long the worker has run tasks until ``at_ns``, or until it was gone, in ns."""
        if self.running is None:
            return self.busy_ns
        # That it was gone may be seen later than ``at_ns``.
        return self.busy_ns + max(min(self.gone_ns or at_ns, at_ns) - self.running.started_ns, 0)

    @property
    def busy_ns(self) -> int:
        """How long its ended spans took together."""
        busy_ns = self._columns["busy_ns"]
        return int(busy_ns[-1]) if len(busy_ns) else 0

    def waited_ns(self) -> float:
        """How long its ended spans did not compute, in ns; of those whose CPU time was not measured, nothing."""
        took_ns, cpu_ns = np.diff(self._columns["busy_ns"], prepend=0), self.facts.numbers(CPU)
        return float(np.nansum(np.maximum(took_ns - cpu_ns, 0)))

    def column(self, name: str) -> "NDArray[Any]":
        """A view of one column, valid until the next ``append``."""
        return self._columns[name]

    def failed(self) -> "NDArray[np.int32]":
        """The positions of the spans that ended in an error, ascending; valid until the next ``append``."""
        return self._failed["position"]

    def is_failed(self, positions: "NDArray[np.integer[Any]]") -> "NDArray[np.bool_]":
        """Which of the spans at ``positions`` ended in an error."""
        failed = self._failed["position"]
        if not len(failed):
            return np.zeros(len(positions), bool)
        at = np.minimum(np.searchsorted(failed, positions), len(failed) - 1)
        return np.asarray(failed[at] == positions)

    def ended_ns(self, positions: "NDArray[np.integer[Any]]") -> "NDArray[np.int64]":
        """When the spans at ``positions`` ended."""
        started_ns, busy_ns = self._columns["started_ns"], self._columns["busy_ns"]
        return ended_at(started_ns, busy_ns, positions)

    def going_on(self, cell: bytes) -> int:
        """The task that runs, if its ``cell`` is as it was taken; -1: none does, or it is another by now."""
        span = self.running
        is_same = span is not None and span.state is State.RUNNING and cell == self.running_cell
        return span.task if is_same and span is not None else -1

    @property
    def first_started_ns(self) -> int:
        """When its first span began, of which there has to be one."""
        started_ns = self._columns["started_ns"]
        return int(started_ns[0]) if len(started_ns) else self.running.started_ns if self.running is not None else 0

    def span(self, position: int) -> Span:
        """The span at ``position``, the running one included. Raises IndexError."""
        if position == len(self._columns) and self.running is not None:
            return self.running
        row = self._columns.row(position)
        before_ns = self._columns.row(position - 1)["busy_ns"] if position else 0
        return Span(
            self.number,
            position,
            row["task"],
            State.ERROR if self.is_failed(np.array([position]))[0] else State.DONE,
            row["started_ns"],
            row["started_ns"] + row["busy_ns"] - before_ns,
            self.facts.of(position),
        )

    def task_around(self, at_ns: int) -> tuple[int, int] | None:
        """When the span began that was open at ``at_ns``, and its task; without what was measured of it, which takes
        ten times as long.
        """
        if self.running is not None and self.running.started_ns <= at_ns:
            return self.running.started_ns, self.running.task
        started_ns = self._columns["started_ns"]
        position = int(started_ns.searchsorted(at_ns, "right")) - 1
        if position < 0:
            return None
        busy_ns = self._columns["busy_ns"]
        began_ns, before_ns = int(started_ns[position]), int(busy_ns[position - 1]) if position else 0
        if at_ns > began_ns + int(busy_ns[position]) - before_ns:
            return None
        return began_ns, int(self._columns["task"][position])

    def cell(self, position: int) -> int:
        """Where in the worker's file the record of the span at ``position`` is. Raises IndexError."""
        if position == len(self._columns) and self.running is not None:
            return self._cells_seen
        return self._columns.row(position)["cell"]

    def last_ended_ns(self) -> int:
        """When its last ended span ended; 0 if there is none."""
        count = len(self)
        if not count:
            return 0
        started_ns, busy_ns = self._columns["started_ns"], self._columns["busy_ns"]
        return int(started_ns[-1]) + int(busy_ns[-1]) - (int(busy_ns[-2]) if count > 1 else 0)

    def take_cells(self, count: int) -> int:
        """The next ``count`` cells of the worker's file are being read. Returns the number of the first."""
        self._cells_seen += count
        return self._cells_seen - count

    def append(
        self, rows: "dict[str, NDArray[Any]]", failed: "NDArray[np.intp]", cells: "NDArray[np.uint64] | None" = None
    ) -> None:
        """Add ended spans, at least one.

        Args:
            rows: each column's new values, in place of ``busy_ns`` the spans' own ``took_ns``.
            failed: which of them ended in an error.
            cells: their records, which have the facts; None: nothing was measured.
        """
        if cells is None:
            self.facts.append_unknown(len(rows["took_ns"]))
        else:
            self.facts.append(len(self), cells, rows["took_ns"])
        if len(failed):
            self._failed.append({"position": len(self) + failed})
        shortest_ns, longest_ns = int(rows["took_ns"].min()), int(rows["took_ns"].max())
        self.shortest_ns = min(self.shortest_ns, shortest_ns) if len(self) else shortest_ns
        self.longest_ns = max(self.longest_ns, longest_ns)
        self._columns.append(rows | {"busy_ns": self.busy_ns + np.cumsum(rows["took_ns"])})


def ended_at(
    started_ns: "NDArray[np.int64]", busy_ns: "NDArray[np.int64]", positions: "NDArray[np.integer[Any]]"
) -> "NDArray[np.int64]":
    """When spans ended, from a lane's columns of these names. ``positions`` are in range."""
    before_ns = np.where(positions > 0, busy_ns[positions - 1], 0)
    ended: NDArray[np.int64] = started_ns[positions] + busy_ns[positions] - before_ns
    return ended


def innermost(lanes: Iterable[Lane], at_ns: int) -> int | None:
    """The task of the deepest level that was open in one of these lanes at ``at_ns``; None if none was."""
    found = [(lane.level, *around) for lane in lanes if (around := lane.task_around(at_ns)) is not None]
    return max(found)[2] if found else None
