"""Workers that import modules before their first job."""

from ...inside.language import mark
from ..breakdown import could_fork
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    lanes = max(len(case.run.trace.workers), 1)
    advice = mark("Import slow modules only where they are needed.")
    if could_fork(case.run):
        advice = mark("Import slow modules only where they are needed, or fork the workers, which have them already.")
    return Finding(
        "importing",
        found.share("importing"),
        mark("Importing modules took {import_s} in each worker ({count:,})."),
        advice,
        case.values("importing") | {"import_s": found.parts["importing"] / lanes, "count": lanes},
    )


RULE = Rule("importing", _applies)
