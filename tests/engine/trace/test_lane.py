"""A worker's spans as columns: what is told of them is what they were."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trace.lane import Lane, Span, State
from engine.trace.traffic import LaneTraffic
from tests.engine.trace.cells import header

# Of each task: how long the worker waited before it, how long it took, its CPU time (-1: not measured), and whether it
# failed.
TASKS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(-1, 60), st.booleans()), min_size=1, max_size=30
)


def spans_of(tasks):
    """The spans that these tasks are on lane 3, from 100 ns on."""
    at_ns, found = 100, []
    for position, (waited_ns, took_ns, cpu_ns, failed) in enumerate(tasks):
        at_ns += waited_ns
        state = State.ERROR if failed else State.DONE
        found.append(Span(3, position, 7 * position, state, at_ns, at_ns + took_ns, cpu_ns if cpu_ns >= 0 else None))
        at_ns += took_ns
    return found


def rows_of(spans):
    return {
        "task": np.array([span.task for span in spans]),
        "started_ns": np.array([span.started_ns for span in spans]),
        "took_ns": np.array([span.ended_ns - span.started_ns for span in spans]),
        "cpu_ns": np.array([-1 if span.cpu_ns is None else span.cpu_ns for span in spans]),
        "cell": np.array([2 * span.position for span in spans]),
    }


def lane_of(spans, cuts=()):
    """A lane that was given them in several pieces."""
    lane = Lane(3, header())
    edges = [0, *sorted(cuts), len(spans)]
    for first, last in pairwise(edges):
        piece = spans[first:last]
        if piece:
            failed = [place for place, span in enumerate(piece) if span.state is State.ERROR]
            lane.append(rows_of(piece), np.array(failed, np.intp))
    return lane


@given(tasks=TASKS, data=st.data())
def test_that_what_is_told_of_spans_is_what_they_were_however_they_came(tasks, data):
    spans = spans_of(tasks)
    made = lane_of(spans, data.draw(st.lists(st.integers(0, len(spans)), max_size=3)))
    columns = {name: made.column(name).copy() for name in ("task", "started_ns", "busy_ns", "cpu_ns", "cell")}
    again = Lane.restored(3, made.header, columns, made.failed().copy(), LaneTraffic())
    took_ns = [span.ended_ns - span.started_ns for span in spans]
    positions = np.arange(len(spans))
    for lane in (made, again):
        assert len(lane) == lane.span_count() == len(spans)
        assert [lane.span(position) for position in positions] == spans
        assert [lane.cell(position) for position in positions] == [2 * position for position in positions]
        assert lane.ended_ns(positions).tolist() == [span.ended_ns for span in spans]
        assert lane.last_ended_ns() == spans[-1].ended_ns
        assert lane.is_failed(positions).tolist() == [span.state is State.ERROR for span in spans]
        assert lane.failed().tolist() == [span.position for span in spans if span.state is State.ERROR]
        assert (lane.shortest_ns, lane.longest_ns) == (min(took_ns), max(took_ns))
        assert lane.busy_ns == lane.busy_until(10**9) == sum(took_ns)
        assert lane.waited_ns() == sum(
            max(took - span.cpu_ns, 0) for took, span in zip(took_ns, spans, strict=True) if span.cpu_ns is not None
        )
        assert (lane.gone_ns, lane.running) == (0, None)
        with pytest.raises(IndexError):
            lane.span(len(spans))
    assert (again.number, again.header) == (3, made.header)
    assert again.take_cells(2) == len(spans)


def test_that_of_an_empty_lane_nothing_is_told():
    for lane in (Lane(0, header()), lane_of([])):
        assert (len(lane), lane.span_count(), lane.busy_ns, lane.busy_until(5), lane.last_ended_ns()) == (0, 0, 0, 0, 0)
        assert (lane.shortest_ns, lane.longest_ns, lane.gone_ns, lane.waited_ns()) == (0, 0, 0, 0.0)
        assert lane.is_failed(np.array([], np.int64)).tolist() == lane.failed().tolist() == []
    empty = {name: lane.column(name)[:0].copy() for name in ("task", "started_ns", "busy_ns", "cpu_ns", "cell")}
    again = Lane.restored(0, header(), empty, np.zeros(0, np.int32), LaneTraffic())
    assert (again.shortest_ns, again.longest_ns, len(again)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("gone_ns", "at_ns", "busy_ns"), [(0, 1_500, 10 + 500), (0, 900, 10), (1_200, 1_500, 10 + 200), (1_600, 1_500, 510)]
)
def test_that_the_open_span_counts_until_the_moment_or_until_its_worker_was_gone(gone_ns, at_ns, busy_ns):
    lane = lane_of(spans_of([(0, 10, 0, False)]))
    lane.running = Span(3, 1, 8, State.RUNNING, 1_000, 0, None)
    lane.gone_ns = gone_ns
    assert lane.busy_until(at_ns) == busy_ns
    assert (lane.span_count(), len(lane), lane.span(1)) == (2, 1, lane.running)
    with pytest.raises(IndexError):
        lane.span(2)


def test_that_cells_are_numbered_in_the_order_they_are_taken():
    lane = Lane(0, header())
    assert [lane.take_cells(count) for count in (3, 1, 0, 2)] == [0, 3, 4, 4]
