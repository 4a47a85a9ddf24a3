"""What the chart shows at a moment: the one thing that all its painters are told."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from engine.inside.data_class import dataclass
from engine.inside.language import mark
from engine.insight.inner_processes import Thread
from engine.model.measured import Life
from engine.trace.lane import Span

from ..compute.emphasis import Emphasis
from ..compute.inner_rows import InnerRows
from ..compute.lanes import LaneLayout
from ..compute.time_view import TimeView
from .colours import By

NOTHING = mark("No job was run.")
"""What is said where there are no lanes, and will be none."""


@dataclass(frozen=True, slots=True)
class View(TimeView):
    """A run, or None before the first, in a range of time, and where its lanes stand. Lengths are pixels.

    Attributes:
        lanes: the rows; ``order``: the number of the lane in each row.
        ticks_s: where the time axis has its labels.
        message: what is said where there are no lanes.
        lane, task: the numbers of the selected ones, or None.
        colour_by: what the bars' colours tell.
        chosen: the tasks that stand out from all others; None: none do.
        idle: the workers without a job, in the rows below all lanes.
        inner: what the jobs of each worker have started, by its host and PID.
    """

    lanes: LaneLayout
    order: tuple[int, ...]
    ticks_s: tuple[float, ...]
    message: str
    lane: int | None
    task: int | None
    colour_by: By
    chosen: Emphasis | None = None
    idle: tuple[Life, ...] = ()
    inner: Mapping[Thread, InnerRows] = field(default_factory=dict)

    def lane_rows(self) -> Iterator[tuple[int, int]]:
        """The rows in view that are lanes, each with the lane's number."""
        return ((row, self.order[row]) for row in self.lanes.visible() if row < len(self.order))

    def idle_rows(self) -> Iterator[tuple[int, Life]]:
        """The rows in view that are workers without a job."""
        first = len(self.order)
        return ((row, self.idle[row - first]) for row in self.lanes.visible() if row >= first)

    @property
    def selected_span(self) -> Span | None:
        """Where the selected task ran or runs; None if none is selected, or it has not begun."""
        if self.run is None or self.task is None or self.task >= self.run.trace.jobs:
            return None
        return self.run.trace.span_of(self.task)
