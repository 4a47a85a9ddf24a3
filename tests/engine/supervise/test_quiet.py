"""For how long nothing has come of a tree of processes that does nothing either."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from typing import NamedTuple

import pytest

from engine.supervise.quiet import Look, Stillness, has_idled, lately
from tests.waiting import wait_until

_BURN = "print('on', flush=True)\nwhile True: pass"
_BURN_IN_A_THREAD = f"import threading, time\nthreading.Thread(target=exec, args=({_BURN!r},)).start()\ntime.sleep(100)"
_SLEEP = "import time\nprint('on', flush=True)\ntime.sleep(100)"
_SLEEP_AFTER_A_BURST = """
import time
print("on", flush=True)
while time.process_time() < 0.7: pass
print("off", flush=True)
time.sleep(100)
"""


_BIND = """
import os
os.sched_setaffinity(0, {{min(os.sched_getaffinity(0))}})
os.nice({nice})
"""
# Keeps the rest as the only child of a process of its own.
_AS_A_CHILD = "import subprocess, sys\nsubprocess.run([sys.executable, '-c', {code!r}])"

_NOBODY = (1 << 22) + 1  # more than any process of Linux has


@contextlib.contextmanager
def _child(code):
    # In a group of its own, but not in a session: between sessions the kernel divides a core whatever they are worth.
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, process_group=0) as process:
        try:
            process.stdout.readline()
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _longest_s(root):
    """The longest stillness that is told of the descendants of ``root`` in so long that an idle tree would be still."""
    stillness = Stillness(root)
    stillness.end()
    until_s = time.monotonic() + 1.5
    longest_s = 0.0
    while time.monotonic() < until_s:
        longest_s = max(longest_s, stillness.lasts_s())
        time.sleep(0.01)
    return longest_s


def test_that_a_tree_that_sleeps_is_still_for_longer_and_longer():
    with _child(_SLEEP):
        stillness = Stillness(os.getpid())
        stillness.end()
        wait_until(lambda: stillness.lasts_s() >= 1.0)
        stillness.end()
        assert stillness.lasts_s() == 0.0


@pytest.mark.parametrize("code", [_BURN, _BURN_IN_A_THREAD], ids=["in its main thread", "in another"])
def test_that_a_tree_that_computes_is_never_still(code):
    with _child(code):
        assert _longest_s(os.getpid()) == 0.0


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processes cannot be bound to a core here")
def test_that_a_tree_that_computes_is_never_still_even_if_it_gets_next_to_no_processor():
    starved = _AS_A_CHILD.format(code=_BIND.format(nice=19) + _BURN)
    with _child(_BIND.format(nice=0) + _BURN), _child(starved) as root:
        assert _longest_s(root.pid) == 0.0


def test_that_a_burst_of_computing_does_not_begin_the_time_anew():
    began_s = time.monotonic()
    stillness = Stillness(os.getpid())
    stillness.end()
    with _child(_SLEEP_AFTER_A_BURST) as process:
        os.set_blocking(process.stdout.fileno(), False)
        while process.stdout.readline() != b"off\n":
            assert stillness.lasts_s() < time.monotonic() - began_s
            time.sleep(0.01)
        burst_s = time.monotonic() - began_s
        assert wait_until(stillness.lasts_s) > burst_s


def test_that_a_tree_that_is_gone_is_still():
    with _child(_SLEEP) as process:
        stillness = Stillness(process.pid)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        wait_until(lambda: stillness.lasts_s() > 0.3)


def test_that_who_has_ended_is_forgotten_with_the_next_news():
    with _child(_AS_A_CHILD.format(code=_SLEEP)) as process:
        stillness = Stillness(process.pid)
        stillness.lasts_s()
        assert len(stillness._cpu_s) == 1
    stillness.end()
    assert not stillness._cpu_s


class Clock:
    """The time, as the test moves it."""

    def __init__(self, now_s):
        self.now_s = now_s

    def monotonic(self):
        return self.now_s


class Process:
    """One that has computed as long as the test says, and is never caught at it."""

    def __init__(self, pid, user_s=7.0):
        self.pid, self.user_s, self.system_s = pid, user_s, 0.0

    def cpu_times(self):
        return _Times(self.user_s, self.system_s)


class _Times(NamedTuple):
    user: float
    system: float


def test_that_what_counts_is_how_much_everybody_but_one_has_computed_since_it_was_looked_before(monkeypatch):
    clock, one, other = Clock(100.0), Process(_NOBODY), Process(_NOBODY + 1)
    there = [one, other]
    monkeypatch.setattr("engine.supervise.quiet.time", clock)
    monkeypatch.setattr("engine.supervise.quiet.descendants", lambda root: there)
    stillness = Stillness(0)
    stillness.end()

    def lasts_s(after_s, but_for=0):
        clock.now_s += after_s
        return stillness.lasts_s(but_for)

    assert lasts_s(0.0) == 0.0
    assert lasts_s(0.5) == 0.5
    other.system_s += 0.0625
    assert lasts_s(0.5) == 0.0, "an eighth of a core"
    one.user_s += 0.03125
    assert lasts_s(0.5) == 1.5, "a sixteenth"
    one.user_s += 9.0
    other.system_s += 0.03125
    assert lasts_s(0.5, but_for=one.pid) == 2.0
    assert lasts_s(0.5) == 0.0, "which counts as soon as it is looked at again"
    assert lasts_s(0.5) == 3.0
    other.system_s += 9.0
    assert lasts_s(0.5, but_for=one.pid) == 0.0, "all others count"
    assert lasts_s(0.5) == 4.0
    for number, (computed_s, found_s) in enumerate([(0.03125, 4.5), (0.5, 0.0)], 2):
        there.append(Process(_NOBODY + number, computed_s))
        assert lasts_s(0.5) == found_s, "so has one that was not there before"


def looks(*computed_s, at_work=False, from_s=0.0):
    """A look every quarter of a second."""
    return [Look(from_s + number * 0.25, each, at_work) for number, each in enumerate(computed_s)]


@pytest.mark.parametrize(
    ("seen", "is_idle"),
    [
        (looks(9.0, 0.0, 0.0), True),  # what was computed before the half second does not count
        (looks(0.0, 0.025, 0.025), True),
        (looks(0.0, 0.05, 0.0), True),
        (looks(0.0, 0.03, 0.03), False),
        (looks(0.0, 0.0, 0.06), False),
        (looks(0.0, 0.15, 0.15), False),
        (looks(0.0, 0.03, 0.03, from_s=9.0), False),
        (looks(0.0, 0.0, from_s=9.0), False),
        (looks(0.0, 0.0), False),  # for too short a time
        (looks(0.0), False),
        (looks(0.0, 0.0, 0.0, at_work=True), False),
        ([*looks(0.0, 0.0, at_work=True), Look(0.5, 0.0, False)], True),
    ],
)
def test_that_a_tree_has_idled_if_it_took_a_tenth_of_a_core_at_most_and_was_not_always_at_work(seen, is_idle):
    assert has_idled(seen) is is_idle


@pytest.mark.parametrize(
    ("now_s", "first_s"), [(0.0, 0.0), (0.5, 0.0), (0.74, 0.0), (0.75, 0.25), (0.9, 0.25), (1.0, 0.5), (9.0, 1.0)]
)
def test_that_what_tells_of_the_last_half_second_begins_with_the_last_look_before_it(now_s, first_s):
    seen = looks(*[0.0] * 5)
    assert lately(seen, now_s) == [look for look in seen if look.at_s >= first_s]
    assert lately([], now_s) == []
