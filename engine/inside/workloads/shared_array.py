"""Jobs that each need a part of one large NumPy array."""

import importlib
from typing import Any

from ..language import mark
from .workload import Need, Workload

_NUMBER_BYTES = 8


def shared_array(job: tuple[Any, int, int]) -> int:
    """The sum of one of the equal parts of an array. Runs in a worker.

    Args:
        job: the whole array, the part's number from 0 on, and the number of parts.
    """
    array, part, parts = job
    start, stop = (len(array) * bound // parts for bound in (part, part + 1))
    return int(array[start:stop].sum())


def _items(jobs: int, size: int) -> list[tuple[Any, int, int]]:
    numpy = importlib.import_module("numpy")
    # Whole numbers, so that a sum is the same whatever the order of its additions.
    array = numpy.arange(size, dtype=numpy.int64)
    return [(array, part, jobs) for part in range(jobs)]


def _need(size: int) -> Need:
    # About 1 ns a number, should the array be pickled, sent and unpickled 8 ns; whoever sends it holds it at both ends.
    return Need(seconds=size * 10e-9, memory_bytes=size * _NUMBER_BYTES * 3)


WORKLOAD = Workload(
    identifier="shared_array",
    position=70,
    title=mark("Shared array"),
    lesson=mark("All jobs need one NumPy array: joblib shares it from a file, a pool sends a copy to every job."),
    size_meaning=mark("numbers of 8 bytes in the array"),
    size_default=10_000_000,
    jobs_default=8,
    function=shared_array,
    items=_items,
    need=_need,
)
