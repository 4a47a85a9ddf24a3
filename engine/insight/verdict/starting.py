"""Processes that had to be started."""

from ...inside.language import mark
from ..stretches import Window
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    each_s = found.parts["starting"] / found.workers
    late_s = max(map(_late_s, found.windows), default=0.0)
    values = case.values("starting") | {"start_s": each_s, "late_s": late_s, "loop_s": case.loop_s}
    sentence = mark("{lost_share} of the workers' time went into starting them, {start_s} each.")
    if late_s >= each_s > 0:  # what each waited for is that those before it, or after it, had to be started
        sentence = mark(
            "{lost_share} of the workers' time went into starting them, one after another: the last one began {late_s} "
            "after the first."
        )
    if case.loop_s <= found.elapsed_s:
        advice = mark("The plain loop is faster: it takes about {loop_s}.")
    else:
        advice = mark("Start fewer workers, once, and give each more to do; fork starts them fastest.")
    return Finding("starting", found.share("starting"), sentence, advice, values)


def _late_s(window: Window) -> float:
    """How much later than the first of its new workers the last one began its first job."""
    firsts = [
        int(each.lane.column("started_ns")[each.positions[0]])
        for each in window.stretches
        if each.is_new and len(each)
    ]  # fmt: skip
    firsts = sorted(firsts)[: window.workers]  # those after them came in the place of one that had ended
    return (firsts[-1] - firsts[0]) / 1e9 if firsts else 0.0


RULE = Rule("starting", _applies)
