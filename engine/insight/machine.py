"""What was free of the machine during a run, as its samples tell."""

from dataclasses import dataclass

import numpy as np

from ..trace.hosts import is_spread
from ..trace.run import Run
from .stretches import Window

_FULL_FROM = 0.9
_WHOLE_FROM = 0.9
_BUSY_FROM = 0.2  # of the cores; less is what a system does for itself


@dataclass(frozen=True, slots=True)
class Machine:
    """The cores during a run.

    Attributes:
        cores: as many as it could use.
        others: how many of them other programs used, on average; 0 where that was not sampled.
        full: the share of the time in which all of them were at work, whoever for; 0 likewise.
    """

    cores: int
    others: float
    full: float

    @property
    def others_share(self) -> float:
        """The share of the cores that other programs had, 0 to 1."""
        return min(self.others / self.cores, 1.0)


def machine_of(run: Run, window: Window) -> Machine:
    """What the samples of its window say; where that is part of the run, its own helpers count as others."""
    cores = max(run.python.cores if run.python is not None else 1, 1)
    if is_spread(run):  # who knows how many cores there are, and how busy they were
        return Machine(max(cores, len(run.trace.workers)), 0.0, 0.0)
    moments, rows = run.samples.columns()
    from_ns, to_ns = np.maximum(moments["since_ns"], window.from_ns), np.minimum(moments["at_ns"], window.to_ns)
    weights = np.maximum(to_ns - from_ns, 0).astype(np.float64)
    if not weights.sum():
        return Machine(cores, 0.0, 0.0)
    sums = np.concatenate([[0.0], np.cumsum(np.where(rows["is_known"], rows["cpu"], 0.0))])
    ends = moments["rows"]
    workers = sums[ends] - sums[np.concatenate([[0], ends[:-1]])]
    others = np.maximum((moments["cores"] - moments["own"]) * cores - workers, 0.0)
    weights /= weights.sum()
    is_whole = window.length_ns >= _WHOLE_FROM * (run.until_ns - run.started_ns)
    known = run.others_cores if is_whole else None
    return Machine(
        cores, float(others @ weights) if known is None else known, float((moments["cores"] >= _FULL_FROM) @ weights)
    )


def taken_cores(run: Run) -> float | None:
    """How many cores other programs had, on average, where that is so much that its times do not tell of a quiet
    machine; None where it is less, or nobody knows. Kept with a run.
    """
    cores = run.python.cores if run.python is not None else 1
    others = run.others_cores
    return others if others is not None and others >= _BUSY_FROM * cores else None
