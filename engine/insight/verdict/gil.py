"""Threads that compute in turn."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    return Finding(
        "gil",
        case.breakdown.share("gil"),
        mark("The threads waited {lost_s} for Python's global lock, which lets one of them compute at a time."),
        mark("Use processes: a pool, an executor or joblib."),
        case.values("gil"),
    )


RULE = Rule("gil", _applies)
