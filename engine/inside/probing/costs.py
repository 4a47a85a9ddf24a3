"""What the strategies themselves take: each is called as a run calls it, on jobs that do nothing."""

import contextlib
import os
import time
from collections.abc import Callable
from typing import Any

from ..launch import may_fork
from ..records.recorded import Recorded
from ..strategies import Setup, of_a_run

_REFERENCE = 200_000
_PIPE_BYTES = 16 << 20
_REPEATS = 3
_OWN_JOBS = 5_000
_TURNING = 500_000
_APART = ("pool", "executor")
"""Whose workers are sent messages while others compute."""
_APART_JOBS, _APART_EACH = 16, 120_000
"""Jobs of some milliseconds each."""

_ONE, _BATCH = {"chunksize": 1}, {"batch_size": 1}
FIRST: "dict[str, tuple[int, int, dict[str, Any]]]" = {"sequential": (3, 1, {}), "joblib": (1, 2, _BATCH)}
"""Of which the first call in a process is longer, as a run has it: joblib imports much, and a loop has no workers that
begin their records. How often it is tried, the workers and the options.
"""
TRIED: "dict[str, tuple[tuple[int, int, dict[str, Any]], ...]]" = {
    # Workers, jobs and options: the start, more workers, many messages, and many jobs in few messages. What joblib
    # imports when it is called first, it imports once.
    "sequential": ((1, 1, {}), (1, 5_000, {})),
    "threads": ((2, 2, {}), (4, 4, {}), (2, 1_000, {})),
    "pool": ((2, 2, _ONE), (4, 4, _ONE), (2, 600, _ONE), (2, 8_000, {"chunksize": 4_000})),
    "executor": ((2, 2, _ONE), (4, 4, _ONE), (2, 300, _ONE), (2, 8_000, {"chunksize": 4_000})),
    "joblib": ((2, 2, _BATCH), (2, 2, _BATCH), (4, 4, _BATCH), (2, 200, _BATCH), (2, 8_000, {"batch_size": 4_000})),
    "process": ((2, 2, {}), (2, 12, {})),
}  # fmt: skip


def _job(number: int) -> int:
    """What hardly takes anything: neither itself, nor to send, nor to record."""
    return number


def reference_s() -> float:
    """What a fixed piece of computing takes of a core, the least of some repeats, in seconds."""
    least_s = float("inf")
    for _ in range(_REPEATS):
        began_s = time.thread_time()
        _compute((0, _REFERENCE))
        least_s = min(least_s, time.thread_time() - began_s)
    return least_s


def measure(folder: str, wanted: "tuple[str, ...]", tell: "Callable[..., None]") -> None:
    """Measure each of the strategies that this Python has. In the runner; its records go into ``folder``."""
    call = Recorded(folder, _job)
    tell("own", job_s=_own_s())
    tell("turning", times=_turning())
    for identifier in wanted:
        strategy = of_a_run(identifier)
        for _ in range(FIRST[identifier][0] if identifier in FIRST and may_fork() else 0):
            _first(folder, identifier, tell)
        try:
            strategy.prepare(Setup(2, {}))
        except ImportError:
            tell("lacks", strategy=identifier)
            continue
        for workers, jobs, options in TRIED[identifier]:
            setup = Setup(workers, options)
            pairs = [(number, number) for number in range(jobs)]
            for _ in range(1 if identifier == "joblib" else _REPEATS):
                strategy.prepare(setup)
                began_s = time.perf_counter()
                try:
                    strategy.run(call, pairs, setup)
                    spent_s = time.perf_counter() - began_s
                finally:
                    strategy.tidy()
                tell("cost", strategy=identifier, workers=workers, jobs=jobs, spent_s=spent_s)
        if identifier in _APART and may_fork():
            for _ in range(_REPEATS):
                tell("apart", strategy=identifier, message_s=_apart_s(identifier))
    if may_fork():
        tell("pipe", byte_s=_pipe_s() / _PIPE_BYTES)


def _first(folder: str, identifier: str, tell: "Callable[..., None]") -> None:
    """What the first call of a strategy takes in a process: in a forked child, which has done nothing of it yet."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    with contextlib.suppress(BaseException):
        strategy, setup = of_a_run(identifier), Setup(*FIRST[identifier][1:])
        strategy.prepare(setup)
        began_s = time.perf_counter()
        strategy.run(Recorded(folder, _job), [(0, 0), (1, 1)], setup)
        spent_s = time.perf_counter() - began_s
        strategy.tidy()
        tell("first", strategy=identifier, spent_s=spent_s)
    os._exit(0)


def _apart_s(identifier: str) -> float:
    """What a message takes of the cores, in all processes, where jobs compute for some milliseconds in between: by the
    CPU time with a message for each job, and with one for each of two workers.
    """
    many_s, two_s = (_computed_s(identifier, chunk) for chunk in (1, _APART_JOBS // 2))
    return max(many_s - two_s, 0.0) / (_APART_JOBS - 2)


def _computed_s(identifier: str, chunk: int) -> float:
    strategy, setup = of_a_run(identifier), Setup(2, {"chunksize": chunk})
    strategy.prepare(setup)
    before_s = _own_cpu_s()
    try:
        strategy.run(_compute, [(number, _APART_EACH) for number in range(_APART_JOBS)], setup)
    finally:
        strategy.tidy()
    return _own_cpu_s() - before_s


def _own_cpu_s() -> float:
    """What this process and those of its children that have ended have computed."""
    import resource  # there is none on Windows

    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _turning() -> float:
    """How many times as long two threads take for what one of them does, one half after the other, where Python's lock
    is held all the time; on a Python without one they take less.
    """
    strategy, setup = of_a_run("threads"), Setup(2, {})
    found = []
    for _ in range(_REPEATS):
        began_s = time.perf_counter()
        _compute((0, 2 * _TURNING))
        alone_s = time.perf_counter() - began_s
        strategy.prepare(setup)
        began_s = time.perf_counter()
        try:
            strategy.run(_compute, [(0, _TURNING), (1, _TURNING)], setup)
            found.append((time.perf_counter() - began_s) / alone_s)
        finally:
            strategy.tidy()
    return sorted(found)[_REPEATS // 2]


def _compute(pair: "tuple[int, int]") -> int:
    total = 0
    for number in range(pair[1]):
        total += number * number
    return total


def _own_s() -> float:
    """What the job itself takes in a bare loop, which is no cost of any strategy."""
    least_s = float("inf")
    items = list(range(_OWN_JOBS))
    for _ in range(_REPEATS):
        began_s = time.perf_counter()
        for item in items:
            _job(item)
        least_s = min(least_s, time.perf_counter() - began_s)
    return least_s / _OWN_JOBS


def _pipe_s() -> float:
    """How long it takes to get so many bytes through a pipe, from one process to another."""
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(source)
            with open(sink, "wb", buffering=0) as file:
                file.write(bytes(_PIPE_BYTES))
        finally:
            os._exit(0)
    os.close(sink)
    with open(source, "rb", buffering=0) as file:
        file.read(1)
        began_s = time.perf_counter()
        while file.read(1 << 20):
            pass
        spent_s = time.perf_counter() - began_s
    os.waitpid(child, 0)
    return spent_s
