"""Time between jobs."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    return Finding(
        "handover",
        found.share("handover"),
        mark("Handing over {jobs:,} jobs took the workers {lost_s}."),
        mark("Let more jobs travel together: a larger chunk size."),
        case.values("handover") | {"jobs": found.tasks},
    )


RULE = Rule("handover", _applies)
