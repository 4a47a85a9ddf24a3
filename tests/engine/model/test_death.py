"""How a process ended, from the status that the system gives."""

import os
import signal
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model.death import Death


def _end(statement):
    """How a process of its own ends: a child of this one would have its handlers of signals, such as a time limit's."""
    ended = subprocess.run([sys.executable, "-I", "-c", f"import os; {statement}"], check=False)
    return Death.of_code(ended.returncode)


@pytest.mark.parametrize("code", [0, 1, 3, 255])
def test_that_an_exit_code_is_told(code):
    assert _end(f"os._exit({code})") == Death(exit_code=code)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGALRM])
def test_that_a_signal_is_told_by_its_name(number):
    assert _end(f"os.kill(os.getpid(), {number:d})") == Death(signal=number.name)


def test_that_a_signal_without_a_name_is_told_by_its_number():
    nameless = next(number for number in range(signal.SIGRTMIN + 1, signal.SIGRTMAX))
    assert _end(f"os.kill(os.getpid(), {nameless})") == Death(signal=f"signal {nameless}")


@pytest.mark.parametrize(
    ("code", "name"),
    [(0xC000_0005, "STATUS_ACCESS_VIOLATION"), (0xC000_00FD, "STATUS_STACK_OVERFLOW"),
     (0xC000_013A, "STATUS_CONTROL_C_EXIT")],
)  # fmt: skip
def test_that_whom_windows_has_ended_is_told_by_the_name_of_the_status(code, name):
    assert Death.of_code(code) == Death(signal=name)
    assert Death.of_code(0xC000_FFFF) == Death(exit_code=0xC000_FFFF)


@given(st.integers(0, 0xFFFF).filter(lambda status: os.WIFEXITED(status) or os.WIFSIGNALED(status)))
def test_that_every_status_of_an_ended_process_is_a_signal_or_an_exit_code(status):
    death = Death.of_code(os.waitstatus_to_exitcode(status))
    assert (death.signal is None) != (death.exit_code is None)
