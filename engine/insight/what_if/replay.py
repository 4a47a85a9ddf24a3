"""The jobs of a call, handed over under other assumptions: a prediction, with what it rests on."""

from dataclasses import replace

import numpy as np

from ...inside.data_class import dataclass
from ...prediction.handing import handed
from ...prediction.schedule import Schedule
from ...prediction.starting import started
from ...prediction.work import Nature
from .recorded import Recorded

_THREADS_MESSAGE_S = 30e-6
"""What handing a job to a thread takes at most, on machines of today."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """What is other than it was.

    Attributes:
        workers, chunk, cores: how many.
        longest_first: the jobs are given in the order of how long they take.
        faster: how many times as fast jobs are handed over.
        threads: the workers are threads of one process, which compute in turn.
    """

    workers: int
    chunk: int
    cores: int
    longest_first: bool = False
    faster: float = 1.0
    threads: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """Some jobs that follow each other on a worker: from when to when, after the start of the run, in seconds."""

    worker: int
    begin_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Replayed:
    """What it would come to.

    Attributes:
        elapsed_s: how long the call would take.
        fit: how many times as long as the replay of the call as it was, the call itself took: near 1 where the replay
            is right. The prediction is corrected by it. For other cores, the replay has what other programs had of
            these.
        bars: who would do what when.
    """

    elapsed_s: float
    fit: float
    bars: tuple[Bar, ...]


def as_it_was(recorded: Recorded) -> Assumed:
    """The assumptions under which nothing is other than it was."""
    return Assumed(recorded.how.workers, recorded.how.chunk, recorded.cores)


def replayed(recorded: Recorded, assumed: Assumed) -> Replayed:
    """Hand the jobs over anew. Takes some milliseconds, and for many jobs some tens of them."""
    was = as_it_was(recorded)
    # Other cores are free ones: what other programs had of these says nothing of them.
    before = _schedule(recorded if assumed.cores == was.cores else _held_up(recorded), was)
    fit = recorded.measured_s / max(float(before.elapsed_s[0]), 1e-9)
    schedule = _schedule(recorded, assumed)
    bars = [
        Bar(int(worker), recorded.began_s + float(begin_s) * fit, recorded.began_s + float(end_s) * fit)
        for worker, begin_s, end_s in zip(schedule.worker[0], schedule.begin_s[0], schedule.end_s[0], strict=True)
    ]
    # However the jobs are handed over, their items have to be made.
    return Replayed(max(float(schedule.elapsed_s[0]) * fit, recorded.made_s), fit, tuple(bars))


def _held_up(recorded: Recorded) -> Recorded:
    """The same with jobs that waited as long as other programs had their cores."""
    work = recorded.work
    return replace(recorded, work=replace(work, wait_s=work.wait_s + recorded.held_s))


def _schedule(recorded: Recorded, assumed: Assumed) -> Schedule:
    work = recorded.work
    if assumed.longest_first:
        work = work.ordered(np.argsort(-(work.cpu_s + work.wait_s)[0], kind="stable"))
    was = recorded.how
    start_s = was.start_s + recorded.each_s * (assumed.workers - 1)
    how = replace(
        was,
        workers=max(assumed.workers, 1),
        chunk=max(assumed.chunk, 1),
        start_s=0.0 if assumed.threads else start_s,
        message_s=(_threads_message_s(recorded) if assumed.threads else was.message_s) / assumed.faster,
        job_s=was.job_s / assumed.faster,
        carries=was.carries and not assumed.threads and np.isfinite(assumed.faster),
        in_turn=1.0 if assumed.threads else was.in_turn,
    )
    if recorded.is_started and not assumed.threads:
        each_s = max(recorded.each_s, was.start_s) / assumed.faster
        return started(work, replace(how, start_s=0.0, message_s=each_s), Nature(), assumed.cores)
    return handed(work, how, Nature(), assumed.cores)


def _threads_message_s(recorded: Recorded) -> float:
    return _THREADS_MESSAGE_S if recorded.is_started else min(recorded.how.message_s, _THREADS_MESSAGE_S)
