"""Workers that import modules before their first job."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    lanes = max(len(case.run.trace.workers), 1)
    return Finding(
        "importing",
        found.share("importing"),
        mark("Importing modules took {import_s} in each worker ({count:,})."),
        mark("Import slow modules only where they are needed, or fork the workers, which have them already."),
        case.values("importing") | {"import_s": found.parts["importing"] / lanes, "count": lanes},
    )


RULE = Rule("importing", _applies)
