"""Where the processes that a worker's tasks have started stand, below the worker's bars: pure functions."""

from collections.abc import Mapping, Sequence

from engine.inside.data_class import dataclass
from engine.insight.inner_processes import Thread, by_thread, in_rows
from engine.model.measured import Life
from engine.trace.lane import Lane
from engine.trace.run import Run

_ROW_MOST = 7.0
_SHARE_MOST = 0.45


@dataclass(frozen=True, slots=True)
class InnerRows:
    """The processes of one worker's tasks in thin rows, none over another as far as there are rows.

    Attributes:
        lives: each with its row, counted from 0.
        count: how many rows.
    """

    lives: tuple[tuple[int, Life], ...] = ()
    count: int = 0

    def height(self, lane_height: float) -> float:
        """How much of a lane's height all rows take together, in pixels."""
        return min(self.count * _ROW_MOST, lane_height * _SHARE_MOST)

    def place(self, row: int, top: float, lane_height: float) -> tuple[float, float]:
        """The upper edge of a row and its height, in a lane that begins at ``top``."""
        height = self.height(lane_height) / max(self.count, 1)
        return top + lane_height - self.height(lane_height) + row * height, height

    def at(self, y: float, lane_height: float) -> int | None:
        """The row at a height, counted from the lane's upper edge; None above them."""
        begin = lane_height - self.height(lane_height)
        return int((y - begin) // (self.height(lane_height) / self.count)) if self.count and y >= begin else None


NONE = InnerRows()


def inner_rows(run: Run, lives: Sequence[Life]) -> InnerRows:
    """Each process in the first row in which it is over no other; ``lives`` are in the order of their births."""
    return InnerRows(*in_rows(run, lives))


def inner_of(run: Run) -> dict[Thread, InnerRows]:
    """Those of all workers, by their hosts, PIDs and threads."""
    return {worker: inner_rows(run, lives) for worker, lives in by_thread(run).items()}


def rows_of(inner: Mapping[Thread, InnerRows], lane: Lane) -> InnerRows:
    """Those of a lane's worker; they stand below the lane of its outermost tasks alone."""
    return NONE if lane.level else inner.get((lane.header.host, lane.header.pid, lane.header.thread), NONE)
