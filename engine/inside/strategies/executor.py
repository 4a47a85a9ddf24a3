"""The standard library's executor of processes: ``ProcessPoolExecutor(workers).map``."""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..code import ELAPSED, Idiom, keywords
from ..cores import usable_cores
from ..language import mark
from ..problem import PlanError
from ..problems.options import Excludes, NeedsPython
from . import inner_threads
from .inner_threads import INNER_THREADS
from .option import Option
from .strategy import START_METHOD, Carries, Pair, Setup, Strategy, Takes, context, context_code, forks

_CHUNKSIZE = Option(
    key="chunksize",
    title=mark("Jobs per chunk"),
    least=1,
    default="1",
    explanation=mark(
        "How many jobs travel together to a worker: with 1 each pays for its own journey, larger chunks share it."
    ),
)
_MAX_TASKS_PER_CHILD = Option(
    key="max_tasks_per_child",
    title=mark("Chunks per process"),
    least=1,
    default=mark("no limit"),
    explanation=mark(
        "After so many chunks a worker is replaced by a fresh process; this needs Python 3.11, and spawn or forkserver."
    ),
)


class Executor(Strategy):
    """``ProcessPoolExecutor(workers).map``; shutting it down is not part of the time, as with the pool."""

    identifier = "executor"
    position = 40
    title = mark("Process executor")
    summary = mark("ProcessPoolExecutor of concurrent.futures: a pool that notices when a worker dies.")
    by = "concurrent.futures.ProcessPoolExecutor"
    options = (START_METHOD, _CHUNKSIZE, _MAX_TASKS_PER_CHILD, INNER_THREADS)

    def __init__(self) -> None:
        self._executor: Any = None

    def default_workers(self, jobs: int) -> int:
        """As many as usable cores, as the library has it."""
        return usable_cores()

    def check(self, options: Mapping[str, Any]) -> None:
        """A forked worker cannot be replaced (concurrent.futures refuses it, for fear of forking with threads)."""
        if options.get(START_METHOD.key) == "fork" and _MAX_TASKS_PER_CHILD.key in options:
            raise PlanError(Excludes(first="start_method fork", second=_MAX_TASKS_PER_CHILD.key))

    def takes_initializer(self, options: Mapping[str, Any]) -> bool:
        """Each process calls it when it begins."""
        return True

    def chunk_size(self, options: Mapping[str, Any], jobs: int, workers: int) -> int | None:
        """One, where it is not told."""
        return int(options.get(_CHUNKSIZE.key, 1))

    def takes(self, options: Mapping[str, Any]) -> Takes:
        """Its map hands all over, and they are run meanwhile."""
        return Takes.ALL_AT_ONCE

    def prepare(self, setup: Setup) -> None:
        """Import the executor."""
        import concurrent.futures.process  # noqa: F401

        if _MAX_TASKS_PER_CHILD.key in setup.options and sys.version_info < (3, 11):
            raise PlanError(NeedsPython(key=_MAX_TASKS_PER_CHILD.key, version="3.11"))

    def carries(self, setup: Setup) -> Carries:
        """Both ways, whatever the start method."""
        return Carries(items=True, results=True)

    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """Make the executor and map."""
        import concurrent.futures

        more: dict[str, Any] = setup.initializing()
        if START_METHOD.key in setup.options:
            more["mp_context"] = context(setup)
        if _MAX_TASKS_PER_CHILD.key in setup.options:
            more["max_tasks_per_child"] = setup.options[_MAX_TASKS_PER_CHILD.key]
        self._executor = concurrent.futures.ProcessPoolExecutor(setup.workers, **more)
        return len(list(self._executor.map(call, pairs, chunksize=setup.options.get(_CHUNKSIZE.key, 1))))

    def forks(self, setup: Setup) -> bool:
        """By the start method."""
        return forks(setup)

    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """The executor, and its map."""
        imports, made = context_code(setup)
        how = {_MAX_TASKS_PER_CHILD.key: setup.options.get(_MAX_TASKS_PER_CHILD.key)}
        arguments = [keywords({"max_workers": setup.workers}), made and f"mp_context={made}", keywords(how)]
        arguments.append(setup.initializing_code())
        chunksize = keywords({_CHUNKSIZE.key: setup.options.get(_CHUNKSIZE.key)})
        return Idiom(
            (("concurrent.futures", "ProcessPoolExecutor"), ("multiprocessing", "freeze_support"), *imports),
            (
                f"with ProcessPoolExecutor({', '.join(filter(None, arguments))}) as executor:",
                f"    results = list(executor.map({', '.join(filter(None, (function, 'items', chunksize)))}))",
                f"    {ELAPSED}",
            ),
            first=inner_threads.code(setup.options),
        )

    def tidy(self) -> None:
        """End the executor's processes; what still waits is dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)


STRATEGY = Executor()
