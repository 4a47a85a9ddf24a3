"""Jobs that get little and give much."""

from ..language import mark
from .workload import Need, Workload


def big_results(job: tuple[int, int]) -> bytes:
    """So many bytes, which begin with the job's own number. Runs in a worker."""
    index, size = job
    return (index.to_bytes(4, "little") * (size // 4 + 1))[:size]


def _items(jobs: int, size: int) -> list[tuple[int, int]]:
    return [(index, size) for index in range(jobs)]


def _need(size: int) -> Need:
    # Made at about 2 GB/s, then pickled, sent and unpickled; they are held at both ends.
    return Need(seconds=size * 3e-9, memory_bytes=size * 3)


WORKLOAD = Workload(
    identifier="big_results",
    position=60,
    title=mark("Big results"),
    lesson=mark("Each result is copied back from its worker, one after the other: return less, or leave it in a file."),
    size_meaning=mark("bytes returned by each job"),
    size_default=20_000_000,
    jobs_default=16,
    function=big_results,
    items=_items,
    need=_need,
)
