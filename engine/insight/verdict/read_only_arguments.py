"""Arrays that joblib hands over read-only, and jobs that write into them."""

from ...inside.language import mark
from .errors import tasks_that_raised
from .finding import Case, Finding, Rule

_WORDS = "read-only"


def _applies(case: Case) -> Finding | None:
    run = case.run
    if not any((call.by or "").startswith("joblib") for _, call in run.calls()):
        return None
    tasks = tasks_that_raised(case, _WORDS)
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
        tasks,
    )


RULE = Rule("read_only_arguments", _applies, is_loss=False, is_wrong=True)
