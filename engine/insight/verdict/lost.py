"""Workers that died, or were taken down, with their jobs; and jobs that had not ended when the run did."""

import numpy as np

from ...inside.language import mark
from ...trace.lane import State
from .finding import Case, Finding, Rule

_TASKS_MOST = 20


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    if not found.parts["lost"]:
        return None
    tasks = np.flatnonzero(case.run.trace.state == State.LOST)
    sentence = mark("{lost_s} were lost with workers that died, and with their jobs ({count:,}).")
    advice = mark("See what the jobs were doing, and how their workers ended, in the list of jobs.")
    if not len(tasks):
        tasks = np.array([lane.running.task for lane in case.run.trace.outermost if lane.running is not None], np.int64)
        sentence = mark("{lost_s} went into jobs that were cut off before their end ({count:,}), and came to nothing.")
        advice = ""
    values = case.values("lost") | {"count": len(tasks)}
    return Finding("lost", found.share("lost"), sentence, advice, values, tuple(tasks[:_TASKS_MOST].tolist()))


RULE = Rule("lost", _applies)
