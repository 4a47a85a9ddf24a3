"""joblib: ``Parallel(n_jobs=workers)(delayed(function)(item) for item in items)``."""

import contextlib
import importlib
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..code import ELAPSED, Idiom, Import, keywords
from ..language import mark
from ..problem import PlanError
from ..problems.initializers import NoInitializer
from .ascii_folder import AsciiFolder
from .option import Option
from .strategy import Carries, Pair, Setup, Strategy, Takes, Workers, become_daemon, forks

_BACKEND = Option(
    key="backend",
    title=mark("Backend"),
    choices=("loky", "multiprocessing", "threading"),
    default="loky",
    explanation=mark(
        "Who the workers are: loky's processes, which survive faults and are used again, a multiprocessing pool, or "
        "threads of this process."
    ),
)
_BATCH_SIZE = Option(
    key="batch_size",
    title=mark("Jobs per batch"),
    choices=("auto",),
    least=1,
    default="auto",
    explanation=mark(
        "How many jobs travel together: auto watches how long they take and sends quick ones in growing bursts."
    ),
)
_PRE_DISPATCH = Option(
    key="pre_dispatch",
    title=mark("Sent in advance"),
    choices=("all",),
    least=1,
    pattern=r"[1-9][0-9]{0,5}(\.[0-9]{1,6})? ?\* ?n_jobs",
    example="2*n_jobs",
    default="2*n_jobs",
    explanation=mark(
        "How many jobs are taken from the list ahead of time: fewer keep less in memory, all never lets a worker wait."
    ),
)

_LINE_CHARACTERS = 70


class Joblib(Strategy):
    """``joblib.Parallel``, with its own backend, loky, unless another is set."""

    identifier = "joblib"
    position = 50
    title = mark("joblib Parallel")
    summary = mark("joblib's reusable workers, which share large arrays instead of copying them.")
    by = "joblib.Parallel"
    options = (_BACKEND, _BATCH_SIZE, _PRE_DISPATCH)
    keeps_workers = True
    module = "joblib"

    def __init__(self) -> None:
        self._joblib: Any = None
        self._backend = ""
        self._folder = AsciiFolder()

    def default_workers(self, jobs: int) -> int:
        """Four, as in the tutorial."""
        return 4

    def workers_are(self, options: Mapping[str, Any]) -> Workers:
        """What the backend says."""
        return Workers.THREADS if _backend(options) == "threading" else Workers.PROCESSES

    def takes_initializer(self, options: Mapping[str, Any]) -> bool:
        """Each of its processes calls it when it begins."""
        return _backend(options) != "threading"

    def takes(self, options: Mapping[str, Any]) -> Takes:
        """Some ahead of what the workers do, unless all are to be taken."""
        return Takes.ALL_AT_ONCE if options.get(_PRE_DISPATCH.key) == "all" else Takes.ONE_BY_ONE

    def prepare(self, setup: Setup) -> None:
        """Import joblib, which only this strategy needs. Raises ImportError if this Python has none."""
        self._joblib = importlib.import_module("joblib")
        self._backend = _backend(setup.options)
        takes = inspect.signature(self._joblib.Parallel.__init__).parameters.values()
        if setup.initializer is not None and not any(each.kind is each.VAR_KEYWORD for each in takes):
            raise PlanError(NoInitializer(strategy=self.identifier))  # an older one
        self._folder.take()

    def carries(self, setup: Setup) -> Carries:
        """Both ways, but for threads."""
        with_processes = self.workers_are(setup.options) is Workers.PROCESSES
        return Carries(items=with_processes, results=with_processes)

    def pickled(self, value: Any) -> bytes:
        """As the backend does it: loky by cloudpickle, which takes more than pickle does."""
        if self._backend == "multiprocessing":
            return super().pickled(value)
        # Where joblib has cloudpickle from depends on its version; loky knows.
        return bytes(importlib.import_module("joblib.externals.loky.backend.reduction").dumps(value))

    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """One call of Parallel."""
        delayed = self._joblib.delayed
        parallel = self._joblib.Parallel(n_jobs=setup.workers, **setup.options, **setup.initializing())
        return len(parallel(delayed(call)(pair) for pair in pairs))

    def forks(self, setup: Setup) -> bool:
        """Its multiprocessing backend does."""
        return self._backend == "multiprocessing" and forks(setup)

    def as_worker(self, setup: Setup) -> "contextlib.AbstractContextManager[object]":
        """A worker has joblib's nested backend: what it calls Parallel for itself starts no processes."""
        if self._backend == "multiprocessing":
            become_daemon()
        try:
            parallel = importlib.import_module("joblib.parallel")
            nested, jobs = parallel.BACKENDS[self._backend]().get_nested_backend()
            return parallel.parallel_config(backend=nested, n_jobs=jobs)  # type: ignore[no-any-return]
        except (ImportError, AttributeError, LookupError, TypeError, ValueError):  # of an older one
            return super().as_worker(setup)

    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """One call of Parallel."""
        imports: tuple[Import, ...] = (("joblib", "Parallel"), ("joblib", "delayed"))
        if self.workers_are(setup.options) is Workers.PROCESSES:
            imports += (("multiprocessing", "freeze_support"),)
        arguments = keywords({"n_jobs": setup.workers, **setup.options})
        arguments = ", ".join(filter(None, (arguments, setup.initializing_code())))
        tasks = f"delayed({function})(item) for item in items"
        if len(arguments) + len(tasks) < _LINE_CHARACTERS:
            return Idiom(imports, (f"results = Parallel({arguments})({tasks})", ELAPSED))
        return Idiom(imports, (f"results = Parallel({arguments})(", f"    {tasks}", ")", ELAPSED))

    def tidy(self) -> None:
        """End loky's workers, which it would keep for the next call."""
        reusable_executor = importlib.import_module("joblib.externals.loky.reusable_executor")
        executor = getattr(reusable_executor, "_executor", None)
        if executor is not None:
            executor.shutdown(wait=True, kill_workers=True)
        self._folder.give_back()


def _backend(options: Mapping[str, Any]) -> str:
    return str(options.get(_BACKEND.key, "loky"))


STRATEGY = Joblib()
