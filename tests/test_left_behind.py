"""The check that every test passes through must itself be able to fail."""

import itertools
import multiprocessing.shared_memory
import os
import signal
import subprocess
import sys
import tempfile
import threading

import pytest

from tests import left_behind
from tests.left_behind import Traces, clear_away, what_is_left
from tests.waiting import kill, wait_until, wait_until_gone

_LEAVE = """
import subprocess
print(subprocess.Popen(['sleep', '60'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid)
"""


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(left_behind, "PATIENCE_S", 0.05)


def test_that_nothing_is_found_where_nothing_was_left(sandbox):
    assert what_is_left(Traces.of(sandbox), sandbox) == []


def test_that_an_orphan_is_found_by_its_environment_and_ended(sandbox, impatient):
    before = Traces.of(sandbox)
    orphan = int(subprocess.run([sys.executable, "-c", _LEAVE], capture_output=True, check=True, timeout=30).stdout)
    try:
        (line,) = what_is_left(before, sandbox)
        assert f"process {orphan}:" in line
        clear_away(before, sandbox)
        wait_until_gone([orphan])
    finally:
        kill(orphan, signal.SIGKILL)


def test_that_a_thread_is_found(sandbox, impatient):
    before = Traces.of(sandbox)
    leave = threading.Event()
    thread = threading.Thread(target=leave.wait, name="left-over")
    thread.start()
    try:
        assert what_is_left(before, sandbox) == ["thread left-over"]
    finally:
        leave.set()
        thread.join()


def test_that_a_temporary_file_is_found_and_removed(sandbox, impatient):
    before = Traces.of(sandbox)
    descriptor, path = tempfile.mkstemp()
    os.close(descriptor)
    assert what_is_left(before, sandbox) == [f"{os.path.basename(path)} in the folder for temporary files"]
    clear_away(before, sandbox)
    assert not os.path.exists(path)


def test_that_shared_memory_is_found_if_it_is_ours_and_not_if_another_program_uses_it(sandbox, impatient):
    before = Traces.of(sandbox)
    memory = multiprocessing.shared_memory.SharedMemory(create=True, size=64, name=f"psm_{os.getpid()}_left")
    try:
        left = what_is_left(before, sandbox)
        assert f"/dev/shm/psm_{os.getpid()}_left" in left
    finally:
        memory.close()
        memory.unlink()
        # It has started a helper of multiprocessing, which would be this test's to leave.
        from multiprocessing import resource_tracker

        resource_tracker._resource_tracker._stop()
    wait_until(lambda: what_is_left(before, sandbox) == [])


def test_that_shared_memory_that_nobody_uses_has_to_stay_to_be_held_against_a_test(sandbox, monkeypatch):
    monkeypatch.setattr(left_behind, "_SHARED_PATIENCE_S", 0.2)
    before = Traces.of(sandbox)
    path = f"/dev/shm/psm_{os.getpid()}_lasting"
    with open(path, "xb"):
        pass
    try:
        assert what_is_left(before, sandbox) == [path]
    finally:
        os.unlink(path)
    # Others' come and go: there always is one, and never the same.
    numbers = itertools.count()
    monkeypatch.setattr(left_behind, "_shared", lambda: [f"psm_{next(numbers)}_passing"])
    monkeypatch.setattr(left_behind, "_is_of_others", lambda *_: False)
    assert what_is_left(before, sandbox) == []
