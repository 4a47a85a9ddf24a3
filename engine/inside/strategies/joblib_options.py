"""What can be set about ``joblib.Parallel``, and what it is told of that."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..language import mark
from ..problem import PlanError
from ..problems.options import Excludes, WithoutEffect
from . import inner_threads
from .on_dask import SCHEDULER, TLS
from .on_ray import ADDRESS
from .option import Option

BACKEND = Option(
    key="backend",
    title=mark("Backend"),
    choices=("loky", "multiprocessing", "threading", "dask", "ray"),
    default="loky",
    explanation=mark(
        "Who the workers are: loky's processes, which survive faults and are used again, a multiprocessing pool, "
        "threads of this process, or a cluster of Dask's or Ray's."
    ),
)
BATCH_SIZE = Option(
    key="batch_size",
    title=mark("Jobs per batch"),
    choices=("auto",),
    least=1,
    default="auto",
    explanation=mark(
        "How many jobs travel together: auto watches how long they take and sends quick ones in growing bursts."
    ),
)
PRE_DISPATCH = Option(
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
MAX_NBYTES = Option(
    key="max_nbytes",
    title=mark("Copied up to"),
    choices=("none",),
    least=1,
    pattern=r"[1-9][0-9]{0,5}[KMG]",
    example="10M",
    default="1M",
    explanation=mark(
        "How large an array may be and still be copied: the workers share a larger one in a file; none copies all."
    ),
)
MMAP_MODE = Option(
    key="mmap_mode",
    title=mark("Shared arrays"),
    choices=("r", "r+", "c"),
    default="r",
    explanation=mark(
        "What jobs may do with an array that is shared in a file: r reads it only, c changes a copy of its own, r+ "
        "changes it for all."
    ),
)
INNER_THREADS = replace(
    inner_threads.INNER_THREADS, key="inner_max_num_threads", default=mark("cores / workers"), called=""
)

_NONE = "none"
_SHARING = ("loky", "multiprocessing")
_ONLY_BY: "tuple[tuple[Option, tuple[str, ...]], ...]" = (
    (MAX_NBYTES, _SHARING), (MMAP_MODE, _SHARING), (INNER_THREADS, ("loky",)), (SCHEDULER, ("dask",)),
    (ADDRESS, ("ray",)),
)  # fmt: skip


def backend(options: Mapping[str, Any]) -> str:
    """Which one it is."""
    return str(options.get(BACKEND.key, "loky"))


def check(options: Mapping[str, Any]) -> None:
    """Raise PlanError where an option means nothing beside the others."""
    which = backend(options)
    for option, backends in _ONLY_BY:
        if option.key in options and which not in backends:
            raise PlanError(WithoutEffect(key=option.key, needs=f"{BACKEND.key}={backends[0]}"))
    if options.get(MAX_NBYTES.key) == _NONE and MMAP_MODE.key in options:
        raise PlanError(Excludes(first=f"{MAX_NBYTES.key} {_NONE}", second=MMAP_MODE.key))


def own(options: Mapping[str, Any]) -> dict[str, Any]:
    """What Parallel itself takes of them."""
    outside = {SCHEDULER.key, TLS.key, ADDRESS.key, INNER_THREADS.key, *([BACKEND.key] if around(options) else [])}
    found = {key: value for key, value in options.items() if key not in outside}
    return found | ({MAX_NBYTES.key: None} if found.get(MAX_NBYTES.key) == _NONE else {})


def around(options: Mapping[str, Any]) -> dict[str, Any]:
    """What is set around it, by ``parallel_config``, by which alone these are known; empty if nothing is."""
    if backend(options) == "dask":
        return {BACKEND.key: "dask"}
    inner = options.get(INNER_THREADS.key)
    return {} if inner is None else {BACKEND.key: "loky", INNER_THREADS.key: inner}
