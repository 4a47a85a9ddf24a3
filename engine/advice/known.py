"""What is known of jobs that may not be called: what they took in the last run of them that was kept; else, roughly,
what a built-in workload tells of itself; else nothing.
"""

import numpy as np

from ..formats.container import RunFileError
from ..formats.run_file import open_run
from ..history.history import History, HistoryError
from ..inside.plan import Plan
from ..inside.workloads import workloads
from ..insight.what_if.recorded import Recorded, recorded_calls
from ..model.outcome import Outcome
from ..prediction.sample import Sample

_SAMPLES_MOST = 1_000
_FILES_MOST = 5


def rough_samples(plan: Plan) -> tuple[Sample, ...]:
    """A call as a built-in workload tells of itself; none of a function of one's own."""
    if plan.workload is None or plan.size is None:
        return ()
    need = workloads()[plan.workload].need(plan.size)
    cpu_s = 0.0 if plan.workload == "waiting" else need.seconds
    return (Sample(0, max(need.seconds, 1e-7), cpu_s),)


def kept_samples(plan: Plan, jobs: int) -> tuple[Sample, ...]:
    """What the jobs took in the newest run of the same function, or workload, with as many jobs, that has finished.

    None where no such run is kept. Reads the history.
    """
    what = plan.function, plan.workload, plan.size, plan.arguments
    try:
        entries = History().listing().entries
    except HistoryError:
        return ()
    found = [
        entry
        for entry in entries
        if entry.outcome is Outcome.FINISHED
        and (entry.plan.function, entry.plan.workload, entry.plan.size, entry.plan.arguments) == what
        and entry.plan.jobs == jobs
    ]
    for entry in found[:_FILES_MOST]:
        try:
            run = open_run(entry.path).run
        except RunFileError:
            continue
        samples = _samples(recorded_calls(run), jobs)
        if samples:
            return samples
    return ()


def _samples(calls: list[Recorded], jobs: int) -> tuple[Sample, ...]:
    if not calls or calls[0].work.jobs != jobs:
        return ()
    work = calls[0].work
    chosen = np.unique(np.linspace(0, jobs - 1, min(jobs, _SAMPLES_MOST)).astype(np.int64))
    own_s, cpu_s = (work.cpu_s + work.wait_s)[0], work.cpu_s[0]
    return tuple(Sample(int(job), float(own_s[job]), float(cpu_s[job])) for job in chosen if own_s[job] > 0)
