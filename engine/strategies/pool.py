"""A pool of processes: ``multiprocessing.Pool(workers).map``."""

from collections.abc import Callable
from typing import Any

from .strategy import START_METHOD, Pair, Setup, context


class Pool:
    """``Pool(workers).map(function, items)``; closing the pool is not part of the time, as in the tutorial."""

    identifier = "pool"
    position = 30
    title = "Pool"
    summary = "A fixed number of processes that take the jobs in turn and are used again."
    options = (START_METHOD,)
    takes_workers = True

    def __init__(self) -> None:
        self._pool: Any = None

    def default_workers(self, jobs: int) -> int:
        """Two, as in the tutorial."""
        return 2

    def prepare(self, setup: Setup) -> None:
        """Import the pool."""
        import multiprocessing.pool  # noqa: F401

        context(setup)

    def run(self, call: Callable[[Pair], Any], pairs: list[Pair], setup: Setup) -> None:
        """Make the pool and map."""
        self._pool = context(setup).Pool(setup.workers)
        self._pool.map(call, pairs)

    def tidy(self) -> None:
        """End the pool's processes."""
        if self._pool is not None:
            self._pool.terminate()
            self._pool.join()


STRATEGY = Pool()
