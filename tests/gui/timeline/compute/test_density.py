"""How busy all workers were, against the plainest way to tell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trace.lane import State
from gui.timeline.compute import density as density_module
from gui.timeline.compute.density import density
from tests.engine.insight.traces import runs, spans


def ends_ns(run, span, at_ns):
    return span.ended_ns or max(run.trace.lanes[span.lane].gone_ns or at_ns, span.started_ns)


@pytest.mark.parametrize("few", [0, 3, 32])
@given(data=st.data())
def test_that_each_part_has_the_workers_that_were_busy_in_it(few, data):
    run = data.draw(runs())
    edges_ns = [span.started_ns for span in spans(run)] or [1]
    from_ns = max(data.draw(st.sampled_from(edges_ns)) - data.draw(st.integers(0, 10**9)), 1)
    length_ns, width = data.draw(st.integers(1_000, 10**11)), data.draw(st.integers(1, 300))
    to_ns, at_ns = from_ns + length_ns, max(edges_ns) + data.draw(st.integers(0, 10**10))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(density_module, "_FEW", few)
        found = density(run.trace, from_ns, to_ns, at_ns, width)
    edges = np.linspace(from_ns, to_ns, width + 1)
    expected = np.zeros(width)
    for span in spans(run):
        end_ns = ends_ns(run, span, at_ns)
        expected += np.clip(np.minimum(end_ns, edges[1:]) - np.maximum(span.started_ns, edges[:-1]), 0, None)
    rounding = (len(run.trace.lanes) + 1) * (3 * width / length_ns + 1e-6)
    assert np.abs(found.busy - expected * width / length_ns).max() <= rounding
    assert found.busy.max() <= len(run.trace.lanes) + rounding


@given(st.data())
def test_that_every_failure_in_the_range_has_its_mark_and_nothing_else_has(data):
    run = data.draw(runs())
    edges_ns = [span.started_ns for span in spans(run)] or [1]
    from_ns = max(data.draw(st.sampled_from(edges_ns)) - data.draw(st.integers(0, 10**9)), 1)
    length_ns, width = data.draw(st.integers(1_000, 10**11)), data.draw(st.integers(1, 300))
    found = density(run.trace, from_ns, from_ns + length_ns, max(edges_ns), width)
    for state, columns in ((State.ERROR, found.errors), (State.LOST, found.lost)):
        at = [
            min((span.started_ns - from_ns) * width // length_ns, width - 1)
            for span in spans(run)
            if span.state is state and from_ns <= span.started_ns <= from_ns + length_ns
        ]
        near = 1 + 2 * width / length_ns
        assert all(np.abs(columns - column).min(initial=width + 1) <= near for column in at)
        assert all(min((abs(column - each) for each in at), default=width + 1) <= near for column in columns.tolist())
