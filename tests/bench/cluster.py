"""Dask on several hosts: what following a run takes beside the bare library, and how well clocks are known.

The hosts are namespaces of this machine (``tests/e2e/cluster/several_hosts``). Without root, or without the environment
that ``make cluster`` makes, there is nothing to measure on, and that is said.
"""

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
_ROUNDS = 5
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
_CPU = """
import os
ticks = 0
for name in os.listdir("/proc"):
    if name.isdigit():
        try:
            with open(f"/proc/{name}/stat") as file:
                ticks += sum(map(int, file.read().rpartition(")")[2].split()[11:15]))
        except OSError:
            pass
print(ticks / os.sysconf("SC_CLK_TCK"))
"""


def figures() -> Iterator[Figure]:
    """Ratios of alternating runs, the clocks' bound, the share of records that came home, when a start is seen."""
    if not _PYTHON.exists() or os.geteuid():
        print("  cluster: it needs root, and what make cluster installs", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder, several_hosts.dask(Path(folder), str(_VENV)) as cluster:
        path = Path(folder) / "work.py"
        path.write_text(_WORK, encoding="utf-8")
        yield Figure("cluster_clock_bound", _clock_bound_ms(path), "ms", "at most 1")
        elapsed = [(_ours(path, 20_000, 100)["elapsed_s"], _bare(20_000, 100)) for _ in range(_ROUNDS)]
        ratio = statistics.median(ours / bare for ours, bare in elapsed)
        yield Figure("cluster_elapsed_over_bare", ratio, "×", "at most 1.15")
        yield Figure("cluster_cpu_over_bare", _cpu_over_bare(cluster, path), "×", "at most 1.1")
        told = _ours(path, 100_000, 100)
        yield Figure("cluster_records_home", sum(task["state"] == "done" for task in told["tasks"]) / 1e5, "", "1")
        yield Figure("cluster_start_seen", _start_seen_s(path), "s", "at most 1")


def _how(path: Path, count: int, size: int, name: str = "work") -> list[str]:
    items = ["--function", f"{path}:{name}", "--items", f"range:0:{count}"]
    options = ["--option", f"scheduler={_SCHEDULER}", "--option", f"chunksize={size}"]
    return ["run", "--strategy", "dask", "--python", str(_PYTHON), "--quiet", *items, *options]


def _ours(path: Path, count: int, size: int) -> dict[str, Any]:
    told = path.with_name("told.json")
    done = main_py(*_how(path, count, size), "--json", told, timeout=300)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    return found


def _bare(count: int, size: int) -> float:
    command = [str(_PYTHON), "-c", _BARE, _SCHEDULER, str(count), str(size)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=300, encoding="utf-8")
    return float(done.stdout)


def _clock_bound_ms(path: Path) -> float:
    return max(float(host["clock_error_s"]) for host in _ours(path, 8, 1)["hosts"]) * 1e3


def _cpu_over_bare(cluster: several_hosts.Hosts, path: Path) -> float:
    """What scheduler, nannies and workers compute for 2,000 tasks that travel alone."""

    def spent_s() -> float:
        return sum(float(cluster.python(host, _CPU)) for host in several_hosts.CLOCKS)

    ratios = []
    for _ in range(3):
        before_s = spent_s()
        _ours(path, 2_000, 1)
        between_s = spent_s()
        _bare(2_000, 1)
        ratios.append((between_s - before_s) / (spent_s() - between_s))
    return statistics.median(ratios)


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
