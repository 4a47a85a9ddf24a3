"""Jobs that gave no result: what they gave back has still to be computed, or their worker may not do what they do."""

from ...inside.language import mark
from .errors import tasks_that_raised
from .finding import Case, Finding, Rule

_WORDS = "daemonic processes are not allowed to have children"


def _applies(case: Case) -> Finding | None:
    return _uncomputed(case) or _childless(case)


def _uncomputed(case: Case) -> Finding | None:
    reason = case.run.reason
    if reason is None or reason.code != "lazy-result":
        return None
    number, kind = int(reason.values["number"]), str(reason.values["kind"])
    return Finding(
        "no_result",
        0.0,
        mark("Job {number:,} gave back an object of type {kind}, of which nothing has been computed."),
        mark("Have the function return what comes of it, such as a list, or the result of asyncio.run."),
        {"number": number, "kind": kind},
        (number - 1,),
    )


def _childless(case: Case) -> Finding | None:
    tasks = tasks_that_raised(case, _WORDS)
    if not tasks:
        return None
    return Finding(
        "no_result",
        0.0,
        mark("Jobs failed as they started processes of their own, which the workers of a Pool may not ({count:,})."),
        mark("Take an executor, whose workers may; or have the job do its part in threads or in a loop."),
        {"count": len(tasks)},
        tasks,
    )


RULE = Rule("no_result", _applies, is_loss=False, is_wrong=True)
