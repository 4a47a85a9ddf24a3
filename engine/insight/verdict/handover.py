"""Time between jobs."""

from ...inside.language import mark
from .finding import Case, Finding, Rule

_MOST_S = 200e-6
"""What takes no longer than this for a message is what any message costs: that it travels, and not what is in it."""


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    beside = ("pickling", "sender") if case.is_sender_measured else ("pickling",)
    parts = ("handover", *(each for each in beside if found.parts[each] <= _MOST_S * found.messages))
    return Finding(
        "handover",
        found.share(*parts),
        mark("Handing over {jobs:,} jobs took the workers {lost_s}."),
        mark("Let more jobs travel together: a larger chunk size."),
        case.values(*parts) | {"jobs": found.tasks},
        instead_of=parts[1:],
    )


RULE = Rule("handover", _applies)
