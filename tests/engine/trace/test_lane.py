"""A worker's spans as columns: what is told of them is what they were."""

import dataclasses
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trace.lane import Lane, Span, State, innermost
from engine.trace.traffic import LaneTraffic
from tests.engine.trace.cells import cell, header

# Of each task: how long the worker waited before it, how long it took, its CPU time (-1: not measured), and whether it
# failed.
TASKS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(-1, 60), st.booleans()), min_size=1, max_size=30
)


def spans_of(tasks):
    """The spans that these tasks are on lane 3, from 100 ns on, and what each computed (None: not measured)."""
    at_ns, found, cpu_ns_of = 100, [], []
    for position, (waited_ns, took_ns, cpu_ns, failed) in enumerate(tasks):
        at_ns += waited_ns
        state = State.ERROR if failed else State.DONE
        found.append(Span(3, position, 7 * position, state, at_ns, at_ns + took_ns))
        cpu_ns_of.append(min(cpu_ns, took_ns) if cpu_ns >= 0 else None)
        at_ns += took_ns
    return found, cpu_ns_of


def lane_of(tasks, cuts=()):
    """A lane that was given them in several pieces."""
    lane = Lane(3, header())
    spans, _ = spans_of(tasks)
    records = [
        cell(span.task, span.started_ns, span.ended_ns, cpu=cpu_ns + 1)
        for span, (_, _, cpu_ns, _) in zip(spans, tasks, strict=True)
    ]
    for first, last in pairwise([0, *sorted(cuts), len(spans)]):
        piece = spans[first:last]
        if piece:
            rows = {
                "task": np.array([span.task for span in piece]),
                "started_ns": np.array([span.started_ns for span in piece]),
                "took_ns": np.array([span.ended_ns - span.started_ns for span in piece]),
                "cell": np.array([2 * span.position for span in piece]),
            }
            failed = [place for place, span in enumerate(piece) if span.state is State.ERROR]
            cells = np.frombuffer(b"".join(records[first:last]), np.uint64).reshape(len(piece), -1)
            lane.append(rows, np.array(failed, np.intp), cells)
    return lane


def restored(lane):
    """It made anew of what it has."""
    columns = {name: lane.column(name).copy() for name in ("task", "started_ns", "busy_ns", "cell")}
    return Lane.restored(3, lane.header, columns, lane.failed().copy(), LaneTraffic(), facts=lane.facts)


@given(tasks=TASKS, data=st.data())
def test_that_what_is_told_of_spans_is_what_they_were_however_they_came(tasks, data):
    spans, cpu_ns = spans_of(tasks)
    made = lane_of(tasks, data.draw(st.lists(st.integers(0, len(spans)), max_size=3)))
    again = restored(made)
    took_ns = [span.ended_ns - span.started_ns for span in spans]
    positions = np.arange(len(spans))
    for lane in (made, again):
        assert len(lane) == lane.span_count() == len(spans)
        found = [lane.span(position) for position in positions]
        assert [dataclasses.replace(span, facts=()) for span in found] == spans
        assert [span.fact("cpu") for span in found] == cpu_ns
        assert [lane.cell(position) for position in positions] == [2 * position for position in positions]
        assert lane.ended_ns(positions).tolist() == [span.ended_ns for span in spans]
        assert (lane.first_started_ns, lane.last_ended_ns()) == (spans[0].started_ns, spans[-1].ended_ns)
        assert lane.is_failed(positions).tolist() == [span.state is State.ERROR for span in spans]
        assert lane.failed().tolist() == [span.position for span in spans if span.state is State.ERROR]
        assert (lane.shortest_ns, lane.longest_ns) == (min(took_ns), max(took_ns))
        assert lane.busy_ns == lane.busy_until(10**9) == sum(took_ns)
        known = [took - cpu for took, cpu in zip(took_ns, cpu_ns, strict=True) if cpu is not None]
        assert lane.waited_ns() == sum(known)
        assert (lane.gone_ns, lane.running) == (0, None)
        with pytest.raises(IndexError):
            lane.span(len(spans))
    assert (again.number, again.worker, again.header) == (3, 3, made.header)
    assert again.take_cells(2) == 2 * len(spans) - 1, "the one behind its last"


