"""Folders are removed once the process is gone that has noted them, however it ended."""

import os
import signal
import subprocess
import sys

import pytest

from tests.e2e.main_py import ROOT
from tests.waiting import kill, wait_until

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="who waits there is started by a fork")

SOURCE = """
import sys, time
from engine.inside.cluster.arriving import Sweeper
sweeper = Sweeper()
for pattern in sys.argv[2:]:
    sweeper.note(pattern)
    sweeper.note(pattern)
print("ready", flush=True)
sys.stdin.read()
if sys.argv[1] == "closes":
    sweeper.close()
    time.sleep(600)
"""


@pytest.mark.parametrize("how", ["killed", "ended", "closes"])
def test_that_what_was_noted_is_removed_and_nothing_else(tmp_path, how):
    for name in ("run-1-a", "run-1-b", "run-2-a", "other"):
        (tmp_path / name / "inner").mkdir(parents=True)
    command = [sys.executable, "-c", SOURCE, how, f"{tmp_path}/run-1-*", f"{tmp_path}/oth?r"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, encoding="utf-8", **pipes) as process:
        assert process.stdout.readline() == "ready\n"
        assert len(os.listdir(tmp_path)) == 4
        if how == "killed":
            kill(process.pid, signal.SIGKILL)
        else:
            process.stdin.close()
        wait_until(lambda: os.listdir(tmp_path) == ["run-2-a"], 60, "the removal")
        process.kill()
