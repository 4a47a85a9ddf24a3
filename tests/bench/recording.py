"""What recording costs a task inside the worker, over a bare call of the same function: with its item, and without.

Every task's item is recorded; without it is the recorder's own source, less the lines that do so.
"""

import importlib
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
import types
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
        subprocess.run(
            [sys.executable, "-m", "tests.bench.recording", folder],
            cwd=_ROOT, stderr=subprocess.PIPE, check=True, timeout=300,
        )  # fmt: skip
        text = (Path(folder) / "figures").read_text(encoding="ascii")
    without_ns, with_ns, clock_ns, bare_ns = map(float, text.split())
    yield Figure("recording_cost", without_ns / 1e3, "µs a task", "at most 0.6, without the item")
    yield Figure("recording_cost_with_item", with_ns / 1e3, "µs a task", "at most 0.8")
    for name, cost_ns, goal in (
        ("recording_cost_in_clock_readings", without_ns, "at most 8: 0.6 µs where one takes 75 ns"),
        ("recording_cost_with_item_in_clock_readings", with_ns, "at most 10.7: 0.8 µs where one takes 75 ns"),
    ):
        yield Figure(name, cost_ns / clock_ns, "readings", goal)
    yield Figure("recording_clock_reading", clock_ns / 1e3, "µs", "none: the yardstick")
    yield Figure("recording_bare_call", bare_ns / 1e3, "µs a task", "none: the call that is recorded")


def job(item: int) -> int:
    """A task that does next to nothing."""
    return item + 1


def _measure(folder: str) -> None:
    sys.path.insert(0, str(_ROOT))
    from engine.inside.records.layout import ROLE_WORKER
    from engine.inside.records.recorded import Recorded

    open_log = _without_item()
    pairs = [(index, index) for index in range(_TASKS)]
    items = list(range(_TASKS))
    rounds = []
    for round_ in range(_ROUNDS):
        paths = [Path(folder) / f"{round_}-{what}" for what in ("without", "with")]
        for path in paths:
            path.mkdir()
        # As it comes to a worker; the first call makes the file.
        without = open_log(str(paths[0]), ROLE_WORKER).record_of(job)
        recorded = pickle.loads(pickle.dumps(Recorded(str(paths[1]), job)))
        without((0, 0)), recorded((0, 0))
        bare_ns = _time_ns(job, items)
        took_ns = [_time_ns(each, pairs) for each in (without, recorded)]
        bare_ns = (bare_ns + _time_ns(job, items)) / 2
        rounds.append((*(each - bare_ns for each in took_ns), _time_clock_ns(), bare_ns))
    figures_ = map(statistics.median, zip(*rounds, strict=True))
    (Path(folder) / "figures").write_text(" ".join(map(str, figures_)), encoding="ascii")


def _without_item():
    """``open_log``, of whose logs none records what a task works on."""
    from engine.inside.records import log

    head, start, rest = Path(log.__file__).read_text(encoding="utf-8").partition("            kind = type(item)\n")
    item, end, tail = rest.partition("            started = now()\n")
    assert start
    assert end
    assert "note_item" in item
    module = types.ModuleType("log_without_item")
    module.__package__ = log.__package__
    exec(compile(head + end + tail, "log_without_item", "exec"), module.__dict__)
    return module.open_log


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
