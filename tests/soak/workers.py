"""A thousand SIGKILLs of workers at random moments of random tasks."""

import contextlib
import os
import random
import signal
import sys
import time
from pathlib import Path

from engine.inside.records.layout import (
    CELL_BYTES,
    CELL_WORDS,
    ENDED,
    INDEX,
    STARTED,
    WORD_BYTES,
    first_cell_words,
    task_indices,
)
from engine.supervise import liveness
from engine.trace.lane import State
from tests.engine.supervise.driving import driver
from tests.soak.judged import at_most, count, none

_SHORT = Path(__file__).parent / "short.py"
_KILLS = 1_000
_WAYS = [
    # strategy, options, jobs, workers, keep going, kills at most
    ("pool", {"start_method": "fork"}, 4_000, 4, False, 60),
    ("pool", {"start_method": "spawn"}, 2_000, 4, False, 20),
    ("process", {"start_method": "fork"}, 400, 4, False, 60),
    ("executor", {"start_method": "fork"}, 400, 4, False, 1),
    ("joblib", {"backend": "loky"}, 400, 4, False, 1),
    ("joblib", {"backend": "multiprocessing"}, 4_000, 4, False, 40),
    ("executor", {"start_method": "fork"}, 1_500, 4, True, 25),
    ("pool", {"start_method": "forkserver"}, 1_500, 4, True, 25),
]
_TIME_S = 60.0
_TURNS_MOST = 200


def figures(sandbox, share):
    """Kill, and compare what the run says with what the files of the dead say."""
    totals = dict.fromkeys(
        ("kills", "in a task", "runs", "lost", "torn", "missed", "wrong", "untrue", "unknown", "open"), 0
    )
    dice = random.Random(4)
    number = 0
    while totals["kills"] < _KILLS * share and number < _TURNS_MOST:
        _kill_in_a_run(_WAYS[number % len(_WAYS)], dice, totals)
        number += 1
    yield count("workers killed", totals["kills"], "workers")
    yield count("of them in the midst of a task", totals["in a task"], "workers")
    yield none("committed records lost", totals["lost"], "tasks")
    yield none("torn records accepted", totals["torn"], "tasks")
    yield none("tasks that the killer ended and that are not lost", totals["missed"], "tasks")
    yield none("tasks that are lost and that the killer did not end", totals["wrong"], "tasks")
    yield none("lost tasks whose death is told as something other than SIGKILL", totals["untrue"], "tasks")
    yield at_most("lost tasks of which nobody saw how their worker died", totals["unknown"], "tasks", 5 * share)
    yield none("runs that have not come to an end", totals["open"], "runs")


def _kill_in_a_run(way, dice, totals):
    strategy, options, jobs, workers, keep_going, most = way
    killed = {}
    committed = set()
    dead = set()
    kills = 0
    began_s = time.monotonic()
    with driver() as drive:
        drive.start(
            strategy=strategy, options=options, workers=workers, function=f"{_SHORT}:work", items=f"range:0:{jobs}",
            keep_going=keep_going,
        )  # fmt: skip
        next_s = 0.0
        while not drive.run.over and time.monotonic() - began_s < _TIME_S:
            drive.poll()
            if str(drive.run.outcome) == "stalled":
                drive.supervisor.stop("stalled")
            at_work = [lane.header for lane in drive.run.trace.lanes if lane.running and lane.header.pid not in dead]
            if at_work and kills < most and time.monotonic() > next_s:
                header = dice.choice(at_work)
                dead.add(header.pid)
                if not _kill(header):
                    continue
                kills += 1
                task, ended = _last_words(os.path.join(drive.supervisor.folder, header.name))
                committed |= ended
                if task is not None:
                    killed[task] = header.pid
                next_s = time.monotonic() + dice.random() * 0.03
            time.sleep(dice.random() * 0.004)
        _compare(drive, killed, committed, totals, str(way))
    totals["kills"] += kills
    totals["in a task"] += len(killed)
    totals["runs"] += 1


def _kill(header):
    """Kill a worker. Returns whether it was this that killed it, and not its pool, a moment before."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(header.pid, signal.SIGSTOP)
        while liveness.condition(header.pid, header.start_ticks) is liveness.Condition.ALIVE:
            time.sleep(0.0002)
        condition = liveness.condition(header.pid, header.start_ticks)
        is_ours = condition is liveness.Condition.SUSPENDED and not _is_being_terminated(header.pid)
        os.kill(header.pid, signal.SIGKILL if is_ours else signal.SIGCONT)
        while is_ours and not liveness.is_dead(header.pid, header.start_ticks):
            time.sleep(0.0002)
        return is_ours
    return False


def _is_being_terminated(pid):
    """Whether a SIGTERM or SIGKILL waits for the stopped process (proc_pid_status(5), SigPnd and ShdPnd)."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return True
    masks = [int(line.split()[1], 16) for line in lines if line.startswith(("SigPnd:", "ShdPnd:"))]
    return any(mask >> (number - 1) & 1 for mask in masks for number in (signal.SIGTERM, signal.SIGKILL))


def _last_words(path):
    """What the file of a dead worker says: the task that has begun and not ended, if any; and those that have."""
    cells = Path(path).read_bytes()[first_cell_words(CELL_WORDS) * WORD_BYTES :]
    cells = cells[: len(cells) // CELL_BYTES * CELL_BYTES]
    words = memoryview(cells).cast("Q")
    ends = words[ENDED::CELL_WORDS].tolist()
    count_ = ends.index(0) if 0 in ends else len(ends)
    ended = set(task_indices(cells[: count_ * CELL_BYTES]))
    if count_ < len(ends) and words[count_ * CELL_WORDS + STARTED]:
        return words[count_ * CELL_WORDS + INDEX], ended
    return None, ended


def _compare(drive, killed, committed, totals, way):
    run = drive.run
    state = run.trace.state
    # What every file says in the end, whoever wrote it.
    for header in drive.supervisor.reader.headers():
        if header.role == 1:
            with contextlib.suppress(OSError):
                committed |= _last_words(os.path.join(drive.supervisor.folder, header.name))[1]
    done = {int(task) for task in range(run.trace.jobs) if state[task] in (State.DONE, State.ERROR)}
    lost = {int(task) for task in range(run.trace.jobs) if state[task] == State.LOST}
    deaths = [(run.deaths[task].signal, run.deaths[task].exit_code) for task in lost & set(killed)]
    found = {
        "lost": len(committed - done),
        "torn": len(done - committed),
        "missed": len(set(killed) - lost),
        "wrong": len(lost - set(killed)),
        "untrue": sum(name not in (None, "SIGKILL") or exit_code is not None for name, exit_code in deaths),
        "unknown": deaths.count((None, None)),
        "open": int(not run.over),
    }
    if any(found.values()):
        print(f"{way}: {found}", file=sys.stderr, flush=True)
    for key, value in found.items():
        totals[key] += value
