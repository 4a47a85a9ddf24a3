"""What is drawn of a lane: bounded by the width, and nothing vanishes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gui.timeline.compute.bars import WIDE_PIXELS, Grid, bars, busy_share, position_at


@st.composite
def lanes(draw):
    """A lane's spans: ascending, never overlapping, as one worker has them. Starts and ends."""
    lengths = draw(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**9)), max_size=60))
    at, started, ended = draw(st.integers(1, 10**15)), [], []
    for gap, length in lengths:
        at += gap
        started.append(at)
        at += length
        ended.append(at)
    return np.array(started, np.int64), np.array(ended, np.int64)


@st.composite
def views(draw, lane):
    """A range that has to do with the lane, or not; and a width."""
    started, _ = lane
    anchor = int(draw(st.sampled_from(started.tolist()))) if len(started) and draw(st.booleans()) else None
    from_ns = draw(st.integers(1, 10**15)) if anchor is None else max(anchor - draw(st.integers(-(10**9), 10**9)), 1)
    return from_ns, draw(st.integers(1_000, 10**10)), draw(st.integers(1, 2_000))


def busy(lane):
    """The running sum of the spans' lengths."""
    return np.cumsum(lane[1] - lane[0])


@given(st.data())
def test_that_every_span_in_the_range_is_a_bar_or_in_a_column(data):
    lane = data.draw(lanes())
    from_ns, length, width = data.draw(views(lane))
    started, ended = lane
    found = bars(started, busy(lane), Grid.of(from_ns, from_ns + length, width))
    inside = (started <= from_ns + length) & ((started >= from_ns) | (ended > from_ns))
    is_wide = (ended - started) * (width / length) >= WIDE_PIXELS
    assert found.position.tolist() == np.flatnonzero(inside & is_wide).tolist()
    assert found.narrow_count == int((inside & ~is_wide).sum())
    assert (found.narrow_count > 0) == (len(found.column) > 0)
    assert len(found.column) <= width
    assert len(found.position) <= width / WIDE_PIXELS + 2
    edges = np.linspace(from_ns, from_ns + length, width + 1)
    for position in np.flatnonzero(inside & ~is_wide):
        begins = np.clip((started[position] - from_ns) * width / length, 0, width - 1)
        assert np.abs(found.column - begins).min() <= 1 + 2 / np.diff(edges).min(), "it is in none of the columns"


@given(st.data(), st.randoms())
def test_that_every_marked_span_is_a_bar_or_marks_its_column(data, random):
    lane = data.draw(lanes())
    from_ns, length, width = data.draw(views(lane))
    started, _ = lane
    marked = np.array([position for position in range(len(started)) if random.random() < 0.3], np.int32)
    found = bars(started, busy(lane), Grid.of(from_ns, from_ns + length, width), marked)
    assert set(found.marked) <= set(found.column)
    begins = [at for at in marked.tolist() if from_ns <= started[at] <= from_ns + length and at not in found.position]
    assert (len(found.marked) > 0) == bool(begins)
    for at in begins:
        column = min((int(started[at]) - from_ns) * width / length, width - 1)
        assert np.abs(found.marked - column).min() <= 1 + 2 * width / length
    assert len(bars(started, busy(lane), Grid.of(from_ns, from_ns + length, width)).marked) == 0


@given(st.data())
def test_that_merging_loses_no_busy_time_beyond_rounding(data):
    lane = data.draw(lanes())
    from_ns, length, width = data.draw(views(lane))
    started, ended = lane
    to_ns = from_ns + length
    found = bars(started, busy(lane), Grid.of(from_ns, to_ns, width))
    inside_ns = np.clip(np.minimum(ended, to_ns) - np.maximum(started, from_ns), 0, None).sum()
    drawn = np.clip(np.minimum(found.right, width) - np.maximum(found.left, 0), 0, None).sum() + found.share.sum()
    assert abs(drawn - inside_ns / length * width) <= 2 * width / length + 1e-6 * width
    assert ((found.share >= 0) & (found.share <= 1 + width / length)).all()
    assert abs(busy_share(started, busy(lane), Grid.of(from_ns, to_ns, width)).sum() - inside_ns / length * width) <= (
        2 * width / length + 1e-6 * width
    )


@given(st.data())
def test_that_the_mean_of_a_column_lies_between_the_spans_that_touch_it(data):
    lane = data.draw(lanes())
    from_ns, length, width = data.draw(views(lane))
    started, ended = lane
    found = bars(started, busy(lane), Grid.of(from_ns, from_ns + length, width))
    rounding = 1 + 2 * width / length
    for column, mean_ns in zip(found.column, found.took_ns, strict=True):
        begins, ends = ((at - from_ns) * width / length for at in (started, ended))
        took = (ended - started)[(begins <= column + 1 + rounding) & (ends >= column - rounding)]
        assert took.min() <= mean_ns <= took.max()


@given(lanes())
def test_that_every_span_is_found_where_it_is(lane):
    started, ended = lane
    for position in range(len(started)):
        middle = (int(started[position]) + int(ended[position])) / 2
        at = position_at(started, busy(lane), middle, 0.0)
        assert at is not None
        assert started[at] <= middle <= ended[at] or started[at] == ended[at]


@given(lanes())
def test_that_every_span_that_takes_time_is_a_bar_of_its_own_at_some_zoom(lane):
    started, ended = lane
    for position in range(len(started)):
        length = int(ended[position] - started[position])
        if length:
            margin = max(length, 500)
            grid = Grid.of(int(started[position]) - margin, int(ended[position]) + margin, 10_000)
            found = bars(started, busy(lane), grid)
            assert position in found.position


def test_that_hovering_near_a_narrow_span_finds_it():
    started, taken = np.array([100, 300], np.int64), np.array([10, 20], np.int64)
    assert position_at(started, taken, 95, 10) == 0
    assert position_at(started, taken, 292, 10) == 1
    assert position_at(started, taken, 200, 10) is None
    assert position_at(started[:0], taken[:0], 200, 10) is None


def test_that_a_lane_without_spans_has_nothing_to_draw():
    nothing = np.zeros(0, np.int64)
    found = bars(nothing, nothing, Grid.of(0, 1_000, 100), nothing)
    assert (len(found.position), len(found.column), found.narrow_count, len(found.marked)) == (0, 0, 0, 0)
    assert not busy_share(nothing, nothing, Grid.of(0, 1_000, 100)).any()
