"""Workers whose memory grows with each job."""

import numpy as np

from ...inside.language import mark
from .finding import Case, Finding, Rule, Value

_JOB_LEAST_BYTES = 1_000_000
_LEAST_BYTES = 50_000_000
_ENDED_FROM_BYTES = 200_000_000
"""joblib ends a worker that has grown by 300 MB since its first look, which comes after some jobs; where psutil is."""
_JOBS_LEAST = 4
_SAMPLES_LEAST = 3


def _applies(case: Case) -> Finding | None:
    grown = [found for slot in range(len(case.run.samples.processes)) if (found := _growth(case, slot)) is not None]
    if not grown:
        return None
    most_bytes, jobs = max(grown)
    values: dict[str, Value] = {"grown_bytes": most_bytes, "job_bytes": most_bytes / jobs, "jobs": jobs}
    sentence = mark("A worker grew by {grown_bytes} over {jobs:,} jobs, {job_bytes} each, and did not give it back.")
    if not any((call.by or "").startswith("joblib") for _, call in case.run.calls()):
        advice = mark("See what the function keeps; a worker that is replaced after some jobs gives it back.")
        return Finding("memory_grows", 0.0, sentence, advice, values)
    if most_bytes < _ENDED_FROM_BYTES or not case.breakdown.parts["replaced"]:
        advice = mark("See what the function keeps; joblib replaces workers that have grown too large, with a warning.")
        return Finding("memory_grows", 0.0, sentence, advice, values)
    return Finding(
        "memory_grows",
        case.breakdown.share("replaced"),
        mark(
            "A worker grew by {grown_bytes} over {jobs:,} jobs, {job_bytes} each: joblib ends workers that have grown "
            "by 300 MB, and replacing them took {lost_s}."
        ),
        mark("See what the function keeps from one job to the next."),
        values | case.values("replaced"),
        instead_of=("replaced",),
    )


def _growth(case: Case, slot: int) -> "tuple[float, int] | None":
    """By how much a process has grown after its first job, and over how many jobs; None if it did not, job by job."""
    moments, rows = case.run.samples.columns()
    at_ns = np.repeat(moments["at_ns"], np.diff(moments["rows"], prepend=0))
    its = (rows["slot"] == slot) & (rows["rss"] > 0)  # as it ends it has none any more
    at_ns, rss = at_ns[its], rows["rss"][its]
    process = case.run.samples.processes[slot]
    ends = [
        lane.ended_ns(np.arange(len(lane)))
        for lane in case.run.trace.outermost
        if lane.header.process == process and len(lane)
    ]
    if len(at_ns) < _SAMPLES_LEAST or not ends:
        return None
    done = np.searchsorted(np.sort(np.concatenate(ends)), at_ns, "right")
    at_ns, rss, done = (each[done > 0] for each in (at_ns, rss, done))
    if len(rss) < _SAMPLES_LEAST or done[-1] - done[0] < _JOBS_LEAST:
        return None
    jobs, grown = int(done[-1] - done[0]), float(rss[-1] - rss[0])
    rises = float(np.maximum(np.diff(rss), 0).sum())
    is_steady = grown > 0 and grown >= 0.8 * rises
    # Not only once, as for a table that is made at the first use: the later half has its share.
    later = float(rss[-1] - np.interp((done[0] + done[-1]) / 2, done, rss))
    if not is_steady or grown < _LEAST_BYTES or grown / jobs < _JOB_LEAST_BYTES or later < 0.25 * grown:
        return None
    return grown, jobs


RULE = Rule("memory_grows", _applies, is_told_small=True, least=0.5)
