"""How many tasks were running, moment by moment: a pure function over the lanes' arrays."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass

Moments = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LaneTimes:
    """When a lane's worker ran tasks, of which no two overlap; all in ns.

    Attributes:
        started_ns: the starts of the ended spans, ascending.
        ended_ns: gives the ends of those at some positions.
        open_ns: the start of the span that has not ended, and the moment up to which it is known to run; None: there
            is none.
    """

    started_ns: Moments
    ended_ns: Callable[[Moments], Moments]
    open_ns: tuple[int, int] | None = None


def running_count(edges_ns: Moments, lanes: Iterable[LaneTimes]) -> Moments:
    """How many tasks were running at each of ``edges_ns``, which ascend; one that ends at an edge runs no more there.

    Takes as many look-ups a lane as there are edges, however many spans it has: since no two overlap, a lane runs at a
    moment if the last span that has begun by then has not ended.
    """
    count: Moments = np.zeros(len(edges_ns), np.int64)
    for lane in lanes:
        last = np.searchsorted(lane.started_ns, edges_ns, "right") - 1
        first = int(np.searchsorted(last, 0, "left"))  # before that edge nothing had begun
        if first < len(last):
            count[first:] += edges_ns[first:] < lane.ended_ns(last[first:])
        if lane.open_ns is not None:
            start_ns, until_ns = lane.open_ns
            from_, to = np.searchsorted(edges_ns, [start_ns, until_ns], "left")
            count[from_:to] += 1
    return count
