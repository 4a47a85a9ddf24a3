"""Workers that never had a job."""

import itertools

from ...inside.language import mark
from .finding import Case, Finding, Rule

_ONE_BY_ONE_LEAST = 4


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    if not found.parts["unused"]:
        return None
    if (jobs := _one_by_one(case)) >= _ONE_BY_ONE_LEAST:
        return Finding(
            "unused",
            found.share("unused"),
            mark("The program waited for each of {jobs:,} jobs before it handed over the next: no two ran at once."),
            mark("Give all of them to one call.")
            if _are_calls_of_many(case)
            else mark("Submit all of them first, and ask for their results after that."),
            case.values("unused") | {"jobs": jobs},
        )
    if case.run.trace.span_count() < case.run.trace.jobs:
        return None  # it ended before all jobs had begun, which were for them
    idle = round(found.parts["unused"] / found.elapsed_s)
    if len(found.windows) > 1:  # of a watched program's workers each may have had one in another call
        idle = min(idle, max(found.workers - len(case.run.trace.workers), 0))
    none = mark("Some calls had workers without a job.")
    sentence = mark("{idle:,} of {workers:,} workers never had a job.") if idle else none
    return Finding(
        "unused",
        found.share("unused"),
        sentence,
        mark("Take fewer workers, or cut the work into more jobs or smaller chunks."),
        case.values("unused") | {"idle": idle},
    )


def _one_by_one(case: Case) -> int:
    """How many calls with a single job and several workers followed each other, where these are most of all."""
    windows = case.breakdown.windows
    single = sorted(
        (each.from_ns, each.to_ns) for each in windows if each.workers > 1 and sum(map(len, each.stretches)) == 1
    )
    apart = all(before[1] <= after[0] for before, after in itertools.pairwise(single))
    return len(single) if apart and 2 * len(single) > len(windows) else 0


def _are_calls_of_many(case: Case) -> bool:
    """Whether what each job was given to takes many at once, and gives back their results."""
    names = [case.run.call(each.call).by or "" for each in case.breakdown.windows]
    return all(name.startswith("joblib.") or name.endswith(("map", "imap_unordered")) for name in names)


RULE = Rule("unused", _applies)
