"""The tasks' own time: computing, waiting for a core, for Python's lock, or for something else."""

import numpy as np
from numpy.typing import NDArray

from ..inside.records.facts import CPU, fact
from ..inside.strategies import Workers, strategies
from ..long_work import part, reached
from ..model.alone import Alone
from ..trace.fact_columns import FactColumns
from ..trace.run import Run
from .demand import unavoidable_ns
from .machine import Machine
from .slots import Slots
from .spans import Spans

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
QUEUES = ("own_queue", "others", "this_program")
"""The parts that waited for a core, by whom it was taken: the run itself, other programs, and the one that shows it."""
# Threads that take turns at the lock keep one core at work; beyond the first share they surely do.
_LOCK_FULL, _LOCK_FREE = 0.9, 0.5
_TAKES_PART_FROM = 0.1  # of what its own threads have computed
_BY_OTHERS_FROM = 0.5  # so much of a job's CPU time was that of threads and processes of its own, for which it waits


def alone_of(run: Run) -> Alone | None:
    """What a plain loop has shown; None of one that did not finish, or of whose tasks nothing was measured."""
    took_ns = cpu_ns = waiting_ns = 0.0
    count = 0
    if run.finished_s is None:
        return None
    for lane in run.trace.outermost:
        took, cpu, queued = measured(np.diff(lane.column("busy_ns"), prepend=0).astype(np.float64), lane.facts)
        took_ns += float(took.sum())
        cpu_ns += float(cpu.sum())
        waiting_ns += float((took - cpu - queued).sum())
        count += len(took)
    return Alone(count, cpu_ns / 1e9, waiting_ns / 1e9) if count else None


def own_time(run: Run, slots: Slots, spans: Spans, machine: Machine, alone: Alone | None) -> dict[str, float]:
    """The parts of the time that ended tasks took, in ns. Who is stopped waits for nothing, and computes nothing.

    ``alone``: what they take alone; None where nobody knows.
    """
    ended = ~spans.is_open
    took, cpu, queued, is_told = _known(spans.took[ended].astype(np.float64), spans.cpu[ended], spans.queued[ended])
    computed, waited = float(cpu.sum()), float((took - cpu - queued).sum())
    halted = slots.stopped_within(spans.lane[ended], spans.started[ended], spans.ended[ended])
    suspended = float(np.minimum(halted, took - cpu - queued).sum())
    waited -= suspended
    reached(0.1)
    wants = (cpu + queued) / np.maximum(took, 1.0)
    started, stopped = spans.started[ended], spans.ended[ended]
    with part(0.2, 0.9):
        own = _unavoidable_ns(spans, wants, cpu / np.maximum(took, 1.0), machine.cores)
    in_queue = float(queued.sum())
    # What nobody measured is told by what other programs had of the cores while these computed.
    slowed = 1.0 / max(1.0 - machine.others_share, 0.05) - 1.0
    if not is_told:
        in_queue = min(waited, own + computed * slowed)
        waited -= in_queue
    else:  # of a job that waits for its own threads, these wait for a core, unmeasured
        its = spans.inner[ended] > _BY_OTHERS_FROM * cpu
        unmeasured = min(float((took - cpu - queued)[its].sum()), float(cpu[its].sum()) * slowed, waited)
        in_queue += unmeasured
        waited -= unmeasured
    own = 0.0 if machine.is_elsewhere else min(own, in_queue)  # nobody knows of which hosts' cores
    own += (in_queue - own) * machine.beside_of_rest
    ours = (in_queue - own) * machine.own_of_foreign
    locked = _locked(run, waited, (started, stopped, wants), alone) if waited > 0 else 0.0
    locked = max(locked - beside_lock_ns(run, machine, _length_ns(slots), computed), 0.0)
    slower = max(computed - alone.cpu_s * 1e9 * len(took) / alone.tasks, 0.0) if alone is not None else 0.0
    slower = min(slower, computed)
    return {
        "computing": computed - slower,
        "slower": slower,
        "own_queue": own,
        "others": in_queue - own - ours,
        "this_program": ours,
        "gil": locked,
        "waiting": waited - locked,
        "suspended": suspended,
    }


