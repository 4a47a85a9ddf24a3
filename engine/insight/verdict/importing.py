"""Workers that import modules before their first job."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    lanes = max(len(case.run.trace.workers), 1)
    return Finding(
        "importing",
        found.share("importing"),
        mark("Importing took {import_s} in each of the workers, {count:,} in all."),
        mark("Import what is slow where few need it, or fork the workers, which have it already."),
        case.values("importing") | {"import_s": found.parts["importing"] / lanes, "count": lanes},
    )


RULE = Rule("importing", _applies)
