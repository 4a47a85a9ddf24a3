"""What being watched costs a program, over the same without: by CPU time, in pairs."""

import contextlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping

from engine.supervise.program import watched_environment

from .figure import Figure

_PAIRS = 9
_MAPPED, _SUBMITTED, _STARTED = 200_000, 3_000, 40
_RATIO_PAIRS = 61  # of fifteen, the median itself was anything from 1.05 to 1.11
_SHORT, _SHORT_S, _LONG, _LONG_S = 50_000, 7e-6, 60, 0.01
_TRIED_TURNS, _TRIES = 1_000, 200
_turns = _TRIED_TURNS


def figures() -> Iterator[Figure]:
    """The median over the pairs of what a watched program takes more, for each thing that it does."""
    goals = {"map": ("µs a task", 1e6, "0.5"), "submit": ("µs", 1e6, "5"), "process": ("ms", 1e3, "1.5")}
    for what, (unit, factor, goal) in goals.items():
        yield Figure(f"watched_{what}", _more_s(what) * factor, unit, f"at most {goal}")
    yield Figure("watched_start", _start_more_s() * 1e3, "ms", "at most 3")
    for what, goal in {"short": "1.10: 50,000 tasks of some 7 µs", "long": "1.02: tasks of 10 ms"}.items():
        yield Figure(f"watched_{what}_elapsed", _ratio(what), "of bare, elapsed", f"at most {goal}")


def turns(item: int) -> int:
    """A task of some microseconds."""
    for _ in range(_turns):
        item += 1
    return item


def computes(item: int) -> int:
    """A task that computes for 10 ms, by its thread's own clock."""
    until_s = time.thread_time() + _LONG_S
    while time.thread_time() < until_s:
        pass
    return item


def _short_turns() -> int:
    """How many turns on this machine are a task of 7 µs; by this thread's own clock, at the machine's best."""
    took_s = []
    for _ in range(_TRIES):
        before_s = time.thread_time()
        turns(_SHORT // 2)
        took_s.append(time.thread_time() - before_s)
    return round(_SHORT_S * _TRIED_TURNS / min(took_s))


def same(item: int) -> int:
    """A task that does nothing."""
    return item


def _more_s(what: str) -> float:
    return statistics.median(watched_s - bare_s for bare_s, watched_s in _pairs(what, _PAIRS))


def _ratio(what: str) -> float:
    return statistics.median(watched_s / bare_s for bare_s, watched_s in _pairs(what, _RATIO_PAIRS))


def _pairs(what: str, count: int) -> Iterator[tuple[float, float]]:
    command = [sys.executable, "-m", "tests.bench.watching", what, str(_short_turns())]
    for _ in range(count):
        bare_s, watched_s = (
            float(subprocess.run(command, env=environment, capture_output=True, check=True, timeout=300).stdout)
            for environment in _environments()
        )
        yield bare_s, watched_s


def _start_more_s() -> float:
    found = []
    for _ in range(5 * _PAIRS):
        took = []
        for environment in _environments():
            before_s = _children_s()
            subprocess.run([sys.executable, "-c", "pass"], env=environment, check=True)
            took.append(_children_s() - before_s)
        found.append(took[1] - took[0])
    return statistics.median(found)


def _environments() -> Iterator[Mapping[str, str]]:
    """One without, and one with a run folder that lasts until the next is asked for."""
    yield dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        yield watched_environment(folder)


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _map_s() -> float:
    import multiprocessing

    with multiprocessing.get_context("fork").Pool(1) as pool:
        pool.map(same, range(1_000), 1_000)
        before_s = pool.apply(time.thread_time)
        pool.map(same, range(_MAPPED), _MAPPED // 10)
        return float(pool.apply(time.thread_time) - before_s) / _MAPPED


def _elapsed_s(function: Callable[[int], int], count: int, chunksize: int | None) -> float:
    import multiprocessing

    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(same, range(100))
        before_s = time.perf_counter()
        pool.map(function, range(count), chunksize)
        return time.perf_counter() - before_s


def _submit_s() -> float:
    import concurrent.futures

    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        executor.submit(same, 1).result()
        before_s = time.thread_time()
        for item in range(_SUBMITTED):
            executor.submit(same, item)
        return (time.thread_time() - before_s) / _SUBMITTED


def _process_s() -> float:
    import multiprocessing

    context = multiprocessing.get_context("fork")
    before_s = 0.0
    for number in range(_STARTED + 1):
        if number == 1:  # the first one has imported what is needed
            before_s = time.process_time() + _children_s()
        process = context.Process(target=same, args=(number,))
        process.start()
        process.join()
    return (time.process_time() + _children_s() - before_s) / _STARTED


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        measure = {
            "map": _map_s, "submit": _submit_s, "process": _process_s,
            "short": lambda: _elapsed_s(turns, _SHORT, None), "long": lambda: _elapsed_s(computes, _LONG, 1),
        }  # fmt: skip
        _turns = int(sys.argv[2])
        print(measure[sys.argv[1]]())
