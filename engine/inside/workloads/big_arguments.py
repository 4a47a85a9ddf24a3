"""Jobs that get much and give little."""

import zlib

from ..language import mark
from .workload import Need, Workload


def big_arguments(data: bytes) -> int:
    """The checksum of the data. Runs in a worker."""
    return zlib.crc32(data)


def _items(jobs: int, size: int) -> list[bytes]:
    # Objects of their own, and no two alike, so that nothing can send one for all.
    return [(index.to_bytes(4, "little") * (size // 4 + 1))[:size] for index in range(jobs)]


def _need(size: int) -> Need:
    # A checksum of about 1 GB/s, after the bytes were pickled, sent and unpickled; they are held at both ends.
    return Need(seconds=size * 3e-9, memory_bytes=size * 3)


WORKLOAD = Workload(
    identifier="big_arguments",
    position=50,
    title=mark("Big arguments"),
    lesson=mark("Each job's argument is copied to its worker, which takes longer than the computing."),
    size_meaning=mark("bytes sent to each job"),
    size_default=20_000_000,
    jobs_default=16,
    function=big_arguments,
    items=_items,
    need=_need,
)
