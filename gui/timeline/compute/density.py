"""How busy all workers were together over a range of time: pure functions over a trace's arrays."""

import numpy as np
from numpy.typing import NDArray

from engine.inside.data_class import dataclass
from engine.trace.lane import Lane, State
from engine.trace.trace import Trace

from .bars import Grid, busy_share

_FEW = 32  # spans; lanes of no more are put together, for with thousands of lanes each call counts


@dataclass(frozen=True, slots=True, eq=False)
class Density:
    """The workers' work in parts of a range, from left to right.

    Attributes:
        busy: how many workers were busy in each part on average, from 0 to the number of lanes, but for rounding.
        errors, lost: the parts in which tasks began that raised, or were lost; int64, ascending.
    """

    busy: NDArray[np.float64]
    errors: NDArray[np.int64]
    lost: NDArray[np.int64]


def density(trace: Trace, from_ns: int, to_ns: int, at_ns: int, width: int) -> Density:
    """Sum up all lanes; what is within another task is busy in that one's lane.

    Args:
        trace: whose lanes.
        from_ns, to_ns: the range, ``from_ns < to_ns``.
        at_ns: until when tasks that have not ended count, unless their worker was gone before.
        width: into how many parts, at least 1.
    """
    busy = np.zeros(width)
    has_error, has_lost = np.zeros(width, np.bool_), np.zeros(width, np.bool_)
    grid = Grid.of(from_ns, to_ns, width)
    few: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    outermost = {lane.number for lane in trace.outermost}
    for lane in trace.lanes:
        started_ns, busy_ns = lane.column("started_ns"), lane.column("busy_ns")
        is_outermost = lane.number in outermost
        if is_outermost and len(started_ns) > _FEW:
            busy += busy_share(started_ns, busy_ns, grid)
        elif is_outermost and len(started_ns):
            few.append((started_ns, busy_ns))
        if len(lane.failed()):
            has_error |= _has_failed(lane, grid.edges_ns)
        if lane.running is not None:
            open_ns = lane.running.started_ns
            if is_outermost:
                few.append((np.array([open_ns]), np.array([max((lane.gone_ns or at_ns) - open_ns, 0)])))
            if lane.running.state is State.LOST and from_ns <= open_ns <= to_ns:
                has_lost[min((open_ns - from_ns) * width // (to_ns - from_ns), width - 1)] = True
    if few:
        busy += _busy_share_of_any(*_starts_and_ends(few), from_ns, to_ns, width)
    return Density(busy, np.flatnonzero(has_error), np.flatnonzero(has_lost))


def _has_failed(lane: Lane, edges_ns: NDArray[np.int64]) -> NDArray[np.bool_]:
    """In which parts spans begin that failed."""
    begun = np.searchsorted(lane.column("started_ns"), edges_ns)
    begun[-1] = np.searchsorted(lane.column("started_ns"), edges_ns[-1], "right")
    failed = lane.failed()
    # In the column's own type: else all of it would be turned into another to be compared.
    has_failed: NDArray[np.bool_] = np.diff(np.searchsorted(failed, begun.astype(failed.dtype))) > 0
    return has_failed


def _starts_and_ends(
    columns: list[tuple[NDArray[np.int64], NDArray[np.int64]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of several lanes' ``started_ns`` and ``busy_ns``, none of them empty."""
    starts_ns, busy_ns = (np.concatenate(arrays) for arrays in zip(*columns, strict=True))
    firsts = np.cumsum([0, *(len(started_ns) for started_ns, _ in columns)])[:-1]
    took_ns = np.diff(busy_ns, prepend=0)
    took_ns[firsts] = busy_ns[firsts]
    return starts_ns, starts_ns + took_ns


def _busy_share_of_any(
    starts_ns: NDArray[np.int64], ends_ns: NDArray[np.int64], from_ns: int, to_ns: int, width: int
) -> NDArray[np.float64]:
    """As ``bars.busy_share``, of spans in any order that may overlap.

    Until a moment, what began before it has been busy since its start, less what ended before it since its end.
    """
    edges = np.linspace(0, to_ns - from_ns, width + 1)
    until = _elapsed_since(starts_ns - from_ns, edges) - _elapsed_since(ends_ns - from_ns, edges)
    return np.maximum(np.diff(until), 0) * (width / (to_ns - from_ns))


def _elapsed_since(moments: NDArray[np.int64], edges: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each edge, the time since all moments before it, added up."""
    ascending = np.sort(moments.astype(np.float64))
    sums = np.concatenate([[0.0], np.cumsum(ascending)])
    before = np.searchsorted(ascending, edges)
    elapsed: NDArray[np.float64] = before * edges - sums[before]
    return elapsed
