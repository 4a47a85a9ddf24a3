"""Real runs with a cause that waits, so that it is as long on a busy machine: its seconds as their records have them.

All twenty are measured by ``python -m tests.bench insight``; with records that are made up, by ``test_workloads``.
"""

import pytest

from engine import words
from engine.insight.verdict import LEAST_SHARE
from tests.engine.insight.planted import TABLE, found_s, named_first, seen

WAITING = {"pickling", "waiting", "lost", "none"}
_TRIES = 5
_SLEPT_NS = 90_000_000  # of 0.1 s, as the clocks are not read at one moment


@pytest.mark.parametrize(
    "planted", [each for each in TABLE if each.name in WAITING], ids=lambda planted: planted.name
)  # fmt: skip
def test_that_what_was_planted_is_found_and_named_first(planted, tmp_path):
    told = next(told for told in (seen(planted, tmp_path) for _ in range(_TRIES)) if not _is_miscounted(planted, told))
    breakdown = told.why.breakdown
    assert told.run.outcome == planted.outcome
    assert sum(breakdown.parts.values()) + breakdown.unexplained_s == pytest.approx(breakdown.budget_s, rel=1e-9)
    assert found_s(planted, told) == pytest.approx(planted.truth(told), rel=0.15, abs=0.01)
    assert breakdown.unexplained_s / breakdown.budget_s <= 0.05
    # On a busy machine it may have too small a share left to be told.
    if planted.cause == "none" or breakdown.share(*planted.parts) >= LEAST_SHARE:
        assert named_first(planted, told)
    assert all("{" not in sentence for sentence in words.sentences(told.why))


def _is_miscounted(planted, told):
    """Whether the kernel says of a job that it waited for a core while it slept (DECISIONS 111): known by its sleep."""
    spans = list(told.run.trace.spans()) if planted.name == "waiting" else []
    return any((span.fact("queued") or 0) > span.ended_ns - span.started_ns - _SLEPT_NS for span in spans)
