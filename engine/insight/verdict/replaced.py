"""Workers that were replaced by new ones."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    return Finding(
        "replaced",
        found.share("replaced"),
        mark("Replacing workers by new ones took {lost_s}."),
        mark("Let each worker do more before it is replaced."),
        case.values("replaced"),
    )


RULE = Rule("replaced", _applies)
