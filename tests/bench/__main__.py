"""Measures, prints a line a figure, and writes ``build/bench.json`` and ``FIGURES.md``.

Before, all of the program is compiled, as it is where it was installed: else each process of each run does so itself,
where the environment keeps Python from writing what it has compiled (PYTHONDONTWRITEBYTECODE).
"""

import compileall
import importlib
import json
import sys
from pathlib import Path

from tests.bench import page

_MODULES = (
    "recording", "start", "timeline", "sorting", "memory", "window", "live", "elapsed", "explaining", "exporting",
    "overhead", "run_file", "frozen", "cluster", "cluster_cpu", "watching", "watched_window", "insight", "advice",
)  # fmt: skip
_ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    """Measure what the arguments name, or everything."""
    for part in ("engine", "gui"):
        compileall.compile_dir(_ROOT / part, quiet=1)
    measured = {}
    rows = page.rows(_ROOT / "FIGURES.md")
    for name in sys.argv[1:] or _MODULES:
        for figure in importlib.import_module(f"tests.bench.{name}").figures():
            print(figure, flush=True)
            measured[figure.name] = {"value": figure.value, "unit": figure.unit, "goal": figure.goal}
            rows[figure.name] = page.row(figure)
    path = _ROOT / "build" / "bench.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    page.write(_ROOT / "FIGURES.md", rows)


if __name__ == "__main__":
    main()
