"""Jobs that had computed nothing for long when the run was ended."""

import numpy as np

from ...inside.language import mark
from ...trace.lane import Lane, State
from ...trace.run import Outcome
from ..stillness import is_pools
from ..stretches import Window
from .finding import Case, Finding, Rule

_STILL_FROM_S = 2.0
_AFTER = ("collecting", "tail", "lost")
_IDLE = 0.01  # of a core, which a thread that waits may take


def _applies(case: Case) -> Finding | None:
    run = case.run
    if run.outcome in (None, Outcome.FINISHED):
        return None
    if run.outcome is Outcome.STALLED or _is_deserted(case):
        return _stalled(case)
    still = [(still_s, lane) for lane in run.trace.outermost if (still_s := _still_s(case, lane)) >= _STILL_FROM_S]
    if not still:
        return None
    longest_s, lane = max(still, key=lambda each: each[0])
    assert lane.running is not None
    found = case.breakdown
    is_of_the_caller = lane.header.pid == run.call(run.trace.tasks.call_of(lane.running.task)).pid  # so no fork
    others_s = found.parts["lost"] - sum(each for each, _ in still)
    return Finding(
        "stuck",
        min(sum(each for each, _ in still), found.parts["lost"]) / found.budget_s,
        mark("Job {job:,} had computed nothing for {longest_s} when the run was ended (such jobs: {count:,})."),
        mark("See what it waits for in its stack.")
        if is_of_the_caller
        else mark(
            "See what it waits for in its stack; a lock that another thread held as the worker was forked stays locked "
            "there: spawn the workers."
        ),
        case.values("lost") | {"job": lane.running.task + 1, "longest_s": longest_s, "count": len(still)},
        tuple(lane.running.task for _, lane in still if lane.running is not None)[:20],
        instead_of=("lost",) if others_s < found.parts["lost"] / 2 else (),
    )


def _is_deserted(case: Case) -> bool:
    """Whether a watched program was ended while a pool's call had waited for a task that it had lost."""
    run, found = case.run, case.breakdown
    if run.plan.watch is None:
        return False
    lost = run.trace.tasks.counts_by_call(State.LOST)
    return any(
        lost[each.call] and is_pools(run.call(each.call)) and _waited_s(each) >= _STILL_FROM_S
        for each in found.windows
    )  # fmt: skip


def _waited_s(window: Window) -> float:
    """How long a call went on after the last of its tasks that ended."""
    ends = (each.lane.ended_ns(each.positions[-1:]) for each in window.stretches if len(each))
    return max(window.to_ns - max((int(each[0]) for each in ends), default=window.from_ns), 0) / 1e9


def _stalled(case: Case) -> Finding:
    found = case.breakdown
    return Finding(
        "stuck",
        found.share(*_AFTER),
        mark("All jobs had ended or were lost, and the call waited on for {waited_s}: for results that never come."),
        mark("Where a result is lost, an executor raises an error; a pool waits forever."),
        case.values(*_AFTER) | {"waited_s": max(map(_waited_s, found.windows), default=0.0)},
        instead_of=_AFTER,
    )


def _still_s(case: Case, lane: Lane) -> float:
    """For how long the task that a lane has left open had used no CPU, as far as was sampled; 0 where it was not."""
    span, run = lane.running, case.run
    if span is None:
        return 0.0
    moments, rows = run.samples.columns()
    slots = [slot for slot, process in enumerate(run.samples.processes) if process == lane.header.process]
    if not slots:
        return 0.0
    moment = np.searchsorted(moments["rows"], np.arange(len(rows)), "right")
    its = (rows["slot"] == slots[0]) & rows["is_known"] & (moments["since_ns"][moment] >= span.started_ns)
    computed = moments["at_ns"][moment[its & (rows["cpu"] > _IDLE)]]
    if not its.any():
        return 0.0
    from_ns = max(int(computed.max()) if len(computed) else 0, span.started_ns)
    return (int(moments["at_ns"][moment[its]].max()) - from_ns) / 1e9


RULE = Rule("stuck", _applies)
