"""The program as a person starts it: ``main.py`` opens a window, and takes everything with it when it goes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import caught_signals, family, kill, wait_until, wait_until_gone

_ROOT = Path(__file__).parent.parent.parent
_WINDOW_GUARDIAN_RUNNER = 3


@pytest.fixture
def started():
    environment = dict(os.environ)
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    process = subprocess.Popen([sys.executable, "main.py"], cwd=_ROOT, env=environment, stderr=subprocess.PIPE)
    yield process
    kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stderr.close()


def whole_family(process):
    """The window's processes, once its warm runner is there."""
    return wait_until(lambda: pids if len(pids := family(process.pid)) >= _WINDOW_GUARDIAN_RUNNER else None)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_that_a_signal_closes_the_window_properly(started, number):
    pids = whole_family(started)
    # Python catches SIGINT itself from the start; SIGTERM shows that the program does.
    wait_until(lambda: signal.SIGTERM in caught_signals(started.pid))
    kill(started.pid, number)
    assert started.wait(30) == 0
    wait_until_gone(pids)


def test_that_a_killed_window_leaves_no_process_behind(started):
    pids = whole_family(started)
    kill(started.pid, signal.SIGKILL)
    wait_until_gone(pids)
