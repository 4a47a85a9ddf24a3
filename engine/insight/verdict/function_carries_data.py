"""A function that is bound to much data, all of which travels with each message."""

from ...inside.language import mark
from .finding import Case, Finding, Rule

_LEAST_BYTES = 500_000


def _applies(case: Case) -> Finding | None:
    checked, messages = case.run.checked, case.run.trace.totals().arguments
    carried = checked.found.function_bytes if checked is not None else None
    if carried is None or carried < _LEAST_BYTES:
        return None
    return Finding(
        "function_carries_data",
        0.0,
        mark("The function carries {carried_bytes} with each message, {messages:,} in all."),
        mark("Make what it needs once in each worker: in a global of the file, or by an initializer."),
        {"carried_bytes": carried, "messages": messages},
    )


RULE = Rule("function_carries_data", _applies, is_loss=False)
