"""Which jobs the others waited for."""

import numpy as np

from ...inside.data_class import dataclass
from ...trace.lane import Span
from ...trace.run import Run
from ..stretches import Window

_MOST = 4


@dataclass(frozen=True, slots=True)
class LastJob:
    """The job of a call that ended last, and how long its workers together have been done by then, in ns."""

    idle_ns: int
    span: Span


def last_job(window: Window) -> LastJob | None:
    """That of a window; None if none of its jobs has ended."""
    stretches = [each for each in window.stretches if len(each)]
    if not stretches:
        return None
    ends = np.array([each.lane.ended_ns(each.positions[-1:])[0] for each in stretches])
    last = stretches[int(ends.argmax())]
    return LastJob(int((ends.max() - ends).sum()), last.lane.span(int(last.positions[-1])))


def last_jobs(run: Run) -> tuple[int, ...]:
    """The jobs that ended last, of each worker one, the last one first; none if none has ended."""
    ends = []
    for lane in run.trace.outermost:
        if len(lane):
            span = lane.span(len(lane) - 1)
            ends.append((span.ended_ns, span.task))
    return tuple(task for _, task in sorted(ends, reverse=True)[:_MOST])
