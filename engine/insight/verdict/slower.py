"""Jobs that compute longer than they do alone."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    alone_s = max(found.parts["computing"], 1e-9)
    factor = (alone_s + found.parts["slower"]) / alone_s
    return Finding(
        "slower",
        found.share("slower"),
        mark("The jobs computed {factor} times as long as alone: they share memory, caches and the cores' clock."),
        mark("Take fewer workers, or work on smaller pieces that fit into the caches."),
        case.values("slower") | {"factor": f"{factor:.1f}"},
    )


RULE = Rule("slower", _applies)
