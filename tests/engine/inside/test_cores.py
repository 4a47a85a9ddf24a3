"""How many cores this process may use."""

import os
import subprocess
import sys

import psutil

from engine.inside import cores
from engine.inside.cores import memory_bytes, usable_cores

_GROUPS = "4:pids,cpu:/old\n0::/outer/inner\n"
_ASK = """
import os, sys
sys.path.insert(0, sys.argv[1])
from engine.inside.cores import usable_cores
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
print(usable_cores())
"""


def test_that_there_is_at_least_one_and_no_more_than_the_affinity_allows():
    assert 1 <= usable_cores() <= len(os.sched_getaffinity(0))


def test_that_a_process_bound_to_one_core_has_one(pytestconfig):
    asked = subprocess.run(
        [sys.executable, "-c", _ASK, str(pytestconfig.rootpath)], capture_output=True, check=True, timeout=30
    )
    assert int(asked.stdout) == 1


def test_that_the_memory_is_the_machines_or_less():
    assert 0 < memory_bytes() <= psutil.virtual_memory().total


def test_that_a_control_group_limits_the_memory(monkeypatch):
    monkeypatch.setattr(
        cores, "control_groups", lambda _controller, name, _used: [(10**8, 0)] if name == "memory.max" else []
    )
    assert memory_bytes() == 10**8


def test_that_control_groups_are_read_from_the_process_upward(monkeypatch, tmp_path):
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    (inner / "pids.max").write_text("max\n")
    (inner / "pids.current").write_text("3\n")
    (inner.parent / "pids.max").write_text("100\n")
    (inner.parent / "pids.current").write_text("7\n")
    first = tmp_path / "pids" / "old"
    first.mkdir(parents=True)
    (first / "pids.max").write_text("50\n")
    (first / "pids.current").write_text("9\n")
    monkeypatch.setattr(cores, "_V2", str(tmp_path))
    read = cores._text
    monkeypatch.setattr(cores, "_text", lambda path: _GROUPS if path == "/proc/self/cgroup" else read(path))
    assert sorted(cores.control_groups("pids", "pids.max", "pids.current")) == [(50, 9), (100, 7)]
