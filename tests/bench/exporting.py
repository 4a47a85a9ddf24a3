"""How long it takes to export a run of a million tasks, beyond what writing a file of as many bytes takes.

By the CPU time of the thread, since other programs do not count. The spans are made up (``synthetic``), with a message
for every ten of them; items and results are whole numbers, but for the errors of one task in a thousand.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator

import numpy as np

from engine.formats.environment import Environment
from engine.formats.exports import Told, export
from engine.formats.items import Items
from engine.formats.results import Results, SavedRecords
from engine.formats.run_json import run_as_json
from engine.formats.whole_file import whole_file
from engine.inside.records.layout import ITEM_INT
from engine.trace.run import Run

from . import synthetic
from .figure import Figure

_SPANS = 1_000_000
_ROUNDS = 3
_ERROR = b'{"type": "ValueError", "message": "no", "traceback": "Traceback"}'
_AT_ONCE = 1 << 16


def figures() -> Iterator[Figure]:
    """Seconds for each form, and how large it is."""
    told = made(_SPANS)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "exported")
        for form, goal in (("csv", "at most 3"), ("perfetto", "at most 3")):
            took_s = _took_s(lambda form=form: export(told, form, path))
            yield Figure(f"export_{form}_1m", took_s - _took_s(lambda: _written(path)), "s", goal)
        took_s = _took_s(lambda: _write_json(told, path))
        yield Figure("run_json_1m", took_s - _took_s(lambda: _written(path)), "s", "-")


def made(spans: int) -> Told:
    """A run of so many spans that never was, with items, results and messages."""
    run = Run(synthetic.plan(spans))
    for batch in synthetic.batches(spans):
        run.apply(batch)
    failed, first = [], 0
    for lane in run.trace.lanes:
        before = np.arange(0, len(lane), 10)
        rows = {"number": before, "size": before + 100, "took_ns": before * 0 + 900, "before": before}
        lane.traffic.received.append(rows)
        lane.traffic.sent.append(rows | {"before": before + 10})
        failed.append(lane.failed().astype(np.int64) + first)
        first += len(lane)
    at = np.concatenate(failed)
    values = np.random.default_rng(5).integers(0, 2**62, first - len(at)).astype(np.uint64)
    count = run.trace.span_count()  # with those that have not ended
    kinds, lengths = np.full(count, ITEM_INT), np.zeros(count, np.int64)
    results = Results(
        at, np.full(len(at), len(_ERROR) + 1), np.frombuffer(_ERROR * len(at), np.uint8), values,
        Items.made(kinds, np.arange(count), lengths, b""),
    )  # fmt: skip
    return Told(run, SavedRecords(run.trace, results), Environment.here(run.plan), None)


def _write_json(told: Told, path: str) -> None:
    with whole_file(path) as file:
        for piece in run_as_json(told.run, told.records, None):
            file.write(piece.encode())


def _written(path: str) -> None:
    """Write a file of as many bytes."""
    data, size = bytes(_AT_ONCE), os.path.getsize(path)
    with whole_file(path + ".plain") as file:
        for _ in range(size // _AT_ONCE):
            file.write(data)
        file.write(data[: size % _AT_ONCE])


def _took_s(what: Callable[[], object]) -> float:
    """The best of some rounds."""
    took_s = []
    for _ in range(_ROUNDS):
        began_s = time.thread_time()
        what()
        took_s.append(time.thread_time() - began_s)
    return min(took_s)
