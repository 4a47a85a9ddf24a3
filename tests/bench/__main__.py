"""Measures, prints a line a figure, and writes ``build/bench.json`` and ``FIGURES.md``.

Before, all of the program is compiled, as it is where it was installed: else each process of each run does so itself,
where the environment keeps Python from writing what it has compiled (PYTHONDONTWRITEBYTECODE).

    python -m tests.bench [--for SECONDS] [NAME ...]

With ``--for`` what can be measured in pieces is measured for so long; while something is left that is said, with exit
status 3, and nothing is written. The same command goes on then.
"""

import argparse
import compileall
import importlib
import json
import sys
import time
from pathlib import Path

from tests.bench import page

_MODULES = (
    "recording", "start", "timeline", "sorting", "memory", "window", "live", "elapsed", "explaining", "exporting",
    "overhead", "run_file", "frozen", "cluster", "cluster_cpu", "watching", "watched_window", "insight", "advice",
    "advice_on_one_core",
)  # fmt: skip
_ROOT = Path(__file__).parent.parent.parent
_LEFT = 3


def main() -> None:
    """Measure what the arguments name, or everything."""
    for part in ("engine", "gui"):
        compileall.compile_dir(_ROOT / part, quiet=1)
    given = argparse.ArgumentParser(prog="python -m tests.bench")
    given.add_argument("--for", type=float, dest="most_s", metavar="SECONDS")
    given.add_argument("names", nargs="*", metavar="NAME")
    asked = given.parse_args()
    until_s = time.monotonic() + (asked.most_s or 0.0)
    names = asked.names or _MODULES
    for name in names if asked.most_s is not None else ():
        if left := _piece(name, until_s - time.monotonic()):
            print(f"{name}: still to be measured: {left}", flush=True)
            sys.exit(_LEFT)
    measured = {}
    rows = page.rows(_ROOT / "FIGURES.md")
    for name in names:
        for figure in importlib.import_module(f"tests.bench.{name}").figures():
            print(figure, flush=True)
            measured[figure.name] = {"value": figure.value, "unit": figure.unit, "goal": figure.goal}
            rows[figure.name] = page.row(figure)
    path = _ROOT / "build" / "bench.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    page.write(_ROOT / "FIGURES.md", rows)


def _piece(name: str, most_s: float) -> str:
    """Measure a piece, and tell what is left; of what is not measured in pieces nothing is."""
    piece = getattr(importlib.import_module(f"tests.bench.{name}"), "piece", None)
    return piece(most_s) if piece else ""


if __name__ == "__main__":
    main()
