"""What was free of the machine during a run, as its samples tell."""

import numpy as np

from ..inside.data_class import dataclass
from ..inside.records.evidence import CALLER
from ..trace.hosts import is_spread
from ..trace.run import Run
from .stretches import Window

_FULL_FROM = 0.9
_WHOLE_FROM = 0.9
_TOLD_FROM = 0.05  # of the cores; less is nothing to tell anything apart by
_BUSY_FROM = 0.2  # of the cores; less is what a system does for itself


@dataclass(frozen=True, slots=True)
class Machine:
    """The cores during a run.

    Attributes:
        cores: as many as it could use; of other hosts, as many as the cluster says that it has room for jobs.
        others: how many of them other programs used, on average; 0 where that was not sampled.
        beside: how many of them the run's own processes used that are no workers, such as the main process; likewise.
        full: the share of the time in which all of them were at work, whoever for; 0 likewise.
        own: how many of them this program used; likewise.
        workers: how many of them the workers' processes used, with all their threads; likewise.
        is_elsewhere: they are other hosts', of whose cores nobody knows how busy they were, nor whose they are.
    """

    cores: int
    others: float
    full: float
    beside: float = 0.0
    own: float = 0.0
    workers: float = 0.0
    is_elsewhere: bool = False

    @property
    def others_share(self) -> float:
        """The share of the cores that other programs had, 0 to 1."""
        return min(self.others / self.cores, 1.0)

    @property
    def beside_of_rest(self) -> float:
        """Of what was used by none of the workers, the share that the run's own processes had, 0 to 1."""
        rest = self.beside + self.others
        return self.beside / rest if rest >= _TOLD_FROM * self.cores else 0.0

    @property
    def own_of_foreign(self) -> float:
        """Of what was used by none of the run's processes, the share that this program had, 0 to 1."""
        foreign = self.own + self.others
        return self.own / foreign if foreign else 0.0


def cores_of(run: Run) -> int:
    """How many cores a run could use: this machine's; of a cluster of other hosts, as many as that has said that it has
    room for jobs, or as were at work.
    """
    if is_spread(run):
        return max(run.engine.workers if run.engine is not None else 0, len(run.trace.workers))
    return max(run.python.cores if run.python is not None else 1, 1)


def machine_of(run: Run, window: Window) -> Machine:
    """What the samples of its window say; where none of them tells others apart, its own processes count as these."""
    cores = cores_of(run)
    if is_spread(run):
        return Machine(cores, 0.0, 0.0, is_elsewhere=True)
    moments, rows = run.samples.columns()
    from_ns, to_ns = np.maximum(moments["since_ns"], window.from_ns), np.minimum(moments["at_ns"], window.to_ns)
    weights = np.maximum(to_ns - from_ns, 0).astype(np.float64)
    caller = _caller_cores(run, window)
    if not weights.sum():
        return Machine(cores, 0.0, 0.0, caller)
    sums = np.concatenate([[0.0], np.cumsum(np.where(rows["is_known"], rows["cpu"], 0.0))])
    ends = moments["rows"]
    workers = sums[ends] - sums[np.concatenate([[0], ends[:-1]])]
    rest = np.maximum((moments["cores"] - moments["own"]) * cores - workers, 0.0)
    full = float((moments["cores"] >= _FULL_FROM) @ weights / weights.sum())
    unknown = np.concatenate([[0], np.cumsum(~rows["is_known"])])
    is_whole_told = unknown[ends] == unknown[np.concatenate([[0], ends[:-1]])]  # else some worker would count as none
    told = np.where(np.isfinite(moments["others"]) & is_whole_told & (workers > 0), weights, 0.0)
    beside, others = np.full(len(rest), caller), np.maximum(rest - caller, 0.0)
    if told.sum():
        weights, others = told, np.minimum(np.nan_to_num(moments["others"]), rest)
        beside = np.maximum(rest - others, beside)
    weights /= weights.sum()
    is_whole = window.length_ns >= _WHOLE_FROM * (run.until_ns - run.started_ns)
    known = run.others_cores if is_whole else None
    own = float(moments["own"] @ weights) * cores
    taken = float(others @ weights) if known is None else known
    return Machine(cores, taken, full, float(beside @ weights), own, float(workers @ weights))


def _caller_cores(run: Run, window: Window) -> float:
    """How many cores the process that called a plan's strategy used, as it has told itself; 0 where it has not.

    In a short run nobody has looked at it while it was at work.
    """
    used_us = sum(each.values["us"] for each in run.evidence if each.kind == CALLER)
    return used_us * 1e3 / window.length_ns if window.length_ns else 0.0


def taken_cores(run: Run) -> float | None:
    """How many cores other programs had, on average, where that is so much that its times do not tell of a quiet
    machine; None where it is less, or nobody knows. Kept with a run.
    """
    cores = run.python.cores if run.python is not None else 1
    others = run.others_cores
    return others if others is not None and others >= _BUSY_FROM * cores else None
