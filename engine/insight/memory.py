"""What memory the workers of a run took, and whether it grew with the jobs."""

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.worker import Process
from ..trace.run import Run

_SAMPLES_LEAST = 4
_JOBS_LEAST = 4
_GROWTH_LEAST_BYTES = 1 << 20
_EXPLAINED_LEAST = 0.8


@dataclass(frozen=True, slots=True)
class Memory:
    """What a worker's process took.

    Attributes:
        most_bytes: the most resident memory that was sampled; pages that it shares with others are in it.
        grew_bytes: by how much it grew with each job; None where it did not, or too little was sampled to say so.
    """

    most_bytes: int
    grew_bytes: int | None


def memory_by_process(run: Run) -> dict[Process, Memory]:
    """Of each process that has run tasks and was sampled."""
    moments, rows = run.samples.columns()
    if not len(moments):
        return {}
    moment_of_row = np.searchsorted(moments["rows"], np.arange(len(rows)), "right")
    at_ns = moments["at_ns"][moment_of_row]
    found = {}
    for slot, process in enumerate(run.samples.processes):
        mine = (rows["slot"] == slot) & (rows["rss"] > 0)  # a process that is ending has none left
        rss = rows["rss"][mine]
        if len(rss):
            found[process] = Memory(int(rss.max()), _growth(run, process, at_ns[mine], rss))
    return found


def cpu_by_process(run: Run) -> dict[Process, float]:
    """How many cores each process that was sampled used, on average over its samples."""
    _, rows = run.samples.columns()
    if not len(rows):
        return {}
    found = {}
    for slot, process in enumerate(run.samples.processes):
        mine = (rows["slot"] == slot) & rows["is_known"]
        if mine.any():
            found[process] = float(rows["cpu"][mine].mean())
    return found


def _growth(
    run: Run,
    process: Process,
    at_ns: "NDArray[np.int64]",
    rss: "NDArray[np.float64]",
) -> int | None:
    """The slope of the line through memory over jobs (least squares), if that is what most of its changes come of."""
    if run.plan.is_attached:  # nobody knows its jobs
        return None
    jobs = np.zeros(len(at_ns))
    for lane in run.trace.lanes:
        if lane.header.process == process and not lane.level:
            jobs += np.searchsorted(lane.ended_ns(np.arange(len(lane))), at_ns, "right")
    if len(rss) < _SAMPLES_LEAST or jobs.max() - jobs.min() < _JOBS_LEAST:
        return None
    slope, _ = np.polyfit(jobs, rss, 1)
    correlation = np.corrcoef(jobs, rss)[0, 1] if rss.std() else 0.0
    grew = slope * (jobs.max() - jobs.min())
    is_growth = grew >= _GROWTH_LEAST_BYTES and correlation > 0 and correlation**2 >= _EXPLAINED_LEAST
    return int(slope) if is_growth else None
