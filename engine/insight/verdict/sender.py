"""A main process that cannot pickle as fast as the workers take jobs."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    totals = case.run.trace.totals()
    size = totals.argument_bytes + totals.result_bytes
    return Finding(
        "sender",
        found.share("sender"),
        mark("The workers waited {lost_s} for the main process, which was pickling and unpickling {all_bytes}."),
        mark("Have the workers load what they need themselves; more of them would only wait longer."),
        case.values("sender") | {"all_bytes": size},
    )


RULE = Rule("sender", _applies)
