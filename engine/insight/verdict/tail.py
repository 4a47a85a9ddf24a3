"""Workers that idled while the last jobs ran."""

from ...inside.language import mark
from .finding import Case, Finding, Rule
from .last_jobs import last_jobs


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    tasks = last_jobs(case.run)[:1]
    values = case.values("tail")
    span = case.run.trace.span_of(tasks[0]) if tasks else None
    if span is None:
        return None
    values |= {"job": tasks[0] + 1, "took_s": (span.ended_ns - span.started_ns) / 1e9}
    return Finding(
        "tail",
        found.share("tail"),
        mark("Workers idled {lost_s} until the last job was done: job {job:,} took {took_s}."),
        mark("Start the longest jobs first, or cut the work into more and shorter ones."),
        values,
        tasks,
    )


RULE = Rule("tail", _applies)
