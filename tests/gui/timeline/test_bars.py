"""What is drawn of a lane: bounded by the width, and nothing vanishes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gui.timeline.bars import WIDE_PIXELS, bars, position_at


@st.composite
def lanes(draw):
    """A lane's spans: ascending, never overlapping, as one worker has them."""
    lengths = draw(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**9)), max_size=60))
    at, started, ended = draw(st.integers(1, 10**15)), [], []
    for gap, length in lengths:
        at += gap
        started.append(at)
        at += length
        ended.append(at)
    return np.array(started, np.int64), np.array(ended, np.int64)


ranges = st.tuples(st.integers(1, 10**15), st.integers(1_000, 10**10), st.integers(1, 2_000))


@given(lanes(), ranges)
def test_that_every_span_in_the_range_is_a_bar_or_in_a_column(lane, view):
    started, ended = lane
    from_ns, length, width = view
    found = bars(started, ended, from_ns, from_ns + length, width)
    seen = int(((ended >= from_ns) & (started <= from_ns + length)).sum())
    assert len(found.position) + found.narrow_count == seen
    assert len(found.column) <= min(width, found.narrow_count)
    assert (found.narrow_count > 0) == (len(found.column) > 0)
    assert len(found.position) <= width / WIDE_PIXELS + 2


@given(lanes(), ranges, st.randoms())
def test_that_every_marked_span_is_a_bar_or_marks_its_column(lane, view, random):
    started, ended = lane
    from_ns, length, width = view
    is_marked = np.array([random.random() < 0.3 for _ in started], bool)
    found = bars(started, ended, from_ns, from_ns + length, width, is_marked=is_marked)
    assert set(found.marked) <= set(found.column)
    in_range = np.flatnonzero(is_marked & (ended >= from_ns) & (started <= from_ns + length))
    narrow = [position for position in in_range if position not in found.position]
    assert (len(found.marked) > 0) == bool(narrow)
    assert len(bars(started, ended, from_ns, from_ns + length, width).marked) == 0


@given(lanes(), st.integers(1, 2_000))
def test_that_merging_loses_no_busy_time_beyond_rounding(lane, width):
    started, ended = lane
    if not len(started):
        return
    from_ns, to_ns = int(started[0]), int(ended[-1]) + 1
    found = bars(started, ended, from_ns, to_ns, width)
    drawn = float((found.right - found.left).sum() + found.share.sum())
    busy = float((ended - started).sum()) / (to_ns - from_ns) * width
    # A narrow span counts whole in the column it begins in, which takes no more than its width.
    assert drawn <= busy + 1e-3 + 1e-6 * len(found.column)
    assert drawn >= busy - WIDE_PIXELS * len(found.column) - 1e-3
    assert ((found.share > 0) & (found.share <= 1)).all()


@given(lanes())
def test_that_every_span_is_found_where_it_is(lane):
    started, ended = lane
    for position in range(len(started)):
        middle = (int(started[position]) + int(ended[position])) / 2
        at = position_at(started, ended, middle, 0.0)
        assert at is not None
        assert started[at] <= middle <= ended[at] or started[at] == ended[at]


def test_that_hovering_near_a_narrow_span_finds_it():
    started, ended = np.array([100, 300], np.int64), np.array([110, 310], np.int64)
    assert position_at(started, ended, 95, 10) == 0
    assert position_at(started, ended, 292, 10) == 1
    assert position_at(started, ended, 200, 10) is None
    assert position_at(started[:0], ended[:0], 200, 10) is None
