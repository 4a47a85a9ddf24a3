"""``elapsed_s`` of the command line against the bare program, in alternating pairs.

At the tutorial's load, each task takes and gives back 400 MB of memory, and on a machine that others share one run may
take a fifth longer than the next. So the ratio's quartiles are printed with its median, and what the program adds by
itself is measured apart, at a load of nothing.
"""

import json
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure

_ROOT = Path(__file__).parent.parent.parent
_STRATEGIES = ("sequential", "process", "pool", "joblib")
_FULL_PAIRS, _FULL_SIZE = 15, 10_000_000
_EMPTY_PAIRS, _EMPTY_SIZE = 15, 1


def figures() -> Iterator[Figure]:
    """For each strategy the median of the ratios, and what is added at no load."""
    for strategy in _STRATEGIES:
        full = _pairs(strategy, _FULL_SIZE, _FULL_PAIRS)
        ratios = [ours / bare for ours, bare in full]
        low, median, high = statistics.quantiles(ratios, n=4)
        print(f"  {strategy}: {len(full)} pairs, quartiles of the ratio {low:.3f} and {high:.3f}", file=sys.stderr)
        yield Figure(f"elapsed_over_bare.{strategy}", median, "×", "at most 1.02")
        empty = _pairs(strategy, _EMPTY_SIZE, _EMPTY_PAIRS)
        added_s = statistics.median(ours - bare for ours, bare in empty)
        share = 100 * added_s / statistics.median(bare for _, bare in full)
        yield Figure(f"elapsed_added_at_no_load.{strategy}", added_s * 1e3, "ms", "none")
        yield Figure(f"elapsed_added_over_bare.{strategy}", share, "% of the bare run", "at most 2")


def _pairs(strategy: str, size: int, count: int) -> list[tuple[float, float]]:
    """``count`` pairs of elapsed times in seconds, ours and the bare program's, whose order within a pair is drawn."""
    bare = (sys.executable, str(Path(__file__).parent / "yardstick.py"), strategy, "4", str(size))
    ours = (sys.executable, "main.py", "run", "--strategy", strategy, "--size", str(size), "--json", "-", "--quiet")
    draw = random.Random(strategy)
    pairs = []
    for _ in range(count + 1):
        order = [ours, bare]
        draw.shuffle(order)
        took = {command: _elapsed_s(command) for command in order}
        pairs.append((took[ours], took[bare]))
    return pairs[1:]  # the first warms the caches


def _elapsed_s(command: tuple[str, ...]) -> float:
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, check=True, timeout=300)
    return float(json.loads(done.stdout)["elapsed_s"])
