"""Dask: a task a job on the workers of a cluster, ``client.gather(client.map(function, items))``."""

import contextlib
import importlib
import pickle
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..cluster import certificate, own_dask, reach
from ..code import ELAPSED, Idiom, Import, keywords, literal
from ..cores import usable_cores
from ..language import mark
from ..problem import PlanError
from ..problems.options import WithoutEffect
from ..records.recorded import Anywhere, Recorded
from .option import Option
from .strategy import Carries, Pair, Setup, Strategy

if TYPE_CHECKING:
    from ..cluster.dask_link import DaskLink

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
SCHEDULER = Option(
    key=reach.SCHEDULER,
    title=mark("Scheduler"),
    pattern=r"(tcp|tls)://[^\s/]+:[0-9]{1,5}",
    example="tcp://10.0.0.7:8786",
    default=mark("a cluster of its own"),
    explanation=mark(
        "The scheduler of a cluster that you have started: it says how many workers there are, and where; what goes to "
        "a tcp:// address travels open."
    ),
)
TLS = Option(
    key="tls",
    title=mark("Certificates"),
    pattern=r"[^\s].*",
    example="~/certificates",
    default=mark("none"),
    explanation=mark(
        "The folder of ca.pem, cert.pem and key.pem, for a scheduler with a tls:// address, where nobody can listen in."
    ),
)
CHUNKS = """\
def chunks(items, chunksize):
    items = list(items)
    return [items[first : first + chunksize] for first in range(0, len(items), chunksize)]"""
CHUNK = """\
def work(chunk):
    return [{function}(item) for item in chunk]"""

LEAVE_S, TIDY_S = 0.7, 10.0
"""How long the last records are fetched for: where a run is stopped, and where it is over."""


