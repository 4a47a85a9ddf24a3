"""Waiting for conditions, never for time."""

import os
import signal
import time

import psutil

MOST_S = 60.0
_SOON_S = 0.5


def wait_until(condition, most_s=MOST_S, what="the condition"):
    """The first true value that ``condition()`` gives; fails after ``most_s``, which only guards against hangs."""
    began_s = time.monotonic()
    while True:
        value = condition()
        if value:
            return value
        waited_s = time.monotonic() - began_s
        assert waited_s < most_s, f"{what} did not come about within {most_s} s"
        time.sleep(0.005 if waited_s < _SOON_S else 0.02)  # looking takes the cores from what is waited for


def lives(pid):
    """Whether a process runs; one that has ended and waits to be collected does not."""
    try:
        return psutil.Process(pid).status() not in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)
    except psutil.NoSuchProcess:
        return False


def family(pid):
    """The PIDs of a process and of all that descend from it."""
    try:
        process = psutil.Process(pid)
        return [pid, *(child.pid for child in process.children(recursive=True))]
    except psutil.NoSuchProcess:
        return []


def wait_until_gone(pids, most_s=MOST_S):
    """Wait until none of the processes runs any more."""
    wait_until(lambda: not [pid for pid in pids if lives(pid)], most_s, f"the end of {pids}")


def kill(pid, number):
    """Send a signal to one process, which may be gone already."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def caught_signals(pid):
    """The signals that a process has handlers for (proc_pid_status(5), SigCgt)."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        mask = int(next(line.split()[1] for line in file if line.startswith("SigCgt")), 16)
    return {number for number in signal.Signals if mask >> (number - 1) & 1}
