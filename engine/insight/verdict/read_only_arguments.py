"""Arrays that joblib hands over read-only, and jobs that write into them."""

import numpy as np

from ...inside.language import mark
from ...trace.details import details
from ...trace.lane import State
from .finding import Case, Finding, Rule

_TASKS_MOST = 20
_WORDS = "read-only"


def _applies(case: Case) -> Finding | None:
    run = case.run
    if case.records is None or not any((call.by or "").startswith("joblib") for _, call in run.calls()):
        return None
    tasks = []
    for task in np.flatnonzero(run.trace.state == State.ERROR)[:_TASKS_MOST].tolist():
        span = run.trace.span_of(task)
        known = details(run, case.records, span) if span is not None else None
        if known is not None and known.error is not None and _WORDS in known.error.message:
            tasks.append(task)
    if not tasks:
        return None
    return Finding(
        "read_only_arguments",
        0.0,
        mark(
            "joblib hands arrays of more than 1 MB over from a file, read-only, and jobs wrote into theirs ({count:,})."
        ),
        mark("Copy the array in the function; or have joblib copy it: max_nbytes=None, or mmap_mode='c'."),
        {"count": len(tasks)},
        tuple(tasks),
    )


RULE = Rule("read_only_arguments", _applies, is_loss=False)
