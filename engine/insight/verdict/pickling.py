"""Arguments and results that are pickled and unpickled."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    totals = case.run.trace.totals()
    values = case.values("pickling", "collecting") | {
        "argument_bytes": totals.argument_bytes,
        "result_bytes": totals.result_bytes,
        "pickling_s": found.parts["pickling"],
    }
    if totals.result_bytes > totals.argument_bytes:
        sentence = mark("Pickling took the workers {pickling_s}: {result_bytes} came back.")
        advice = mark("Return less: a sum, or the name of a file that the job has written.")
    else:
        sentence = mark("Pickling took the workers {pickling_s}: {argument_bytes} were sent.")
        advice = mark("Send less: indices, or names of files; joblib shares large arrays instead of copying them.")
    return Finding("pickling", found.share("pickling"), sentence, advice, values)


RULE = Rule("pickling", _applies)
