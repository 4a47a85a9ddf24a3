"""joblib: ``Parallel(n_jobs=workers)(delayed(function)(item) for item in items)``."""

import contextlib
import importlib
import inspect
import pickle
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..cluster import own_dask, own_ray
from ..code import ELAPSED, Idiom, Import, keywords
from ..language import mark
from ..problem import PlanError
from ..problems.initializers import NoInitializer
from ..records.recorded import Anywhere, Recorded
from . import joblib_options
from .ascii_folder import AsciiFolder
from .joblib_options import BACKEND, BATCH_SIZE, INNER_THREADS, MAX_NBYTES, MMAP_MODE, PRE_DISPATCH
from .on_dask import SCHEDULER, TLS, OnDask, client_code
from .on_dask import pickled as dask_pickled
from .on_ray import ADDRESS, joined
from .strategy import Carries, Pair, Setup, Takes, Workers, become_daemon, forks

if TYPE_CHECKING:
    from ..cluster.ray_link import RayLink

_LINE_CHARACTERS = 70


class Joblib(OnDask):
    """``joblib.Parallel``, with its own backend, loky, unless another is set."""

    identifier = "joblib"
    position = 50
    title = mark("joblib Parallel")
    summary = mark("joblib's reusable workers, which share large arrays instead of copying them.")
    by = "joblib.Parallel"
    options = (BACKEND, BATCH_SIZE, PRE_DISPATCH, MAX_NBYTES, MMAP_MODE, INNER_THREADS, SCHEDULER, TLS, ADDRESS)
    keeps_workers = True
    module = "joblib"

    def __init__(self) -> None:
        super().__init__()
        self._joblib: Any = None
        self._backend = ""
        self._engine: Any = None
        self._ray_link: RayLink | None = None
        self._folder = AsciiFolder()

    def default_workers(self, jobs: int) -> int:
        """Four, as in the tutorial."""
        return 4

    def workers_are(self, options: Mapping[str, Any]) -> Workers:
        """What the backend says."""
        return Workers.THREADS if joblib_options.backend(options) == "threading" else Workers.PROCESSES

    def takes_initializer(self, options: Mapping[str, Any]) -> bool:
        """Each of its processes calls it when it begins."""
        return joblib_options.backend(options) in ("loky", "multiprocessing")

    def reruns(self, options: Mapping[str, Any]) -> bool:
        """Dask does."""
        return joblib_options.backend(options) == "dask"

    def is_elsewhere(self, options: Mapping[str, Any]) -> bool:
        """Those of a cluster that was there before, of Dask's or of Ray's."""
        return super().is_elsewhere(options) or ADDRESS.key in options

    def check(self, options: Mapping[str, Any]) -> None:
        """What means nothing beside the others is refused."""
        joblib_options.check(options)
        super().check(options)

    def takes(self, options: Mapping[str, Any]) -> Takes:
        """Some ahead of what the workers do, unless all are to be taken."""
        return Takes.ALL_AT_ONCE if options.get(PRE_DISPATCH.key) == "all" else Takes.ONE_BY_ONE

    def prepare(self, setup: Setup) -> None:
        """Import joblib, which only this strategy needs. Raises ImportError if this Python has none."""
        self._joblib = importlib.import_module("joblib")
        self._backend = joblib_options.backend(setup.options)
        takes = inspect.signature(self._joblib.Parallel.__init__).parameters.values()
        if setup.initializer is not None and not any(each.kind is each.VAR_KEYWORD for each in takes):
            raise PlanError(NoInitializer(strategy=self.identifier))  # an older one
        if self._backend == "dask":
            super().prepare(setup)
        elif self._backend == "ray":
            own_ray.prepare(is_own=ADDRESS.key not in setup.options)
            importlib.import_module("ray.util.joblib").register_ray()
        self._folder.take()

    def carries(self, setup: Setup) -> Carries:
        """Both ways, but for threads."""
        with_processes = self.workers_are(setup.options) is Workers.PROCESSES
        return Carries(items=with_processes, results=with_processes)

    def pickled(self, value: Any) -> bytes:
        """As the backend does it: loky by cloudpickle, which takes more than pickle does."""
        if self._backend == "multiprocessing":
            return super().pickled(value)
        if self._backend == "dask":
            return dask_pickled(value)
        # Where joblib has cloudpickle from depends on its version; loky knows.
        return bytes(importlib.import_module("joblib.externals.loky.backend.reduction").dumps(value))

    def enrol(self, call: Callable[[Pair], Any], setup: Setup) -> None:
        """Join the cluster, if it was there before."""
        super().enrol(call, setup)
        if ADDRESS.key in setup.options:
            self._ray_link = joined(call, setup.options[ADDRESS.key])

    def leave(self) -> None:
        """Cancel what has not begun, and leave the cluster as it was."""
        super().leave()
        link, self._ray_link = self._ray_link, None
        if link is not None:
            link.leave()

    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """One call of Parallel."""
        delayed = self._joblib.delayed
        self._open_engine(call, setup)
        own, around = joblib_options.own(setup.options), joblib_options.around(setup.options)
        if self._ray_link is not None and self._ray_link.workers > 1:  # on one, joblib does it itself, here
            return self._run_on_ray(self._ray_link, pairs, own)
        if around and self._engine is None:
            config = getattr(self._joblib, "parallel_config", None) or self._joblib.parallel_backend  # of an older one
            self._held.enter_context(config(**around))
        workers = setup.workers if self._ray_link is None else 1
        parallel = self._joblib.Parallel(n_jobs=workers, **own, **setup.initializing())
        if self._link is not None:
            link = self._link
            sent = delayed(pickle.loads)  # on a worker; until then nobody need know what it is
            return len(parallel(sent(self.pickled(link.work(link.run, [pair]))) for pair in pairs))
        if self._engine is not None:
            assert isinstance(call, Recorded)
            return len(parallel(delayed(Anywhere(call))(pair) for pair in pairs))
        return len(parallel(delayed(call)(pair) for pair in pairs))

    def _run_on_ray(self, link: "RayLink", pairs: "Iterable[Pair]", own: "dict[str, Any]") -> int:
        """Likewise, on all of its workers; its readers are asked while results are waited for."""
        backend = importlib.import_module("..cluster.ray_joblib", __package__).following(link.turn)
        self._joblib.register_parallel_backend(own["backend"], backend)
        parallel = self._joblib.Parallel(n_jobs=link.workers, **own)
        return len(parallel(self._joblib.delayed(link.work)([pair]) for pair in pairs))

    def _open_engine(self, call: Callable[[Pair], Any], setup: Setup) -> None:
        """Have the cluster there of which joblib takes the workers, if it is to take those of one."""
        if self._engine is not None or self._ray_link is not None or self._backend not in ("dask", "ray"):
            return
        assert isinstance(call, Recorded)
        if self._link is not None:
            self._engine = self._link.client
        elif self._backend == "dask":
            self._engine = self._held.enter_context(own_dask.cluster(call.folder, setup.workers))
        else:
            self._engine = self._held.enter_context(own_ray.cluster(call.folder, setup.workers))
        if self._backend == "dask":
            self._held.enter_context(self._engine.as_current())
            self._held.enter_context(self._joblib.parallel_config(backend="dask"))  # by which alone it is known

    def forks(self, setup: Setup) -> bool:
        """Its multiprocessing backend does."""
        return self._backend == "multiprocessing" and forks(setup)

    def as_worker(self, setup: Setup) -> "contextlib.AbstractContextManager[object]":
        """A worker has joblib's nested backend: what it calls Parallel for itself starts no processes."""
        if self._backend == "multiprocessing":
            become_daemon()
        try:
            parallel = importlib.import_module("joblib.parallel")
            nested, jobs = parallel.BACKENDS[self._backend](nesting_level=0).get_nested_backend()
            return parallel.parallel_config(backend=nested, n_jobs=jobs)  # type: ignore[no-any-return]
        except (ImportError, AttributeError, LookupError, TypeError, ValueError):  # of an older one
            return super().as_worker(setup)

    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """One call of Parallel."""
        imports: tuple[Import, ...] = (("joblib", "Parallel"), ("joblib", "delayed"))
        if self.workers_are(setup.options) is Workers.PROCESSES:
            imports += (("multiprocessing", "freeze_support"),)
        own, around = joblib_options.own(setup.options), joblib_options.around(setup.options)
        nothing = ", ".join(f"{key}=None" for key, value in own.items() if value is None)
        workers = -1 if ADDRESS.key in setup.options else setup.workers  # all that there are
        arguments = keywords({"n_jobs": workers, **own})
        arguments = ", ".join(filter(None, (arguments, nothing, setup.initializing_code())))
        tasks = f"delayed({function})(item) for item in items"
        if self._is_engine(setup):
            return self._engine_code(setup, imports, f"results = Parallel({arguments})({tasks})")
        if around:
            imports += (("joblib", "parallel_config"),)
            lines = (f"    results = Parallel({arguments})(", f"        {tasks}", "    )", f"    {ELAPSED}")
            return Idiom(imports, (f"with parallel_config({keywords(around)}):", *lines))
        if len(arguments) + len(tasks) < _LINE_CHARACTERS:
            return Idiom(imports, (f"results = Parallel({arguments})({tasks})", ELAPSED))
        return Idiom(imports, (f"results = Parallel({arguments})(", f"    {tasks}", ")", ELAPSED))

    def _is_engine(self, setup: Setup) -> bool:
        return joblib_options.backend(setup.options) in ("dask", "ray")

    def _engine_code(self, setup: Setup, imports: tuple[Import, ...], called: str) -> Idiom:
        """The call, with the cluster that it is done by."""
        if joblib_options.backend(setup.options) == "ray":
            imports += (("ray", ""), ("ray.util.joblib", "register_ray"))
            address = setup.options.get(ADDRESS.key)
            given = {"num_cpus": setup.workers} if address is None else {ADDRESS.key: address}
            return Idiom(imports, (f"ray.init({keywords(given)})", "register_ray()", called, ELAPSED))
        more, before, opened = client_code(setup)
        more += (("joblib", "parallel_config"),)
        opened += ', parallel_config(backend="dask")'
        return Idiom(imports + more, (f"with {opened}:", f"    {called}", f"    {ELAPSED}"), before=before)

    def tidy(self) -> None:
        """End loky's workers, which it would keep for the next call, and the cluster, or leave that."""
        super().tidy()
        self._engine = None
        link, self._ray_link = self._ray_link, None
        if link is not None:
            link.close()
        reusable_executor = importlib.import_module("joblib.externals.loky.reusable_executor")
        executor = getattr(reusable_executor, "_executor", None)
        if executor is not None:
            executor.shutdown(wait=True, kill_workers=True)
        self._folder.give_back()


STRATEGY = Joblib()
