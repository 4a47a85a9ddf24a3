"""Items that a strategy takes far ahead of the jobs, so that they wait in memory."""

import numpy as np

from ...inside.language import mark
from ...trace.making import making_of
from .finding import Case, Finding, Rule

_LEAST, _LEAST_SHARE = 20, 0.5


def _applies(case: Case) -> Finding | None:
    run = case.run
    _, counts = making_of(run.checked)
    jobs = run.trace.jobs
    if not len(counts) or not run.trace.lanes:
        return None
    ended_ns = np.sort(np.concatenate([lane.ended_ns(np.arange(len(lane))) for lane in run.trace.outermost]))
    ended = np.searchsorted(ended_ns, counts[:, 0], "right")
    ahead = counts[:, 1] - ended
    most = int(np.argmax(ahead))
    if ahead[most] < max(_LEAST, _LEAST_SHARE * jobs):
        return None
    return Finding(
        "sender",
        0.0,
        mark("When {ended:,} jobs had ended, {made:,} of {jobs:,} items were made, and waited in memory."),
        mark("Where they are large, have few taken ahead: joblib does so by pre_dispatch; imap takes all that it can."),
        {"ended": int(ended[most]), "made": int(counts[most, 1]), "jobs": jobs},
    )


RULE = Rule("sender", _applies, is_loss=False)
