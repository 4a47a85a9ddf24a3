"""Workers that were replaced by new ones."""

from ...inside.language import mark
from .finding import Case, Finding, Rule

_ONE_JOB_EACH = "process"
"""The strategy whose workers are there for one job, and whose replacing no option of its own makes rarer."""


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    if case.run.plan.reruns:
        # Nobody has asked for it: the engine starts another where one has died.
        return Finding(
            "replaced",
            found.share("replaced"),
            mark("It took {lost_s} until new workers had replaced those that were gone."),
            mark("See how these ended, in the list of workers."),
            case.values("replaced"),
        )
    return Finding(
        "replaced",
        found.share("replaced"),
        mark("{lost_share} of the workers' time went into replacing them by new ones."),
        mark("Let workers stay for more than one job, as a pool's do.")
        if case.run.plan.strategy == _ONE_JOB_EACH
        else mark("Let each worker do more before it is replaced."),
        case.values("replaced"),
    )


RULE = Rule("replaced", _applies)
