"""The figures of a range of time, against the plainest way to get them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.insight import excerpt as excerpt_module
from engine.insight.excerpt import excerpt
from engine.trace.lane import State
from engine.trace.run import Run
from tests.engine.insight.traces import runs, spans
from tests.engine.trace.cells import cell, header
from tests.engine.trace.watched import START, watched_run


@st.composite
def ranges(draw, run):
    """A range with edges at, beside or far from those of spans; and a moment after all ends."""
    edges = [0, *(edge for span in spans(run) for edge in (span.started_ns, span.ended_ns))]
    from_ns, to_ns = sorted(
        max(draw(st.sampled_from(edges)) + draw(st.sampled_from([0, 1, -1, 10**9, -(10**9)])), 0) for _ in range(2)
    )
    return from_ns, to_ns, max(edges) + draw(st.integers(0, 10**10))


@given(st.data())
def test_that_every_figure_is_what_the_spans_say(data):
    run = data.draw(runs())
    from_ns, to_ns, at_ns = data.draw(ranges(run))
    found = excerpt(run.trace, from_ns, to_ns, at_ns)
    inside, busy_ns = [], 0
    for span in spans(run):
        end_ns = span.ended_ns or max(run.trace.lanes[span.lane].gone_ns or at_ns, span.started_ns)
        if span.started_ns < to_ns and (end_ns > from_ns or span.started_ns >= from_ns) and from_ns < to_ns:
            inside.append(span)
            busy_ns += min(end_ns, to_ns) - max(span.started_ns, from_ns)
    took_ns = [span.ended_ns - span.started_ns for span in inside if span.ended_ns]
    workers = len(run.trace.lanes)
    assert (found.duration_ns, found.workers) == (to_ns - from_ns, workers)
    assert (found.tasks, found.ended) == (len(inside), len(took_ns))
    assert found.errors == sum(span.state is State.ERROR for span in inside)
    assert found.lost == sum(span.state is State.LOST for span in inside)
    assert found.failed == found.errors + found.lost
    assert found.busy_ns == busy_ns
    assert found.took_ns == sum(took_ns)
    assert found.longest_ns == (max(took_ns) if took_ns else None)
    assert found.mean_ns == (sum(took_ns) / len(took_ns) if took_ns else None)
    if workers and to_ns > from_ns:
        assert found.utilisation == pytest.approx(busy_ns / (workers * (to_ns - from_ns)))
        assert found.utilisation <= 1 + 1e-9
    else:
        assert found.utilisation is None


@given(st.data())
def test_that_two_halves_are_as_busy_as_the_whole(data):
    run = data.draw(runs())
    from_ns, to_ns, at_ns = data.draw(ranges(run))
    middle_ns = data.draw(st.integers(from_ns, to_ns))
    halves = [excerpt(run.trace, from_ns, middle_ns, at_ns), excerpt(run.trace, middle_ns, to_ns, at_ns)]
    assert sum(half.busy_ns for half in halves) == excerpt(run.trace, from_ns, to_ns, at_ns).busy_ns


def test_that_the_longest_of_too_many_tasks_is_not_looked_for(monkeypatch):
    run = Run(make_plan(strategy="pool", jobs=3, workers=1))
    run.trace.extend(run.trace.lane(header()), cell(0, 10, 20) + cell(1, 20, 50) + cell(2, 60, 70), b"")
    assert excerpt(run.trace, 0, 100, 100).longest_ns == 30
    monkeypatch.setattr(excerpt_module, "LOOKED_AT_MOST", 2)
    assert excerpt(run.trace, 11, 55, 100).longest_ns == 30
    assert excerpt(run.trace, 0, 100, 100).longest_ns == 30, "of a whole run it is known"
    monkeypatch.setattr(excerpt_module, "LOOKED_AT_MOST", 1)
    assert excerpt(run.trace, 11, 55, 100).longest_ns is None
    assert excerpt(run.trace, 0, 100, 100).longest_ns == 30


def test_that_containers_are_no_tasks_and_that_nested_ones_keep_nobody_busy():
    run = watched_run()
    found = excerpt(run.trace, START, START + 450, START + 450)
    assert (found.workers, found.tasks, found.ended, found.errors, found.lost) == (2, 4, 3, 1, 1)
    assert (found.took_ns, found.busy_ns) == (200 + 90 + 100, 290 + 330)
