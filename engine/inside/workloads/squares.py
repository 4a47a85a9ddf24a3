"""The tutorial's job: the sum of the first squares, from a list that is made for it."""

from ..language import mark
from .workload import Need, Workload


def squares(size: int) -> int:
    """``sum([i ** 2 for i in range(size)])``, as the tutorial has it. Runs in a worker."""
    return sum([i**2 for i in range(size)])


def _items(jobs: int, size: int) -> list[int]:
    return [size] * jobs


def _need(size: int) -> Need:
    # About 80 ns an element, and a list slot of 8 bytes with an int of 32.
    return Need(seconds=size * 80e-9, memory_bytes=size * 40)


WORKLOAD = Workload(
    identifier="squares",
    position=10,
    title=mark("Sum of squares"),
    lesson=mark("Pure computing, all jobs of equal length: as many processes as cores are fastest."),
    size_meaning=mark("numbers to square in each job"),
    size_default=10_000_000,
    function=squares,
    items=_items,
    need=_need,
)
