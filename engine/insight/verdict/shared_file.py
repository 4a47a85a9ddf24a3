"""Several jobs, of several workers, that write one file."""

import os

from ...inside.language import mark
from .finding import Case, Finding, Rule
from .opened_files import opened_files

_WORKERS_LEAST = 2


def _applies(case: Case) -> Finding | None:
    files = [(path, file) for path, file in opened_files(case).items() if len(file.writers) >= _WORKERS_LEAST]
    if not files:
        return None
    path, file = max(files, key=lambda each: sum(each[1].writes.values()))
    jobs = sum(file.writes.values())
    is_all = jobs == case.breakdown.tasks and not case.run.plan.reruns
    return Finding(
        "shared_file",
        0.0,
        mark("All {jobs:,} jobs of {count:,} workers wrote the same file, {path}.")
        if is_all
        else mark("At least {jobs:,} jobs of {count:,} workers wrote the same file, {path}."),
        mark(
            "Unless a lock keeps them apart, one overwrites what another has written: return what is to be kept, and "
            "write it once; or give each job a file of its own."
        ),
        {"jobs": jobs, "count": len(file.writers), "path": os.path.basename(path)},
    )


RULE = Rule("shared_file", _applies, is_loss=False, is_wrong=True)
