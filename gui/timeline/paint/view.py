"""What the chart shows at a moment: the one thing that all its painters are told."""

from dataclasses import dataclass

from engine.trace.lane import Span
from engine.trace.run import Run

from ..compute.lanes import LaneLayout
from .colours import By


@dataclass(frozen=True, slots=True)
class View:
    """A run, the time range in seconds since its start, and where its lanes stand. Lengths are pixels.

    Attributes:
        run: None before the first.
        start_s, end_s: the visible range; ``width``: of the chart.
        lanes: the rows; ``order``: the number of the lane in each row.
        ticks_s: where the time axis has its labels.
        message: what is said where there are no lanes.
        lane, task: the numbers of the selected ones, or None.
        colour_by: what the bars' colours tell.
    """

    run: Run | None
    start_s: float
    end_s: float
    width: float
    lanes: LaneLayout
    order: tuple[int, ...]
    ticks_s: tuple[float, ...]
    message: str
    lane: int | None
    task: int | None
    colour_by: By

    @property
    def selected_span(self) -> Span | None:
        """Where the selected task ran or runs; None if none is selected, or it has not begun."""
        if self.run is None or self.task is None or self.task >= self.run.trace.jobs:
            return None
        return self.run.trace.span_of(self.task)

    def x(self, at_ns: float) -> float:
        """The pixel of a moment."""
        assert self.run is not None
        return self.pixel((at_ns - self.run.started_ns) / 1e9)

    def pixel(self, at_s: float) -> float:
        """The pixel of a moment, in seconds since the run's start."""
        return (at_s - self.start_s) / (self.end_s - self.start_s) * self.width

    def at_ns(self, x: float) -> float:
        """The moment of a pixel."""
        assert self.run is not None
        return self.run.started_ns + (self.start_s + x / self.width * (self.end_s - self.start_s)) * 1e9
