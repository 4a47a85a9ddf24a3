"""Every moment of every worker is in one part: whatever is in a trace, and in runs of which each part is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.events import Checked, Found, Made
from engine.insight.breakdown import PARTS, breakdown_of
from engine.model.alone import Alone
from engine.model.call import Python
from engine.model.measured import Sample
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
    for lane in run.trace.lanes:
        _draw_messages(draw, lane)
        if draw(st.booleans()):
            run.imports[lane.header.process] = draw(st.integers(0, 10**10)) / 1e9
    handled = draw(st.lists(st.tuples(near, st.integers(0, 10**9)), max_size=4))
    if handled:
        columns = [np.array(column, np.int64) for column in zip(*handled, strict=True)]
        run.trace.runner_traffic.handled.append(dict(zip(("started_ns", "took_ns"), columns, strict=True)))
    steps = draw(st.lists(st.tuples(near, near, st.integers(0, 9)), max_size=3))
    made = Made(is_flow=True, steps=tuple(value for step in steps for value in (step[0] / 1e9, step[1] / 1e9, step[2])))
    run.checked = Checked(1, 1, Found("done", 0.0, 0.0, None, None, ""), made)
    processes = [lane.header.process for lane in run.trace.lanes]
    if processes:
        for at_ns in sorted(draw(st.lists(near, max_size=4))):
            run.incidents.look(draw(st.frozensets(st.sampled_from(processes))), at_ns)
    run.python = draw(st.sampled_from([None, Python("3.11.0", True, 2), Python("3.13.0", False, 1)]))
    run.alone = draw(st.sampled_from([None, Alone(1, 0.0, 0.0), Alone(3, 5.0, 2.0)]))
    used = st.floats(0, 1)
    if draw(st.booleans()):
        run.samples.append(Sample(run.started_ns - 1, run.ended_ns, draw(used), draw(used), ()))
    return run


def _draw_messages(draw, lane):
    for columns in (lane.traffic.received, lane.traffic.sent):
        before = np.sort(np.array(draw(st.lists(st.integers(0, lane.span_count() + 1), max_size=4)), np.int64))
        if len(before):
            took = np.array([draw(st.integers(0, 10**10)) for _ in before], np.int64)
            columns.append({"number": before, "size": before * 1_000, "took_ns": took, "before": before})


@given(called())
def test_that_the_parts_make_workers_times_elapsed_and_none_is_negative(run):
    found = breakdown_of(run)
    assert list(found.parts) == list(PARTS)
    assert min(found.parts.values()) >= 0
    assert found.unexplained_s >= 0
    assert found.budget_s == pytest.approx(run.plan.workers * (run.ended_ns - run.started_ns) / 1e9, rel=1e-12)
    assert sum(found.parts.values()) + found.unexplained_s == pytest.approx(found.budget_s, rel=1e-9, abs=1e-12)
