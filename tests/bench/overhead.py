"""``elapsed_s`` of many short tasks against the same strategy written by hand, in alternating pairs.

The tasks are sums of squares, of a size that takes about 10 ms, and about 20 µs, on this machine at this moment.
"""

import statistics
import sys
import time
from collections.abc import Iterator

from .figure import Figure
from .pairs import pairs
from .quotient import compared
from .yardstick import job

_STRATEGIES = ("sequential", "process", "pool", "executor", "joblib", "threads")
_PAIRS, _PAIRS_MOST = 9, 63
_KNOWN_TO = 0.005
"""The ratio is known to so much on either side, by the pairs, or there are as many as may be."""


def figures() -> Iterator[Figure]:
    """For each strategy the median ratio at tasks of 10 ms; for the pool, also at 100,000 tasks of 20 µs."""
    for strategy in _STRATEGIES:
        yield _figure(f"overhead_at_10_ms.{strategy}", strategy, 100, 10e-3, "at most 1.02")
    yield _figure("overhead_at_20_us.pool", "pool", 100_000, 20e-6, "at most 1.10")


def _figure(name: str, strategy: str, jobs: int, task_s: float, goal: str) -> Figure:
    size = _size_taking(task_s)
    found: list[tuple[float, float]] = []
    while len(found) < _PAIRS_MOST:
        found += pairs(strategy, jobs, size, _PAIRS, workers=2 if strategy != "process" else 0)
        ratio = compared(*map(list, zip(*found, strict=True)))
        if ratio.high - ratio.low <= 2 * _KNOWN_TO:
            break
    ratios = [ours / bare for ours, bare in found]
    low, median, high = statistics.quantiles(ratios, n=4)
    bare_s = statistics.median(bare for _, bare in found)
    print(
        f"  {name}: {jobs:,} tasks of size {size:,}, {bare_s:.2f} s by hand, {len(found)} pairs, {ratio}, "
        f"quartiles {low:.3f} and {high:.3f}",
        file=sys.stderr,
    )
    return Figure(name, median, "×", goal)


def _size_taking(wanted_s: float) -> int:
    size = 100
    while True:
        took_s = min(_took_s(size) for _ in range(5))
        if took_s >= wanted_s / 2:
            return max(round(size * wanted_s / took_s), 1)
        size *= 2


def _took_s(size: int) -> float:
    began = time.perf_counter()
    job(size)
    return time.perf_counter() - began
