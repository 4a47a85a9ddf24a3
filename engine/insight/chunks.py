"""Chunks, as their messages brought them: the longest jobs, where one chunk held several of them."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..long_work import reached
from ..trace.lane import Lane
from ..trace.run import Run

Integers = NDArray[np.int64]
_CHUNK_BITS = 32
_LONG_FROM = 0.5  # of the longest job's time
_JOBS_LEAST = 2


@dataclass(frozen=True, slots=True)
class LongChunk:
    """The longest jobs of a run, all of which one message brought to one worker: its number, the jobs, and how many
    the message brought in all.
    """

    worker: int
    tasks: tuple[int, ...]
    size: int


def long_chunk(run: Run) -> LongChunk | None:
    """The chunk that held the longest jobs of a call: at least two, all more than half as long as the longest.

    None where none did; of several calls it is that of the most jobs. Pure; any thread.
    """
    lanes = [lane for lane in run.trace.outermost if len(lane)]
    if not lanes:
        return None
    took = np.concatenate([np.diff(lane.column("busy_ns"), prepend=0) for lane in lanes])
    chunk = np.concatenate([_chunks(lane) + (at << _CHUNK_BITS) for at, lane in enumerate(lanes)])
    reached(0.3)
    task = np.concatenate([lane.column("task") for lane in lanes])
    belongs = run.trace.tasks.belongs_as_columns()
    call = belongs["call"][task] if belongs is not None else np.zeros(len(task), np.int64)
    found = [_of_call(lanes, took[its], chunk[its], task[its]) for its in _groups(call)]
    return max((each for each in found if each is not None), key=lambda each: len(each.tasks), default=None)


def _of_call(lanes: Sequence[Lane], took: Integers, chunk: Integers, task: Integers) -> LongChunk | None:
    reached(0.6)
    order = np.argsort(-took, kind="stable")
    order = order[took[order] >= _LONG_FROM * took[order[0]]]
    first = int(chunk[order[0]])
    others = np.flatnonzero(chunk[order] != first)
    held = order[: int(others[0])] if len(others) else order
    is_known = first & (1 << _CHUNK_BITS) - 1
    if not is_known or len(held) < _JOBS_LEAST or len(held) == len(took):
        return None
    size = int(np.count_nonzero(chunk == first))
    return LongChunk(lanes[first >> _CHUNK_BITS].worker, tuple(sorted(task[held].tolist())), size)


def _groups(keys: Integers) -> Iterator[Integers]:
    """The places of each key's entries."""
    order = np.argsort(keys, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(keys[order])) + 1)


def _chunks(lane: Lane) -> Integers:
    """For each span of a lane the number of the message that brought it, from 1 on; 0: nobody knows."""
    brought = np.searchsorted(lane.traffic.received["before"], np.arange(len(lane)), "right")
    return brought.astype(np.int64)
