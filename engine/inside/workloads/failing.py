"""Jobs of which some raise an error."""

from ..language import mark
from .workload import Need, Workload

_EACH = 4


def failing(job: tuple[int, int]) -> int:
    """The sum of the first squares, times the job's number; every fourth job fails. Runs in a worker.

    Raises:
        ValueError: the job is a fourth one, whenever it is run.
    """
    number, size = job
    found = number * sum(i * i for i in range(size))
    if number % _EACH == 0:
        raise ValueError(f"job {number} fails, as every fourth does")
    return found


def _items(jobs: int, size: int) -> list[tuple[int, int]]:
    return [(number, size) for number in range(1, jobs + 1)]


def _need(size: int) -> Need:
    # About 50 ns a number.
    return Need(seconds=size * 50e-9, memory_bytes=0)


WORKLOAD = Workload(
    identifier="failing",
    position=90,
    title=mark("Failing jobs"),
    lesson=mark("Every fourth job raises an error: what becomes of the others depends on the strategy."),
    size_meaning=mark("numbers to square in each job"),
    size_default=2_000_000,
    jobs_default=16,
    function=failing,
    items=_items,
    need=_need,
)
