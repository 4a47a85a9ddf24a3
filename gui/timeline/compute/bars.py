"""What of a lane is to be drawn in a range of time: pure functions over arrays.

A lane's columns are sorted and its spans never overlap, so all that is needed of ten million of them is found by
looking up the edges of the pixels: what it takes grows with the width, not with the number of spans.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.inside.data_class import dataclass
from engine.trace.lane import ended_at

WIDE_PIXELS = 3.0

Integers = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A range of time, ``from_ns < to_ns``, cut into ``width`` columns, with the columns' edges as whole numbers."""

    from_ns: float
    to_ns: float
    width: int
    edges_ns: NDArray[np.int64]

    @classmethod
    def of(cls, from_ns: float, to_ns: float, width: int) -> "Grid":
        """The range cut into ``width`` columns, at least 1."""
        # Whole numbers: else all of a lane's column would be turned into floats to be compared.
        edges = (from_ns + np.arange(width + 1) * ((to_ns - from_ns) / width)).astype(np.int64)
        edges[-1] = int(np.ceil(to_ns))
        return cls(from_ns, to_ns, width, edges)

    @property
    def scale(self) -> float:
        """Columns a nanosecond."""
        return self.width / (self.to_ns - self.from_ns)


@dataclass(frozen=True, slots=True)
class Bars:
    """A lane's spans in a range of time, in pixels from the range's left edge.

    Attributes:
        position: the wide bars' positions in the lane, int64, ascending.
        left, right: where they begin and end, float64; may reach beyond the range.
        column: the pixel columns in which there is something of narrower spans, int64, ascending.
        share: how much of each such column's width narrow spans fill, from 0 to 1, but for a rounding by a nanosecond.
        took_ns: how long the spans that lie in each such column, or reach into it, took on average, float64.
        narrow_count: how many spans were merged into the columns.
        marked: the pixel columns in which marked narrow spans begin, int64, ascending.
    """

    position: NDArray[np.int64]
    left: NDArray[np.floating[Any]]
    right: NDArray[np.floating[Any]]
    column: NDArray[np.int64]
    share: NDArray[np.float64]
    took_ns: NDArray[np.float64]
    narrow_count: int
    marked: NDArray[np.int64]


def bars(started_ns: NDArray[np.int64], busy_ns: NDArray[np.int64], grid: Grid, marked: Integers | None = None) -> Bars:
    """Sort out what is drawn of a lane.

    Args:
        started_ns, busy_ns: the lane's columns of these names.
        grid: the range, with a column for each pixel.
        marked: the positions of spans that are to be found again where they are narrow, ascending.

    A span of at least three pixels is a bar of its own; narrower ones share the pixel columns they lie in, so that
    the number of things drawn is bounded by the width, and none vanishes.
    """
    scale, edges_ns = grid.scale, grid.edges_ns
    begun = np.searchsorted(started_ns, edges_ns, "right")
    begun[0] = np.searchsorted(started_ns, edges_ns[0], "left")  # one that begins at the very edge is inside
    first, last = int(begun[0]), int(begun[-1])
    if first and ended_at(started_ns, busy_ns, np.array([first - 1]))[0] > edges_ns[0]:
        first -= 1  # it reaches into the range
    inside = np.maximum(begun - 1, 0)
    # A wide span lies over at least one edge, and is the last that has begun before it.
    inside = inside[(begun - 1 >= first) & (begun > 0)]
    is_new = np.ones(len(inside), bool)
    is_new[1:] = inside[1:] != inside[:-1]
    candidates = inside[is_new]
    candidate_ends_ns = ended_at(started_ns, busy_ns, candidates)
    left = (started_ns[candidates] - grid.from_ns) * scale
    right = (candidate_ends_ns - grid.from_ns) * scale
    is_wide = right - left >= WIDE_PIXELS
    wide, left, right = candidates[is_wide], left[is_wide], right[is_wide]
    if last - first == len(wide):
        nothing = np.zeros(0, np.int64)
        nothing_s = nothing.astype(np.float64)
        return Bars(wide, left, right, nothing, nothing_s, nothing_s, 0, nothing)
    filled = _steps(_busy_until(edges_ns, begun, started_ns, busy_ns)).astype(np.float64)
    own_starts = _steps(begun)
    reaching = (_steps(edges_ns) > 0) & (filled > 0)
    if len(wide):
        wide_starts_ns, wide_busy_ns = started_ns[wide], np.cumsum(candidate_ends_ns[is_wide] - started_ns[wide])
        wide_begun = np.searchsorted(wide, begun)
        filled -= _steps(_busy_until(edges_ns, wide_begun, wide_starts_ns, wide_busy_ns))
        own_starts -= _steps(wide_begun)
        reaching &= filled > 0
    column = np.flatnonzero((own_starts > 0) | reaching)
    return Bars(
        position=wide,
        left=left,
        right=right,
        column=column,
        share=filled[column] * scale,
        took_ns=_mean_ns(column, begun, edges_ns, started_ns, busy_ns),
        narrow_count=last - first - len(wide),
        marked=_marked(marked, wide, begun),
    )


