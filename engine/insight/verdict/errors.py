"""Jobs by the error that they raised."""

import numpy as np

from ...trace.details import details
from ...trace.lane import State
from .finding import Case

_TASKS_MOST = 20


def tasks_that_raised(case: Case, words: str) -> tuple[int, ...]:
    """Of the first jobs that raised an error those in whose message these words stand; none where nothing is known."""
    if case.records is None:
        return ()
    found = []
    for task in np.flatnonzero(case.run.trace.state == State.ERROR)[:_TASKS_MOST].tolist():
        span = case.run.trace.span_of(task)
        known = details(case.run, case.records, span) if span is not None else None
        if known is not None and known.error is not None and words in known.error.message:
            found.append(task)
    return tuple(found)
