"""A range of time upon pixels: there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.trace.run import Run
from gui.timeline.compute.time_view import HOVER_PIXELS, TimeView

STARTS = st.floats(-1_000, 1_000)
LENGTHS = st.floats(0.001, 1_000)
WIDTHS = st.floats(1, 4_000)
SHARES = st.floats(-2, 3)


@st.composite
def views(draw):
    start_s = draw(STARTS)
    return TimeView(None, start_s, start_s + draw(LENGTHS), draw(WIDTHS), left=draw(st.floats(-100, 300)))


@given(views(), SHARES)
def test_that_the_moment_of_a_moments_pixel_is_that_moment(view, share):
    at_s = view.start_s + share * view.length_s
    assert view.seconds(view.pixel(at_s)) == pytest.approx(at_s, abs=1e-6 * view.length_s, rel=1e-9)


@given(views())
def test_that_the_range_reaches_from_its_first_pixel_to_its_last(view):
    assert view.pixel(view.start_s) == view.left
    assert view.pixel(view.end_s) == pytest.approx(view.left + view.width)
    assert view.holds(view.left)
    assert not view.holds(view.left + view.width)
    assert not view.holds(view.left - 1)


@given(views(), st.floats(0.01, 100), st.floats(0, 1))
def test_that_what_is_zoomed_at_keeps_its_pixel(view, factor, share):
    at_s = view.start_s + share * view.length_s
    zoomed = TimeView(None, *view.zoomed(factor, at_s), view.width, left=view.left)
    assert zoomed.pixel(at_s) == pytest.approx(view.pixel(at_s), abs=0.01)
    assert zoomed.length_s == pytest.approx(factor * view.length_s, rel=1e-6)
    assert sum(view.zoomed(factor)) / 2 == pytest.approx(view.middle_s, abs=1e-9 * (1 + factor * view.length_s))


@given(views(), st.floats(-3, 3))
def test_that_what_is_panned_moves_by_that_share_of_the_pixels(view, share):
    panned = TimeView(None, *view.panned(share), view.width, left=view.left)
    assert panned.pixel(view.start_s) == pytest.approx(view.left - share * view.width, abs=0.01)


def test_that_a_moment_of_a_run_is_counted_from_its_start():
    run = Run(make_plan())
    run.started_ns = 5_000_000_000
    view = TimeView(run, 0.0, 10.0, 1_000.0, left=50.0)
    assert view.x(run.started_ns) == 50
    assert view.x(run.started_ns + 2_000_000_000) == 250
    assert view.at_ns(250) == run.started_ns + 2_000_000_000
    assert view.slack_ns == HOVER_PIXELS * 10_000_000
