"""The facts of spans: told as they were measured, one by one as in a column, in whatever portions they came."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.facts import CPU, FACTS, fact
from engine.trace.ranges import fact_range
from engine.trace.trace import Trace
from tests.engine.trace.cells import cell, header

WORDS = st.lists(st.sampled_from([0, 0, 1, 5, 10**9, 2**64 - 1]), min_size=len(FACTS), max_size=len(FACTS))
ALL = (1 << len(FACTS)) - 1


def trace_of(rows, cuts, measured=ALL, others=()):
    trace = Trace(len(rows) + 1)
    which = header(measured=measured)
    lanes = [trace.lane(which), *(trace.lane(header(f"{thread}.records", thread=thread)) for thread in others)]
    cells = [cell(task, 10 * task + 1, 10 * task + 9, row[0], facts=row[1:]) for task, row in enumerate(rows)]
    bounds = [0, *sorted(min(cut, len(rows)) for cut in cuts), len(rows)]
    for first, after in pairwise(bounds):
        trace.extend(lanes[0], b"".join(cells[first:after]), b"")
    return trace, lanes[0]


@given(st.lists(WORDS, max_size=40), st.lists(st.integers(0, 40), max_size=4))
def test_that_a_column_tells_what_each_span_does(rows, cuts):
    trace, lane = trace_of(rows, cuts)
    for each in FACTS:
        column = lane.facts.numbers(each)
        told = [lane.span(position).fact(each.key) for position in range(len(rows))]
        assert [None if np.isnan(number) else int(number) for number in column] == told
        backwards = np.arange(len(rows))[::-1]
        assert np.array_equal(lane.facts.at(each, backwards), column[::-1], equal_nan=True)
        assert lane.facts.total(each) >= np.nansum(column) * 0.999
        low, high = fact_range(trace.lanes, each)
        assert low <= high
    for position, row in enumerate(rows):
        if row[0] in (0, 2**64 - 1):
            assert lane.span(position).facts == (None,) * len(FACTS)


@given(st.integers(1, 10**11))
def test_that_no_part_of_a_tasks_time_is_told_as_longer_than_it_took(took_ns):
    trace = Trace(1)
    lane = trace.lane(header(measured=ALL))
    trace.extend(lane, cell(0, 1, 1 + took_ns, 2**62, facts=[2**62 if each.within else 0 for each in FACTS[1:]]), b"")
    span = lane.span(0)
    took_ns = span.ended_ns - span.started_ns
    for each in FACTS:
        if each.within:
            assert took_ns * (1 - 2**-22) - 1 <= span.fact(each.key) <= took_ns


def test_that_what_others_computed_is_added_where_a_process_runs_one_task_at_a_time():
    _, lane = trace_of([[3, 100, 7]], [])
    assert (lane.span(0).fact("cpu"), lane.span(0).fact("inner_cpu"), lane.span(0).fact("faults")) == (102, 100, 7)


def test_that_what_others_computed_is_nobodys_where_threads_of_a_process_run_tasks():
    trace, lane = trace_of([[3, 100, 7]], [], others=[2])
    assert (lane.span(0).fact("cpu"), lane.span(0).fact("inner_cpu"), lane.span(0).fact("faults")) == (2, None, 7)
    assert not any(each.facts.is_alone for each in trace.lanes)


def test_that_what_a_worker_does_not_measure_is_not_known():
    _, lane = trace_of([[3, 100, 7]], [], measured=1)
    assert lane.span(0).facts == (2, *[None] * (len(FACTS) - 1))
    assert np.isnan(lane.facts.numbers(fact("faults"))).all()
    assert lane.facts.total(fact("faults")) == 0


def test_that_the_usual_number_takes_no_memory():
    _, lane = trace_of([[3, 0, 0]] * 1_000, [])
    assert [len(lane.facts.own(each)[0]) for each in FACTS if each.sparse] == [0] * sum(each.sparse for each in FACTS)
    assert lane.facts.own(CPU)[1].dtype == np.float32
