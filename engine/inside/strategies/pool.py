"""A pool of processes: ``multiprocessing.Pool(workers).map``, and the pool's other methods."""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..code import ELAPSED, Idiom, keywords
from ..language import mark
from ..problem import PlanError
from ..problems.options import Excludes
from . import inner_threads
from .inner_threads import INNER_THREADS
from .option import Option
from .strategy import START_METHOD, Carries, Pair, Setup, Strategy, Takes, become_daemon, context, context_code, forks

_METHOD = Option(
    key="method",
    title=mark("Method"),
    choices=("map", "imap", "imap_unordered", "starmap", "apply_async"),
    default="map",
    explanation=mark(
        "How the jobs are handed over: map and starmap cut them into chunks, imap and imap_unordered send them one by "
        "one and return results as they come, apply_async sends each as a call of its own."
    ),
)
_CHUNKSIZE = Option(
    key="chunksize",
    title=mark("Jobs per chunk"),
    least=1,
    default=mark("map: jobs / (4 × workers), rounded up; imap: 1"),
    explanation=mark(
        "How many jobs travel together to a worker: larger chunks cost less to send, smaller ones spread uneven jobs "
        "better."
    ),
)
_MAXTASKSPERCHILD = Option(
    key="maxtasksperchild",
    title=mark("Chunks per process"),
    least=1,
    default=mark("no limit"),
    explanation=mark(
        "After so many chunks a worker is replaced by a fresh process, which gives back leaked memory and costs a "
        "new start."
    ),
)
_TAKES = {"imap": Takes.ONE_BY_ONE, "imap_unordered": Takes.ONE_BY_ONE, "apply_async": Takes.ALL_AT_ONCE}


def pool_chunk(jobs: int, workers: int) -> int:
    """The chunk size that ``Pool.map`` takes by itself."""
    return max(-(-jobs // (workers * 4)), 1)


class Pool(Strategy):
    """``Pool(workers).map(function, items)``; closing the pool is not part of the time, as in the tutorial."""

    identifier = "pool"
    position = 30
    title = mark("Pool")
    summary = mark("A fixed number of processes that take the jobs in turn and are used again.")
    by = "multiprocessing.Pool"
    options = (START_METHOD, _METHOD, _CHUNKSIZE, _MAXTASKSPERCHILD, INNER_THREADS)

    def __init__(self) -> None:
        self._pool: Any = None

    def default_workers(self, jobs: int) -> int:
        """Two, as in the tutorial."""
        return 2

    def called_by(self, options: Mapping[str, Any]) -> str | None:
        """The pool's method."""
        return f"{self.by}.{options.get(_METHOD.key, _METHOD.default)}"

    def chunk_size(self, options: Mapping[str, Any], jobs: int, workers: int) -> int | None:
        """As the method cuts them where it is not told."""
        method = options.get(_METHOD.key, _METHOD.default)
        if method in ("imap", "imap_unordered"):
            return int(options.get(_CHUNKSIZE.key, 1))
        told = super().chunk_size(options, jobs, workers)
        is_known = jobs and workers and method != "apply_async"
        return pool_chunk(jobs, workers) if told is None and is_known else told

    def check(self, options: Mapping[str, Any]) -> None:
        """``apply_async`` knows no chunks."""
        if options.get(_METHOD.key) == "apply_async" and _CHUNKSIZE.key in options:
            raise PlanError(Excludes(first="method apply_async", second=_CHUNKSIZE.key))

    def takes_initializer(self, options: Mapping[str, Any]) -> bool:
        """Each process calls it when it begins."""
        return True

    def takes(self, options: Mapping[str, Any]) -> Takes:
        """By the methods that are handed one job at a time, as they are."""
        return _TAKES.get(options.get(_METHOD.key, ""), Takes.LIST)

    def prepare(self, setup: Setup) -> None:
        """Import the pool."""
        import multiprocessing.pool  # noqa: F401

        context(setup)

    def carries(self, setup: Setup) -> Carries:
        """Both ways, whatever the start method."""
        return Carries(items=True, results=True)

    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """Make the pool and map."""
        limit = setup.options.get(_MAXTASKSPERCHILD.key)
        pool = context(setup).Pool(setup.workers, maxtasksperchild=limit, **setup.initializing())
        self._pool = pool
        method = setup.options.get(_METHOD.key, "map")
        chunksize = setup.options.get(_CHUNKSIZE.key)
        if method == "map":
            return len(pool.map(call, pairs, chunksize))
        if method == "starmap":
            return len(pool.starmap(call, [(pair,) for pair in pairs], chunksize))
        if method == "apply_async":
            waiting = [pool.apply_async(call, (pair,)) for pair in pairs]
            return len([result.get() for result in waiting])
        return len(list(getattr(pool, method)(call, pairs, chunksize or 1)))

    def forks(self, setup: Setup) -> bool:
        """By the start method."""
        return forks(setup)

    def as_worker(self, setup: Setup) -> "contextlib.AbstractContextManager[object]":
        """A pool's workers may have no children."""
        become_daemon()
        return super().as_worker(setup)

    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """The pool, and its method."""
        imports, made = context_code(setup)
        method = setup.options.get(_METHOD.key, "map")
        given = keywords({"processes": setup.workers, **_only(setup, _MAXTASKSPERCHILD)})
        workers = ", ".join(filter(None, (given, setup.initializing_code())))
        chunksize = "".join(f", {keywords(each)}" for each in [_only(setup, _CHUNKSIZE)] if each)
        calls = {
            "map": (f"results = pool.map({function}, items{chunksize})",),
            "starmap": (f"results = pool.starmap({function}, [(item,) for item in items]{chunksize})",),
            "imap": (f"results = list(pool.imap({function}, items{chunksize}))",),
            "imap_unordered": (f"results = list(pool.imap_unordered({function}, items{chunksize}))",),
            "apply_async": (
                f"pending = [pool.apply_async({function}, (item,)) for item in items]",
                "results = [each.get() for each in pending]",
            ),
        }
        return Idiom(
            (("multiprocessing", "freeze_support"), *(imports or (("multiprocessing", "Pool"),))),
            (
                f"with {f'{made}.Pool' if made else 'Pool'}({workers}) as pool:",
                *(f"    {line}" for line in (*calls[method], ELAPSED)),
            ),
            in_order=method != "imap_unordered",
            first=inner_threads.code(setup.options),
        )

    def tidy(self) -> None:
        """End the pool's processes."""
        if self._pool is not None:
            self._pool.terminate()
            self._pool.join()


def _only(setup: Setup, option: Option) -> dict[str, Any]:
    """The option as an argument, if it is set."""
    return {option.key: setup.options[option.key]} if option.key in setup.options else {}


STRATEGY = Pool()
