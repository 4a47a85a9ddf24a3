"""What is painted bit by bit is what would be painted anew."""

import sys

import numpy as np
import pytest
from PySide6.QtGui import QImage

from engine.trace.lane import State
from gui.look.appearance import appearance
from gui.look.theme import DARK, LIGHT
from gui.timeline.paint.colours import ColourBy
from gui.timeline.paint.growth import Growth
from tests.engine.trace.cells import batch, call
from tests.gui.timeline.drawn import START_NS, Growing, show


@pytest.fixture
def window(lasting_window, monkeypatch):
    """One window for all: each test shows a run of its own in it, and the tasks' colours are those of a new one."""
    monkeypatch.setattr(lasting_window.timeline.chart, "colour_by", ColourBy.STATE)
    return lasting_window


@pytest.fixture
def chart(window):
    return window.timeline.chart


def picture(chart):
    return chart.plot.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted_anew(chart):
    """The same moment, painted as a whole."""
    chart._spans.update()
    return picture(chart)


def differing(one, other):
    return np.argwhere(words(one) != words(other))[:10].tolist()


def words(image):
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("longest_ns", [2_000_000, 60_000_000, 900_000_000])
def test_that_a_run_painted_bit_by_bit_looks_as_if_painted_at_once(window, chart, seed, longest_ns):
    growing = Growing(1 + seed % 4, 400, seed, longest_ns)
    show(window, growing.run)
    window.timeline.set_range(0.0, 2.0)
    for tasks in (0, 3, 1, 0, 12, 40, 1, 5):
        growing.grow(tasks)
        window.timeline.refresh()
        picture(chart)
    seen = picture(chart)
    assert growing.run.trace.span_count() > 50
    assert differing(seen, painted_anew(chart)) == []
    growing.grow(10, is_over=True)
    window.timeline.refresh()
    seen = picture(chart)
    assert differing(seen, painted_anew(chart)) == []


@pytest.mark.parametrize("seed", range(3))
def test_that_what_grows_with_the_time_alone_looks_as_if_painted_at_once(window, chart, seed):
    growing = Growing(2 + seed, 40, seed, 300_000_000)
    growing.grow(4)
    show(window, growing.run)
    window.timeline.set_range(0.0, 4.0)
    window.timeline.refresh()
    picture(chart)
    for step_ns in (40_000_000, 5_000_000, 900_000_000, 300_000_000, 60_000_000):
        growing.run.seen_ns += step_ns
        window.timeline.pass_time()
        picture(chart)
    seen = picture(chart)
    for part in (chart.caller, chart.calls):
        part.update()
    assert differing(seen, painted_anew(chart)) == []


def test_that_what_is_said_before_the_first_lane_stays_whole_while_time_passes(window, chart):
    growing = Growing(1, 4)
    growing.run.apply(batch([], call=call(START_NS, 0), at_ns=START_NS))
    show(window, growing.run)
    window.timeline.set_range(0.0, 2.0)
    window.timeline.refresh()
    picture(chart)
    for _ in range(20):
        growing.run.seen_ns += 75_000_000
        window.timeline.pass_time()
        picture(chart)
    seen = picture(chart)
    assert chart.time().x(growing.run.until_ns) > chart.box.width() / 2
    assert differing(seen, painted_anew(chart)) == []


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("lane", [None, 1])
def test_that_a_frame_in_which_time_has_passed_paints_nothing_but_what_has_grown(
    window, chart, monkeypatch, theme, lane
):
    appearance().choose(theme)
    growing = Growing(3, 40, 2, 300_000_000)
    growing.grow(6)
    show(window, growing.run)
    window.timeline.set_range(0.0, 4.0)
    window.timeline.lanes.choose(lane)
    window.timeline.refresh()
    picture(chart)
    left = []
    grown = Growth.paint
    monkeypatch.setattr(Growth, "paint", lambda *given: left.append(given[-1].left()) or grown(*given))
    for step_ns in (900_000_000, 300_000_000, 5_000_000, 20_000_000, 900_000_000, 60_000_000):
        before_x = chart.time().x(growing.run.seen_ns)
        growing.run.seen_ns += step_ns
        window.timeline.pass_time()
        seen = picture(chart)
        if step_ns == 900_000_000 and not left:
            left.append(0.0)  # labels have room by now
        elif step_ns > 5_000_000:  # which is a pixel
            assert left.pop() > before_x - 12, "more is painted than has grown"
    assert differing(seen, painted_anew(chart)) == []
    appearance().choose(None)


