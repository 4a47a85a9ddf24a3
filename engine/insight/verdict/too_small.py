"""Jobs that are smaller than what it takes to hand them over."""

from ...inside.language import mark
from .finding import Case, Finding, Rule

_PARTS = ("handover", "pickling", "sender")
_SMALL_S = 1e-3
_MESSAGE_MOST_BYTES = 100_000  # of what is larger, its size is the cause


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    # That a job came late says nothing of what it takes to hand it over.
    parts = _PARTS if case.is_sender_measured and case.flow_s is None else _PARTS[:-1]
    lost_s = sum(found.parts[name] for name in parts)
    cost_s = lost_s / max(found.tasks, 1)
    took_s = case.each_s + found.parts["waiting"] / max(found.tasks, 1)
    if not found.messages or not found.tasks or took_s > _SMALL_S or cost_s < took_s:
        return None
    totals = case.run.trace.totals()
    if totals.argument_bytes + totals.result_bytes > _MESSAGE_MOST_BYTES * found.messages:
        return None
    values = case.values(*parts) | {"each_s": case.each_s, "cost_s": cost_s, "loop_s": case.loop_s}
    return Finding(
        "too_small",
        found.share(*parts),
        mark("A job computes for {each_s} and costs {cost_s} to hand over."),
        mark("The plain loop takes about {loop_s}; or let many jobs travel together, in large chunks."),
        values,
        instead_of=parts,
    )


RULE = Rule("too_small", _applies, is_told_small=True)
