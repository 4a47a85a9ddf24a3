"""Jobs that are smaller than what it takes to hand them over."""

from ...inside.language import mark
from .finding import Case, Finding, Rule, Value
from .sender import is_for_making

_PARTS = ("handover", "pickling")
_BESIDE = ("starting", "importing")
_SMALL_S = 1e-3
_MESSAGE_MOST_BYTES = 100_000  # of what is larger, its size is the cause


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    sender_s = _sender_s(case)
    lost_s = sum(found.parts[name] for name in _PARTS) + sender_s
    cost_s = lost_s / max(found.tasks, 1)
    took_s = case.each_s + found.parts["waiting"] / max(found.tasks, 1)
    if not found.messages or not found.tasks or took_s > _SMALL_S or cost_s < took_s:
        return None
    totals = case.run.trace.totals()
    if totals.argument_bytes + totals.result_bytes > _MESSAGE_MOST_BYTES * found.messages:
        return None
    # Where the plain loop is over before all is handed over, workers that had started at once would gain nothing.
    is_over_before = case.is_loop_known and lost_s >= case.loop_s * found.workers
    beside_s = sum(found.parts[name] for name in _BESIDE) if is_over_before else 0.0
    values: dict[str, Value] = {"each_s": case.each_s, "cost_s": cost_s, "loop_s": case.loop_s}
    return Finding(
        "too_small",
        (lost_s + beside_s) / found.budget_s,
        mark("A job computes for {each_s} and costs {cost_s} to hand over."),
        mark("The plain loop takes about {loop_s}; or let many jobs travel together, in large chunks.")
        if case.is_loop_known
        else mark("Let many jobs travel together, in large chunks."),
        values,
        instead_of=(*_PARTS, "sender") if sender_s else _PARTS,
    )


def _sender_s(case: Case) -> float:
    """How long workers waited for what was handed over, and not for its being made; 0 where nobody can tell these."""
    found = case.breakdown
    is_told = case.is_sender_measured if case.flow_s is None else not is_for_making(case)
    return found.parts["sender"] if is_told else 0.0


RULE = Rule("too_small", _applies, is_told_small=True)
