"""``elapsed_s`` of the command line against the bare program, in alternating pairs.

At the tutorial's load, each task takes and gives back 400 MB of memory, and on a machine that others share one run may
take a fifth longer than the next. So the ratio's quartiles are printed with its median, and what the program adds by
itself is measured apart, at a load of nothing.
"""

import statistics
import sys
from collections.abc import Iterator

from .figure import Figure
from .pairs import pairs

_JOBS = 4
_STRATEGIES = ("sequential", "process", "pool", "joblib")
_FULL_PAIRS, _FULL_SIZE = 10, 10_000_000
_EMPTY_PAIRS, _EMPTY_SIZE = 15, 1


def figures() -> Iterator[Figure]:
    """For each strategy the median of the ratios, and what is added at no load."""
    for strategy in _STRATEGIES:
        full = pairs(strategy, _JOBS, _FULL_SIZE, _FULL_PAIRS, pids=True)
        ratios = [ours / bare for ours, bare in full]
        low, median, high = statistics.quantiles(ratios, n=4)
        print(f"  {strategy}: {len(full)} pairs, quartiles of the ratio {low:.3f} and {high:.3f}", file=sys.stderr)
        yield Figure(f"elapsed_over_bare.{strategy}", median, "×", "at most 1.02")
        empty = pairs(strategy, _JOBS, _EMPTY_SIZE, _EMPTY_PAIRS, pids=True)
        added_s = statistics.median(ours - bare for ours, bare in empty)
        share = 100 * added_s / statistics.median(bare for _, bare in full)
        yield Figure(f"elapsed_added_at_no_load.{strategy}", added_s * 1e3, "ms", "none")
        yield Figure(f"elapsed_added_over_bare.{strategy}", share, "% of the bare run", "at most 2")
