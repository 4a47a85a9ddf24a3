"""Whether a worker still lives, seen from outside."""

import os
import subprocess
import sys

import pytest

from engine.inside.records import birth
from engine.supervise import liveness
from tests.waiting import wait_until


@pytest.fixture
def child():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as found:
        yield found
        found.kill()


def test_that_a_living_process_is_not_dead(child):
    ticks = birth.start_ticks(child.pid)
    assert not liveness.is_dead(child.pid, ticks)
    assert not liveness.is_dead(child.pid, 0)
    assert liveness.zombie_code(child.pid, ticks) is None


def test_that_one_that_ended_is_dead_even_before_its_parent_collects_it(child):
    ticks = birth.start_ticks(child.pid)
    child.kill()
    wait_until(lambda: liveness.is_dead(child.pid, ticks))
    assert liveness.zombie_code(child.pid, ticks) == -9
    child.wait()
    assert liveness.is_dead(child.pid, ticks)
    assert liveness.is_dead(child.pid, 0)
    assert liveness.zombie_code(child.pid, ticks) is None


def test_that_another_process_with_the_same_pid_is_not_it(child):
    assert liveness.is_dead(child.pid, birth.start_ticks(child.pid) + 1)


@pytest.mark.parametrize("pid", [1 << 31, (1 << 63) - 1, 1 << 63, (1 << 64) - 1])
@pytest.mark.parametrize("ticks", [0, 5])
def test_that_a_number_that_is_no_pid_is_nobody(pid, ticks):
    assert liveness.is_dead(pid, ticks)
    assert liveness.zombie_code(pid, ticks) is None


def test_that_cpu_time_is_counted_and_none_once_it_is_gone(child):
    assert liveness.cpu_s(os.getpid()) > 0
    child.kill()
    child.wait()
    assert liveness.cpu_s(child.pid) == 0
