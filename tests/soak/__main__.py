"""Does what nobody should do to a program, a thousand times; prints a line a figure, and writes ``build/soak.json``.

    python -m tests.soak                every part, in about half an hour
    python -m tests.soak workers stop   these parts
    python -m tests.soak --share 0.1    a tenth of each

Exits with 1 if a figure misses its goal.
"""

import argparse
import importlib
import json
import sys
from pathlib import Path

from tests.left_behind import Sandbox

_MODULES = ("matrix", "workers", "program", "ends", "stop", "files", "window")
_PATH = Path(__file__).parent.parent.parent / "build" / "soak.json"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", default=_MODULES)
    parser.add_argument("--share", type=float, default=1.0)
    wanted = parser.parse_args()
    measured = {}
    is_well = True
    sandbox = Sandbox()
    try:
        for name in wanted.parts:
            for figure, is_met in importlib.import_module(f"tests.soak.{name}").figures(sandbox, wanted.share):
                print(figure, "" if is_met else "MISSED", flush=True)
                is_well = is_well and is_met
                measured[figure.name] = {"value": figure.value, "unit": figure.unit, "goal": figure.goal}
        left = sandbox.processes()
        print(f"processes left at the very end: {len(left)}")
    finally:
        sandbox.close()
    _PATH.parent.mkdir(exist_ok=True)
    before = json.loads(_PATH.read_text(encoding="utf-8")) if _PATH.exists() else {}
    _PATH.write_text(json.dumps({**before, **measured}, indent=1) + "\n", encoding="utf-8")
    return 0 if is_well and not left else 1


if __name__ == "__main__":
    sys.exit(main())
