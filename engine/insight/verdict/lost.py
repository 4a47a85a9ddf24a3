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
    # Where a job is run again, what was lost is attempts, and perhaps no job at all.
    attempts = [lane.running for lane in case.run.trace.lanes if lane.running is not None]
    attempts = [span for span in attempts if span.state is State.LOST]
    given_up = len(tasks)
    advice = mark("See what the jobs were doing, and how their workers ended, in the list of jobs.")
    if not attempts and not given_up:
        sentence, advice = mark("{lost_s} went into jobs that were ended before they were done."), ""
    elif not case.run.plan.reruns:
        sentence = mark("{lost_s} were lost with workers that died, and with their jobs ({count:,}).")
    else:
        tasks = np.unique([span.task for span in attempts])
        sentence = (
            mark("{lost_s} were lost with workers that died at a job ({attempts:,} ×); some were given up ({count:,}).")
            if given_up
            else mark("{lost_s} were lost with workers that died at a job ({attempts:,} ×); each was run again.")
        )
    return Finding(
        "lost",
        found.share("lost"),
        sentence,
        advice,
        case.values("lost") | {"count": given_up, "attempts": len(attempts)},
        tuple(tasks[:_TASKS_MOST].tolist()),
    )


RULE = Rule("lost", _applies)
