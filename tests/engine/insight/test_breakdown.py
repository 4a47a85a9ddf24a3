"""Every moment of every worker is in one part: whatever is in a trace, and in runs of which each part is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.insight.breakdown import PARTS, breakdown_of
from tests.engine.insight.traces import runs, spans


@st.composite
def called(draw):
    """A run that is over, whose call began and ended anywhere."""
    run = draw(runs())
    edges = [1, *(edge for span in spans(run) for edge in (span.started_ns, span.ended_ns) if edge)]
    near = st.builds(lambda edge, by: max(edge + by, 1), st.sampled_from(edges), st.integers(-5, 10**9))
    run.started_ns, run.ended_ns = sorted([draw(near), draw(near)])
    run.seen_ns = run.ended_ns
    object.__setattr__(run.plan, "workers", draw(st.integers(1, 6)))
    return run


@given(called())
def test_that_the_parts_make_workers_times_elapsed_and_none_is_negative(run):
    found = breakdown_of(run)
    assert list(found.parts) == list(PARTS)
    assert min(found.parts.values()) >= 0
    assert found.unexplained_s >= 0
    assert found.budget_s == pytest.approx(run.plan.workers * (run.ended_ns - run.started_ns) / 1e9, rel=1e-12)
    assert sum(found.parts.values()) + found.unexplained_s == pytest.approx(found.budget_s, rel=1e-9, abs=1e-12)
