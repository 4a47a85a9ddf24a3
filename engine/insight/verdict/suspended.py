"""Workers that were stopped by a signal."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    if not found.parts["suspended"]:
        return None
    return Finding(
        "suspended",
        found.share("suspended"),
        mark("Workers were suspended for {lost_s} in all."),
        mark("Do not compare this run with others."),
        case.values("suspended"),
    )


RULE = Rule("suspended", _applies)
