"""The window draws often where cores are free, and pays for its frames where they are not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.session.frame_pace import FREE_MS, FramePace


@pytest.fixture
def spent(monkeypatch):
    """Set the CPU time that this program has used."""
    used_s = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: used_s[0])
    return used_s


@pytest.mark.parametrize("busy", [0.0, 0.5, 0.7])
def test_that_frames_are_many_where_cores_are_free(spent, busy):
    pace = FramePace()
    pace.begin()
    spent[0] = 0.02
    assert pace.next_ms(busy) == FREE_MS


@given(st.lists(st.floats(0, 0.2), min_size=1, max_size=20))
def test_that_dear_frames_come_seldom_where_all_cores_are_busy_but_they_come(costs_s):
    pace = FramePace()
    pace._cores = 2
    used_s = 0.0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "process_time", lambda: used_s)
        pace.begin()
        for cost_s in costs_s:
            used_s += cost_s
            wait_ms = pace.next_ms(1.0)
            assert 60 <= wait_ms <= 300
            assert wait_ms == 300 or cost_s <= 0.02 * (wait_ms + 1) / 1e3


@pytest.mark.parametrize(("busy", "wanted"), [(None, False), (0.5, False), (0.75, True), (1.0, True)])
def test_that_the_cores_are_busy_only_once_that_is_known(spent, busy, wanted):
    pace = FramePace()
    pace.begin()
    pace.next_ms(busy)
    assert pace.is_busy is wanted
    pace.begin()
    assert not pace.is_busy


def test_that_frames_are_neither_seldom_nor_many_while_nobody_knows_how_busy_the_cores_are(spent):
    pace = FramePace()
    pace.begin()
    spent[0] = 1.0
    assert FREE_MS < pace.next_ms(None) <= 100
