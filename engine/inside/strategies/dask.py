"""Dask: a task a job on the workers of a cluster, ``client.gather(client.map(function, items))``."""

import pickle
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ..cluster import own_dask
from ..code import ELAPSED, Idiom, keywords
from ..language import mark
from ..records.recorded import Anywhere, Recorded
from .on_dask import SCHEDULER, TLS, OnDask, client_code, pickled
from .on_engine import CHUNK, CHUNKS, CHUNKSIZE, OnEngine, chunked
from .strategy import Pair, Setup

if TYPE_CHECKING:
    from ..cluster.dask_link import DaskLink


class Dask(OnEngine, OnDask):
    """``Client.map``, on a cluster of this machine that lives as long as the run."""

    identifier = "dask"
    position = 70
    title = mark("Dask cluster")
    summary = mark("Dask's cluster of processes, which runs a job again whose worker dies.")
    by = "dask.distributed.Client.map"
    options = (SCHEDULER, CHUNKSIZE, TLS)
    module = "distributed"

    def pickled(self, value: Any) -> bytes:
        """By cloudpickle, which takes more than pickle does."""
        return pickled(value)

    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """Start a cluster, unless one was joined, map, and gather."""
        assert isinstance(call, Recorded)
        if self._link is not None:
            return self._run_elsewhere(self._link, call, pairs, setup)
        client = self._held.enter_context(own_dask.cluster(call.folder, setup.workers))
        chunksize = int(setup.options.get(CHUNKSIZE.key, 1))
        name = getattr(call.function, "__name__", "job")
        task = Anywhere(call)
        errors = _errors(call)
        if chunksize == 1:
            return len(client.gather(client.map(task, pairs, key=name, pure=False), errors=errors))
        chunks = chunked(pairs, chunksize)
        return sum(map(len, client.gather(client.map(task.all, chunks, key=name, pure=False), errors=errors)))

    def _run_elsewhere(self, link: "DaskLink", call: Recorded, pairs: "Iterable[Pair]", setup: Setup) -> int:
        """Likewise; each chunk travels as bytes, which nobody but a worker unpickles."""
        chunks = chunked(pairs, int(setup.options.get(CHUNKSIZE.key, 1)))
        works = [self.pickled(link.work(link.run, chunk)) for chunk in chunks]
        name = getattr(call.function, "__name__", "job")
        keys = [f"{name}-{link.run}-{chunk[0][0]}" for chunk in chunks]
        link.futures = link.client.map(pickle.loads, works, key=keys, pure=False)
        return sum(map(len, link.client.gather(link.futures, errors=_errors(call))))

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


def _errors(call: Recorded) -> str:
    """What Dask does where it has given a job up: to keep going, it waits for all others, and leaves that one out."""
    return "skip" if call.keep_going else "raise"


STRATEGY = Dask()
