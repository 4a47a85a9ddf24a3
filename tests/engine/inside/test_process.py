"""What the kernel tells of a process."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.process import ProcStat, has_ended, parsed, proc_stat
from engine.inside.ticks import start_ticks
from tests.waiting import wait_until

_NAMED = (
    "import ctypes, sys; ctypes.CDLL(None).prctl(15, b'a) S 1 (b', 0, 0, 0); print(1, flush=True); sys.stdin.read()"
)


def test_that_start_ticks_are_those_of_the_process_asked_for():
    assert start_ticks() == start_ticks(os.getpid()) > 0
    parent = psutil.Process().parent()
    assert start_ticks(parent.pid) <= start_ticks()


@pytest.mark.parametrize("pid", [1 << 40, (1 << 64) - 1])
def test_that_there_is_nothing_where_there_is_no_process(pid):
    assert proc_stat(pid) is None
    assert start_ticks(pid) == 0


@pytest.fixture
def child():
    """A process whose name has brackets and blanks in it."""
    with subprocess.Popen([sys.executable, "-c", _NAMED], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as found:
        found.stdout.readline()
        yield found
        found.kill()


def test_that_a_name_with_brackets_and_blanks_does_not_shift_the_fields(child):
    stat = proc_stat(child.pid)
    assert stat.parent == os.getpid()
    assert (stat.is_dead, stat.is_ending, stat.is_suspended) == (False, False, False)
    assert 1_000_000 < stat.rss_bytes < 1_000_000_000


def test_that_it_is_told_whether_it_is_suspended_or_dead_and_how_it_ended(child):
    child.send_signal(signal.SIGSTOP)
    wait_until(lambda: proc_stat(child.pid).is_suspended)
    child.kill()
    wait_until(lambda: proc_stat(child.pid).is_dead)
    stat = proc_stat(child.pid)
    assert stat.is_ending
    assert (stat.state, os.waitstatus_to_exitcode(stat.status)) == ("Z", -signal.SIGKILL)


def test_that_the_time_it_has_computed_is_right_to_some_ticks():
    until_s = time.process_time() + 0.05
    while time.process_time() < until_s:
        pass
    assert proc_stat().is_at_work
    assert abs(proc_stat().cpu_s - time.process_time()) < 0.05


def test_that_one_that_has_begun_to_end_is_told_apart_from_one_that_lives():
    stat = proc_stat()
    assert not stat.is_ending
    assert stat._replace(flags=stat.flags | 0x4).is_ending


@given(st.text())
def test_that_a_line_that_is_none_is_nothing(line):
    found = parsed(line)
    assert found is None or isinstance(found, ProcStat)


def test_that_a_kernel_that_does_not_tell_how_it_ended_is_understood():
    line = "7 (a) S 1 " + " ".join(str(field) for field in range(5, 30))
    assert parsed(line) == ProcStat("S", 1, 5, 9, 14 + 15, 22, 24, 0, 20)


def test_that_it_has_ended_once_it_is_dead_though_nobody_has_waited_for_it(child, monkeypatch):
    assert not has_ended(child.pid)
    child.stdin.close()
    wait_until(lambda: has_ended(child.pid))
    child.wait()
    assert has_ended(child.pid)
    monkeypatch.setattr(sys, "platform", "darwin")  # where nobody tells
    assert not has_ended(child.pid)