def _unavoidable_ns(spans: Spans, wants: Floats, gets: Floats, cores: int) -> float:
    """How long the ended tasks, of which each ``wants`` and ``gets`` as much, waited for a core because of each other.

    Threads of a task's own want a core when it does, and wait as it does; but their waiting is none of its worker's.
    """
    ended = ~spans.is_open
    lanes = int(spans.lane[-1]) + 1 if len(spans.lane) else 0
    took, inner = spans.took[ended], spans.inner[ended]
    if lanes <= cores and not inner.any():
        return 0.0
    busy = np.maximum(np.nan_to_num(spans.busy_cores[ended]), gets)
    reached(0.1)
    by_itself = busy * took - inner
    takes_part = by_itself > _TAKES_PART_FROM * inner  # it does not only wait for them
    reached(0.2)
    threads = np.where(takes_part, busy * took / np.maximum(by_itself, 1.0), np.maximum(busy, 1.0))
    with part(0.3, 1.0):
        all_ns = unavoidable_ns(spans.started[ended], spans.ended[ended], wants * threads, busy, cores)
    all_want = float((took * wants * threads).sum())
    return all_ns * float((took * wants).sum()) / all_want if all_want else 0.0


def _locked(run: Run, waited: float, tasks: "tuple[Integers, Integers, Floats]", alone: Alone | None) -> float:
    """How much of what threads waited was for the lock of Python, which lets one of them compute, in ns."""
    if not takes_turns(run):
        return 0.0
    started, ended, wants = tasks
    full = _mean_demand(started, ended, wants)
    held = min(max((full - _LOCK_FREE) / (_LOCK_FULL - _LOCK_FREE), 0.0), 1.0)
    if alone is not None and held:
        return max(waited - alone.waiting_s * 1e9 * len(started) / alone.tasks, 0.0)
    return waited * held


def _length_ns(slots: Slots) -> int:
    return int(slots.to_ns.max() - slots.from_ns.min()) if len(slots.to_ns) else 0


def beside_lock_ns(run: Run, machine: Machine, length_ns: int, computed_ns: float) -> float:
    """How long threads of the workers' process computed that are no workers, at the least, in ns: those of a library
    that has let go of Python's lock, beyond the one core that all who hold it have together.
    """
    return max(machine.workers * length_ns - max(computed_ns, length_ns), 0.0) if takes_turns(run) else 0.0


def _mean_demand(started: Integers, ended: Integers, wants: Floats) -> float:
    """How many of the tasks wanted to compute at a time, on average over the time in which any ran."""
    length = float(ended.max() - started.min()) if len(ended) else 0.0
    return float(((ended - started) * wants).sum()) / length if length else 0.0


def takes_turns(run: Run) -> bool:
    """Whether its workers are threads of which Python's lock lets one compute at a time."""
    return run.python is not None and run.python.gil and has_threads(run)


def has_threads(run: Run) -> bool:
    """Whether its workers are threads of one process."""
    if run.plan.watch is None:
        return strategies()[run.plan.strategy].workers_are(run.plan.options) is Workers.THREADS
    return run.process_count() < len(run.trace.workers)


def _known(took: Floats, cpu: Floats, queued: Floats) -> "tuple[Floats, Floats, Floats, bool]":
    """Times that go together, and whether waiting for a core was measured. A task without is taken to have computed."""
    is_told = bool(np.isfinite(queued).any())
    cpu = np.where(np.isfinite(cpu), np.clip(cpu, 0.0, took), took)
    return took, cpu, np.clip(np.nan_to_num(queued), 0.0, took - cpu), is_told


def measured(took: Floats, facts: FactColumns, at: "Integers | slice" = slice(None)) -> "tuple[Floats, Floats, Floats]":
    """How long some spans took, computed and waited for a core, in ns; those ``at`` these places among the facts."""
    took, cpu, queued, _ = _known(took, facts.numbers(CPU)[at], facts.numbers(fact("queued"))[at])
    return took, cpu, queued
