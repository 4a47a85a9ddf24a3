"""Jobs that are smaller than what an engine that knows hosts spends on each."""

from ...inside.language import mark
from ...inside.strategies import strategies
from .finding import Case, Finding, Rule

_SMALL_S = 10e-3
_JOBS_LEAST = 50
_OVERHEAD = 10
"""So many times as long as the engine spends on it, a chunk is to compute."""
_CHUNKS_EACH = 4
"""But each worker is to have so many chunks at least, so that none waits long for another's last one."""


def _applies(case: Case) -> Finding | None:
    found, run = case.breakdown, case.run
    if run.engine is None or run.plan.watch is not None:
        return None
    takes_chunks = any(option.key == "chunksize" for option in strategies()[run.plan.strategy].options)
    if not takes_chunks or run.plan.options.get("chunksize", 1) != 1:
        return None
    starts_ns = [int(lane.column("started_ns")[0]) for lane in run.trace.lanes if len(lane)]
    took_s = case.each_s + found.parts["waiting"] / max(found.tasks, 1)
    if found.tasks < _JOBS_LEAST or took_s > _SMALL_S:
        return None
    at_work_s = (run.ended_ns - min(starts_ns)) / 1e9 * found.workers
    cost_s = at_work_s / found.tasks - took_s
    if cost_s < took_s:
        return None
    most = found.tasks // (_CHUNKS_EACH * found.workers)
    engine = run.engine.name.capitalize()
    chunk = max(min(round(_OVERHEAD * cost_s / max(took_s, 1e-6)), most), 2)
    return Finding(
        "too_small",
        cost_s * found.tasks / found.budget_s,
        mark("A job computes for {each_s}, and {engine} spends {cost_s} on each."),
        mark("Let {chunk:,} jobs travel together (chunksize); the plain loop takes about {loop_s}.")
        if case.is_loop_known
        else mark("Let {chunk:,} jobs travel together (chunksize)."),
        {
            "each_s": took_s,
            "cost_s": cost_s,
            "loop_s": case.loop_s,
            "engine": engine,
            "chunk": chunk,
        },
        instead_of=("handover", "collecting", "sender"),
    )


RULE = Rule("too_small", _applies, is_told_small=True)
