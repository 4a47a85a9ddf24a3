"""What is told of a range of time, against the plainest way to get it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.insight.range_figures import LONGEST, SHARES, range_figures
from tests.engine.insight.traces import runs, spans


@given(st.data())
def test_that_every_figure_is_what_the_jobs_say(data):
    run = data.draw(runs())
    edges = [1, *(edge for span in spans(run) for edge in (span.started_ns, span.ended_ns or span.started_ns))]
    from_ns = max(data.draw(st.sampled_from(edges)) + data.draw(st.sampled_from([0, 1, -1])), 0)
    to_ns = from_ns + 1 + data.draw(st.integers(0, 2 * 10**10))
    run.seen_ns = max(edges)
    found = range_figures(run, from_ns, to_ns)
    inside = [
        span
        for span in spans(run)
        if span.ended_ns and span.started_ns < to_ns and (span.ended_ns > from_ns or span.started_ns >= from_ns)
    ]
    took = [span.ended_ns - span.started_ns for span in inside]
    assert found.ended == len(took)
    if took:
        assert found.median_ns == pytest.approx(np.median(took))
        assert found.high_ns == pytest.approx(np.quantile(took, 0.95))
    lengths = {span.task: span.ended_ns - span.started_ns for span in inside}
    assert [length for _, length in found.longest] == sorted(took, reverse=True)[:LONGEST]
    assert all(lengths[task] == length for task, length in found.longest)
    assert tuple(found.shares) == SHARES
    assert all(share >= 0 for share in found.shares.values())
    assert sum(found.shares.values()) == pytest.approx(1)
    busy_ns = sum(min(span.ended_ns, to_ns) - max(span.started_ns, from_ns) for span in inside)
    known = sum(found.shares[name] for name in ("computing", "queued", "waiting"))
    assert known * max(len(run.trace.workers), 1) * (to_ns - from_ns) == pytest.approx(busy_ns, abs=2)
