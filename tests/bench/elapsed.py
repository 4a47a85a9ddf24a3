"""``elapsed_s`` of the command line against the bare program, at the tutorial's load, in alternating pairs."""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure

_ROOT = Path(__file__).parent.parent.parent
_PAIRS = 9
_STRATEGIES = ("sequential", "process", "pool", "joblib")


def figures() -> Iterator[Figure]:
    """The median of the ratios, for each strategy."""
    yardstick = str(Path(__file__).parent / "yardstick.py")
    for strategy in _STRATEGIES:
        bare = (sys.executable, yardstick, strategy)
        ours = (sys.executable, "main.py", "run", "--strategy", strategy, "--json", "-", "--quiet")
        _elapsed_s(bare)  # warms the caches of the file system
        ratios = []
        for pair in range(_PAIRS):
            # Who goes first changes, so that a machine that slows down is fair to both.
            first, second = (bare, ours) if pair % 2 else (ours, bare)
            took = {first: _elapsed_s(first), second: _elapsed_s(second)}
            ratios.append(took[ours] / took[bare])
        spread = f"{min(ratios):.3f} to {max(ratios):.3f}"
        print(f"  {strategy}: {_PAIRS} pairs, ratios from {spread}", file=sys.stderr)
        yield Figure(f"elapsed_over_bare.{strategy}", statistics.median(ratios), "×", "at most 1.02")


def _elapsed_s(command: tuple[str, ...]) -> float:
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, check=True, timeout=300)
    return float(json.loads(done.stdout)["elapsed_s"])
