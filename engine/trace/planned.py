"""The one call of a planned run, number 0: that of its strategy, as the plan and the call's record tell it."""

from ..inside.plan import Plan
from ..inside.strategies import strategies
from ..inside.workloads import function as own_function
from ..model.outcome import TaskError
from .calls import Call


def planned_call(
    plan: Plan,
    who: tuple[str, int, int],
    times_ns: tuple[int, int],
    error: TaskError | None,
    unseen: int,
) -> Call:
    """What is known of it.

    Args:
        plan: the run's.
        who: host, PID and thread of the runner.
        times_ns: its start and end; 0: not yet.
        error, unseen: as in ``Call``.
    """
    host, pid, thread = who
    file, name = own_function.split(plan.function) if plan.function is not None else (None, plan.workload)
    way, jobs = strategies()[plan.strategy], plan.jobs or None
    return Call(
        by=way.called_by(plan.options),
        function=name,
        file=file,
        host=host,
        pid=pid,
        thread=thread,
        workers=plan.workers or None,
        chunksize=way.chunk_size(plan.options, plan.jobs, plan.workers),
        declared=jobs,
        handed=jobs if times_ns[0] else None,
        started_ns=times_ns[0],
        ended_ns=times_ns[1],
        error=error,
        unseen=unseen,
    )