def test_that_of_an_empty_lane_nothing_is_told():
    for lane in (Lane(3, header()), restored(Lane(3, header()))):
        assert (len(lane), lane.span_count(), lane.busy_ns, lane.busy_until(5), lane.last_ended_ns()) == (0, 0, 0, 0, 0)
        assert (lane.shortest_ns, lane.longest_ns, lane.gone_ns, lane.waited_ns()) == (0, 0, 0, 0.0)
        assert lane.is_failed(np.array([], np.int64)).tolist() == lane.failed().tolist() == []
        assert lane.task_around(5) is None
        assert lane.take_cells(1) == 0


@given(tasks=TASKS)
def test_that_the_task_around_a_moment_is_the_last_that_was_open_at_it(tasks):
    lane = lane_of(tasks)
    spans, _ = spans_of(tasks)
    edges = sorted(
        {edge + aside for span in spans for edge in (span.started_ns, span.ended_ns) for aside in (-1, 0, 1)}
    )
    for at_ns in edges:
        open_ = [span for span in spans if span.started_ns <= at_ns <= span.ended_ns]
        # Of two at one moment it is the one that has begun last.
        assert lane.task_around(at_ns) == ((open_[-1].started_ns, open_[-1].task) if open_ else None)


@pytest.mark.parametrize(
    ("gone_ns", "at_ns", "busy_ns"), [(0, 1_500, 10 + 500), (0, 900, 10), (1_200, 1_500, 10 + 200), (1_600, 1_500, 510)]
)
def test_that_the_open_span_counts_until_the_moment_or_until_its_worker_was_gone(gone_ns, at_ns, busy_ns):
    lane = lane_of([(0, 10, 0, False)])
    lane.running = Span(3, 1, 8, State.RUNNING, 1_000, 0)
    lane.gone_ns = gone_ns
    assert lane.busy_until(at_ns) == busy_ns
    assert (lane.span_count(), len(lane), lane.span(1), lane.first_started_ns) == (2, 1, lane.running, 100)
    assert [lane.task_around(moment_ns) for moment_ns in (999, 1_000)] == [None, (1_000, 8)]
    assert lane.span(1).fact("cpu") is None
    assert lane.take_cells(4) == 0
    assert lane.cell(1) == 4
    with pytest.raises(IndexError):
        lane.span(2)


def test_that_a_lane_begins_with_its_open_span_where_it_has_no_other():
    lane = Lane(3, header())
    assert lane.first_started_ns == 0
    lane.running = Span(3, 0, 8, State.RUNNING, 1_000, 0)
    assert lane.first_started_ns == 1_000


def test_that_a_task_goes_on_as_long_as_it_runs_and_its_cell_is_as_it_was():
    lane = Lane(3, header())
    assert lane.going_on(b"") == -1
    lane.running, lane.running_cell = Span(3, 0, 8, State.RUNNING, 10, 0), b"x"
    assert [lane.going_on(cell) for cell in (b"x", b"y", b"")] == [8, -1, -1]
    lane.running = dataclasses.replace(lane.running, state=State.LOST)
    assert lane.going_on(b"x") == -1


def test_that_the_innermost_task_is_that_of_the_deepest_level_that_was_open():
    lanes = [Lane(level, header(level=level)) for level in (0, 1)]
    for lane in lanes:
        lane.running = Span(lane.number, 0, 8 + lane.level, State.RUNNING, 10 + 10 * lane.level, 0)
    for order in (lanes, lanes[::-1]):
        assert [innermost(order, at_ns) for at_ns in (9, 10, 19, 20)] == [None, 8, 8, 9]
    assert innermost([], 9) is None


def test_that_cells_are_numbered_in_the_order_they_are_taken():
    lane = Lane(0, header())
    assert [lane.take_cells(count) for count in (3, 1, 0, 2)] == [0, 3, 4, 4]


def test_that_a_task_that_computed_in_several_threads_has_waited_for_nothing():
    lane = Lane(3, header())
    record = cell(0, 100, 110, cpu=9, facts=[40])  # in its own thread 8 ns, and 40 in others
    rows = {
        name: np.array([number]) for name, number in (("task", 0), ("started_ns", 100), ("took_ns", 10), ("cell", 0))
    }
    lane.append(rows, np.array([], np.intp), np.frombuffer(record, np.uint64).reshape(1, -1))
    assert (lane.span(0).fact("cpu"), lane.waited_ns()) == (48, 0)
