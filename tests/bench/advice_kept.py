"""What was measured of advice, a line a workload, so that the twenty can be measured in pieces.

A line holds for the program as it was: once that advises, or is judged, by other sources, all is measured anew. Each
number of cores has a file.
"""

import dataclasses
import hashlib
import json
from pathlib import Path

from engine import words
from engine.inside.cores import usable_cores

from .advice_judged import Judged, Seen
from .quotient import Quotient

_ROOT = Path(__file__).parent.parent.parent
_FOLDER = _ROOT / "build" / "bench"
_OF = (
    "engine/advice/*.py", "engine/prediction/*.py", "engine/inside/probing/*.py", "engine/inside/strategies/*.py",
    "tests/bench/advice*.py", "tests/bench/advised_work.py", "tests/bench/slow_import.py", "tests/bench/quotient.py",
)  # fmt: skip
MACHINE = _FOLDER / "machine"
"""Where the machine's constants are kept meanwhile."""


def kept() -> dict[str, Judged]:
    """What was judged already, by name."""
    lines = [json.loads(line) for line in path().read_text("utf-8").splitlines()] if path().exists() else []
    return {line["judged"]["name"]: _judged_of(line["judged"]) for line in lines if line["program"] == _program()}


def keep(seen: Seen) -> None:
    """Keep what came of a workload, with what every way was predicted to take, and took."""
    ways = [
        {
            "way": words.plan_of_way(seen.found.plan, choice.way),
            "predicted": [choice.low_s, choice.predicted_s, choice.high_s],
            "took": each,
            "advisers_s": seen.found.took_s(choice),
        }
        for choice, each in seen.took_s.items()
    ]
    doubts = [each.what for each in seen.found.doubts]
    line = {"program": _program(), "judged": dataclasses.asdict(seen.judged), "doubts": doubts, "ways": ways}
    path().parent.mkdir(parents=True, exist_ok=True)
    with open(path(), "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def set_aside() -> None:
    """The figures are told: the next table is measured anew, and this one stays to be looked at."""
    path().replace(path().with_suffix(".last"))


def path() -> Path:
    """The lines of as many cores as may be used now."""
    return _FOLDER / f"advice-{usable_cores()}-cores.lines"


def _program() -> str:
    files = sorted(file for pattern in _OF for file in _ROOT.glob(pattern))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _judged_of(fields: dict) -> Judged:
    loop = fields["loop"] and Quotient(**fields["loop"])
    return Judged(**{**fields, "regret": Quotient(**fields["regret"]), "loop": loop})
