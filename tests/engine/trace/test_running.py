"""How many tasks were running at a moment."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.trace.running import LaneTimes, running_count

SPANS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12)


def spans_of(steps):
    """Spans that do not overlap, from idle and busy times in turn."""
    made, at = [], 0
    for idle, busy in steps:
        made.append((at + idle, at + idle + busy))
        at += idle + busy
    return made


def lane_of(spans, open_ns=None):
    ends = np.array([end for _, end in spans], np.int64)
    return LaneTimes(np.array([start for start, _ in spans], np.int64), lambda positions: ends[positions], open_ns)


@given(
    lanes=st.lists(st.tuples(SPANS, st.none() | st.tuples(st.integers(0, 5), st.integers(0, 9))), max_size=4),
    edges=st.lists(st.integers(-3, 90), max_size=20).map(sorted),
)
def test_that_it_is_the_number_of_tasks_begun_less_those_ended(lanes, edges):
    all_spans, made = [], []
    for steps, open_ in lanes:
        spans = spans_of(steps)
        end = spans[-1][1] if spans else 0
        open_ns = None if open_ is None else (end + open_[0], end + sum(open_))
        made.append(lane_of(spans, open_ns))
        all_spans += spans + ([open_ns] if open_ns else [])
    expected = [sum(start <= edge < end for start, end in all_spans) for edge in edges]
    assert running_count(np.array(edges, np.int64), made).tolist() == expected


def test_that_it_looks_up_edges_and_not_spans():
    asked = []

    def ended_ns(positions):
        asked.append(len(positions))
        return positions * 10 + 9

    lane = LaneTimes(np.arange(0, 10_000_000, 10), ended_ns)
    assert running_count(np.array([0, 9, 5_000_004, 9_999_999]), [lane]).tolist() == [1, 0, 1, 0]
    assert asked == [4]
