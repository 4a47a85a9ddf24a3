"""What the jobs of a call took, and what handing them over did, out of the records."""

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ...inside.data_class import dataclass
from ...inside.records.evidence import MADE
from ...inside.strategies import Workers, strategies
from ...inside.strategies.pool import pool_chunk
from ...prediction.handing import Handing
from ...prediction.work import Work
from ...trace.calls import Call
from ...trace.making import making_of
from ...trace.run import Run
from ..breakdown import most_handing_ns
from ..machine import cores_of
from ..own_time import takes_turns
from ..reference import Site, site
from ..slots import slots_of
from ..spans import Spans, spans_of
from ..stretches import Window, windows_of
from ..taking_turns import turns_of

_LOCK_FULL = 0.8
"""Threads that keep a core busy for more of the time than this wait for Python's lock, and not for anything else."""
_PROCESS = "multiprocessing.Process"
_OF_EACH = (_PROCESS, "pytest-xdist")
"""What has a call for each of its workers."""
_POOLS_OWN = ("multiprocessing.Pool.map", "multiprocessing.Pool.starmap", "multiprocessing.pool.ThreadPool.map")


@dataclass(frozen=True, slots=True, eq=False)
class Recorded:
    """A call that can be replayed.

    Attributes:
        call: its number.
        work: its jobs in their order, one list of them.
        tasks: their indices in the run.
        held_s: how long each waited for a core beyond what its like want of the cores: other programs had it.
        how: how they were handed over; its workers and chunk size are those of the call.
        each_s: how much later each further worker was ready.
        is_started: a process was started for each job.
        cores: how many it had; where nobody knows, as many as workers.
        measured_s: how long it took.
        began_s: when it began, after the run's start.
        takes_turns: its jobs seem to wait for each other.
        made_s: of that, its items were being made, as it took them.
    """

    call: int
    work: Work
    tasks: "NDArray[np.int64]"
    held_s: "NDArray[np.float64]"
    how: Handing
    each_s: float
    is_started: bool
    cores: int
    measured_s: float
    began_s: float
    takes_turns: bool = False
    made_s: float = 0.0


CALLS_MOST = 20
"""Of more calls no more are looked at."""


def recorded_calls(run: Run, windows: Sequence[Window] | None = None) -> list[Recorded]:
    """The longest calls of a run that is over whose jobs have ended, the longest first; one of a plan.

    ``windows``: its longest ones, where somebody has them already.
    """
    found = []
    for window in (longest_windows(run) if windows is None else windows)[:CALLS_MOST]:
        spans = spans_of(run, slots_of(run, window))
        if len(spans.task) and not spans.is_open.any() and window.length_ns:
            found.append(_recorded(run, window, spans))
    return found


def longest_windows(run: Run) -> list[Window]:
    """Those of its calls, the longest first.

    Processes that one line starts soon after each other are one call: a process for each job. So are xdist's workers.
    """
    alone, started = [], dict[Site, list[Window]]()
    for window in windows_of(run):
        call = run.call(window.call)
        if run.plan.watch is not None and call.by in _OF_EACH:
            started.setdefault(site(call), []).append(window)
        else:
            alone.append(window)
    joined = (each for windows in started.values() for each in _joined(windows))
    return sorted((*alone, *joined), key=lambda window: -window.length_ns)


def _joined(windows: list[Window]) -> Iterator[Window]:
    """Each group of those that overlap, or follow each other soon, as one that has as many workers as were at work at
    once.
    """
    group: list[Window] = []
    for window in sorted(windows, key=lambda window: window.from_ns):
        soon_ns = max((each.length_ns for each in group), default=0)
        if group and window.from_ns > max(each.to_ns for each in group) + soon_ns:
            yield _as_one(group)
            group = []
        group.append(window)
    if group:
        yield _as_one(group)


def _as_one(group: list[Window]) -> Window:
    changes = sorted((at, by) for each in group for at, by in ((each.from_ns, 1), (each.to_ns, -1)))
    stretches = tuple(stretch for each in group for stretch in each.stretches)
    most = max(itertools.accumulate(by for _, by in changes))
    to_ns = max(each.to_ns for each in group)
    return Window(max(most, 1), group[0].from_ns, to_ns, stretches, group[0].call)


