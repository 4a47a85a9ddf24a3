"""Where each lane stands."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.facts import FACTS, fact
from engine.trace.trace import Trace
from gui.timeline.compute.lanes import LANE_LEAST, LANE_LEAST_FITTED, LaneLayout, SortBy, lane_order
from tests.engine.trace.cells import cell, header

layouts = st.builds(
    lambda count, height, part, least: LaneLayout(
        count, height, part * LaneLayout(count, height, 0, least).overflow, least
    ),
    st.integers(1, 300),
    st.floats(50, 2_000),
    st.floats(0, 1),
    st.sampled_from([LANE_LEAST, LANE_LEAST_FITTED]),
)


@given(layouts)
def test_that_lanes_never_overlap_and_leave_no_gap(layout):
    for lane in range(layout.count - 1):
        assert abs(layout.top(lane + 1) - layout.top(lane) - layout.lane_height) < 1e-6


@given(layouts, st.floats(0, 1))
def test_that_a_point_in_a_lane_finds_that_lane(layout, part):
    for lane in range(layout.count):
        assert layout.at(layout.top(lane) + (0.05 + 0.9 * part) * layout.lane_height) == lane
    assert layout.at(layout.top(layout.count) + 1) is None
    assert layout.at(layout.top(0) - 1) is None


@given(layouts)
def test_that_the_visible_lanes_are_those_of_which_something_is_in_view(layout):
    expected = [
        lane
        for lane in range(layout.count)
        if layout.top(lane) < layout.height - 1e-6 and layout.top(lane) + layout.lane_height > 1e-6
    ]
    assert set(expected) <= set(layout.visible())
    assert len(layout.visible()) <= len(expected) + 2


def test_that_lanes_are_tall_when_there_are_few():
    assert LaneLayout(2, 400, 0).lane_height > 2 * LaneLayout(12, 400, 0).lane_height
    assert LaneLayout(64, 400, 0).overflow > 0


def test_that_64_rows_fit_where_they_may_be_low():
    assert LaneLayout(64, 140.0, 0, LANE_LEAST_FITTED).overflow == 0
    assert LaneLayout(65, 128.0, 0, LANE_LEAST_FITTED).overflow == 2
    assert LaneLayout(2, 400, 0, LANE_LEAST_FITTED).lane_height == LaneLayout(2, 400, 0).lane_height


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 9), st.integers(0, 30)), max_size=8))
def test_that_the_lanes_of_one_host_stand_together_in_every_order(workers):
    trace = Trace(len(workers))
    for number, (host, pid, length) in enumerate(workers):
        lane = trace.lane(header(f"{number}.records", pid=pid, host=host))
        trace.extend(lane, cell(number, 1 + number, 1 + number + length), b"")
    for by in SortBy:
        order = lane_order(trace.lanes, by, 100)
        assert sorted(order) == list(range(len(workers)))
        hosts = [trace.lanes[number].header.host for number in order]
        assert sum(one != other for one, other in itertools.pairwise(hosts)) <= 1


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3), st.integers(0, 30)), max_size=10))
def test_that_the_lanes_of_one_worker_stand_below_its_outermost_in_every_order(files):
    trace = Trace(len(files))
    for number, (pid, level, length) in enumerate(files):
        lane = trace.lane(header(f"{number}.records", pid=pid, level=level))
        trace.extend(lane, cell(number, 1 + number, 1 + number + length), b"")
    for by in SortBy:
        lanes = [trace.lanes[number] for number in lane_order(trace.lanes, by, 100)]
        assert len({lane.number for lane in lanes}) == len(files)
        workers = [worker for worker, _ in itertools.groupby(lanes, key=lambda lane: lane.worker)]
        assert len(workers) == len(set(workers)) == len(trace.workers)
        for _, own in itertools.groupby(lanes, key=lambda lane: lane.worker):
            levels = [lane.level for lane in own]
            assert levels == sorted(levels)


def test_that_workers_stand_in_the_order_of_their_numbers_whoever_began_first():
    trace = Trace(3)
    for number, started_ns in enumerate((30, 10, 20)):
        which = header(f"{number}.records", pid=number + 1, thread=number + 1)
        trace.extend(trace.lane(which), cell(number, started_ns, started_ns + 5), b"")
    assert lane_order(trace.lanes, SortBy.NUMBER, 100) == (0, 1, 2)
    assert lane_order(trace.lanes, SortBy.FIRST_START, 100) == (1, 2, 0)


def test_that_the_lane_with_most_of_a_fact_comes_first_and_those_of_which_nobody_knows_come_last():
    trace = Trace(4)
    faults = fact("faults")
    for number, (cpu, count) in enumerate(((0, 90), (9, 0), (9, 3), (9, 70))):  # the first was not measured
        lane = trace.lane(header(f"{number}.records", pid=number + 1, measured=2 ** len(FACTS) - 1))
        trace.extend(lane, cell(number, 1, 20, cpu, facts=[0, count]), b"")
    assert lane_order(trace.lanes, faults, 100) == (3, 2, 1, 0)
