"""Very many jobs that are over at once."""

from ..language import mark
from .workload import Need, Workload


def tiny(job: tuple[int, int]) -> int:
    """The sum of ``size`` whole numbers from the job's own on. Runs in a worker."""
    first, size = job
    return sum(range(first, first + size))


def _items(jobs: int, size: int) -> list[tuple[int, int]]:
    return [(index, size) for index in range(jobs)]


def _need(size: int) -> Need:
    # About 15 ns a number, and half a microsecond for the call.
    return Need(seconds=0.5e-6 + size * 15e-9, memory_bytes=0)


WORKLOAD = Workload(
    identifier="tiny",
    position=30,
    title=mark("Tiny jobs"),
    lesson=mark("Sending a job costs more than doing it: the plain loop wins, unless jobs travel in large chunks."),
    size_meaning=mark("numbers to add in each job"),
    size_default=10,
    jobs_default=20_000,
    function=tiny,
    items=_items,
    need=_need,
)
