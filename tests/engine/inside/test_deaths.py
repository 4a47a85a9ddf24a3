"""How a process ended, from the status that the system gives."""

import os
import signal
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.reader import FolderReader
from engine.model.death import Death


def _end(how):
    pid = os.fork()
    if not pid:
        how()
        os._exit(99)
    return Death.of_status(os.waitpid(pid, 0)[1])


@pytest.mark.parametrize("code", [0, 1, 3, 255])
def test_that_an_exit_code_is_told(code):
    assert _end(lambda: os._exit(code)) == Death(exit_code=code)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGALRM])
def test_that_a_signal_is_told_by_its_name(number):
    assert _end(lambda: os.kill(os.getpid(), number)) == Death(signal=number.name)


def test_that_a_signal_without_a_name_is_told_by_its_number():
    nameless = next(number for number in range(signal.SIGRTMIN + 1, signal.SIGRTMAX))
    assert _end(lambda: os.kill(os.getpid(), nameless)) == Death(signal=f"signal {nameless}")


@given(st.integers(0, 0xFFFF).filter(lambda status: os.WIFEXITED(status) or os.WIFSIGNALED(status)))
def test_that_every_status_of_an_ended_process_is_a_signal_or_an_exit_code(status):
    death = Death.of_status(status)
    assert (death.signal is None) != (death.exit_code is None)


_WATCHED = """
import multiprocessing, os, sys, warnings
sys.path.insert(0, sys.argv[1])
from engine.inside import deaths
warnings.simplefilter("ignore")  # of the tracker that was killed
if sys.argv[3] == "loky":
    from joblib.externals.loky.backend import resource_tracker
else:
    from multiprocessing import resource_tracker
resource_tracker.ensure_running()
os.kill(resource_tracker._resource_tracker._pid, 9)
deaths.watch(sys.argv[2])
resource_tracker.__name__ = None  # as it is at the interpreter's end
resource_tracker.ensure_running()  # which waits for the one that was killed; as they end, some Pythons wait as well
worker = multiprocessing.get_context("fork").Process(target=os._exit, args=(3,))
worker.start()
print(worker.pid)
worker.join()
"""


@pytest.mark.parametrize("whose", ["multiprocessing", "loky"])
def test_that_a_resource_tracker_is_no_worker_that_has_died(whose, tmp_path, pytestconfig):
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(pytestconfig.rootpath), str(tmp_path), whose],
        capture_output=True,
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    died = [event for event in FolderReader(str(tmp_path)).events() if event["event"] == "died"]
    assert died == [{"event": "died", "pid": int(done.stdout), "code": 3}]
    assert done.stderr == b""
