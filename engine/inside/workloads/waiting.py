"""Jobs that wait, as for a disk or a server, and compute nothing."""

import time

from ..language import mark
from .workload import Need, Workload


def waiting(job: tuple[int, int]) -> int:
    """Sleep for the job's milliseconds, and return its number. Runs in a worker."""
    number, milliseconds = job
    time.sleep(milliseconds / 1_000)
    return number


def _items(jobs: int, size: int) -> list[tuple[int, int]]:
    return [(number, size) for number in range(1, jobs + 1)]


def _need(size: int) -> Need:
    # Time on the clock, not of a core; so the whole is less than it seems where there are more workers than cores.
    return Need(seconds=size / 1_000, memory_bytes=0)


WORKLOAD = Workload(
    identifier="waiting",
    position=40,
    title=mark("Waiting"),
    lesson=mark("Waiting takes no core: more workers than cores pay off, and threads are the cheapest of them."),
    size_meaning=mark("milliseconds to wait in each job"),
    size_default=200,
    jobs_default=20,
    function=waiting,
    items=_items,
    need=_need,
)
