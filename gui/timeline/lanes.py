"""Where each lane stands."""

from dataclasses import dataclass

_LANE_MOST = 96.0
_LANE_LEAST = 24.0
_TWO_LINES_FROM = 44.0


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """Lanes one below the other, tall when there are few; all lengths in pixels.

    Attributes:
        count: how many lanes.
        height: of the view.
        scroll: how far the view is scrolled down.
    """

    count: int
    height: float
    scroll: float

    @property
    def lane_height(self) -> float:
        """The height of one lane: its part of the view, within limits."""
        return min(max(self.height / max(self.count, 1), _LANE_LEAST), _LANE_MOST)

    @property
    def has_two_lines(self) -> bool:
        """Whether a lane's name has room for its PID on a line of its own."""
        return self.lane_height >= _TWO_LINES_FROM

    @property
    def overflow(self) -> float:
        """How much of the lanes does not fit into the view."""
        return max(self.count * self.lane_height - self.height, 0.0)

    def top(self, lane: int) -> float:
        """The upper edge of a lane."""
        return lane * self.lane_height - self.scroll

    def visible(self) -> range:
        """The lanes of which something is to be seen."""
        first = int(self.scroll // self.lane_height)
        last = int(-(-(self.scroll + self.height) // self.lane_height))
        return range(max(first, 0), min(last, self.count))

    def at(self, y: float) -> int | None:
        """The lane at a height; None if there is none."""
        lane = int((y + self.scroll) // self.lane_height)
        return lane if 0 <= lane < self.count else None
