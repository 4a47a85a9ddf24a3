"""Which changes of a call would have gained most, and what no change of the parallel parts can."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...inside.data_class import dataclass
from ...inside.records.evidence import INITIALIZED
from ...inside.strategies.pool import pool_chunk
from ...model.outcome import Outcome
from ...trace.lane import State
from ...trace.run import Run
from ..serial import serial_s
from ..stretches import Window
from .recorded import CALLS_MOST, Recorded, longest_windows, recorded_calls
from .replay import Assumed, as_it_was, replayed

CHUNK, WORKERS, LONGEST_FIRST, THREADS = "chunk", "workers", "longest_first", "threads"
_LEAST, _LEAST_OF_RUN = 0.1, 0.02
"""Of the call, and of the whole run, what is gained has to be as much."""
_JOBS_LEAST = 2
"""A single job is done by nobody sooner."""
MANY_CORES = 64


@dataclass(frozen=True, slots=True)
class Gain:
    """One change of one call.

    Attributes:
        call: its number.
        change: ``"chunk"``, ``"workers"``, ``"longest_first"`` or ``"threads"``; ``value``: the new number, or 0.
        before_s, after_s: what the call took, and would take.
    """

    call: int
    change: str
    value: int
    before_s: float
    after_s: float


@dataclass(frozen=True, slots=True)
class Bound:
    """How far a program that is watched can come (Amdahl 1967).

    Attributes:
        all_s: how long it took.
        serial_s: of that, what is outside of its calls.
        shared_s: of calls that were open at once, what their jobs compute on ``MANY_CORES``, or what the longest of
            them takes if that is more; of all such calls together.
    """

    all_s: float
    serial_s: float
    shared_s: float

    @property
    def speedup(self) -> float:
        """With so many cores it is no more times as fast."""
        return self.all_s / max(self.serial_s + self.shared_s, 1e-9)


class _Open(NamedTuple):
    """A call: from when to when, after the run's start; what its jobs computed, and what the longest of them took."""

    began_s: float
    ended_s: float
    computed_s: float
    longest_s: float


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What of a run could have been otherwise.

    Attributes:
        calls: those that can be replayed.
        gains: for each call the best change of each kind, where that gains a tenth of it and more; the largest first.
        bound: what the serial part bounds; None of a plan, or of a program that had nothing parallel. Nor is there one
            where a job was cut off, or none ended: nobody knows how much of them was left.
    """

    calls: Sequence[Recorded]
    gains: Sequence[Gain]
    bound: Bound | None


def otherwise(run: Run) -> Otherwise:
    """All of that, of a run that is over; of one that is planned and has not come to its end, nothing. Pure."""
    counts = run.trace.counts
    is_cut = run.outcome is Outcome.STALLED or counts[State.DONE] + counts[State.ERROR] < counts.sum()
    if (run.plan.watch is None and is_cut) or run.is_largely_unrecorded:
        return Otherwise((), (), None)
    windows = longest_windows(run)
    calls = recorded_calls(run, windows)
    return Otherwise(calls, _gains(run, calls), _bound(run, calls, windows[CALLS_MOST:]))


def _gains(run: Run, calls: Sequence[Recorded]) -> list[Gain]:
    found = []
    # Threads would call it as well, and nobody knows how long that takes side by side.
    has_initializer = any(each.kind == INITIALIZED for each in run.evidence)
    all_s = max(run.since_start_s(run.until_ns), 1e-9)
    for recorded in calls:
        if recorded.work.jobs < _JOBS_LEAST:
            continue
        best: dict[str, Gain] = {}
        for gain in _changes(recorded):
            if gain.change == THREADS and has_initializer:
                continue
            if gain.change not in best or gain.after_s < best[gain.change].after_s:
                best[gain.change] = gain
        least_s = max(_LEAST * recorded.measured_s, _LEAST_OF_RUN * all_s)
        found += [gain for gain in best.values() if gain.before_s - gain.after_s >= least_s]
    return sorted(found, key=lambda gain: gain.after_s - gain.before_s)


def _bound(run: Run, calls: Sequence[Recorded], others: Sequence[Window]) -> Bound | None:
    counts = run.trace.counts
    running = (lane.running for lane in run.trace.lanes)
    is_ended = any(span is not None and span.state is State.CANCELLED for span in running)
    if is_ended or counts[State.LOST] or counts[State.INTERRUPTED] or not (counts[State.DONE] or counts[State.ERROR]):
        return None
    if run.plan.watch is None or not run.calls() or not run.started_ns:
        return None
    open_s = [_of_window(run, window) for window in others] + [_of_recorded(recorded) for recorded in calls]
    return Bound(run.since_start_s(run.until_ns), serial_s(run), _side_by_side_s(open_s))


def _of_recorded(recorded: Recorded) -> _Open:
    cpu_s, wait_s = recorded.work.cpu_s[0], recorded.work.wait_s[0]
    ended_s = recorded.began_s + recorded.measured_s
    return _Open(recorded.began_s, ended_s, float(cpu_s.sum()), float((cpu_s + wait_s).max()))


def _of_window(run: Run, window: Window) -> _Open:
    length_s, began_s = window.length_ns / 1e9, run.since_start_s(window.from_ns)
    return _Open(began_s, began_s + length_s, length_s * min(window.workers, MANY_CORES), 0.0)


def _side_by_side_s(calls: Sequence[_Open]) -> float:
    """What those take at least that overlap, on ``MANY_CORES``; added up for all that follow each other."""
    found = computed_s = longest_s = until_s = 0.0
    for each in sorted(calls):
        if each.began_s >= until_s:
            found += max(computed_s / MANY_CORES, longest_s)
            computed_s = longest_s = 0.0
        computed_s, longest_s = computed_s + each.computed_s, max(longest_s, each.longest_s)
        until_s = max(until_s, each.ended_s)
    return found + max(computed_s / MANY_CORES, longest_s)


def _changes(recorded: Recorded) -> Iterator[Gain]:
    was = as_it_was(recorded)
    for change, value, assumed in _assumptions(recorded, was):
        after_s = replayed(recorded, assumed).elapsed_s
        yield Gain(recorded.call, change, value, recorded.measured_s, after_s)


def _assumptions(recorded: Recorded, was: Assumed) -> Iterator[tuple[str, int, Assumed]]:
    jobs = recorded.work.jobs
    if not recorded.is_started and recorded.how.carries:
        for chunk in sorted({1, pool_chunk(jobs, was.workers), math.ceil(jobs / was.workers)} - {was.chunk}):
            yield CHUNK, chunk, replace(was, chunk=chunk)
    waits = float(recorded.work.wait_s.sum()) > float(recorded.work.cpu_s.sum())
    for workers in sorted({recorded.cores, *([4 * recorded.cores, 16] if waits else [])} - {was.workers}):
        if workers < jobs and (workers > was.workers or not waits) and not recorded.takes_turns:
            yield WORKERS, workers, replace(was, workers=workers)
    yield LONGEST_FIRST, 0, replace(was, longest_first=True)
    if recorded.how.carries or recorded.is_started:
        yield THREADS, 0, replace(was, threads=True, chunk=1)
