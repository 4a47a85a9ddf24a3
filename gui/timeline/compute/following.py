"""What of a run is shown while the view follows it: a pure function."""

import numpy as np

from engine.trace.run import Run

from .ranges import SHORTEST_S, Range

FIRST_RANGE_S = 0.5
_RANGE_GROWTH = 2.0  # at each step all is painted anew
_ROOM = 1.04
_MARGIN = 0.02  # of the run, after its end


def followed(run: Run) -> Range:
    """From when to when, in seconds since the start of its call, which there was: all of what has ended, or more than
    has come so far. It grows by steps, so that between them it is the bars that grow.
    """
    if run.elapsed_s is not None or run.over:
        until_s = run.elapsed_s if run.elapsed_s is not None else run.since_start_s(run.seen_ns)
        return 0.0, max(max(until_s, _last_end_s(run)) * (1 + _MARGIN), SHORTEST_S)
    now_s, end_s = run.since_start_s(run.seen_ns), FIRST_RANGE_S
    while end_s < now_s * _ROOM:
        end_s *= _RANGE_GROWTH
    return 0.0, end_s


def _last_end_s(run: Run) -> float:
    """When the last job ended: where the call has raised an error, jobs may run on after it."""
    ends = (int(lane.ended_ns(np.array([len(lane) - 1]))[0]) for lane in run.trace.lanes if len(lane))
    return max((run.since_start_s(end_ns) for end_ns in ends), default=0.0)
