"""What the process that calls a plan's strategy does meanwhile: pure functions."""

import numpy as np
from numpy.typing import NDArray

from engine.inside.strategies import Workers, strategies
from engine.trace.run import Run

from .time_view import TimeView


def has_caller(run: Run) -> bool:
    """Whether a run's jobs are done by other processes than the one that calls the strategy, which then has a row."""
    if run.plan.watch is not None or not run.started_ns:
        return False
    return strategies()[run.plan.strategy].workers_are(run.plan.options) is Workers.PROCESSES


def births_ns(run: Run) -> list[int]:
    """When each worker began to be, with a job or without, as far as that is known, in order."""
    began = [found for lane in run.trace.lanes if (found := run.spawned_ns(lane)) is not None]
    return sorted([*began, *(max(life.born_ns, run.started_ns) for life in run.lives.idle(run.trace.lanes))])


def handled_pixels(run: Run, view: TimeView) -> "list[tuple[int, int]]":
    """Where on ``view`` the caller was pickling or unpickling: from which pixel to before which, in order, apart.

    What is narrower than a pixel takes one, so that nothing vanishes.
    """
    handled = run.trace.runner_traffic.handled
    started_ns, took_ns = handled["started_ns"], handled["took_ns"]
    width = int(np.ceil(view.width))
    if not len(started_ns) or width < 1 or view.run is None:
        return []
    scale = view.width / ((view.end_s - view.start_s) * 1e9)
    left = (started_ns - run.started_ns - view.start_s * 1e9) * scale
    right = left + took_ns * scale
    is_seen = (right >= 0) & (left < width)
    first = np.clip(np.floor(left[is_seen]), 0, width - 1).astype(np.int64)
    after = np.clip(np.ceil(right[is_seen]), first + 1, width).astype(np.int64)
    return _merged(first, after, width)


def _merged(first: "NDArray[np.int64]", after: "NDArray[np.int64]", width: int) -> "list[tuple[int, int]]":
    change = np.zeros(width + 1, np.int64)
    np.add.at(change, first, 1)
    np.add.at(change, after, -1)
    is_in = np.concatenate([[False], np.cumsum(change)[:width] > 0, [False]])
    edges = np.flatnonzero(is_in[1:] != is_in[:-1])
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
