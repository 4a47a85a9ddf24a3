"""Jobs that need much memory at once."""

import resource
import subprocess
import sys

import psutil
import pytest

from engine.inside.plan import concern, make_plan
from engine.inside.workloads.memory import WORKLOAD, memory

_ASK = """
import sys
sys.path.insert(0, sys.argv[1])
from engine.inside.workloads.memory import memory
def most_bytes():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))
before = most_bytes()
print(memory(80), most_bytes() - before)
"""


def test_that_it_takes_as_much_real_memory_as_it_says(pytestconfig):
    done = subprocess.run(
        [sys.executable, "-c", _ASK, str(pytestconfig.rootpath)], capture_output=True, text=True, check=True
    )
    pages, taken_bytes = map(int, done.stdout.split())
    assert pages == -(-80_000_000 // 4_096)
    assert 0.9 <= taken_bytes / WORKLOAD.need(80).memory_bytes <= 1.3


def test_that_it_gives_back_what_it_took():
    before = psutil.Process().memory_info().rss
    memory(200)
    assert psutil.Process().memory_info().rss - before < 100_000_000


def test_that_more_than_may_be_had_is_a_memory_error():
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (psutil.Process().memory_info().vms + 100_000_000, hard))
    try:
        with pytest.raises(MemoryError):
            memory(1_000)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def test_that_workers_which_do_not_fit_together_are_of_concern():
    third = psutil.virtual_memory().total // 3_000_000
    assert concern(make_plan(strategy="pool", workers=2, workload="memory", jobs=8, size=third)) is None
    found = concern(make_plan(strategy="pool", workers=4, workload="memory", jobs=8, size=third))
    assert found.code == "takes-memory"
