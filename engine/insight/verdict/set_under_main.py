"""Jobs that miss a name which their file sets in its main block, which no worker runs."""

import os

from ...inside.language import mark
from ...inside.records.evidence import MAIN_ONLY
from .errors import tasks_that_raised
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    told = next((each.values for each in case.run.evidence if each.kind == MAIN_ONLY), None)
    if told is None:
        return None
    return Finding(
        "no_result",
        0.0,
        mark('“{name}” is set under if __name__ == "__main__", line {line} of {file}, which is not run here.'),
        mark("Set it outside of that; or watch the script as it is: watch {file}."),
        {"name": told["name"], "file": os.path.basename(told["file"]), "line": told["line"]},
        tasks_that_raised(case, f"'{told['name']}'"),
    )


RULE = Rule("no_result", _applies, is_loss=False, is_wrong=True)
