"""Items that take the main process long to make, before any job can begin."""

from ...inside.language import mark
from .finding import Case, Finding, Rule

_LEAST_S, _LEAST_SHARE = 0.05, 0.02


def _applies(case: Case) -> Finding | None:
    checked, elapsed_s = case.run.checked, case.breakdown.elapsed_s
    if checked is None or checked.made.is_taken_over or case.flow_s is not None or checked.made.items_s < _LEAST_S:
        return None
    items_s = checked.made.items_s
    if items_s < _LEAST_SHARE * (items_s + elapsed_s):
        return None
    return Finding(
        "serial",
        items_s / (items_s + elapsed_s),
        mark(
            "Making the items took {items_s} in the main process, before the jobs, which took {elapsed_s}: no worker "
            "shortens that."
        ),
        mark("Have the jobs make what they work on: give them numbers, or names of files."),
        {"items_s": items_s, "elapsed_s": elapsed_s},
    )


RULE = Rule("serial", _applies, is_told_small=True)