def test_that_nothing_is_painted_where_it_has_grown_by_less_than_a_pixel(window, chart, monkeypatch):
    growing = Growing(2, 40, 1, 300_000_000)
    growing.grow(4)
    show(window, growing.run)
    window.timeline.set_range(0.0, 2_000.0)
    window.timeline.refresh()
    window.timeline.pass_time()
    picture(chart)
    painted = []
    paint = chart._spans.paint
    monkeypatch.setattr(chart._spans, "paint", lambda *arguments: painted.append(1) or paint(*arguments), raising=False)
    for _ in range(5):
        growing.run.seen_ns += 100_000_000
        window.timeline.pass_time()
        picture(chart)
    assert painted == []
    growing.run.seen_ns += 10_000_000_000
    window.timeline.pass_time()
    picture(chart)
    assert painted != []


def test_that_a_task_that_is_lost_is_painted_as_lost(window, chart):
    growing = Growing(2, 20, 1, 100_000_000)
    growing.grow(10)
    show(window, growing.run)
    window.timeline.set_range(0.0, 2.0)
    picture(chart)
    lane = growing.run.trace.lanes[0]
    growing.run.trace.end_running(lane, State.LOST, lane.running.started_ns + 500_000_000)
    window.timeline.refresh()
    seen = picture(chart)
    assert differing(seen, painted_anew(chart)) == []


def test_that_nothing_is_painted_where_nothing_has_changed(window, chart, qtbot, monkeypatch):
    growing = Growing(3, 20, 1)
    growing.grow(20, is_over=True)
    show(window, growing.run)
    window.timeline.refresh()
    qtbot.wait(50)  # what is due is painted
    painted = []
    paint = chart._spans.paint
    monkeypatch.setattr(chart._spans, "paint", lambda *arguments: painted.append(1) or paint(*arguments), raising=False)
    for _ in range(5):
        window.timeline.refresh()
        picture(chart)
    assert painted == []


@pytest.fixture(scope="module")
def thousands():
    """A run of thousands of jobs, of which some have failed."""
    growing = Growing(2, 4_000, 3, 1_000_000)
    growing.grow(3_000, is_over=True)
    return growing.run


@pytest.fixture(scope="module", params=[LIGHT, DARK])
def theme(request, lasting_window):
    """Each theme, which is chosen once for all its tests."""
    appearance().choose(request.param)
    yield request.param
    appearance().choose(None)


@pytest.mark.parametrize("by", list(ColourBy))
def test_that_errors_are_found_among_thousands_whatever_the_colours_tell(window, chart, thousands, theme, by):
    show(window, thousands)
    chart.colour_by = by
    window.timeline.set_range(0.0, 2.0)
    image = picture(chart)
    colours = {f"#{word & 0xFFFFFF:06x}" for word in np.unique(words(image))}
    assert thousands.trace.counts[State.ERROR] > 50
    assert theme.error in colours


def test_that_durations_keep_their_colours_as_the_scale_grows(window, chart):
    growing = Growing(3, 400, 4, 30_000_000)
    show(window, growing.run)
    chart.colour_by = ColourBy.DURATION
    window.timeline.set_range(0.0, 2.0)
    for tasks in (5, 5, 40, 5):
        growing.grow(tasks)
        growing.longest_ns *= 2
        window.timeline.refresh()
        picture(chart)
    seen = picture(chart)
    assert differing(seen, painted_anew(chart)) == []


def test_that_a_painting_that_fails_is_reported_and_the_window_lives(window, chart, monkeypatch, qtbot):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: told.append(what[0]))
    monkeypatch.setattr("gui.timeline.paint.scene.paint_ground", lambda *_: 1 / 0)
    painted_anew(chart)
    assert ZeroDivisionError in told
    assert window.isVisible()


def test_that_a_lane_that_is_not_placed_yet_upsets_nothing(window, chart):
    growing = Growing(6, 60, 2)
    growing.grow(2)
    show(window, growing.run)
    window.tasks.choose(30)
    lanes = growing.run.trace.lanes
    growing.grow(40, is_over=True)
    chart._rows.order, chart._rows._sorted = chart.order[:1], None
    window.timeline.cards.renew()
    picture(chart)
    window.timeline.refresh()
    assert len(chart.order) == len(lanes)
