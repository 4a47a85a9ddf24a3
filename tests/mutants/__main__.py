"""Tries the mutants of the table, and tells those that no test catches and nobody has given a reason for.

    python -m tests.mutants                        all of the table, as far as 20 minutes go: of each module as many
    python -m tests.mutants engine/trace/lane.py   these modules, each of their mutants; with --few as many as of all
    python -m tests.mutants --minutes 5            no new one is begun after that
    python -m tests.mutants --skip 200             so many were tried before, the first ones

Exits with 1 if there is a new survivor. By an interpreter that has Cosmic Ray (``make mutants`` makes one).
"""

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import tomllib

from tests.mutants.mutant import Mutant, mutants_of
from tests.mutants.table import MODULES, Module
from tests.mutants.trial import ROOT, Copy

SURVIVORS = Path(__file__).parent / "survivors.toml"


def main() -> int:
    """Try what the arguments name."""
    parser = argparse.ArgumentParser()
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--few", action="store_true")
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    until_s = time.monotonic() + 60 * asked.minutes
    chosen = [each for each in MODULES if not asked.modules or each.path in asked.modules]
    assert len(chosen) >= len(asked.modules), "some of these are not in tests/mutants/table.py"
    to_try = [
        (module, mutant)
        for module in chosen
        for mutant in mutants_of(ROOT, module.path)
        if (asked.modules and not asked.few) or mutant.place < module.share
    ]
    to_try.sort(key=lambda each: each[1].place / each[0].share)  # if time runs out, of each module as many
    del to_try[: asked.skip]
    known = {(each["path"], each["was"], each["became"]) for each in survivors()}
    began_s = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="parallelogram-mutants-") as folder:
        came_of = _tried(to_try, Path(folder), asked.at_once, until_s)
    survived = [mutant for mutant, lives in came_of.items() if lives]
    new = [mutant for mutant in survived if mutant.key not in known]
    print(
        f"{len(came_of)} of {len(to_try)} mutants tried in {time.monotonic() - began_s:.0f} s, {len(survived)} survived"
    )
    for mutant in came_of:
        if mutant.key in known and mutant not in survived:
            print(f"is caught now, and can go from {SURVIVORS.name}: {mutant}")
    for mutant in new:
        print(f"NO TEST CATCHES {mutant}")
    return 1 if new else 0


def survivors() -> list[dict[str, str]]:
    """Those that are known: ``path``, ``was``, ``became`` and ``reason`` of each."""
    found: list[dict[str, str]] = tomllib.loads(SURVIVORS.read_text(encoding="utf-8")).get("survivor", [])
    return found


def _tried(to_try: list[tuple[Module, Mutant]], folder: Path, at_once: int, until_s: float) -> dict[Mutant, bool]:
    """Whether each survives, as far as time goes."""
    copies: SimpleQueue[Copy] = SimpleQueue()
    trials: list[Mutant] = []

    def tried(module: Module, mutant: Mutant) -> bool | None:
        if time.monotonic() > until_s:
            return None
        copy = copies.get()
        came = "passed"
        try:
            for tests in filter(None, (module.tests, module.wider)):
                if came == "passed":
                    came = copy.came_of(mutant.path, mutant.code, tests)
        finally:
            copies.put(copy)
        trials.append(mutant)
        if not len(trials) % 25:
            print(f"{len(trials)} tried, of {len(to_try)}", flush=True)
        if came != "failed":
            print(f"{'survives' if came == 'passed' else 'hangs'}: {mutant}", flush=True)
        return came == "passed"

    made: list[Copy] = []
    try:
        for number in range(at_once):
            made.append(Copy(folder / str(number)))
            copies.put(made[-1])
        with ThreadPoolExecutor(at_once) as pool:
            found = dict(pool.map(lambda each: (each[1], tried(*each)), to_try))
    finally:
        for copy in made:
            copy.close()
    return {mutant: lives for mutant, lives in found.items() if lives is not None}


if __name__ == "__main__":
    sys.exit(main())
