"""The standard library's executor of threads: ``ThreadPoolExecutor(workers).map``."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..code import ELAPSED, Idiom, keywords
from ..cores import usable_cores
from ..language import mark
from .strategy import Carries, Pair, Setup, Strategy, Takes, Workers

_LIBRARYS_MOST = 32


class Threads(Strategy):
    """``ThreadPoolExecutor(workers).map``: all tasks in one process, which on most Pythons computes one at a time."""

    identifier = "threads"
    position = 60
    title = mark("Threads")
    summary = mark(
        "Flows inside one process: they wait side by side, and compute in turn while Python has its global lock."
    )
    by = "concurrent.futures.ThreadPoolExecutor"

    def __init__(self) -> None:
        self._executor: Any = None

    def default_workers(self, jobs: int) -> int:
        """Four more than there are usable cores and 32 at most, as the library has it."""
        return min(_LIBRARYS_MOST, usable_cores() + 4)

    def takes(self, options: Mapping[str, Any]) -> Takes:
        """Its map hands all over, and they are run meanwhile."""
        return Takes.ALL_AT_ONCE

    def prepare(self, setup: Setup) -> None:
        """Import the executor."""
        import concurrent.futures.thread  # noqa: F401

    def workers_are(self, options: Mapping[str, Any]) -> Workers:
        """Threads of the runner."""
        return Workers.THREADS

    def takes_initializer(self, options: Mapping[str, Any]) -> bool:
        """Each thread calls it when it begins."""
        return True

    def carries(self, setup: Setup) -> Carries:
        """Nothing: threads share all there is."""
        return Carries(items=False, results=False)

    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """Make the executor and map."""
        import concurrent.futures

        self._executor = concurrent.futures.ThreadPoolExecutor(setup.workers, **setup.initializing())
        return len(list(self._executor.map(call, pairs)))

    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """The executor, and its map."""
        arguments = filter(None, (keywords({"max_workers": setup.workers}), setup.initializing_code()))
        return Idiom(
            (("concurrent.futures", "ThreadPoolExecutor"),),
            (
                f"with ThreadPoolExecutor({', '.join(arguments)}) as executor:",
                f"    results = list(executor.map({function}, items))",
                f"    {ELAPSED}",
            ),
        )

    def tidy(self) -> None:
        """End the threads; what still waits is dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)


STRATEGY = Threads()
