"""Twenty planted causes in real runs: how many are named first, and how far the seconds found are from those planted.

What was planted is told by the records of the same runs (``tests.engine.insight.planted``). The table goes to standard
error. One of them computes beside a program that burns: what that took of the cores is planted then.
"""

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.engine.insight.planted import TABLE, found_s, named_first, row, seen

from .figure import Figure


def figures() -> Iterator[Figure]:
    """How many are named first, the worst of the errors, and the largest share that is unexplained."""
    first, within, unexplained = 0, 0, 0.0
    others_error = 0.0
    for planted in TABLE:
        with tempfile.TemporaryDirectory() as folder:
            told = seen(planted, Path(folder))
        with contextlib.suppress(BrokenPipeError):
            print(row(planted, told), file=sys.stderr, flush=True)
        first += named_first(planted, told)
        truth_s, its_s = planted.truth(told), found_s(planted, told)
        within += abs(its_s - truth_s) <= 0.15 * truth_s
        unexplained = max(unexplained, told.why.breakdown.unexplained_s / told.why.breakdown.budget_s)
        if planted.name == "others":
            others_error = abs(its_s / truth_s - 1)
    yield Figure("planted_causes_named_first", first, f"of {len(TABLE)}", "at least 19")
    yield Figure("planted_seconds_found", within, f"of {len(TABLE)}", "within 15 %: 20")
    yield Figure("unexplained_most", unexplained, "of workers x elapsed", "at most 0.05")
    yield Figure("burner_error", others_error, "of its seconds", "at most 0.15")
