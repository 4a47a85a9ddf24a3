"""Workers that died, or were taken down, with their jobs."""

import numpy as np

from ...inside.language import mark
from ...trace.lane import State
from ...trace.run import Run
from .finding import Case, Finding, Rule

_TASKS_MOST = 20


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    trace = case.run.trace
    tasks = np.flatnonzero(trace.state == State.LOST)
    if len(containers := trace.tasks.is_container):
        tasks = tasks[~containers[tasks]]
    if not found.parts["lost"]:
        return None
    # Where a job is run again, what was lost is attempts, and perhaps no job at all.
    open_ = [lane.running for lane in trace.lanes if lane.running is not None]
    open_ = [span for span in open_ if not trace.tasks.is_one_container(span.task)]
    attempts = [span for span in open_ if span.state is State.LOST]
    given_up, others = len(tasks), len(open_) - len(attempts)
    advice = mark("See what the jobs were doing, and how their workers ended, in the list of jobs.")
    if not attempts and not given_up:
        sentence, advice = mark("{lost_s} went into jobs that were ended before they were done."), ""
        if _goes_on(case.run):
            sentence = mark("{lost_s} went into jobs that were not done when the program ended.")
    elif not case.run.plan.reruns:
        sentence = mark("{lost_s} were lost with workers that died, and with their jobs ({count:,}).")
        if others:
            sentence = mark(
                "{lost_s} went into jobs whose workers died ({count:,}), and into others that were not done "
                "({others:,})."
            )
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
        case.values("lost") | {"count": given_up, "attempts": len(attempts), "others": others},
        tuple(tasks[:_TASKS_MOST].tolist()),
    )


def _goes_on(run: Run) -> bool:
    """Whether a job of a watched program's may have gone on after it: nobody has seen its process end before."""
    return run.plan.watch is not None and any(
        lane.running is not None and not run.is_runner(lane) and lane.gone_ns > run.ended_ns for lane in run.trace.lanes
    )


RULE = Rule("lost", _applies)
