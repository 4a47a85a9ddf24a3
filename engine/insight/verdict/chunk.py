"""Workers that idled while jobs were waiting in the chunk of another one."""

from ...inside.language import mark
from .finding import Case, Finding, Rule
from .last_jobs import last_jobs


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    size = case.run.call(0).chunksize
    values = case.values("chunk")
    if size is None:
        sentence = mark("Workers idled {lost_s} while jobs were waiting in another worker's chunk.")
    else:
        sentence = mark("Workers idled {lost_s} while jobs were waiting in another worker's chunk of {size:,}.")
        values["size"] = size
    advice = mark("Try a smaller chunk size, such as 1.")
    return Finding("chunk", found.share("chunk"), sentence, advice, values, last_jobs(case.run))


RULE = Rule("chunk", _applies)
