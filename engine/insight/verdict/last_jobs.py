"""Which jobs the others waited for."""

from ...trace.run import Run

_MOST = 4


def last_jobs(run: Run) -> tuple[int, ...]:
    """The jobs that ended last, of each worker one, the last one first; none if none has ended."""
    ends = []
    for lane in run.trace.outermost:
        if len(lane):
            span = lane.span(len(lane) - 1)
            ends.append((span.ended_ns, span.task))
    return tuple(task for _, task in sorted(ends, reverse=True)[:_MOST])
