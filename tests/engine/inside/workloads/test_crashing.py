"""Jobs of which one takes its process down."""

import os
import signal
import subprocess
import sys

import pytest

from engine.inside.workloads.crashing import WORKLOAD, crashing

_CALL = """
import sys
sys.path.insert(0, sys.argv[1])
from engine.inside.workloads.crashing import WORKLOAD, crashing
from concurrent.futures import ThreadPoolExecutor
(item,) = WORKLOAD.items(1, 1)
if sys.argv[2] == "thread":
    print(ThreadPoolExecutor(1).submit(crashing, item).result())
else:
    print(crashing(item))
"""


@pytest.mark.parametrize("where", ["main", "thread"])
def test_that_the_crash_is_a_real_one_and_nothing_comes_after_it(where, pytestconfig, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", _CALL, str(pytestconfig.rootpath), where],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
    )
    assert (done.returncode, done.stdout) == (-signal.SIGSEGV, b"")
    assert os.listdir(tmp_path) == [], "no core is left behind"


def test_that_just_the_middle_job_crashes():
    assert [crashes for _, _, crashes in WORKLOAD.items(5, 9)] == [False, False, True, False, False]
    assert [crashes for _, _, crashes in WORKLOAD.items(1, 9)] == [True]


def test_that_the_others_do_ordinary_work():
    assert [crashing(item) for item in WORKLOAD.items(5, 4) if not item[-1]] == [14, 28, 56, 70]
