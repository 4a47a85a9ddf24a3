"""A large file that each job opens anew."""

import os

from ...inside.language import mark
from .finding import Case, Finding, Rule
from .opened_files import opened_files

_LEAST_BYTES = 1_000_000
_AGAIN_LEAST = 2
"""So many jobs at least of one worker have opened it: that one, at the least, had it already."""


def _applies(case: Case) -> Finding | None:
    files = [
        (path, file)
        for path, file in opened_files(case).items()
        if file.size >= _LEAST_BYTES and max(file.reads.values()) >= _AGAIN_LEAST and not file.writers
    ]
    if not files:
        return None
    path, file = max(files, key=lambda each: each[1].size)
    return Finding(
        "loaded_every_time",
        0.0,
        mark("At least {jobs:,} jobs opened the same file of {file_bytes}, each anew: {path}."),
        mark("Load it once in each worker, by an initializer, or into a global at the first job."),
        {"jobs": sum(file.reads.values()), "file_bytes": file.size, "path": os.path.basename(path)},
    )


RULE = Rule("loaded_every_time", _applies, is_loss=False)