def busy_share(started_ns: NDArray[np.int64], busy_ns: NDArray[np.int64], grid: Grid) -> NDArray[np.float64]:
    """How much of each column of ``grid`` spans fill, as in ``Bars.share``. Arguments as in ``bars``."""
    begun = np.searchsorted(started_ns, grid.edges_ns, "right")
    filled: NDArray[np.float64] = _steps(_busy_until(grid.edges_ns, begun, started_ns, busy_ns)) * grid.scale
    return filled


def position_at(started_ns: NDArray[np.int64], busy_ns: NDArray[np.int64], at_ns: float, slack_ns: float) -> int | None:
    """The position of the span at a moment, or of the nearest one within ``slack_ns``; None if there is none."""
    after = int(np.searchsorted(started_ns, int(at_ns), "right"))
    best, best_distance = None, slack_ns
    for position in (after - 1, after):
        if 0 <= position < len(started_ns):
            end_ns = float(ended_at(started_ns, busy_ns, np.array([position]))[0])
            distance = max(float(started_ns[position]) - at_ns, at_ns - end_ns, 0.0)
            if distance <= best_distance:
                best, best_distance = position, distance
                if distance == 0:
                    break
    return best


def marked_at(
    started_ns: NDArray[np.int64], busy_ns: NDArray[np.int64], marked: Integers, at_ns: float, slack_ns: float
) -> int | None:
    """The position of the marked span no longer than ``slack_ns`` that begins within that of a moment, if there is one.

    Its mark lies over its neighbours, so that it is what is pointed at.
    """
    first, last = np.searchsorted(started_ns, [int(at_ns - slack_ns), int(at_ns + slack_ns) + 1])
    low, high = np.searchsorted(marked, [first, last])
    near = marked[low:high]
    near = near[ended_at(started_ns, busy_ns, near) - started_ns[near] <= slack_ns] if len(near) else near
    return int(near[np.abs(started_ns[near] - at_ns).argmin()]) if len(near) else None


def _steps(values: NDArray[Any]) -> NDArray[Any]:
    """The differences between neighbours. (numpy's ``diff`` does the same, in twice the time.)."""
    steps: NDArray[Any] = values[1:] - values[:-1]
    return steps


def _busy_until(
    edges_ns: NDArray[np.int64], begun: Integers, started_ns: NDArray[np.int64], busy_ns: NDArray[np.int64]
) -> NDArray[np.int64]:
    """How long the lane was busy up to each edge; ``begun`` is how many spans have begun by then."""
    if not len(started_ns):
        return np.zeros(len(edges_ns), np.int64)
    last = np.maximum(begun - 1, 0)
    before_ns = np.where(last > 0, busy_ns[last - 1], 0)
    took_ns = busy_ns[last] - before_ns
    busy: NDArray[np.int64] = before_ns + np.minimum(np.maximum(edges_ns - started_ns[last], 0), took_ns)
    return np.where(begun > 0, busy, 0)


def _mean_ns(
    column: Integers,
    begun: Integers,
    edges_ns: NDArray[np.int64],
    started_ns: NDArray[np.int64],
    busy_ns: NDArray[np.int64],
) -> NDArray[np.float64]:
    """How long the spans in each column took on average; there is at least one in each."""
    before = np.maximum(begun[column] - 1, 0)
    reaches = (begun[column] > 0) & (ended_at(started_ns, busy_ns, before) > edges_ns[column])
    low, high = begun[column] - reaches, begun[column + 1]
    took_ns = busy_ns[high - 1] - np.where(low > 0, busy_ns[low - 1], 0)
    mean: NDArray[np.float64] = took_ns / np.maximum(high - low, 1)
    return mean


def _marked(marked: Integers | None, wide: NDArray[np.int64], begun: Integers) -> NDArray[np.int64]:
    if marked is None or not len(marked):
        return np.zeros(0, np.int64)
    counts = _steps(np.searchsorted(marked, begun))
    if len(wide):
        at = np.minimum(np.searchsorted(marked, wide), len(marked) - 1)
        counts -= _steps(np.searchsorted(wide[marked[at] == wide], begun))
    return np.flatnonzero(counts > 0)
