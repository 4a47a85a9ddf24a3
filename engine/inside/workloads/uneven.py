"""Jobs of uneven length: each is longer than the one before it."""

from ..language import mark
from .workload import Need, Workload


def uneven(length: int) -> int:
    """The sum of the first ``length`` squares, without a list. Runs in a worker."""
    return sum(i * i for i in range(length))


def _items(jobs: int, size: int) -> list[int]:
    return [size * (index + 1) // jobs for index in range(jobs)]


def _need(size: int) -> Need:
    # About 50 ns a number; half as many on average as in the longest job.
    return Need(seconds=size * 25e-9, memory_bytes=0)


WORKLOAD = Workload(
    identifier="uneven",
    position=20,
    title=mark("Uneven lengths"),
    lesson=mark("Each job is longer than the one before: chunks cut in advance leave workers idle at the end."),
    size_meaning=mark("numbers to square in the longest job"),
    size_default=5_000_000,
    jobs_default=16,
    function=uneven,
    items=_items,
    need=_need,
)
