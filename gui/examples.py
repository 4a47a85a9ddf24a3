"""The example files, and what fills the run form in for each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.inside.plan import UNSET

FOLDER = Path(__file__).parent.parent / "resources" / "examples"
EXAMPLES: Mapping[str, Mapping[str, Any]] = {
    "thumbnails.py": {"strategy": "pool", "function": "shrink", "items_kind": "range", "items": "0:8"},
    "primes.py": {"strategy": "pool", "function": "count", "items_kind": "generator", "options": {"chunksize": 4}},
    "parse_log.py": {"strategy": "pool", "function": "parse", "items_kind": "lines", "items": "server.log"},
    "download.py": {"strategy": "threads", "function": "fetch", "items_kind": "range", "items": "0:8", "workers": 8},
    "lookup.py": {"strategy": "pool", "function": "count_in", "items_kind": "generator"},
    "visitors.py": {"strategy": "pool", "function": "is_new", "items_kind": "lines", "items": "server.log"},
    "crash.py": {"strategy": "pool", "function": "convert", "items_kind": "range", "items": "0:8", "baseline": False},
}
"""By the name of the file, in the order in which the README takes them."""


def filling(name: str) -> dict[str, Any]:
    """What fills the form in for an example: its commands' plan, beside the plain loop where that survives it."""
    bare: dict[str, Any] = {
        "workload": "function",
        "workers": None,
        "options": {},
        "ticks": [],
        "sweep": False,
        "sweep_chunks": False,
        **UNSET,
    }
    return {**bare, "baseline": True, **EXAMPLES[name], "file": str(FOLDER / name)}
