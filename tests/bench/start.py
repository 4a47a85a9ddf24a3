"""From the program's start to a usable window, over importing Qt's widgets and pyqtgraph alone, in alternating pairs.

Both are fresh interpreters with their compiled modules on disk, as after a first start; the window is drawn by Qt's
``offscreen`` platform. Each tells the moment by ``perf_counter``, which is one clock for all processes, and the time is
counted from just before it was started.
"""

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure

_ROOT = Path(__file__).parent.parent.parent
_PAIRS = 15
_BARE = (
    sys.executable,
    "-c",
    "import PySide6.QtWidgets, pyqtgraph, time; print('usable', time.perf_counter_ns(), flush=True)",
)
_OURS = (sys.executable, str(Path(__file__).parent / "usable.py"))


def figures() -> Iterator[Figure]:
    """The ratio of the medians, and the medians themselves; how soon a runner is warm is printed beside them."""
    draw = random.Random(1)
    usable_ms: dict[tuple[str, ...], list[float]] = {_BARE: [], _OURS: []}
    warm_ms = []
    for _ in range(_PAIRS + 1):
        order = [_BARE, _OURS]
        draw.shuffle(order)
        for command in order:
            told = _told_ms(command)
            usable_ms[command].append(told["usable"])
            warm_ms += [told["warm"]] if "warm" in told else []
    # The first pair compiled the modules and filled the caches.
    bare_ms, ours_ms = (statistics.median(usable_ms[command][1:]) for command in (_BARE, _OURS))
    ratios = [ours / bare for ours, bare in zip(usable_ms[_OURS][1:], usable_ms[_BARE][1:], strict=True)]
    low, middle, high = statistics.quantiles(ratios, n=4)
    fastest = min(usable_ms[_OURS][1:]) / min(usable_ms[_BARE][1:])
    print(
        f"  start: {_PAIRS} pairs, quartiles of the ratio {low:.2f}, {middle:.2f} and {high:.2f}, of the fastest "
        f"{fastest:.2f}; a runner is warm after {statistics.median(warm_ms[1:]):.0f} ms",
        file=sys.stderr,
    )
    yield Figure("start_over_imports", ours_ms / bare_ms, "×", "at most 1.3")
    yield Figure("start_to_usable_window", ours_ms, "ms", "none: the ratio counts")
    yield Figure("start_imports_alone", bare_ms, "ms", "none: the yardstick")


def _told_ms(command: tuple[str, ...]) -> dict[str, float]:
    """When it told of what, in ms since just before it was started."""
    # Whoever forbids Python to keep compiled modules would have them compiled anew at every start.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    began_ns = time.perf_counter_ns()
    done = subprocess.run(
        command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=120
    )
    lines = (line.split() for line in done.stdout.decode("ascii").splitlines())
    return {name: (int(at_ns) - began_ns) / 1e6 for name, at_ns in lines}
