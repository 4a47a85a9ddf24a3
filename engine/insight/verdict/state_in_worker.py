"""Results that depend on what their worker has done before."""

from ...inside.language import mark
from .finding import Case, Finding, Rule, Value
from .results_by_worker import Told, differs_within, looks_random, results_by_worker, same_at_place

_PAIRS_LEAST = 2


def _applies(case: Case) -> Finding | None:
    found = (_of_call(workers) for workers in results_by_worker(case))
    return next((each for each in found if each is not None), None)


def _of_call(workers: list[list[Told]]) -> Finding | None:
    if not differs_within(workers):
        return None
    pairs = [pair for pair in same_at_place(workers) if not looks_random(pair[0].result)]
    if len(pairs) < _PAIRS_LEAST:
        return None
    first, second = pairs[0]
    values: dict[str, Value] = {"first": first.task + 1, "second": second.task + 1, "pairs": len(pairs)}
    return Finding(
        "state_in_worker",
        0.0,
        mark(
            "The results depend on what a worker has done before: jobs {first:,} and {second:,} of different workers "
            "gave the same, as the workers each count for themselves."
        ),
        mark("A global lives in each process apart: return what is to be put together, and do so in the main process."),
        values,
        tuple(told.task for pair in pairs[:10] for told in pair),
    )


RULE = Rule("state_in_worker", _applies, is_loss=False, is_wrong=True)
