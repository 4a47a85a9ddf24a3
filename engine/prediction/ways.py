"""A way of going parallel: a strategy, its workers and its options; and which of them are worth a thought."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from ..inside.data_class import dataclass
from ..inside.plan import Plan
from ..inside.strategies.pool import pool_chunk

LOOP = "sequential"
_THREADS_MOST = 32
_PROCESSES_FOR_EACH = 64
"""More jobs than these get no process each."""


@dataclass(frozen=True, slots=True)
class Way:
    """A strategy with its workers and options, as a plan has them."""

    strategy: str
    workers: int = 1
    options: Mapping[str, int] = field(default_factory=dict)

    @property
    def effort(self) -> tuple[bool, int, int, int]:
        """By which the simpler of two is told: the loop first, then fewer workers, then smaller chunks, in which a job
        that is longer than all that were seen does less harm.
        """
        return self.strategy != LOOP, self.workers, _ORDER.index(self.strategy), self.options.get("chunksize", 1)


def plan_of(plan: Plan, way: Way) -> Plan:
    """The plan of a way for the jobs of ``plan``, whose function was tried already."""
    tried = plan.function is not None
    options = dict(way.options)
    return replace(plan, strategy=way.strategy, workers=way.workers, options=options, skip_trial=tried)


_ORDER = (LOOP, "threads", "pool", "executor", "joblib", "process")


def ways(
    jobs: int, cores: int, most: int, strategies: Iterable[str], *, waits: bool, returns: bool = True
) -> list[Way]:
    """The ways that are worth a thought, the loop first.

    Args:
        jobs: how many there are.
        cores: how many can be used.
        most: no more workers than these.
        strategies: those that this Python has.
        waits: the jobs wait more than they compute, so that more workers than cores may be of use.
        returns: they return something, which a process for each job does not bring back.
    """
    known = set(strategies)
    found = [Way(LOOP)]
    few = sorted({min(count, jobs, most) for count in (2, cores, 2 * cores)})
    many = sorted({min(count, jobs, most) for count in (4 * cores, 16, _THREADS_MOST)}) if waits else []
    counts = sorted({count for count in (*few, *many) if count > 1})
    if "threads" in known:
        found += [Way("threads", count) for count in counts]
    for strategy in ("pool", "executor"):
        if strategy in known:
            found += [Way(strategy, count, {"chunksize": chunk}) for count, chunk in _in_chunks(jobs, counts)]
    if "joblib" in known:
        found += [Way("joblib", count) for count in counts]
    if "process" in known and not returns and jobs <= _PROCESSES_FOR_EACH:
        found += [Way("process", count) for count in sorted({*counts, *([jobs] if 1 < jobs <= most else [])})]
    return found


def _in_chunks(jobs: int, counts: Iterable[int]) -> Iterator[tuple[int, int]]:
    for count in counts:
        chunks = {1, pool_chunk(jobs, count), math.ceil(jobs / count), math.ceil(jobs / (16 * count))}
        yield from ((count, chunk) for chunk in sorted(chunks))
