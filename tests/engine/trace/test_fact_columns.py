"""The facts of spans: told as they were measured, one by one as in a column, in whatever portions they came."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.facts import CPU, FACTS, fact
from engine.trace.fact_columns import FactColumns
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
        known = [] if np.isnan(column).all() else [pytest.approx(np.nansum(column), rel=1e-9)]
        assert [lane.facts.total(each)] == (known or [None])
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
            assert span.fact(each.key) == took_ns or took_ns > 2**24, "which is kept as it is"


def test_that_what_others_computed_is_added_where_a_process_runs_one_task_at_a_time():
    _, lane = trace_of([[3, 100, 7]], [])
    assert (lane.span(0).fact("cpu"), lane.span(0).fact("inner_cpu"), lane.span(0).fact("faults")) == (102, 100, 7)


def test_that_what_others_computed_is_nobodys_where_threads_of_a_process_run_tasks():
    trace, lane = trace_of([[3, 100, 7]], [], others=[2])
    assert (lane.span(0).fact("cpu"), lane.span(0).fact("inner_cpu"), lane.span(0).fact("faults")) == (2, None, 7)
    assert not any(each.facts.is_alone for each in trace.lanes)


def test_that_a_thread_that_runs_one_task_within_another_is_alone_in_its_process():
    trace, lane = trace_of([[3, 100, 7]], [])
    inner = trace.lane(header("inner.records", level=1, measured=ALL))
    assert lane.facts.is_alone
    assert inner.facts.is_alone
    trace.lane(header("other.records", thread=2, measured=ALL))
    assert not any(each.facts.is_alone for each in trace.lanes)


def test_that_what_a_worker_does_not_measure_is_not_known():
    _, lane = trace_of([[3, 100, 7]], [], measured=1)
    assert lane.span(0).facts == (2, *[None] * (len(FACTS) - 1))
    assert np.isnan(lane.facts.numbers(fact("faults"))).all()
    assert lane.facts.total(fact("faults")) is None


def test_that_the_usual_number_takes_no_memory():
    _, lane = trace_of([[3, 0, 0]] * 1_000, [])
    assert [len(lane.facts.own(each)[0]) for each in FACTS if each.sparse] == [0] * sum(each.sparse for each in FACTS)
    assert lane.facts.own(CPU)[1].dtype == np.float32


def test_that_no_number_is_told_as_more_than_two_to_the_62():
    _, lane = trace_of([[3, 0, number] for number in (2**61 + 2**60, 2**62, 2**63, 2**64 - 1)], [])
    assert lane.facts.numbers(fact("faults")).tolist() == [2**61 + 2**60, 2**62, 2**62, 2**62]


def test_that_ranges_and_totals_are_of_the_numbers_that_are_known():
    _, lane = trace_of([[9, 1_000, 0], [1, 0, 1], [0, 0, 0], [5, 3_000, 5]], [])
    cpu, inner, faults, queued = FACTS[:4]
    assert [lane.facts.range(each) for each in (cpu, inner, faults, queued)] == [(4, 8), (1_000, 3_000), (1, 5), (0, 0)]
    # CPU time with that of others of the process.
    assert [lane.facts.total(each) for each in (cpu, inner, faults, queued)] == [12 + 4_000, 4_000, 6, 0]
    assert lane.facts.numbers(faults, 1, 2).tolist() == [1]
    assert lane.facts.numbers(faults, 3, 9).tolist() == [5]


def test_that_a_number_of_a_span_that_was_not_measured_counts_in_no_total_and_no_range():
    _, lane = trace_of([[9, 0, 3], [0, 5_000, 70], [2**64 - 1, 5_000, 1]], [])
    inner, faults = FACTS[1:3]
    # As a file may have them that an earlier version has written.
    kept = {"position": np.array([0, 1, 2], np.int32), "number": np.array([3, 70, 1], np.float32)}
    dense = {CPU.key: lane.facts.own(CPU)[1]}
    again = FactColumns.restored(dense, {faults.key: kept, inner.key: {name: kept[name][1:] for name in kept}})
    for facts in (lane.facts, again):
        assert [facts.total(each) for each in (CPU, inner, faults)] == [8, 0, 3]
        assert [facts.range(each) for each in (CPU, inner, faults)] == [(8, 8), (0, 0), (3, 3)]
        assert facts.of(1) == facts.of(2) == (None,) * len(FACTS)


def test_that_of_spans_none_of_which_was_measured_there_is_no_total():
    _, lane = trace_of([[0, 5, 5]], [])
    empty = FactColumns(ALL)
    assert [facts.total(each) for facts in (lane.facts, empty) for each in FACTS] == [None] * 2 * len(FACTS)


def test_that_of_spans_that_were_not_measured_nothing_is_known():
    facts = FactColumns(ALL)
    facts.append_unknown(2)
    assert [facts.own(CPU)[1].tolist(), facts.of(1)] == [[-1, -1], (None,) * len(FACTS)]
    assert all(np.isnan(facts.numbers(each)).all() and facts.range(each) == (0, 0) for each in FACTS)
    _, lane = trace_of([[0, 5, 5], [2**64 - 1, 5, 5]], [])
    assert lane.facts.own(CPU)[1].tolist() == [-1, -1]


@pytest.mark.parametrize("place", range(len(FACTS)))
def test_that_a_worker_measures_what_its_bits_say(place):
    facts = FactColumns(1 << place)
    assert [facts.has(each) for each in FACTS] == [at == place for at in range(len(FACTS))]


@given(st.lists(WORDS, max_size=9), st.sets(st.sampled_from([each.key for each in FACTS if each.sparse])))
def test_that_facts_are_told_again_as_they_were_and_those_that_are_missing_are_not_measured(rows, missing):
    _, lane = trace_of(rows, [])
    kept = {each: lane.facts.own(each) for each in FACTS if each.key not in missing}
    again = FactColumns.restored(
        {each.key: numbers for each, (_, numbers) in kept.items() if not each.sparse},
        {each.key: {"position": at, "number": numbers} for each, (at, numbers) in kept.items() if each.sparse},
    )
    assert again.is_alone
    for each in FACTS:
        assert (again.has(each), again.is_measured(each)) == (each in kept, each in kept)
        if each.key in missing:
            assert (len(again.own(each)[0]), len(again.own(each)[1]), again.total(each)) == (0, 0, None)
            assert np.isnan(again.numbers(each)).all()
        elif not missing:
            assert np.array_equal(again.numbers(each), lane.facts.numbers(each), equal_nan=True)
            assert (again.range(each), again.total(each)) == (lane.facts.range(each), lane.facts.total(each))
    if not missing:
        assert [again.of(position) for position in range(len(rows))] == [
            lane.facts.of(position) for position in range(len(rows))
        ]
