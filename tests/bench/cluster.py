"""Dask on several hosts: what following a run takes beside the bare library, and how well clocks are known.

See also ``cluster_cpu``: together they would keep a machine busy for more than three minutes.

The hosts are namespaces of this machine (``tests/e2e/cluster/several_hosts``). Without root, or without the environment
that ``make cluster`` makes, there is nothing to measure on, and that is said.
"""

import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.inside.records.reader import FolderReader
from tests.e2e.cluster import several_hosts
from tests.e2e.main_py import main_py, started

from .figure import Figure

_MADE = Path(__file__).parent.parent.parent / "build" / "cluster-venv" / "bin" / "python"
_PYTHON = Path(os.environ.get("CLUSTER_PYTHON", _MADE))
_VENV = _PYTHON.parent.parent
_SCHEDULER = several_hosts.SCHEDULER
_ROUNDS = 11
_WORK = """
def work(item):
    return item

def hold(item):
    return sum(range(3 * 10 ** 8))
"""
_BARE = """
import sys, time
from distributed import Client

def work(chunk):
    return [item for item in chunk]

count, size = map(int, sys.argv[2:])
items = list(range(count))
with Client(sys.argv[1]) as client:
    start = time.perf_counter()
    chunks = [items[at : at + size] for at in range(0, count, size)]
    client.gather(client.map(work, chunks, pure=False))
    print(time.perf_counter() - start)
"""


def figures() -> Iterator[Figure]:
    """How well clocks are known, what a short run of many jobs takes beside the bare library, when a start is seen."""
    with on_hosts() as found:
        if found is None:
            return
        _, path = found
        yield Figure("cluster_clock_bound", _clock_bound_ms(path), "ms", "at most 1")
        bare(20_000, 100)  # the first is slower
        elapsed = [(ours(path, 20_000, 100)["elapsed_s"], bare(20_000, 100)) for _ in range(_ROUNDS)]
        ratio = statistics.median(ours_s / bare_s for ours_s, bare_s in elapsed)
        yield Figure("cluster_elapsed_over_bare", ratio, "of bare, elapsed", "at most 1.15: 20,000 tasks by the 100")
        yield Figure("cluster_start_seen", _start_seen_s(path), "s", "at most 1, where it lets nothing else run")


@contextlib.contextmanager
def on_hosts() -> "Iterator[tuple[several_hosts.Hosts, Path] | None]":
    """A Dask cluster on several hosts, and a file of functions; None where that cannot be had, which is said."""
    if not _PYTHON.exists() or os.geteuid():
        print("  cluster: it needs root, and what make cluster installs", file=sys.stderr)
        yield None
        return
    with tempfile.TemporaryDirectory() as folder, several_hosts.dask(Path(folder), str(_VENV)) as cluster:
        path = Path(folder) / "work.py"
        path.write_text(_WORK, encoding="utf-8")
        yield cluster, path


def _how(path: Path, count: int, size: int, name: str = "work") -> list[str]:
    items = ["--function", f"{path}:{name}", "--items", f"range:0:{count}"]
    options = ["--option", f"scheduler={_SCHEDULER}", "--option", f"chunksize={size}"]
    return ["run", "--strategy", "dask", "--python", str(_PYTHON), "--quiet", *items, *options]


def ours(path: Path, count: int, size: int) -> dict[str, Any]:
    """What ``--json`` tells of a run over so many items in chunks of this size."""
    told = path.with_name("told.json")
    done = main_py(*_how(path, count, size), "--json", told, timeout=300)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    return found


def bare(count: int, size: int) -> float:
    """How long the bare library takes for the same, in seconds."""
    command = [str(_PYTHON), "-c", _BARE, _SCHEDULER, str(count), str(size)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=300, encoding="utf-8")
    return float(done.stdout)


def _clock_bound_ms(path: Path) -> float:
    return max(float(host["clock_error_s"]) for host in ours(path, 8, 1)["hosts"]) * 1e3


def _start_seen_s(path: Path) -> float:
    """How long after its start a task is in the run folder that lets nothing else of its process run."""
    seen: dict[int, float] = {}
    before = set(_folders())
    with started(*_how(path, 4, 1, "hold")) as process:
        reader = None
        while len(seen) < 4 and process.poll() is None:
            new = [folder for folder in _folders() if folder not in before]
            reader = reader or (FolderReader(new[0]) if new else None)
            for block in reader.blocks() if reader is not None else ():
                if block.running and block.header.clock_error_ns:
                    cell = memoryview(block.running).cast("Q")[0]
                    seen.setdefault(cell, time.perf_counter() - memoryview(block.running).cast("d")[1])
            time.sleep(0.01)
    return max(seen.values())


def _folders() -> list[str]:
    where = tempfile.gettempdir()
    return [os.path.join(where, name) for name in os.listdir(where) if name.startswith("parallelogram-")]
