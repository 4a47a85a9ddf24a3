"""Constants, calls and lists of jobs with planted figures: seconds, as a machine of two cores has them."""

import numpy as np

from engine.inside.probing.sampling import is_over, spread
from engine.prediction.constants import Constants, Costs
from engine.prediction.sample import Beside, Sample, Tried
from engine.prediction.work import Work

CONSTANTS = Constants(
    {
        "sequential": Costs(20e-6, 0.0, 2e-6, 2e-6),
        "threads": Costs(0.5e-3, 0.1e-3, 20e-6, 0.0),
        "pool": Costs(8e-3, 2e-3, 60e-6, 4e-6),
        "executor": Costs(8e-3, 2e-3, 150e-6, 4e-6),
        "joblib": Costs(0.4, 0.03, 400e-6, 4e-6),
        "process": Costs(2e-3, 3e-3, 0.0, 0.0),
    },
    0.5e-9,
    0.01,
)
NO_COSTS = Constants({name: Costs(0.0, 0.0, 0.0, 0.0) for name in CONSTANTS.costs}, 0.0, 0.01)

LOCKED = Beside(0.02, 0.02, 0.04, 0.02)
"""Two that are never at once."""
FREE = Beside(0.02, 0.02, 0.02, 0.02)
"""Two that do not mind each other."""


def work(took_s, waits=0.0, sent_bytes=0.0, result_bytes=0.0, byte_s=0.0):
    """One list of jobs that take so many seconds each, of which the share ``waits`` is no computing."""
    took_s = np.atleast_2d(np.asarray(took_s, np.float64))
    sent, results = np.full_like(took_s, sent_bytes), np.full_like(took_s, result_bytes)
    return Work(
        took_s.shape[1], took_s * (1 - waits), took_s * waits, sent * byte_s, sent * byte_s, sent, results * byte_s,
        results * byte_s, results,
    )  # fmt: skip


def tried(took_s, jobs=None, waits=0.0, threads=LOCKED, processes=FREE, at=None, **figures):
    """A trial that has seen these calls, spread evenly over the jobs unless ``at`` says which they were."""
    jobs = jobs or len(took_s)
    at = at if at is not None else [round(each * (jobs - 1) / max(len(took_s) - 1, 1)) for each in range(len(took_s))]
    samples = [Sample(job, wall, wall * (1 - waits), **figures) for job, wall in sorted(zip(at, took_s, strict=True))]
    return Tried(jobs, tuple(samples), processes=processes, threads=threads)


def trial(took_s, most_s=0.6, **figures):
    """What a trial of so many seconds sees of these jobs: those that it calls, in its order, until it has enough."""
    at, spent_s = [], 0.0
    for job in spread(len(took_s)):
        at.append(job)
        spent_s += took_s[job]
        if is_over([took_s[each] for each in at], spent_s, most_s):
            break
    return tried([float(took_s[job]) for job in sorted(at)], len(took_s), at=sorted(at), **figures)
