"""Elapsed times of the command line and of the yardstick, in alternating pairs."""

import json
import random
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent.parent


def pairs(
    strategy: str, jobs: int, size: int, count: int, *, workers: int = 0, pids: bool = False
) -> list[tuple[float, float]]:
    """``count`` pairs of elapsed times in seconds, ours and the yardstick's; the order within a pair is drawn.

    Args:
        strategy, jobs, size: the load.
        count: how many pairs; one more is run before them, to warm the caches.
        workers: 0 for the strategy's own number.
        pids: let the yardstick's jobs tell their PIDs, as the tutorial's do.
    """
    bare = _bare(strategy, jobs, size, workers=workers, pids=pids)
    ours = (
        sys.executable, "main.py", "run", "--strategy", strategy, "--jobs", str(jobs), "--size", str(size),
        *(["--workers", str(workers)] if workers else []), "--json", "-", "--quiet",
    )  # fmt: skip
    draw = random.Random(strategy)
    found = []
    for _ in range(count + 1):
        order = [ours, bare]
        draw.shuffle(order)
        took = {command: _elapsed_s(command) for command in order}
        found.append((took[ours], took[bare]))
    return found[1:]


def bare_elapsed_s(strategy: str, jobs: int, size: int, *, workers: int = 0, pids: bool = False) -> float:
    """The yardstick's elapsed time in seconds, once; arguments as in ``pairs``."""
    return _elapsed_s(_bare(strategy, jobs, size, workers=workers, pids=pids))


def _bare(strategy: str, jobs: int, size: int, *, workers: int, pids: bool) -> tuple[str, ...]:
    load = (strategy, str(jobs), str(size), str(workers), *(["--pids"] if pids else []))
    return (sys.executable, str(Path(__file__).parent / "yardstick.py"), *load)


def _elapsed_s(command: tuple[str, ...]) -> float:
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, check=True, timeout=300)
    return float(json.loads(done.stdout)["elapsed_s"])
