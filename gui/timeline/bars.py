"""What of a lane is to be drawn in a range of time: pure functions over arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WIDE_PIXELS = 3.0


@dataclass(frozen=True, slots=True)
class Bars:
    """A lane's spans in a range of time, in pixels from the range's left edge.

    Attributes:
        position: the wide bars' positions in the lane, int64.
        left, right: where they begin and end, float64; may reach beyond the range.
        column: the pixel columns in which narrower spans begin, int64, ascending.
        share: how much of each such column's width its narrow spans fill, above 0, at most 1.
        narrow_count: how many spans were merged into the columns.
        marked: the pixel columns in which narrow spans begin that are marked, int64, ascending.
    """

    position: NDArray[np.int64]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    column: NDArray[np.int64]
    share: NDArray[np.float64]
    narrow_count: int
    marked: NDArray[np.int64]


def bars(
    started_ns: NDArray[np.int64],
    ended_ns: NDArray[np.int64],
    from_ns: float,
    to_ns: float,
    width: int,
    *,
    is_marked: NDArray[np.bool_] | None = None,
) -> Bars:
    """Sort out what is drawn of a lane.

    Args:
        started_ns, ended_ns: the lane's spans, both ascending.
        from_ns, to_ns: the range, ``from_ns < to_ns``.
        width: the range's width in pixels, at least 1.
        is_marked: which of the spans are to be found again where they are narrow.

    A span of at least three pixels is a bar of its own; narrower ones share the pixel columns they begin in, so that
    the number of things drawn is bounded by the width, and none vanishes.
    """
    first = int(np.searchsorted(ended_ns, from_ns, "left"))
    last = int(np.searchsorted(started_ns, to_ns, "right"))
    scale = width / (to_ns - from_ns)
    left = ((started_ns[first:last] - from_ns) * scale).astype(np.float64)
    right = ((ended_ns[first:last] - from_ns) * scale).astype(np.float64)
    is_wide = right - left >= WIDE_PIXELS
    wide = np.flatnonzero(is_wide)
    narrow_left, narrow_right = left[~is_wide], right[~is_wide]
    columns = np.clip(narrow_left.astype(np.int64), 0, width - 1)
    filled = np.bincount(columns, weights=narrow_right - narrow_left)
    column = np.flatnonzero(np.bincount(columns))
    marked = columns[is_marked[first:last][~is_wide]] if is_marked is not None else columns[:0]
    return Bars(
        position=wide + first,
        left=left[wide],
        right=right[wide],
        column=column,
        share=np.clip(filled[column], 1e-6, 1.0),
        narrow_count=len(columns),
        marked=np.unique(marked),
    )


def position_at(
    started_ns: NDArray[np.int64], ended_ns: NDArray[np.int64], at_ns: float, slack_ns: float
) -> int | None:
    """The position of the span at a moment, or of the nearest one within ``slack_ns``; None if there is none."""
    after = int(np.searchsorted(started_ns, at_ns, "right"))
    best, best_distance = None, slack_ns
    for position in (after - 1, after):
        if 0 <= position < len(started_ns):
            distance = max(float(started_ns[position]) - at_ns, at_ns - float(ended_ns[position]), 0.0)
            if distance <= best_distance:
                best, best_distance = position, distance
                if distance == 0:
                    break
    return best
