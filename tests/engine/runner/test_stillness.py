"""How long a tree of processes has done nothing."""

import os
import subprocess
import sys
import time

from engine.runner.stillness import Stillness
from tests.waiting import wait_until

_BURN = "import sys\nprint('on', flush=True)\nwhile True: pass"
_SLEEP = "import sys, time\nprint('on', flush=True)\ntime.sleep(100)"


def _child(code):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    process.stdout.readline()
    return process


def test_that_a_tree_that_sleeps_is_still_for_longer_and_longer():
    with _child(_SLEEP) as process:
        stillness = Stillness(os.getpid())
        stillness.end()
        wait_until(lambda: stillness.lasts_s() >= 1.0)
        stillness.end()
        assert stillness.lasts_s() < 0.5
        process.kill()


def test_that_a_tree_that_computes_is_not_still():
    with _child(_BURN) as process:
        stillness = Stillness(os.getpid())
        stillness.end()
        until_s = time.monotonic() + 1.5
        longest_s = 0.0
        while time.monotonic() < until_s:
            longest_s = max(longest_s, stillness.lasts_s())
        assert longest_s < 1.0
        process.kill()


def test_that_a_tree_that_is_gone_is_still():
    process = _child(_SLEEP)
    stillness = Stillness(process.pid)
    process.kill()
    process.wait()
    process.stdout.close()
    wait_until(lambda: stillness.lasts_s() > 0.3)
