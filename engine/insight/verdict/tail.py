"""Workers that idled while the last jobs ran."""

from ...inside.language import mark
from ...trace.run import Run
from .finding import Case, Finding, Rule
from .last_jobs import last_jobs

_IS_WHY_FROM = 0.5
"""A job, or a late start, that is so much of the time that the others idled is why they did."""


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    tasks = last_jobs(case.run)[:1]
    span = case.run.trace.span_of(tasks[0]) if tasks else None
    if span is None:
        return None
    took_s, late_s = (span.ended_ns - span.started_ns) / 1e9, _late_s(case.run, span.lane)
    each_s = found.parts["tail"] / max(found.workers - 1, 1)
    values = case.values("tail") | {"job": tasks[0] + 1, "took_s": took_s, "late_s": late_s}
    if took_s < _IS_WHY_FROM * each_s <= late_s:
        sentence = mark(
            "The last worker began {late_s} later than the first, and the others idled {lost_s} until it was done."
        )
        advice = mark("Start fewer workers, once, and give each more to do; fork starts them fastest.")
    else:
        sentence = mark("Workers idled {lost_s} until the last job was done: job {job:,} took {took_s}.")
        advice = mark("Start the longest jobs first, or cut the work into more and shorter ones.")
    return Finding("tail", found.share("tail"), sentence, advice, values, tasks)


def _late_s(run: Run, lane: int) -> float:
    """How much later than the first worker that of a lane began its first job."""
    firsts = {each.number: int(each.column("started_ns")[0]) for each in run.trace.outermost if len(each)}
    return (firsts[lane] - min(firsts.values())) / 1e9 if lane in firsts else 0.0


RULE = Rule("tail", _applies)