class Dask(Strategy):
    """``Client.map``, on a cluster of this machine that lives as long as the run."""

    identifier = "dask"
    position = 70
    title = mark("Dask cluster")
    summary = mark("Dask's cluster of processes, which runs a job again whose worker dies.")
    by = "dask.distributed.Client.map"
    options = (SCHEDULER, CHUNKSIZE, TLS)
    module = "distributed"
    waits_for_all = False

    def __init__(self) -> None:
        self._held = contextlib.ExitStack()
        self._link: DaskLink | None = None

    def default_workers(self, jobs: int) -> int:
        """As many as usable cores."""
        return usable_cores()

    def reruns(self, options: Mapping[str, Any]) -> bool:
        """It does, three times."""
        return True

    def is_elsewhere(self, options: Mapping[str, Any]) -> bool:
        """Those of a cluster that was there before."""
        return SCHEDULER.key in options

    def check(self, options: Mapping[str, Any]) -> None:
        """Its own cluster has its own certificates."""
        if TLS.key in options and not str(options.get(SCHEDULER.key, "")).startswith("tls://"):
            raise PlanError(WithoutEffect(key=TLS.key, needs=f"{SCHEDULER.key}=tls://…"))

    def prepare(self, setup: Setup) -> None:
        """Import the library, and keep its own words at the end of a cluster to itself."""
        import logging  # which no other strategy's run has time for

        importlib.import_module("distributed")
        if not self.is_elsewhere(setup.options):
            certificate.check()
        logging.getLogger("distributed").setLevel(logging.CRITICAL)

    def carries(self, setup: Setup) -> Carries:
        """Both ways."""
        return Carries(items=True, results=True)

    def pickled(self, value: Any) -> bytes:
        """By cloudpickle, which takes more than pickle does."""
        return bytes(importlib.import_module("cloudpickle").dumps(value))

    def enrol(self, call: Callable[[Pair], Any], setup: Setup) -> None:
        """Join the cluster, if it was there before."""
        if self.is_elsewhere(setup.options):
            from ..cluster.dask_link import DaskLink  # with asyncio, which nobody else has time for

            assert isinstance(call, Recorded)
            self._link = DaskLink(call, setup.options[SCHEDULER.key], setup.options.get(TLS.key))

    def leave(self) -> None:
        """Cancel what has not begun, and leave the cluster as it was."""
        link, self._link = self._link, None
        if link is not None:
            link.leave(patience_s=LEAVE_S)

    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """Start a cluster, unless one was joined, map, and gather."""
        pairs = list(pairs)
        assert isinstance(call, Recorded)
        if self._link is not None:
            return self._run_elsewhere(self._link, call, pairs, setup)
        client = self._held.enter_context(own_dask.cluster(call.folder, setup.workers))
        chunksize = int(setup.options.get(CHUNKSIZE.key, 1))
        name = getattr(call.function, "__name__", "job")
        task = Anywhere(call)
        if chunksize == 1:
            return len(client.gather(client.map(task, pairs, key=name, pure=False)))
        chunks = [pairs[first : first + chunksize] for first in range(0, len(pairs), chunksize)]
        return sum(map(len, client.gather(client.map(task.all, chunks, key=name, pure=False))))

    def _run_elsewhere(self, link: "DaskLink", call: Recorded, pairs: list[Pair], setup: Setup) -> int:
        """Likewise; each chunk travels as bytes, which nobody but a worker unpickles."""
        chunksize = int(setup.options.get(CHUNKSIZE.key, 1))
        chunks = [pairs[first : first + chunksize] for first in range(0, len(pairs), chunksize)]
        works = [self.pickled(link.work(link.run, chunk)) for chunk in chunks]
        name = getattr(call.function, "__name__", "job")
        keys = [f"{name}-{link.run}-{chunk[0][0]}" for chunk in chunks]
        link.futures = link.client.map(pickle.loads, works, key=keys, pure=False)
        return sum(map(len, link.client.gather(link.futures)))

    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """A cluster, unless there is one, and a client of it."""
        chunksize = setup.options.get(CHUNKSIZE.key)
        imports, before, opened = client_code(setup)
        mapped = f"client.map({function}, items, pure=False)"
        results = [f"    results = client.gather({mapped})"]
        if chunksize is not None:
            given = keywords({CHUNKSIZE.key: chunksize})
            results = [
                f"    parts = client.gather(client.map(work, chunks(items, {given}), pure=False))",
                "    results = [result for part in parts for result in part]",
            ]
        return Idiom(
            (*imports, ("multiprocessing", "freeze_support")),
            (
                f"with {opened} as client:",
                *results,
                f"    {ELAPSED}",
            ),
            before=before,
            definitions=(CHUNKS, CHUNK.format(function=function)) if chunksize is not None else (),
        )

    def tidy(self) -> None:
        """End the cluster, or leave it, once all that was recorded is here."""
        link, self._link = self._link, None
        if link is not None:
            link.leave(patience_s=TIDY_S)
        self._held.close()


def client_code(setup: Setup) -> "tuple[tuple[Import, ...], tuple[str, ...], str]":
    """How a script comes by a client: its imports, what stands before it, and what is entered ``as client``."""
    scheduler, tls = setup.options.get(SCHEDULER.key), setup.options.get(TLS.key)
    imports: tuple[Import, ...] = (("dask.distributed", "Client"), ("dask.distributed", "LocalCluster"))
    workers = keywords({"n_workers": setup.workers, "threads_per_worker": 1})
    opened = f"LocalCluster({workers}) as cluster, Client(cluster)"
    before: tuple[str, ...] = ()
    if scheduler is not None:
        imports = (("dask.distributed", "Client"),)
        opened = f"Client({literal(scheduler)}{', security=security' if tls else ''})"
    if tls is not None:
        imports += (("dask.distributed", "Security"),)
        files = [f"    {name}={literal(path)}," for name, path in reach.files(tls).items()]
        before = ("security = Security(", "    require_encryption=True,", *files, ")")
    return imports, before, opened


STRATEGY = Dask()
