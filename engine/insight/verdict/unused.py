"""Workers that never had a job."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    if not found.parts["unused"]:
        return None
    idle = round(found.parts["unused"] / found.elapsed_s)
    return Finding(
        "unused",
        found.share("unused"),
        mark("{idle:,} of {workers:,} workers never had a job."),
        mark("Take fewer workers, or cut the work into more jobs or smaller chunks."),
        case.values("unused") | {"idle": idle},
    )


RULE = Rule("unused", _applies)
