"""How long it takes to save a run of a million tasks and to open it, beyond the raw bytes, and how large its file is.

The spans are made up (``synthetic``), the results are whole numbers of eight bytes; one in a thousand has an error.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator

import numpy as np

from engine.formats.environment import Environment
from engine.formats.results import Results, SavedRecords
from engine.formats.run_file import Saved, open_run, save
from engine.trace.run import Run

from . import synthetic
from .figure import Figure

_ROUNDS = 5
_ERROR_BYTES = 200


def figures() -> Iterator[Figure]:
    """A million, then ten."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "run.pgram")
        for spans, name, goals in ((1_000_000, "1m", ("at most 1", "at most 1")), (10_000_000, "10m", ("-", "-"))):
            what = _made(spans)
            saving, opening = [], []
            for _ in range(_ROUNDS):
                saving.append(_took_s(lambda what=what: save(what, path)) - _raw_write_s(path))
                opening.append(_took_s(lambda: open_run(path)) - _took_s(lambda: _read(path)))
            yield Figure(f"save_{name}", statistics.median(saving), "s", goals[0])
            yield Figure(f"open_{name}", statistics.median(opening), "s", goals[1])
            yield Figure(f"file_per_task_{name}", os.path.getsize(path) / spans, "bytes", "at most 40")


def _made(spans: int) -> Saved:
    run = Run(synthetic.plan(spans))
    for batch in synthetic.batches(spans):
        run.apply(batch)
    failed, first = [], 0
    for lane in run.trace.lanes:
        failed.append(lane.failed().astype(np.int64) + first)
        first += len(lane)
    at = np.concatenate(failed)
    values = np.random.default_rng(5).integers(0, 2**62, first - len(at)).astype(np.uint64)
    texts = np.zeros(_ERROR_BYTES * len(at), np.uint8)
    results = Results(at, np.full(len(at), _ERROR_BYTES + 1), texts, values)
    return Saved(run, SavedRecords(run.trace, results), Environment.here(run.plan))


def _took_s(what) -> float:
    began_s = time.perf_counter()
    what()
    return time.perf_counter() - began_s


def _raw_write_s(path: str) -> float:
    """What it takes to write a file of as many bytes, sync it and rename it."""
    data = bytes(os.path.getsize(path))

    def write() -> None:
        with open(path + ".raw", "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(path + ".raw", path + ".raw2")

    took_s = _took_s(write)
    os.unlink(path + ".raw2")
    return took_s


def _read(path: str) -> None:
    with open(path, "rb") as file:
        file.read()
