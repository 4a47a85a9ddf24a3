"""A main process that cannot hand jobs over as fast as the workers take them."""

from ...inside.language import mark
from .finding import Case, Finding, Rule

_MAKING_FROM = 0.5  # of what they waited they could all have waited for items


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    totals = case.run.trace.totals()
    all_bytes = totals.argument_bytes + totals.result_bytes + case.run.mapped_bytes
    values = case.values("sender") | {"all_bytes": all_bytes}
    if is_for_making(case):
        sentence = mark(
            "Making the items took {items_s} in the main process, one by one as they were taken, and the workers "
            "waited {lost_s} for them."
        )
        advice = mark("Have the jobs make what they work on: give them numbers, or names of files.")
        values["items_s"] = case.flow_s or 0.0
    elif case.is_sender_measured:
        sentence = mark(
            "The workers waited {lost_s} for the main process, which was pickling and unpickling {all_bytes}."
        )
        advice = mark("Have the workers load what they need themselves; more of them would only wait longer.")
    else:
        sentence = mark(
            "The workers waited {lost_s} for the main process, which had no job for them yet: making the items, or "
            "handing them over, is the slow part."
        )
        advice = mark("Have the jobs make what they work on, or hand them over sooner.")
    return Finding("sender", found.share("sender"), sentence, advice, values)


def is_for_making(case: Case) -> bool:
    """Whether what the workers waited for the main process was for the items to be made, for the larger part."""
    waited_s = case.breakdown.parts["sender"]
    return case.flow_s is not None and case.flow_s * case.breakdown.workers >= _MAKING_FROM * waited_s > 0


RULE = Rule("sender", _applies)
