"""The window while a run goes on: its stalls, how late a bar is, its share of the CPU, how much it slows the run."""

import random
import statistics
import sys
import threading
import time
from collections.abc import Iterator

from engine.inside.workloads.tiny import tiny

from .figure import Figure
from .pairs import bare_elapsed_s
from .shown import Load, seen

_ROUNDS = 3
_PAIRS = 10
_FLOOD_JOBS, _FLOOD_WORKERS, _FLOOD_CHUNK = 800_000, 2, 5_000
_FLOOD_A_SECOND = 150_000  # so that 100,000 are left where others have a third of the machine
_NAP_S = 5e-3
_STREAM_JOBS = 8_000
_STREAM_WORKERS, _STREAM_TASK_MS = 6, 6


def figures() -> Iterator[Figure]:
    """Each with the spread of its rounds."""
    yield _flood()
    yield _stream()
    yield from _tutorial()


def _flood() -> Figure:
    """100,000 tasks a second from real workers, as far as the machine has room: the longest stall of three."""
    # What is left of a task's time after pool and recording, on this machine at this moment, is spent on computing.
    empty = seen(_flood_of(_FLOOD_JOBS // 4, 1))
    left_s = _FLOOD_WORKERS * (1 / _FLOOD_A_SECOND - empty.elapsed_s / (_FLOOD_JOBS // 4))
    load = _flood_of(_FLOOD_JOBS, _size_taking(left_s))
    rounds, told = [], []
    for _ in range(_ROUNDS):
        with _Naps() as naps:
            rounds.append(seen(load))
        rate = _FLOOD_JOBS / rounds[-1].elapsed_s
        stall_ms, computed_ms = rounds[-1].stall_ms, rounds[-1].computed_ms
        told.append(f"{stall_ms:.0f}/{computed_ms:.0f}/{naps.late_ms:.0f} ms at {rate:,.0f} tasks a second")
    print(
        f"  {_ROUNDS} runs of {_FLOOD_JOBS:,} tasks; longest stall, most that the window's thread has computed "
        f"meanwhile, longest stall of a process that only sleeps: {', '.join(told)}",
        file=sys.stderr,
    )
    return Figure("event_loop_stall_at_100000_a_second", max(each.stall_ms for each in rounds), "ms", "at most 50")


def _stream() -> Figure:
    """1,000 tasks a second, from workers that leave the cores free: how late the bars are, the median of three runs."""
    load = Load("pool", _STREAM_JOBS, _STREAM_TASK_MS, "waiting", workers=_STREAM_WORKERS, watch="bars")
    rounds = [seen(load) for _ in range(_ROUNDS)]
    late_ms = [statistics.quantiles(each.bar_after_ms, n=100)[94] for each in rounds]
    told = ", ".join(
        f"{statistics.median(each.bar_after_ms):.0f} and {late:.0f} ms at {_STREAM_JOBS / each.elapsed_s:,.0f} a second"
        for each, late in zip(rounds, late_ms, strict=True)
    )
    print(f"  from a task's end to its bar, median and 95th percentile of each run: {told}", file=sys.stderr)
    return Figure("bar_after_task", statistics.median(late_ms), "ms, 95th percentile", "at most 100")


def _tutorial() -> Iterator[Figure]:
    """The tutorial's run in the window and its bare script, in alternating pairs."""
    draw = random.Random(7)
    shown, bare_s = [], []
    for _ in range(_PAIRS + 1):
        for which in draw.sample(["shown", "bare"], 2):
            if which == "shown":
                shown.append(seen(Load("pool", 4, 10_000_000)))
            else:
                bare_s.append(bare_elapsed_s("pool", 4, 10_000_000, pids=True))
    shown, bare_s = shown[1:], bare_s[1:]  # the first pair filled the caches
    shares = sorted(100 * each.own_cpu_share for each in shown)
    print(f"  own share of the CPU in {_PAIRS} runs: {shares[0]:.1f} to {shares[-1]:.1f} %", file=sys.stderr)
    yield Figure("own_cpu_share", statistics.median(shares), "% of the machine", "at most 1")
    ratios = [each.elapsed_s / bare for each, bare in zip(shown, bare_s, strict=True)]
    low, middle, high = statistics.quantiles(ratios, n=4)
    print(f"  in the window: {_PAIRS} pairs, quartiles of the ratio {low:.3f} and {high:.3f}", file=sys.stderr)
    yield Figure("elapsed_in_window_over_bare", middle, "×", "at most 1.02")


class _Naps:
    """How late one is woken at the most who only sleeps: so much is the machine's doing, not the window's."""

    def __init__(self) -> None:
        self.late_ms = 0.0
        self._over = threading.Event()
        self._sleeper = threading.Thread(target=self._sleep)

    def __enter__(self) -> "_Naps":
        self._sleeper.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._sleeper.join()

    def _sleep(self) -> None:
        before = time.perf_counter()
        while not self._over.wait(_NAP_S):
            now = time.perf_counter()
            self.late_ms = max(self.late_ms, (now - before - _NAP_S) * 1e3)
            before = now


def _flood_of(jobs: int, size: int) -> Load:
    options = {"chunksize": _FLOOD_CHUNK}
    return Load("pool", jobs, size, "tiny", workers=_FLOOD_WORKERS, options=options, watch="beat")


def _size_taking(wanted_s: float) -> int:
    """Of a tiny job, on this machine at this moment; at least 1."""
    numbers, times = 20_000, 200
    took_s = []
    for _ in range(times):
        began = time.perf_counter()
        tiny((0, numbers))
        took_s.append(time.perf_counter() - began)
    return max(round(numbers * wanted_s / min(took_s)), 1)
