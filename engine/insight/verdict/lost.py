"""Workers that died, or were taken down, with their jobs."""

import numpy as np

from ...inside.language import mark
from ...trace.lane import State
from .finding import Case, Finding, Rule

_TASKS_MOST = 20


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    tasks = np.flatnonzero(case.run.trace.state == State.LOST)
    if not found.parts["lost"]:
        return None
    return Finding(
        "lost",
        found.share("lost"),
        mark("{lost_s} were lost with workers that died, and with their jobs ({count:,})."),
        mark("See what the jobs were doing, and how their workers ended, in the list of jobs."),
        case.values("lost") | {"count": len(tasks)},
        tuple(tasks[:_TASKS_MOST].tolist()),
    )


RULE = Rule("lost", _applies)
