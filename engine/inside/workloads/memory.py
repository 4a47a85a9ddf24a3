"""Jobs that need much memory at once."""

from ..language import mark
from .workload import Need, Workload

_MB = 1_000_000
_PAGE_BYTES = 4_096


def memory(size: int) -> int:
    """Take ``size`` MB, write to every page of them, and return how many pages there are. Runs in a worker.

    Raises:
        MemoryError: there is not so much.
    """
    block = bytearray(size * _MB)
    # What was never written to is no memory yet, only the promise of it.
    for at in range(0, len(block), _PAGE_BYTES):
        block[at] = 1
    return block.count(1)


def _items(jobs: int, size: int) -> list[int]:
    return [size] * jobs


def _need(size: int) -> Need:
    # About 250 pages a MB, and 1 µs a page.
    return Need(seconds=size * 0.3e-3, memory_bytes=size * _MB)


WORKLOAD = Workload(
    identifier="memory",
    position=80,
    title=mark("Much memory"),
    lesson=mark("Every worker needs its own memory at the same time: workers × size has to fit into the machine."),
    size_meaning=mark("megabytes in each job"),
    size_default=300,
    jobs_default=8,
    function=memory,
    items=_items,
    need=_need,
)
