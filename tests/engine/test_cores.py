"""How many cores this process may use."""

import os
import subprocess
import sys

import psutil

from engine.cores import memory_bytes, usable_cores

_ASK = """
import os, sys
sys.path.insert(0, sys.argv[1])
from engine.cores import usable_cores
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


def test_that_the_memory_is_the_machines():
    assert memory_bytes() == psutil.virtual_memory().total
