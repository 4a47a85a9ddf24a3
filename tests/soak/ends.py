"""kill -9 of the guardian and of the runner, at random moments."""

import os
import random
import signal
import sys
import time

import psutil

from tests.engine.faults.table import WAYS
from tests.engine.faults.trial import left_of
from tests.engine.supervise.driving import driver
from tests.soak.judged import at_most, count, none
from tests.soak.workers import _SHORT

_KILLS = 100
_LATEST_S = 1.0
_NEVER_S = 20.0


def figures(sandbox, share):
    """Kill the one and the other in turn, by every way, faithful and keeping going."""
    dice = random.Random(6)
    ways = list(WAYS.values())
    shared_before = set(os.listdir("/dev/shm"))
    hanging = left = blamed = 0
    longest_s = {"guardian": 0.0, "runner": 0.0}
    total = int(_KILLS * share)
    for number in range(total):
        whom = ("guardian", "runner")[number % 2]
        keeps_going = number % 4 > 1
        _, strategy, options = ways[number % len(ways)]
        with driver() as drive:
            drive.start(
                strategy=strategy, options=options, workers=None if strategy == "sequential" else 3,
                function=f"{_SHORT}:work", items=f"range:0:{100 if keeps_going else 3000}", keep_going=keeps_going,
            )  # fmt: skip
            at_s = time.monotonic() + dice.random() * _LATEST_S
            while time.monotonic() < at_s and not drive.run.over:
                drive.poll()
                time.sleep(0.01)
            _kill(drive.supervisor.guardian_pid, whom)
            killed_s = time.monotonic()
            while not drive.run.over and time.monotonic() < killed_s + _NEVER_S:
                drive.poll()
                time.sleep(0.005)
            hangs = not drive.run.over
            if whom == "guardian" or not keeps_going:
                # To keep going, another runner does the rest, which takes its time.
                longest_s[whom] = max(longest_s[whom], time.monotonic() - killed_s)
            blamed += len(drive.run.deaths) if whom == "guardian" else 0
        remains = left_of(drive.supervisor.folder)
        if hangs or remains:
            print(f"{whom} {strategy} {options}: {'hangs' if hangs else ''} {remains}", file=sys.stderr, flush=True)
        hanging, left = hanging + hangs, left + len(remains)
    # Other programs remove their own after a while; nobody removes ours.
    suspects = set(os.listdir("/dev/shm")) - shared_before
    time.sleep(5)
    shared = suspects & set(os.listdir("/dev/shm"))
    yield count("guardians and runners killed", total, "processes")
    yield none("runs that go on for ever", hanging, "runs")
    yield none("processes and folders left", left, "entries")
    yield none("shared memory entries left", len(shared), "entries")
    yield none("tasks blamed for the guardian's end", blamed, "tasks")
    yield at_most("longest from the guardian's end to that of all", longest_s["guardian"], "s", 2)
    yield at_most("longest from the runner's end to that of all", longest_s["runner"], "s", 2)


def _kill(guardian, whom):
    pid = guardian
    if whom == "runner":
        try:
            pid = psutil.Process(guardian).children()[0].pid
        except (psutil.NoSuchProcess, IndexError):
            return
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
