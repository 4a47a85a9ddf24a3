"""Whether a worker still lives, seen from outside."""

import os
import signal
import subprocess
import sys

import pytest

from engine.inside.process import proc_stat
from engine.inside.ticks import start_ticks
from engine.inside.worker import Process, this_host
from engine.supervise import liveness
from tests.waiting import wait_until


@pytest.fixture
def child():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as found:
        yield found
        found.kill()


def process(pid, start=None):
    return Process(this_host(), pid, start_ticks(pid) if start is None else start)


def test_that_a_living_process_is_not_dead(child):
    found = process(child.pid)
    assert liveness.is_alive(found)
    assert liveness.is_alive(process(child.pid, 0))
    assert liveness.zombie_code(found) is None


def test_that_one_that_ended_is_dead_even_before_its_parent_collects_it(child):
    found = process(child.pid)
    child.kill()
    wait_until(lambda: liveness.is_alive(found) is False)
    assert liveness.is_alive(process(child.pid, 0)) is False  # and where nobody tells when it began, as on macOS
    assert liveness.zombie_code(found) == -9
    child.wait()
    assert liveness.is_alive(found) is False
    assert liveness.is_alive(process(child.pid, 0)) is False
    assert liveness.zombie_code(found) is None


def test_that_one_that_is_stopped_is_suspended(child):
    assert liveness.send(process(child.pid), signal.SIGSTOP)
    for known in (process(child.pid), process(child.pid, 0)):  # and where nobody tells when it began, as on macOS
        wait_until(lambda known=known: liveness.condition(known) is liveness.Condition.SUSPENDED)


TRACER = """
import ctypes, sys
libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(15, sys.argv[1].encode(), 0, 0, 0)  # PR_SET_NAME
print(libc.ptrace(16, int(sys.argv[2]), None, None), flush=True)  # PTRACE_ATTACH
input()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ptrace is Linux's")
@pytest.mark.parametrize(("name", "is_looked_at"), [("py-spy", True), ("gdb", False)])
def test_that_one_that_stands_still_for_a_look_at_its_stack_is_not_suspended(child, name, is_looked_at):
    command = [sys.executable, "-c", TRACER, name, str(child.pid)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as tracer:
        if tracer.stdout.readline() != b"0\n":
            pytest.skip("this machine lets nobody be traced")
        wait_until(lambda: proc_stat(child.pid).state == "t", what="its standing still")
        found = liveness.condition(process(child.pid))
        tracer.kill()
    assert found is (liveness.Condition.ALIVE if is_looked_at else liveness.Condition.SUSPENDED)


def test_that_another_process_with_the_same_pid_is_not_it_and_gets_no_signal(child):
    other = process(child.pid, start_ticks(child.pid) + 1)
    assert liveness.is_alive(other) is False
    assert not liveness.send(other, signal.SIGKILL)
    assert child.poll() is None


def test_that_nobody_is_asked_about_a_process_of_another_host_and_it_gets_no_signal(child):
    theirs = Process("elsewhere", child.pid, start_ticks(child.pid))
    assert liveness.condition(theirs) is liveness.Condition.UNKNOWN
    assert liveness.is_alive(theirs) is None
    assert not liveness.send(theirs, signal.SIGKILL)
    child.kill()
    wait_until(lambda: liveness.is_alive(process(child.pid)) is False)
    assert liveness.is_alive(theirs) is None
    assert liveness.zombie_code(theirs) is None


@pytest.mark.parametrize("pid", [1 << 31, (1 << 63) - 1, 1 << 63, (1 << 64) - 1])
@pytest.mark.parametrize("ticks", [0, 5])
def test_that_a_number_that_is_no_pid_is_nobody(pid, ticks):
    assert liveness.is_alive(process(pid, ticks)) is False
    assert liveness.zombie_code(process(pid, ticks)) is None


def test_that_cpu_time_is_counted_and_none_once_it_is_gone(child):
    assert liveness.cpu_s(os.getpid()) > 0
    child.kill()
    child.wait()
    assert liveness.cpu_s(child.pid) == 0
