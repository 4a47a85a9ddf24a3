"""How long the jobs of a run took: how many took how long, and the percentiles of each function and worker."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..trace.lane import Lane
from ..trace.run import Run

BUCKETS = 40
GROUPS_MOST = 1_000
QUANTILES = 0.05, 0.5, 0.95

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Group:
    """The jobs of a function or of a worker, or all of them.

    Attributes:
        kind: ``"all"``, ``"function"`` or ``"worker"``.
        name: the function's; of a worker its number, counted from 1, as text; empty of all.
        count: how many have ended.
        quantiles_ns: the shortest, those of ``QUANTILES``, and the longest; of a group there is at least one job.
    """

    kind: str
    name: str
    count: int
    quantiles_ns: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Durations:
    """Those of a group's jobs that have ended.

    Attributes:
        edges_ns: where the buckets begin, and where the last one ends; of three digits, ascending, each about as many
            times the one before. A job lies in a bucket from its edge on, and before the next; in the last one, at
            that as well.
        counts: how many jobs lie in each bucket.
        groups: all, then the functions, then the workers; of many, the first thousand.
    """

    edges_ns: Integers
    counts: Integers
    groups: tuple[Group, ...]


def durations_of(run: Run, kind: str = "all", name: str = "") -> Durations:
    """The durations of a group, and the groups that there are. Any thread; it takes time for each job."""
    groups: list[Group] = []
    chosen = np.zeros(0, np.int64)
    for each_kind, each_name, took_ns in _groups(run):
        if not len(took_ns) or len(groups) >= GROUPS_MOST:
            continue
        ends = np.quantile(took_ns, (0.0, *QUANTILES, 1.0))
        groups.append(Group(each_kind, each_name, len(took_ns), tuple(float(each) for each in ends)))
        if (each_kind, each_name) == (kind, name):
            chosen = took_ns
    edges_ns = _edges(chosen)
    counts, _ = np.histogram(chosen, edges_ns) if len(edges_ns) > 1 else (np.zeros(0, np.int64), None)
    return Durations(edges_ns, counts.astype(np.int64), tuple(groups))


def _groups(run: Run) -> "Iterator[tuple[str, str, Integers]]":
    took = [_took(run, lane) for lane in run.trace.lanes]
    yield "all", "", np.concatenate([np.zeros(0, np.int64), *(lengths for _, lengths in took)])
    functions: dict[str, list[int]] = {}
    for number, call in run.calls() if run.has_calls else []:
        functions.setdefault(call.function or "", []).append(number)
    for function, numbers in sorted(functions.items()) if len(functions) > 1 else []:
        is_its = run.trace.tasks.of_calls(numbers)
        yield "function", function, np.concatenate([lengths[is_its[tasks]] for tasks, lengths in took])
    if len(run.trace.workers) > 1:
        for number, lanes in enumerate(run.trace.workers, 1):
            yield "worker", str(number), np.concatenate([took[lane.number][1] for lane in lanes])


def _took(run: Run, lane: Lane) -> "tuple[NDArray[np.int32], Integers]":
    """The tasks of a lane that have ended, without containers, and how long each took."""
    count = len(lane)
    tasks, took_ns = lane.column("task")[:count], np.diff(lane.column("busy_ns")[:count], prepend=0)
    containers = run.trace.tasks.is_container
    if not len(containers):
        return tasks, took_ns
    is_counted = ~containers[tasks]
    return tasks[is_counted], took_ns[is_counted]


def _edges(took_ns: Integers) -> Integers:
    """Whole numbers of few digits, none twice, the last of them at or above the longest duration."""
    if not len(took_ns):
        return np.zeros(0, np.int64)
    least, most = int(took_ns.min()), max(int(took_ns.max()), 1)
    inner = np.geomspace(max(least, 1), most, BUCKETS + 1)[1:-1]
    below, above = _rounded(np.array([least, *inner]), np.floor), _rounded(np.array([most]), np.ceil)
    edges = np.unique(np.concatenate([below, above]))
    return edges if len(edges) > 1 else np.array([edges[0], edges[0] + 1])


def _rounded(numbers: "NDArray[np.float64] | Integers", how: "np.ufunc") -> Integers:
    """To three digits, so that they can be read, and typed."""
    steps = 10.0 ** np.maximum(np.floor(np.log10(np.maximum(numbers, 1))) - 2, 0)
    found: Integers = (how(numbers / steps) * steps).astype(np.int64)
    return found
