"""What each job makes anew, though it is given nothing of the job: a model that is loaded, a table that is read."""

import os

from ...inside.language import mark
from ...inside.records.evidence import REPEATED
from .finding import Case, Finding, Rule

_JOBS_LEAST, _JOB_LEAST_S = 4, 5e-3
"""What fewer or shorter jobs do is not worth a word."""


def _applies(case: Case) -> Finding | None:
    found = next((each.values for each in case.run.evidence if each.kind == REPEATED), None)
    breakdown = case.breakdown
    own_s = breakdown.parts["computing"] + breakdown.parts["slower"] + breakdown.parts["waiting"]
    if found is None or breakdown.tasks < _JOBS_LEAST or own_s < _JOB_LEAST_S * breakdown.tasks:
        return None
    return Finding(
        "loaded_every_time",
        0.0,
        mark("Each job calls {callee}() anew, though nothing of the job goes into it: line {line} of {file}."),
        mark("Call it once in each worker, by an initializer, or keep what it gives in a global at the first job."),
        {"callee": found["callee"], "line": found["line"], "file": os.path.basename(found["file"])},
    )


RULE = Rule("loaded_every_time", _applies, is_loss=False)
