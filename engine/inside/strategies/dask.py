"""Dask: a task a job on the workers of a cluster, ``client.gather(client.map(function, items))``."""

import contextlib
import importlib
import logging
from collections.abc import Callable, Mapping
from typing import Any

from ..cluster import certificate, own_dask
from ..code import ELAPSED, Idiom, Import, keywords
from ..cores import usable_cores
from ..language import mark
from ..records.recorded import Anywhere, Recorded
from .option import Option
from .strategy import Carries, Pair, Setup, Strategy

CHUNKSIZE = Option(
    key="chunksize",
    least=1,
    default="1",
    explanation=mark(
        "How many jobs travel together: each journey takes some milliseconds, which larger chunks share; what is lost "
        "with a worker is run again by the chunk."
    ),
)
_CHUNKS = """\
def chunks(items, chunksize):
    items = list(items)
    return [items[first : first + chunksize] for first in range(0, len(items), chunksize)]"""
_CHUNK = """\
def work(chunk):
    return [{function}(item) for item in chunk]"""


class Dask(Strategy):
    """``Client.map``, on a cluster of this machine that lives as long as the run."""

    identifier = "dask"
    position = 70
    title = mark("Dask cluster")
    summary = mark("Dask's cluster of processes, which runs a job again whose worker dies.")
    by = "dask.distributed.Client.map"
    options = (CHUNKSIZE,)
    module = "distributed"
    waits_for_all = False

    def __init__(self) -> None:
        self._held = contextlib.ExitStack()

    def default_workers(self, jobs: int) -> int:
        """As many as usable cores."""
        return usable_cores()

    def reruns(self, options: Mapping[str, Any]) -> bool:
        """It does, three times."""
        return True

    def prepare(self, setup: Setup) -> None:
        """Import the library, and keep its own words at the end of a cluster to itself."""
        importlib.import_module("distributed")
        certificate.check()
        logging.getLogger("distributed").setLevel(logging.CRITICAL)

    def carries(self, setup: Setup) -> Carries:
        """Both ways."""
        return Carries(items=True, results=True)

    def pickled(self, value: Any) -> bytes:
        """By cloudpickle, which takes more than pickle does."""
        return bytes(importlib.import_module("cloudpickle").dumps(value))

    def run(self, call: Callable[[Pair], Any], pairs: list[Pair], setup: Setup) -> "int | None":
        """Start a cluster, map, and gather."""
        assert isinstance(call, Recorded)
        client = self._held.enter_context(own_dask.cluster(call.folder, setup.workers))
        chunksize = int(setup.options.get(CHUNKSIZE.key, 1))
        name = getattr(call.function, "__name__", "job")
        task = Anywhere(call)
        if chunksize == 1:
            return len(client.gather(client.map(task, pairs, key=name, pure=False)))
        chunks = [pairs[first : first + chunksize] for first in range(0, len(pairs), chunksize)]
        return sum(map(len, client.gather(client.map(task.all, chunks, key=name, pure=False))))

    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """A cluster, and a client of it."""
        chunksize = setup.options.get(CHUNKSIZE.key)
        imports: tuple[Import, ...] = (("dask.distributed", "Client"), ("dask.distributed", "LocalCluster"))
        workers = keywords({"n_workers": setup.workers, "threads_per_worker": 1})
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
                f"with LocalCluster({workers}) as cluster, Client(cluster) as client:",
                *results,
                f"    {ELAPSED}",
            ),
            definitions=(_CHUNKS, _CHUNK.format(function=function)) if chunksize is not None else (),
        )

    def tidy(self) -> None:
        """End the cluster."""
        self._held.close()


STRATEGY = Dask()
