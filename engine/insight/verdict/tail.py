"""Workers that idled while the last jobs ran."""

from ...inside.language import mark
from .finding import Case, Finding, Rule
from .last_jobs import last_job


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    ended = [each for window in found.windows if (each := last_job(window)) is not None]
    last = max(ended, key=lambda each: each.idle_ns, default=None)
    if last is None:
        return None
    took_s = (last.span.ended_ns - last.span.started_ns) / 1e9
    return Finding(
        "tail",
        found.share("tail"),
        mark("Workers idled {lost_s} until the last job was done: job {job:,} took {took_s}."),
        mark("Start the longest jobs first, or cut the work into more and shorter ones."),
        case.values("tail") | {"job": last.span.task + 1, "took_s": took_s},
        (last.span.task,),
    )


RULE = Rule("tail", _applies)
