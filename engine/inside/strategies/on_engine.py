"""Strategies on an engine with a scheduler of its own, Dask or Ray, to whose workers the jobs travel in chunks."""

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

from ..cores import usable_cores
from ..language import mark
from .option import Option
from .strategy import Carries, Pair, Setup, Strategy

CHUNKSIZE = Option(
    key="chunksize",
    title=mark("Jobs per chunk"),
    least=1,
    default="1",
    explanation=mark(
        "How many jobs travel together: each journey takes some milliseconds, which larger chunks share; what is lost "
        "with a worker is run again by the chunk."
    ),
)
CHUNKS = """\
def chunks(items, chunksize):
    items = list(items)
    return [items[first : first + chunksize] for first in range(0, len(items), chunksize)]"""
CHUNK = """\
def work(chunk):
    return [{function}(item) for item in chunk]"""


class OnEngine(Strategy):
    """What they have in common."""

    waits_for_all = False

    def default_workers(self, jobs: int) -> int:
        """As many as usable cores."""
        return usable_cores()

    def reruns(self, options: Mapping[str, Any]) -> bool:
        """It does, three times unless it is told otherwise."""
        return True

    def carries(self, setup: Setup) -> Carries:
        """Both ways."""
        return Carries(items=True, results=True)


def chunked(pairs: "Iterable[Pair]", chunksize: int) -> "list[list[Pair]]":
    """The tasks in chunks, the last of which may be shorter."""
    left = iter(pairs)
    return list(iter(lambda: list(itertools.islice(left, chunksize)), []))
