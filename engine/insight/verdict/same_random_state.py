"""Workers that began with the same random state, and so drew the same numbers."""

from ...inside.language import mark
from .finding import Case, Finding, Rule, Value
from .results_by_worker import Told, differs_within, looks_random, results_by_worker, same_at_place

_PAIRS_LEAST = 2


def _applies(case: Case) -> Finding | None:
    found = (_of_call(workers) for workers in results_by_worker(case))
    return next((each for each in found if each is not None), None)


def _of_call(workers: list[list[Told]]) -> Finding | None:
    pairs = [pair for pair in same_at_place(workers) if looks_random(pair[0].result)]
    if len(pairs) < _PAIRS_LEAST or max(map(len, workers)) < 2:
        return None
    # Of equal items equal results are no wonder, unless one item has had different ones as well.
    if all(first.item == second.item for first, second in pairs) and not differs_within(workers):
        return None
    first, second = sorted(told.task + 1 for told in pairs[0])
    values: dict[str, Value] = {"first": first, "second": second, "pairs": len(pairs)}
    return Finding(
        "same_random_state",
        0.0,
        mark(
            "Jobs {first:,} and {second:,} of different workers gave the same result, and {pairs:,} pairs did so: "
            "their workers began with the same random state."
        ),
        mark("Seed in the job, by its number, such as numpy.random.default_rng(SeedSequence(2024).spawn(n)[number])."),
        values,
        tuple(told.task for pair in pairs[:10] for told in pair),
    )


RULE = Rule("same_random_state", _applies, is_loss=False, is_wrong=True)
