"""Ray: a task a job on the workers of a cluster, ``ray.get([remote.remote(item) for item in items])``."""

import contextlib
import importlib
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..cluster import own_ray
from ..code import ELAPSED, Idiom, keywords
from ..language import mark
from ..records.recorded import Anywhere, Recorded
from .on_engine import CHUNK, CHUNKS, CHUNKSIZE, OnEngine, chunked
from .on_ray import ADDRESS, joined
from .option import Option
from .strategy import Pair, Setup

if TYPE_CHECKING:
    from ..cluster.ray_link import RayLink

_MAX_RETRIES = Option(
    key="max_retries",
    title=mark("Retries per job"),
    choices=("0",),
    least=1,
    default="3",
    explanation=mark("How often a job is run again whose worker died; a job that kills its worker takes so many down."),
)


class Ray(OnEngine):
    """Remote functions of Ray, on a cluster of this machine that lives as long as the run, or on one that was there."""

    identifier = "ray"
    position = 80
    title = mark("Ray cluster")
    summary = mark("Ray's cluster of processes, which takes seconds to start and runs a job again whose worker dies.")
    by = "ray.remote"
    options = (ADDRESS, CHUNKSIZE, _MAX_RETRIES)
    module = "ray"

    def __init__(self) -> None:
        self._held = contextlib.ExitStack()
        self._link: RayLink | None = None

    def is_elsewhere(self, options: Mapping[str, Any]) -> bool:
        """Those of a cluster that was there before."""
        return ADDRESS.key in options

    def prepare(self, setup: Setup) -> None:
        """Import the library, which takes a second."""
        own_ray.prepare(is_own=not self.is_elsewhere(setup.options))

    def pickled(self, value: Any) -> bytes:
        """By its own cloudpickle, which takes more than pickle does."""
        return bytes(importlib.import_module("ray.cloudpickle").dumps(value))

    def enrol(self, call: Callable[[Pair], Any], setup: Setup) -> None:
        """Join the cluster, if it was there before."""
        if self.is_elsewhere(setup.options):
            self._link = joined(call, setup.options[ADDRESS.key])

    def leave(self) -> None:
        """Leave the cluster, which ends all that the run has there."""
        link, self._link = self._link, None
        if link is not None:
            link.leave()

    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """Start a cluster, unless one was joined, have the remote function called, and get."""
        assert isinstance(call, Recorded)
        chunksize = int(setup.options.get(CHUNKSIZE.key, 1))
        retries = int(setup.options.get(_MAX_RETRIES.key, _MAX_RETRIES.default))
        chunks = chunked(pairs, chunksize)
        if self._link is not None:
            return self._link.gather(chunks, retries)
        ray = self._held.enter_context(own_ray.cluster(call.folder, setup.workers))
        remote = ray.remote(max_retries=retries)(_chunk_of(Anywhere(call)))
        refs = [remote.remote(chunk) for chunk in chunks]
        return own_ray.count_results(ray, refs, keep_going=call.keep_going)

    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """A remote function, and its results."""
        chunksize = setup.options.get(CHUNKSIZE.key)
        retries = keywords({_MAX_RETRIES.key: setup.options.get(_MAX_RETRIES.key)})
        address = setup.options.get(ADDRESS.key)
        opened = keywords({"num_cpus": setup.workers} if address is None else {ADDRESS.key: address})
        name = function if chunksize is None else "work"
        made = f"ray.remote({retries})({name})" if retries else f"ray.remote({name})"
        calls = ["results = ray.get([remote.remote(item) for item in items])"]
        if chunksize is not None:
            given = keywords({CHUNKSIZE.key: chunksize})
            calls = [
                f"parts = ray.get([remote.remote(chunk) for chunk in chunks(items, {given})])",
                "results = [result for part in parts for result in part]",
            ]
        return Idiom(
            (("ray", ""), ("multiprocessing", "freeze_support")),
            (f"ray.init({opened})", f"remote = {made}", *calls, ELAPSED),
            definitions=(CHUNKS, CHUNK.format(function=function)) if chunksize is not None else (),
        )

    def tidy(self) -> None:
        """End the cluster, or leave it, once all that was recorded is here."""
        link, self._link = self._link, None
        if link is not None:
            link.close()
        self._held.close()


def _chunk_of(call: Anywhere) -> "Callable[[list[Pair]], list[Any]]":
    def work(chunk: "list[Pair]") -> "list[Any]":
        return call.all(chunk)

    return work


STRATEGY = Ray()
