"""What recording costs a task inside the worker, over a bare call of the same function."""

import importlib
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure

_ROOT = Path(__file__).parent.parent.parent
_TASKS = 50_000
_ROUNDS = 31


def figures() -> Iterator[Figure]:
    """The cost a task in µs, and in readings of the clock, of which recording needs two."""
    # In a process of its own: recording sends a process's output to the run folder.
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.recording", folder],
            cwd=_ROOT, stderr=subprocess.PIPE, check=True, timeout=300,
        )  # fmt: skip
        del done
        cost_ns, clock_ns, bare_ns = map(float, (Path(folder) / "figures").read_text(encoding="ascii").split())
    yield Figure("recording_cost", cost_ns / 1e3, "µs a task", "at most 0.8, with the item")
    yield Figure(
        "recording_cost_in_clock_readings", cost_ns / clock_ns, "readings", "at most 8: 0.6 µs where one takes 75 ns"
    )
    yield Figure("recording_bare_call", bare_ns / 1e3, "µs a task", "none: the call that is recorded")


def job(item: int) -> int:
    """A task that does next to nothing."""
    return item + 1


def _measure(folder: str) -> None:
    sys.path.insert(0, str(_ROOT))
    from engine.inside.records.recorded import Recorded

    pairs = [(index, index) for index in range(_TASKS)]
    items = list(range(_TASKS))
    costs, clocks, bares = [], [], []
    for round_ in range(_ROUNDS):
        path = Path(folder) / str(round_)
        path.mkdir()
        # As it comes to a worker; the first call makes the file.
        recorded = pickle.loads(pickle.dumps(Recorded(str(path), job)))
        recorded((0, 0))
        bare_ns = _time_ns(job, items)
        recorded_ns = _time_ns(recorded, pairs)
        bare_ns = (bare_ns + _time_ns(job, items)) / 2
        bares.append(bare_ns)
        costs.append(recorded_ns - bare_ns)
        clocks.append(_time_clock_ns())
    figures_ = (statistics.median(costs), statistics.median(clocks), statistics.median(bares))
    (Path(folder) / "figures").write_text(" ".join(map(str, figures_)), encoding="ascii")


def _time_ns(function, arguments) -> float:
    began = time.perf_counter_ns()
    list(map(function, arguments))
    return (time.perf_counter_ns() - began) / _TASKS


def _time_clock_ns() -> float:
    now = time.perf_counter_ns
    began = now()
    for _ in range(_TASKS):
        now()
    return (now() - began) / _TASKS


if __name__ == "__main__":
    # Under its importable name, so that the function can be pickled.
    importlib.import_module("tests.bench.recording")._measure(sys.argv[1])
