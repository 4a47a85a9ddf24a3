"""A function that is bound to much data, all of which travels with each message."""

from ...inside.language import mark
from .finding import Case, Finding, Rule

_LEAST_BYTES = 500_000
_ITEMS_SHARE_MOST = 0.2


def _applies(case: Case) -> Finding | None:
    checked, totals = case.run.checked, case.run.trace.totals()
    if checked is None or checked.found.item_bytes is None or not totals.arguments:
        return None
    each_bytes = totals.argument_bytes / totals.arguments
    items_bytes = checked.found.item_bytes * case.run.plan.jobs / totals.arguments
    if each_bytes < _LEAST_BYTES or items_bytes > _ITEMS_SHARE_MOST * each_bytes:
        return None
    return Finding(
        "function_carries_data",
        0.0,
        mark("The function carries {carried_bytes} with each message, {messages:,} in all; an item is {item_bytes}."),
        mark("Make what it needs once in each worker: in a global of the file, or by an initializer."),
        {
            "carried_bytes": each_bytes - items_bytes,
            "messages": totals.arguments,
            "item_bytes": checked.found.item_bytes,
        },
    )


RULE = Rule("function_carries_data", _applies, is_loss=False)
