"""Processes that had to be started."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    values = case.values("starting")
    values |= {"start_s": found.parts["starting"] / found.workers, "loop_s": case.loop_s}
    sentence = mark("{lost_share} of the workers' time went into starting them, {start_s} each.")
    if case.loop_s <= found.elapsed_s:
        advice = mark("The plain loop is faster: it takes about {loop_s}.")
    else:
        advice = mark("Start fewer workers, once, and give each more to do; fork starts them fastest.")
    return Finding("starting", found.share("starting"), sentence, advice, values)


RULE = Rule("starting", _applies)
