"""What is known of jobs that may not be called: roughly, as a built-in workload tells of itself; else nothing."""

from ..inside.plan import Plan
from ..inside.workloads import workloads
from ..prediction.sample import Sample


def known_samples(plan: Plan) -> tuple[Sample, ...]:
    """A call as it may be; none where nobody knows."""
    if plan.workload is None or plan.size is None:
        return ()
    need = workloads()[plan.workload].need(plan.size)
    cpu_s = 0.0 if plan.workload == "waiting" else need.seconds
    return (Sample(0, max(need.seconds, 1e-7), cpu_s),)
