"""A range of time upon a stretch of pixels: the one place where the one becomes the other."""

from dataclasses import field

from engine.inside.data_class import dataclass
from engine.trace.run import Run

from .ranges import Range

HOVER_PIXELS = 3.0
"""So far beside it the pointer still is at a task."""


@dataclass(frozen=True, slots=True)
class TimeView:
    """What of a run's time is visible, and where. Lengths are pixels.

    Attributes:
        run: whose time it is; None: of none, or of several.
        start_s, end_s: the visible range, in seconds since the run's start.
        width: how wide that is; at least a pixel where places are asked for.
        left: the pixel at which it begins.
    """

    run: Run | None
    start_s: float
    end_s: float
    width: float
    left: float = field(default=0.0, kw_only=True)

    @property
    def length_s(self) -> float:
        """How long the visible range is."""
        return self.end_s - self.start_s

    @property
    def middle_s(self) -> float:
        """The moment in its middle."""
        return (self.start_s + self.end_s) / 2

    @property
    def slack_ns(self) -> float:
        """How far beside it a pointer still is at a task."""
        return HOVER_PIXELS / self.width * self.length_s * 1e9

    def holds(self, x: float) -> bool:
        """Whether a pixel lies in the range."""
        return self.left <= x < self.left + self.width

    def pixel(self, at_s: float) -> float:
        """The pixel of a moment, in seconds since the run's start."""
        return self.left + (at_s - self.start_s) / self.length_s * self.width

    def seconds(self, x: float) -> float:
        """The moment of a pixel, in seconds since the run's start; the other way round from ``pixel``."""
        return self.start_s + (x - self.left) / self.width * self.length_s

    def x(self, at_ns: float) -> float:
        """The pixel of a moment of the run, which there has to be."""
        assert self.run is not None
        return self.pixel((at_ns - self.run.started_ns) / 1e9)

    def at_ns(self, x: float) -> float:
        """The moment of the run at a pixel; the other way round from ``x``."""
        assert self.run is not None
        return self.run.started_ns + self.seconds(x) * 1e9

    def zoomed(self, factor: float, at_s: float | None = None) -> Range:
        """The range ``factor`` times as long; what is at ``at_s``, else in the middle, stays where it is."""
        at_s = self.middle_s if at_s is None else at_s
        return at_s - (at_s - self.start_s) * factor, at_s + (self.end_s - at_s) * factor

    def panned(self, share: float) -> Range:
        """The range moved by ``share`` of its length, to the right if positive."""
        by_s = share * self.length_s
        return self.start_s + by_s, self.end_s + by_s
