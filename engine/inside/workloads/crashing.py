"""Jobs of which one takes its process down, as a fault in a library written in C does."""

import contextlib
import importlib
import os
import signal

from ..language import mark
from .workload import Need, Workload


def crashing(job: tuple[int, int, bool]) -> int:
    """The sum of the first squares, times the job's number; one job ends its process instead. Runs in a worker."""
    number, size, crashes = job
    if crashes:
        _crash()
    return number * sum(i * i for i in range(size))


def _crash() -> None:
    # What is shown is how a process dies; its memory need not be written to the disk.
    with contextlib.suppress(ImportError, OSError, ValueError):
        resource = importlib.import_module("resource")
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    # It reaches the calling thread before it returns, which os.kill does not promise; Windows knows it too.
    signal.raise_signal(signal.SIGSEGV)
    os.abort()  # somebody has a handler for the first


def _items(jobs: int, size: int) -> list[tuple[int, int, bool]]:
    return [(index + 1, size, index == jobs // 2) for index in range(jobs)]


def _need(size: int) -> Need:
    # About 50 ns a number.
    return Need(seconds=size * 50e-9, memory_bytes=0)


WORKLOAD = Workload(
    identifier="crashing",
    position=100,
    title=mark("Crashing job"),
    lesson=mark(
        "One job kills its process: some strategies lose only that job, some lose all, and a pool waits forever."
    ),
    size_meaning=mark("numbers to square in each job"),
    size_default=2_000_000,
    jobs_default=8,
    function=crashing,
    items=_items,
    need=_need,
)
