"""Jobs that wait for something else than a core."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    if found.workers >= found.tasks:
        return None  # all of them wait side by side already
    advice = mark("Take more workers than cores; threads cost least.")
    if found.machine.is_elsewhere:
        advice = mark("Give the cluster's workers more threads: a job that waits takes no core.")
    return Finding(
        "waiting",
        found.share("waiting"),
        mark("The jobs waited for {lost_s} (for a disk, a network, a lock) and computed for {computed_s}."),
        advice,
        case.values("waiting") | {"computed_s": found.parts["computing"] + found.parts["slower"]},
    )


RULE = Rule("waiting", _applies)
