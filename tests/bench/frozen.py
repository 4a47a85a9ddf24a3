"""The frozen application: its size, and from its start to its window, over the program run by Python.

Both are started in alternating pairs on a virtual screen, and the window is seen on it from outside. Without
``dist/parallelogram``, which ``make frozen`` builds, or without Xvfb, what cannot be measured is left out, and said.
"""

import random
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure
from .screen import Screen, screen

_ROOT = Path(__file__).parent.parent.parent
_FOLDER = _ROOT / "dist" / "parallelogram"
_PAIRS = 15
_FROZEN = (str(_FOLDER / "parallelogram"),)
_BY_PYTHON = (sys.executable, "main.py")


def figures() -> Iterator[Figure]:
    """The size of all its files, and the ratio of the medians with the medians themselves."""
    if not _FOLDER.is_dir():
        print("  frozen: there is no dist/parallelogram to measure; make frozen builds it", file=sys.stderr)
        return
    size_bytes = sum(path.lstat().st_size for path in _FOLDER.rglob("*"))
    yield Figure("frozen_size", size_bytes / 1e6, "MB", "at most 250")
    with screen() as shown:
        if shown is None:
            print("  frozen: there is no Xvfb to see a window on, so starts are not measured", file=sys.stderr)
            return
        yield from _starts(shown)


def _starts(shown: Screen) -> Iterator[Figure]:
    draw = random.Random(1)
    seen_ms: dict[tuple[str, ...], list[float]] = {_FROZEN: [], _BY_PYTHON: []}
    for _ in range(_PAIRS + 1):
        order = [_FROZEN, _BY_PYTHON]
        draw.shuffle(order)
        for command in order:
            seen_ms[command].append(shown.seen_ms(command, str(_ROOT)))
    # The first pair compiled the modules and filled the caches.
    frozen_ms, python_ms = (statistics.median(seen_ms[command][1:]) for command in (_FROZEN, _BY_PYTHON))
    ratios = [a / b for a, b in zip(seen_ms[_FROZEN][1:], seen_ms[_BY_PYTHON][1:], strict=True)]
    low, middle, high = statistics.quantiles(ratios, n=4)
    print(
        f"  frozen: {_PAIRS} pairs, quartiles of the ratio {low:.2f}, {middle:.2f} and {high:.2f}; "
        f"by Python the window is seen after {python_ms:.0f} ms",
        file=sys.stderr,
    )
    yield Figure("frozen_start_over_python", frozen_ms / python_ms, "×", "at most 1.5")
    yield Figure("frozen_start_to_window", frozen_ms, "ms", "none: the ratio counts")
