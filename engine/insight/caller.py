"""What the process that calls a plan's strategy does meanwhile: pure functions."""

import numpy as np
from numpy.typing import NDArray

from ..inside.strategies import Workers, strategies
from ..trace.run import Run


def has_caller(run: Run) -> bool:
    """Whether a run's jobs are done by other processes than the one that calls the strategy, which then has a row."""
    if run.plan.watch is not None or not run.started_ns:
        return False
    return strategies()[run.plan.strategy].workers_are(run.plan.options) is Workers.PROCESSES


def births_ns(run: Run) -> list[int]:
    """When each worker of the caller's host began to be, with a job or without, as far as that is known, in order."""
    lanes = [lane for lane in run.trace.lanes if lane.header.host == (run.runner_host or lane.header.host)]
    began = [found for lane in lanes if (found := run.spawned_ns(lane)) is not None]
    return sorted([*began, *(max(life.born_ns, run.started_ns) for life in run.lives.idle(run.trace.lanes))])


def handled_columns(
    run: Run, *, from_ns: float, until_ns: float, columns: int, width: float
) -> "list[tuple[int, int]]":
    """Where the caller was pickling or unpickling: from which column to before which, in order, apart.

    The time between both ends is ``width`` columns wide; ``columns`` is that as a whole number, at least 1. What is
    narrower than a column takes one, so that nothing vanishes.
    """
    handled = run.trace.runner_traffic.handled
    started_ns, took_ns = handled["started_ns"], handled["took_ns"]
    if not len(started_ns):
        return []
    scale = width / (until_ns - from_ns)
    left = (started_ns - from_ns) * scale
    right = left + took_ns * scale
    is_seen = (right >= 0) & (left < columns)
    first = np.clip(np.floor(left[is_seen]), 0, columns - 1).astype(np.int64)
    after = np.clip(np.ceil(right[is_seen]), first + 1, columns).astype(np.int64)
    return _merged(first, after, columns)


def _merged(first: "NDArray[np.int64]", after: "NDArray[np.int64]", columns: int) -> "list[tuple[int, int]]":
    change = np.zeros(columns + 1, np.int64)
    np.add.at(change, first, 1)
    np.add.at(change, after, -1)
    is_in = np.concatenate([[False], np.cumsum(change)[:columns] > 0, [False]])
    edges = np.flatnonzero(is_in[1:] != is_in[:-1])
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
