"""Where each lane stands."""

from hypothesis import given
from hypothesis import strategies as st

from gui.timeline.lanes import LaneLayout

layouts = st.builds(
    lambda count, height, part: LaneLayout(count, height, part * LaneLayout(count, height, 0).overflow),
    st.integers(1, 300),
    st.floats(50, 2_000),
    st.floats(0, 1),
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
    assert LaneLayout(2, 400, 0).has_two_lines
    assert not LaneLayout(64, 400, 0).has_two_lines
    assert LaneLayout(64, 400, 0).overflow > 0
