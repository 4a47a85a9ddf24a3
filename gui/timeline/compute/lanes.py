"""Where each lane stands, and in which order."""

import math
from collections.abc import Sequence
from enum import StrEnum

from engine.inside.data_class import dataclass
from engine.inside.language import mark
from engine.inside.records.facts import FACTS, Fact
from engine.inside.worker import Process
from engine.trace.lane import Lane

_LANE_MOST = 96.0
LANE_LEAST = 24.0
"""In which there is room for a name."""
LANE_LEAST_FITTED = 2.0
"""Where all lanes are to be seen at once, by their bars alone: 64 of them in the window's first size, whatever else is
said above them.
"""


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """Lanes one below the other, tall when there are few; all lengths in pixels.

    Attributes:
        count: how many lanes.
        height: of the view.
        scroll: how far the view is scrolled down.
        least: what a lane is high at least.
    """

    count: int
    height: float
    scroll: float
    least: float = LANE_LEAST

    @property
    def lane_height(self) -> float:
        """The height of one lane: its part of the view, within limits."""
        return min(max(self.height / max(self.count, 1), self.least), _LANE_MOST)

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


class SortBy(StrEnum):
    """The order of the lanes, as marked texts."""

    NUMBER = mark("worker")
    FIRST_START = mark("first start")
    PID = "PID"
    BUSY = mark("busy time")


Order = SortBy | Fact
"""Of a fact, the lane with most of it comes first, and those of which nobody knows come last."""


def order_choices() -> tuple[Order, ...]:
    """All orders that there are."""
    return (*SortBy, *FACTS)


def lane_order(lanes: Sequence[Lane], by: Order, at_ns: int) -> tuple[int, ...]:
    """The numbers of ``lanes`` in the order ``by``, those of one host together; the busiest until ``at_ns`` first.

    The threads of a process stand together, where the first of them is to be. The lanes of a worker stand one below
    the other, the deeper the lower, where its outermost is to be.
    """
    hosts: dict[str, int] = {}
    outermost: dict[int, Lane] = {}
    for lane in lanes:
        hosts.setdefault(lane.header.host, len(hosts))
        if lane.worker not in outermost or lane.level < outermost[lane.worker].level:
            outermost[lane.worker] = lane

    def key(lane: Lane) -> tuple[int, float, int]:
        place: float
        match by:
            case SortBy.NUMBER:
                place = lane.worker
            case SortBy.FIRST_START:
                place = lane.first_started_ns if lane.span_count() else at_ns
            case SortBy.PID:
                place = lane.header.pid
            case SortBy.BUSY:
                place = -lane.busy_until(at_ns)
            case Fact():
                total = lane.facts.total(by)
                place = math.inf if total is None else -total
        return hosts[lane.header.host], place, lane.number

    keys = {worker: key(lane) for worker, lane in outermost.items()}
    first: dict[Process, tuple[int, float, int]] = {}
    for worker, lane in outermost.items():
        first[lane.header.process] = min(first.get(lane.header.process, keys[worker]), keys[worker])
    in_order = sorted(
        lanes, key=lambda lane: (*first[lane.header.process], *keys[lane.worker], lane.level, lane.number)
    )
    return tuple(lane.number for lane in in_order)
