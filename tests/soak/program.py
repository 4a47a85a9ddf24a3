"""Two hundred kill -9 of the program, in the terminal and as a window, at random moments."""

import os
import random
import signal
import subprocess
import sys
import time

from tests.e2e.main_py import ROOT, command
from tests.soak.judged import count, none
from tests.soak.workers import _SHORT
from tests.waiting import wait_until

_KILLS = 200
_AT_ONCE = 2
_LATEST_S = 2.5
_PATIENCE_S = 1.0
_OTHERS_S = 5.0
_SHARED_MEMORY = "/dev/shm"
_WAYS = [
    ["--strategy", "pool"],
    ["--strategy", "pool", "--option", "start_method=forkserver"],
    ["--strategy", "process", "--option", "start_method=spawn"],
    ["--strategy", "executor"],
    ["--strategy", "joblib"],
    ["--strategy", "joblib", "--option", "backend=multiprocessing"],
    ["--strategy", "threads"],
    ["--strategy", "pool", "--keep-going"],
]
_WINDOWS = ["pool", "joblib", "executor"]


def figures(sandbox, share):
    """Start some, kill each at a random moment, wait for a second, and look at what is there."""
    dice = random.Random(5)
    kills = processes = files = 0
    suspects = set()
    while kills < _KILLS * share:
        shared_before, files_before = set(os.listdir(_SHARED_MEMORY)), set(os.listdir(sandbox.temporary))
        programs = [_start(kills + number) for number in range(_AT_ONCE)]
        kill_at_s = {program: time.monotonic() + dice.random() * _LATEST_S for program in programs}
        for program in sorted(programs, key=kill_at_s.__getitem__):
            time.sleep(max(kill_at_s[program] - time.monotonic(), 0))
            program.send_signal(signal.SIGKILL)
            program.wait()
        until_s = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until_s and (sandbox.processes() or set(os.listdir(sandbox.temporary)) - files_before):
            time.sleep(0.05)
        left = sandbox.processes()
        left_files = set(os.listdir(sandbox.temporary)) - files_before
        suspects |= set(os.listdir(_SHARED_MEMORY)) - shared_before
        if left or left_files:
            inside = {name: os.listdir(os.path.join(sandbox.temporary, name)) for name in left_files}
            print(f"left: {left} {inside}", file=sys.stderr, flush=True)
        kills += len(programs)
        processes, files = processes + len(left), files + len(left_files)
        wait_until(lambda: not sandbox.processes(), what="the end of what was left")
    # Of those that were there a second after a kill, other programs have removed their own by now; nobody removes ours.
    time.sleep(_OTHERS_S)
    shared = suspects & set(os.listdir(_SHARED_MEMORY))
    if shared:
        print(f"left in {_SHARED_MEMORY}: {sorted(shared)}", file=sys.stderr, flush=True)
    yield count("programs killed", kills, "programs")
    yield none("processes left one second after the program was killed", processes, "processes")
    yield none("temporary entries left one second after the program was killed", files, "entries")
    yield none("shared memory entries left one second after the program was killed", len(shared), "entries")


def _start(number):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if number % 3:
        way = _WAYS[number % len(_WAYS)]
        arguments = command("run", *way, "--function", f"{_SHORT}:work", "--items", "range:0:2000", "--workers", "3")
    else:
        arguments = [sys.executable, "-m", "tests.soak.window_program", _WINDOWS[number // 3 % len(_WINDOWS)]]
    return subprocess.Popen(
        arguments,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
