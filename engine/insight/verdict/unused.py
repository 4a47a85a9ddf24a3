"""Workers that never had a job."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    if not found.parts["unused"]:
        return None
    idle = round(found.parts["unused"] / found.elapsed_s)
    # Of a watched program's workers each may have had one, in another call.
    none = mark("Some calls had workers without a job.")
    sentence = mark("{idle:,} of {workers:,} workers never had a job.") if idle else none
    return Finding(
        "unused",
        found.share("unused"),
        sentence,
        mark("Take fewer workers, or cut the work into more jobs or smaller chunks."),
        case.values("unused") | {"idle": idle},
    )


RULE = Rule("unused", _applies)
