"""A function that is bound to much data, all of which travels with each message."""

from ...inside.language import mark
from ...inside.records.evidence import CARRIED
from .finding import Case, Finding, Rule

_LEAST_BYTES = 500_000
_PARTS = ("pickling", "sender", "handover")
_MOST_OF = 0.5
_NEARLY = 0.9


def _applies(case: Case) -> Finding | None:
    totals, checked = case.run.trace.totals(), case.run.checked
    told = [int(each.values["bytes"]) for each in case.run.evidence if each.kind == CARRIED]
    carried = max([(checked.found.function_bytes or 0) if checked is not None else 0, *told])
    if carried < _LEAST_BYTES:
        return None
    messages = totals.arguments if case.run.plan.watch is None else _messages_of(case, carried)
    its_share = min(carried * messages / max(totals.argument_bytes + totals.result_bytes, 1), 1.0)
    return Finding(
        "function_carries_data",
        its_share * case.breakdown.share(*_PARTS),
        mark("The function carries {carried_bytes}, which travelled with each of {messages:,} messages."),
        mark("Make what it needs once in each worker: in a global of the file, or by an initializer."),
        case.values(*_PARTS) | {"carried_bytes": carried, "messages": messages},
        instead_of=_PARTS if its_share > _MOST_OF else (),
    )


def _messages_of(case: Case, carried: int) -> int:
    """How many messages of a watched program carry so many bytes: others bring other functions."""
    sizes = (lane.traffic.received["size"] for lane in case.run.trace.lanes)
    return sum(int((size >= _NEARLY * carried).sum()) for size in sizes)


RULE = Rule("function_carries_data", _applies, is_told_small=True)
