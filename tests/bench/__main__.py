"""Measures, prints a line a figure, and writes ``build/bench.json``."""

import importlib
import json
import sys
from pathlib import Path

_MODULES = (
    "recording", "start", "timeline", "memory", "window", "live", "elapsed", "overhead", "run_file", "frozen",
)  # fmt: skip
_ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    """Measure what the arguments name, or everything."""
    measured = {}
    for name in sys.argv[1:] or _MODULES:
        for figure in importlib.import_module(f"tests.bench.{name}").figures():
            print(figure, flush=True)
            measured[figure.name] = {"value": figure.value, "unit": figure.unit, "goal": figure.goal}
    path = _ROOT / "build" / "bench.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
