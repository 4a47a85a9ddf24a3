"""The check that every test passes through must itself be able to fail."""

import dataclasses
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
_BARE = """
import subprocess, sys
print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'], env={}, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid, flush=True)
input()
"""


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(left_behind, "LOOKS", 5)


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


def test_that_a_process_without_our_environment_is_ours_if_its_parent_is_and_stays_ours(sandbox, impatient):
    before = Traces.of(sandbox)
    parent = subprocess.Popen([sys.executable, "-c", _BARE], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child = int(parent.stdout.readline())
    try:
        assert child in sandbox.processes()
        parent.communicate()  # ends it
        (line,) = what_is_left(before, sandbox)
        assert f"process {child}:" in line
    finally:
        kill(child, signal.SIGKILL)
    wait_until_gone([child])


@pytest.mark.parametrize(("parent", "is_ours"), [(1, False), (os.getpid(), True)], ids=["adopted", "ours"])
def test_that_one_that_has_ended_is_ours_as_long_as_one_of_us_is_to_collect_it(sandbox, monkeypatch, parent, is_ours):
    look = left_behind._Stat.of
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in sandbox.processes()

        def ended(pid):
            return dataclasses.replace(look(pid), parent=parent, has_ended=True) if pid == child.pid else look(pid)

        monkeypatch.setattr(left_behind._Stat, "of", ended)
        assert (child.pid in sandbox.processes()) == is_ours


def test_that_what_is_known_is_not_looked_into_again(sandbox, monkeypatch):
    sandbox.processes()
    asked = []
    read = left_behind._environment
    monkeypatch.setattr(left_behind, "_environment", lambda pid: asked.append(pid) or read(pid))
    known = set(sandbox._others)
    sandbox.processes()
    assert os.getppid() in known
    assert not known & set(asked)


def test_that_shared_memory_of_ours_is_found(sandbox, impatient, monkeypatch):
    monkeypatch.setattr(left_behind, "_SHARED_LOOKS", 20)
    before = Traces.of(sandbox)
    memory = multiprocessing.shared_memory.SharedMemory(create=True, size=64, name=f"psm_{os.getpid()}_left")
    try:
        for has_own in (sandbox.has_own_shared_memory, False):
            monkeypatch.setattr(sandbox, "has_own_shared_memory", has_own)
            left = what_is_left(before, sandbox)
            assert f"/dev/shm/psm_{os.getpid()}_left" in left
    finally:
        memory.close()
        memory.unlink()
        # It has started a helper of multiprocessing, which would be this test's to leave.
        from multiprocessing import resource_tracker

        resource_tracker._resource_tracker._stop()
    wait_until(lambda: what_is_left(before, sandbox) == [])


@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="it has no names elsewhere")
@pytest.mark.parametrize("name", ["joblib_memmapping_folder_{pid}_a_b", "sem.loky-{pid}-a", "loky-{pid}-a", "psm_a"])
def test_that_shared_memory_that_may_be_of_others_is_held_against_no_test(sandbox, monkeypatch, name):
    monkeypatch.setattr(sandbox, "has_own_shared_memory", False)
    before = Traces.of(sandbox)
    path = "/dev/shm/" + name.format(pid=4_194_999)  # more than there can be: dead, and never one of ours
    with open(path, "xb"):
        pass
    try:
        assert path.rpartition("/")[2] in Traces.of(sandbox).shared
        assert what_is_left(before, sandbox) == []
    finally:
        os.unlink(path)


@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="it has no names elsewhere")
def test_that_shared_memory_that_a_process_of_ours_left_when_it_died_is_found(sandbox, monkeypatch):
    monkeypatch.setattr(sandbox, "has_own_shared_memory", False)
    monkeypatch.setattr(left_behind, "_SHARED_LOOKS", 20)
    before = Traces.of(sandbox)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in sandbox.processes()
    path = f"/dev/shm/joblib_memmapping_folder_{child.pid}_a_b"
    os.mkdir(path)
    try:
        assert what_is_left(before, sandbox) == [path]
    finally:
        os.rmdir(path)


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="it takes root")
def test_that_root_has_shared_memory_of_its_own_in_which_nobody_else_can_be(sandbox):
    assert sandbox.has_own_shared_memory
    assert os.stat("/dev/shm").st_dev != os.stat("/").st_dev
    with open("/proc/self/mountinfo", encoding="utf-8") as ours:
        mounts = [line.split()[4] for line in ours]
    assert mounts.count("/dev/shm") >= 1
    assert os.readlink("/proc/self/ns/mnt") != os.readlink(f"/proc/{os.getppid()}/ns/mnt")


def test_that_shared_memory_that_nobody_uses_has_to_stay_to_be_held_against_a_test(sandbox, monkeypatch):
    monkeypatch.setattr(left_behind, "_SHARED_LOOKS", 20)
    before = Traces.of(sandbox)
    path = f"/dev/shm/joblib_memmapping_folder_{os.getpid()}_lasting"
    with open(path, "xb"):
        pass
    try:
        assert what_is_left(before, sandbox) == [path]
    finally:
        os.unlink(path)
    # Those of runs that are being cleared away come and go: there always is one, and never the same.
    numbers = itertools.count()
    monkeypatch.setattr(left_behind, "_shared", lambda: [f"psm_{next(numbers)}_passing"])
    monkeypatch.setattr(left_behind, "_is_of_others", lambda *_: False)
    assert what_is_left(before, sandbox) == []
