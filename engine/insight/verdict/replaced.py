"""Workers that were replaced by new ones."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    count = max(len(case.run.trace.workers) - found.workers, 1)
    return Finding(
        "replaced",
        found.share("replaced"),
        mark("Replacing {count:,} workers by new ones took {lost_s}."),
        mark("Let each worker do more before it is replaced."),
        case.values("replaced") | {"count": count},
    )


RULE = Rule("replaced", _applies)
