"""What the main process does after the last job."""

from ...inside.language import mark
from ...trace.run import Outcome
from .finding import Case, Finding, Rule

_MUCH_BYTES = 1_000_000


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    if case.run.outcome is not Outcome.FINISHED:
        return None  # it is not known what it would have come to
    return Finding(
        "collecting",
        found.share("collecting"),
        mark("After the last job, it took {after_s} to collect the results and end the workers."),
        mark("Return less from each job.")
        if case.run.trace.totals().result_bytes >= _MUCH_BYTES
        else mark("Give the workers more to do: ending them takes as long for few jobs as for many."),
        case.values("collecting") | {"after_s": found.parts["collecting"] / found.workers},
    )


RULE = Rule("collecting", _applies)
