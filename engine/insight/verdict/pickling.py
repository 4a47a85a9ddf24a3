"""Arguments and results that are pickled and unpickled."""

from ...inside.language import mark
from .finding import Case, Finding, Rule

_LARGE_BYTES = 100_000
"""Of messages that are larger what they take on their way is for their size."""


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    totals = case.run.trace.totals()
    is_large = totals.argument_bytes + totals.result_bytes > _LARGE_BYTES * found.messages
    parts = ("pickling", "handover") if is_large else ("pickling",)
    values = case.values(*parts) | {
        "argument_bytes": totals.argument_bytes,
        "result_bytes": totals.result_bytes,
    }
    if totals.result_bytes > totals.argument_bytes:
        sentence = mark("Pickling and sending took the workers {lost_s}: {result_bytes} came back.")
        advice = mark("Return less: a sum, or the name of a file that the job has written.")
    else:
        sentence = mark("Pickling and sending took the workers {lost_s}: {argument_bytes} were sent.")
        advice = mark("Send less: indices, or names of files; joblib shares large arrays instead of copying them.")
    return Finding("pickling", found.share(*parts), sentence, advice, values, instead_of=parts[1:])


RULE = Rule("pickling", _applies)
