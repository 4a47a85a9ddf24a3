"""How long the jobs of a range of time took, which took longest, and where its workers' time went."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.records.facts import CPU, fact
from ..trace.lane import Lane
from ..trace.run import Run

LONGEST = 5
SHARES = "computing", "queued", "waiting", "open", "idle"
"""Where the workers' time went: on a core, waiting for one, waiting for something else, in jobs that have not ended, of
which nothing is known yet, and without a job."""

_HIGH = 0.95
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RangeFigures:
    """A job lies in the range if any part of it does; how long it took is all of its time.

    Attributes:
        ended: how many have ended.
        median_ns, high_ns: of these; the latter is the 95th percentile; 0 where none has ended.
        longest: their indices and how long they took, the longest first.
        shares: for each of ``SHARES`` its share of workers × the range, 0 to 1. A job that reaches beyond the range is
            taken to have spent its time evenly.
    """

    ended: int
    median_ns: float
    high_ns: float
    longest: tuple[tuple[int, int], ...]
    shares: Mapping[str, float]


def range_figures(run: Run, from_ns: int, to_ns: int) -> RangeFigures:
    """The figures of the range, ``from_ns < to_ns``. Any thread; it takes time for each job of the range."""
    containers = run.trace.tasks.is_container
    outermost = {lane.number for lane in run.trace.outermost}
    tasks, took = [], []
    spent = dict.fromkeys(SHARES, 0.0)
    for lane in run.trace.lanes:
        first, after = _within(lane, from_ns, to_ns)
        busy = lane.column("busy_ns")[max(first - 1, 0) : after]
        lengths = np.diff(busy) if first else np.diff(busy, prepend=0)
        its = lane.column("task")[first:after]
        if lane.number in outermost:
            _spend(lane, (first, after), lengths, (from_ns, to_ns), spent)
            spent["open"] += _open_ns(run, lane, from_ns, to_ns)
        is_counted = ~containers[its] if len(containers) else np.ones(len(its), np.bool_)
        tasks.append(its[is_counted])
        took.append(lengths[is_counted])
    budget_ns = max(len(run.trace.workers), 1) * (to_ns - from_ns)
    spent["idle"] = max(budget_ns - sum(spent.values()), 0.0)
    shares = {name: spent_ns / budget_ns for name, spent_ns in spent.items()}
    all_took = np.concatenate([np.zeros(0, np.int64), *took])
    all_tasks = np.concatenate([np.zeros(0, np.int32), *tasks])
    if not len(all_took):
        return RangeFigures(0, 0.0, 0.0, (), shares)
    last = all_took.argpartition(-min(LONGEST, len(all_took)))[-LONGEST:]
    longest = sorted(((int(all_tasks[at]), int(all_took[at])) for at in last), key=lambda each: (-each[1], each[0]))
    median_ns, high_ns = np.quantile(all_took, (0.5, _HIGH))
    return RangeFigures(len(all_took), float(median_ns), float(high_ns), tuple(longest), shares)


def _within(lane: Lane, from_ns: int, to_ns: int) -> tuple[int, int]:
    """The positions of the spans that have ended and lie in the range."""
    started = lane.column("started_ns")[: len(lane)]
    first, after = (int(at) for at in np.searchsorted(started, (from_ns, to_ns)))
    if first and lane.ended_ns(np.array([first - 1]))[0] > from_ns:
        first -= 1  # it reaches into the range
    return first, max(after, first)


def _spend(
    lane: Lane, positions: tuple[int, int], took: Integers, ends: tuple[int, int], spent: dict[str, float]
) -> None:
    """Share the ended spans' time within the range out to ``spent``."""
    first, after = positions
    started = lane.column("started_ns")[first:after]
    inside = np.minimum(started + took, ends[1]) - np.maximum(started, ends[0])
    share = np.where(took > 0, inside / np.maximum(took, 1), 0.0)
    cpu, queued = (lane.facts.numbers(asked, first, after) for asked in (CPU, fact("queued")))
    # Of what is too short to be measured nothing is known but that it was not waiting long.
    computed = np.where(np.isnan(cpu), took, np.minimum(cpu, took))
    waited = np.minimum(np.nan_to_num(queued), took - computed)
    spent["computing"] += float((computed * share).sum())
    spent["queued"] += float((waited * share).sum())
    spent["waiting"] += float(((took - computed - waited) * share).sum())


def _open_ns(run: Run, lane: Lane, from_ns: int, to_ns: int) -> float:
    if lane.running is None:
        return 0.0
    until_ns = run.span_end_ns(lane.running)
    return float(max(min(until_ns, to_ns) - max(lane.running.started_ns, from_ns), 0))