def _recorded(run: Run, window: Window, spans: Spans) -> Recorded:
    call = run.call(window.call)
    order = np.argsort(spans.task, kind="stable")
    took = spans.took / 1e9
    queued = np.clip(np.nan_to_num(spans.queued) / 1e9, 0.0, took)
    cpu = np.where(np.isfinite(spans.cpu), np.clip(spans.cpu / 1e9, 0.0, took - queued), took - queued)
    wait = took - queued - cpu
    is_locked = takes_turns(run)
    if is_locked and cpu.sum() > _LOCK_FULL * window.length_ns / 1e9:
        wait = np.zeros_like(wait)
    nothing = np.zeros_like(cpu)
    columns = (cpu, wait, nothing, spans.messages_before / 1e9, spans.bytes_before.astype(np.float64), *[nothing] * 3)
    work = Work(len(order), *(column[order][None, :] for column in columns))
    ready, each = _ready_s(window, spans)
    chunk = _chunk(run, call, len(order), window.workers)
    # What is more than handing over takes was for the main process, or for other programs: no other way changes that.
    gaps = np.minimum(spans.started - spans.before - spans.messages_before, most_handing_ns(spans)) / 1e9
    between = ~spans.is_first
    brought = between & (spans.bytes_before > 0)
    how = Handing(
        workers=window.workers,
        chunk=chunk,
        start_s=ready,
        message_s=_median(gaps[brought] if brought.any() else gaps[between]) / 2,
        job_s=_median(gaps[between & ~brought]) if brought.any() else 0.0,
        carries=bool((spans.bytes_before > 0).any()),
        in_turn=1.0 if is_locked else 0.0,
    )
    is_started = run.plan.strategy == "process" or call.by == _PROCESS
    cores = cores_of(run) if run.python is not None else window.workers
    began_s = run.since_start_s(window.from_ns)
    crowd = max(window.workers / max(cores, 1) - 1.0, 0.0)
    held = np.maximum(queued - crowd * cpu, 0.0)[order]
    return Recorded(
        call=window.call, work=work, tasks=spans.task[order], held_s=held, how=how, each_s=each, is_started=is_started,
        cores=max(cores, 1), measured_s=window.length_ns / 1e9, began_s=began_s,
        takes_turns=turns_of(spans.started, spans.ended, window.workers) is not None,
        made_s=_made_s(run, window),
    )  # fmt: skip


def _made_s(run: Run, window: Window) -> float:
    """How long its items were being made within the call; 0 where nobody knows of which call they are."""
    making, _ = making_of(run.checked)
    if len(making):
        return float(making.within(*np.array([[window.from_ns], [window.to_ns]]))[0]) / 1e9
    pid = run.call(window.call).pid
    if sum(call.pid == pid for _, call in run.calls()) > 1:
        return 0.0
    took_s = (each.values["us"] / 1e6 for each in run.evidence if each.kind == MADE and each.pid == pid)
    return min(max(took_s, default=0.0), window.length_ns / 1e9)


def _ready_s(window: Window, spans: Spans) -> tuple[float, float]:
    """When the first worker began its first job, and how much later each further one did, in seconds."""
    firsts = np.sort(spans.started[spans.is_first] - window.from_ns) / 1e9
    each = float(firsts[-1] - firsts[0]) / (len(firsts) - 1) if len(firsts) > 1 else 0.0
    shortest = float(np.median(spans.took)) / 1e9
    return float(firsts[0]), each if each < shortest else 0.0  # later than that, it had nothing to do before


def _chunk(run: Run, call: Call, jobs: int, workers: int) -> int:
    if call.chunksize:
        return call.chunksize
    way = strategies().get(run.plan.strategy)
    if way is not None and way.workers_are(run.plan.options) is not Workers.PROCESSES:
        return 1
    return pool_chunk(jobs, workers) if call.by in _POOLS_OWN else 1


def _median(seconds: "NDArray[np.float64]") -> float:
    return max(float(np.median(seconds)), 0.0) if len(seconds) else 0.0
