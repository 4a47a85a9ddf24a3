"""The map shows the whole run, and moves what is visible."""

import dataclasses
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from engine.inside.records.layout import KIND_ERROR
from engine.trace.lane import State
from gui.look.theme import DARK, LIGHT
from gui.timeline.minimap import MapView, Minimap
from gui.timeline.paint.names_painter import LANE_NAMES_WIDTH
from tests.engine.trace.cells import cell, header
from tests.gui.timeline.paint.test_density_picture import SECOND, run_of

LEFT = Qt.MouseButton.LeftButton


class Shown:
    """A map of ten seconds, 1000 pixels wide, which moves what is visible as a timeline would."""

    def __init__(self, run, start_s=4.0, end_s=6.0, until_s=10.0):
        self.view = MapView(run, start_s, end_s, until_s)
        self.wholes = 0
        self.map = Minimap(lambda: self.view)
        self.map.moved.connect(self._move)
        self.map.whole.connect(self._see_all)
        self.map.resize(LANE_NAMES_WIDTH + 1000 + 18, 28)
        self.map.show_theme(LIGHT)

    def _move(self, start_s, end_s):
        self.view = dataclasses.replace(self.view, start_s=start_s, end_s=end_s)

    def _see_all(self):
        self.wholes += 1

    @property
    def visible(self):
        return self.view.start_s, self.view.end_s

    def at(self, time_s):
        return QPoint(round(LANE_NAMES_WIDTH + time_s * 100), 14)

    def colour(self, time_s, y=None):
        """The map's colour at a moment, at the bottom of the area unless another height is named."""
        ratio = self.map.devicePixelRatioF()
        place = QPoint(self.at(time_s).x(), round(self.map.area().bottom()) - 2 if y is None else y)
        return self.map.grab().toImage().pixelColor(place * ratio)


@pytest.fixture
def shown(qtbot):
    """A map of two workers: both busy for the first half, one of them for the rest."""
    made = Shown(run_of([(0, 5)], [(0, 5), (5, 10)]))
    qtbot.addWidget(made.map)
    with qtbot.waitExposed(made.map):
        made.map.show()
    return made


def drag(qtbot, shown, from_s, to_s):
    qtbot.mousePress(shown.map, LEFT, pos=shown.at(from_s))
    qtbot.mouseMove(shown.map, shown.at((from_s + to_s) / 2))
    qtbot.mouseMove(shown.map, shown.at(to_s))
    qtbot.mouseRelease(shown.map, LEFT, pos=shown.at(to_s))


def test_that_the_area_begins_and_ends_where_the_chart_does(shown):
    assert (shown.map.area().left(), shown.map.area().right()) == (150, 1150)


def test_that_dragging_the_frame_pans_and_stops_at_the_runs_ends(shown, qtbot):
    drag(qtbot, shown, 5, 6)
    assert shown.visible == pytest.approx((5, 7))
    drag(qtbot, shown, 6, 9.9)
    assert shown.visible == pytest.approx((8, 10))
    drag(qtbot, shown, 9, 0.1)
    assert shown.visible == pytest.approx((0, 2))


def test_that_dragging_an_edge_zooms_and_cannot_pass_the_other(shown, qtbot):
    drag(qtbot, shown, 4, 2)
    assert shown.visible == pytest.approx((2, 6))
    drag(qtbot, shown, 6, 9)
    assert shown.visible == pytest.approx((2, 9))
    drag(qtbot, shown, 9, 1)
    assert shown.visible == pytest.approx((2, 2), abs=1e-5)
    assert shown.visible[1] > shown.visible[0]


def test_that_even_a_frame_too_narrow_to_be_seen_can_be_held_and_widened(shown, qtbot):
    shown.view = dataclasses.replace(shown.view, start_s=5.0, end_s=5.000_01)
    assert shown.map.frame().width() >= 4
    drag(qtbot, shown, 5, 6)
    assert shown.visible == pytest.approx((6, 6.000_01), abs=1e-6)
    drag(qtbot, shown, 6.05, 8.05)
    assert shown.visible == pytest.approx((6, 8), abs=0.001)


def test_that_a_click_brings_what_is_visible_there_and_a_drag_takes_it_along(shown, qtbot):
    qtbot.mouseClick(shown.map, LEFT, pos=shown.at(8))
    assert shown.visible == pytest.approx((7, 9))
    drag(qtbot, shown, 2, 3)
    assert shown.visible == pytest.approx((2, 4))
    qtbot.mouseClick(shown.map, LEFT, pos=shown.at(0))
    assert shown.visible == pytest.approx((0, 2))


def test_that_moving_the_pointer_alone_moves_nothing_and_tells_what_it_would_do(shown, qtbot):
    shapes = Qt.CursorShape
    for time_s, shape in (
        (4, shapes.SizeHorCursor),
        (5, shapes.OpenHandCursor),
        (6, shapes.SizeHorCursor),
        (8, shapes.PointingHandCursor),
    ):
        qtbot.hover(
            shown.map,
            lambda time_s=time_s: shown.at(time_s),
            lambda shape=shape: shown.map.cursor().shape() == shape,
        )
    assert shown.visible == (4, 6)


def test_that_a_double_click_shows_the_whole_run(shown, qtbot):
    qtbot.mouseDClick(shown.map, LEFT, pos=shown.at(5))
    assert shown.wholes == 1


def test_that_the_caption_cannot_be_clicked(shown, qtbot):
    qtbot.mouseClick(shown.map, LEFT, pos=QPoint(20, 14))
    qtbot.mouseDClick(shown.map, LEFT, pos=QPoint(20, 14))
    qtbot.mouseClick(shown.map, Qt.MouseButton.RightButton, pos=shown.at(9))
    assert (shown.visible, shown.wholes) == ((4, 6), 0)


def test_that_the_keys_pan_and_zoom(shown, qtbot):
    key = Qt.Key
    qtbot.keyClick(shown.map, key.Key_Right)
    assert shown.visible == pytest.approx((4.2, 6.2))
    qtbot.keyClick(shown.map, key.Key_Left)
    assert shown.visible == pytest.approx((4, 6))
    qtbot.keyClick(shown.map, key.Key_Plus)
    assert shown.visible == pytest.approx((4.3, 5.7))
    qtbot.keyClick(shown.map, key.Key_Minus)
    assert shown.visible == pytest.approx((4, 6))
    qtbot.keyClick(shown.map, key.Key_Home)
    assert shown.wholes == 1
    assert shown.map.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_that_it_is_spoken_of(shown, qtbot):
    assert shown.map.accessibleName() == "Whole run"
    qtbot.keyClick(shown.map, Qt.Key.Key_Right)
    assert shown.map.accessibleDescription() == "visible: 4.20 s to 6.20 s"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_what_is_visible_is_bright_and_the_rest_is_dimmed(shown, theme):
    shown.map.show_theme(theme)
    assert shown.colour(4.5).name() == theme.accent
    top = round(shown.map.area().top()) + 4
    assert shown.colour(4.5, top).name() == theme.accent
    assert shown.colour(5.5, top).name() == theme.field
    dimmed = shown.colour(2)
    distances = [
        sum(abs(a - b) for a, b in zip(dimmed.getRgb(), QColor(other).getRgb(), strict=True))
        for other in (theme.accent, theme.panel)
    ]
    assert min(distances) > 40


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_failures_are_marked_though_they_are_narrow_and_not_in_view(shown, qtbot, theme):
    run = shown.view.run
    lane = run.trace.lane(header("bad.records", 9))
    run.trace.extend(lane, cell(3, 3 * SECOND, 3 * SECOND + 5, kind=KIND_ERROR), b"")
    shown.view = MapView(run, 8.0, 9.0, 10.0)
    shown.map.show_theme(theme)
    qtbot.waitUntil(lambda: shown.colour(2).name() == theme.error)
    lost = run_of([(0, 5)])
    lane = lost.trace.lanes[0]
    lost.trace.extend(lane, b"", cell(1, 8 * SECOND, 0))
    lost.trace.end_running(lane, State.LOST, 9 * SECOND)
    shown.view = MapView(lost, 1.0, 2.0, 10.0)
    at = {shown.colour(7, y).name() for y in range(round(shown.map.area().top()), round(shown.map.area().bottom()))}
    assert theme.lost in at
    assert len(at) > 1, "its line is not broken"


def test_that_what_is_new_is_painted_by_and_by(shown, qtbot):
    assert shown.colour(5.5, 10).name() == LIGHT.field
    shown.view.run.trace.extend(shown.view.run.trace.lanes[0], cell(3, 6 * SECOND, 11 * SECOND), b"")
    shown.map.refresh()
    qtbot.waitUntil(lambda: shown.colour(5.5, 10).name() == LIGHT.accent)


@pytest.fixture
def live(shown):
    """A map of a run that goes on: both workers were busy for a second, and one is since then; seen until 3 s."""
    run = run_of([(0, 1)], [(0, 1)], more=3)
    run.trace.extend(run.trace.lanes[0], b"", cell(2, 2 * SECOND, 0))
    run.seen_ns = 4 * SECOND
    shown.view = MapView(run, 0.0, 10.0, 10.0)
    shown.map.grab()
    return shown


def test_that_the_map_grows_as_the_chart_does(live, monkeypatch):
    top = round(live.map.area().top()) + 4
    assert [live.colour(time_s).name() for time_s in (0.5, 2.5, 3.5)] == [LIGHT.accent, LIGHT.accent, LIGHT.field]
    assert [live.colour(time_s, top).name() for time_s in (0.5, 2.5)] == [LIGHT.accent, LIGHT.field]
    wanted = []
    monkeypatch.setattr(live.map, "update", lambda *place: wanted.append(place), raising=False)
    live.view.run.seen_ns += SECOND // 1_000
    live.map.refresh()
    assert not wanted, "less than a pixel is painted"
    live.view.run.seen_ns = 7 * SECOND
    live.map.refresh()
    ((place,),) = wanted
    assert place.left() <= live.at(3).x()
    assert place.right() >= live.at(6).x()
    assert place.width() < 310
    assert [live.colour(time_s).name() for time_s in (5.9, 6.1)] == [LIGHT.accent, LIGHT.field]
    assert live.colour(5.9, top).name() == LIGHT.field


def test_that_a_job_is_in_the_map_as_soon_as_it_is_in_the_chart_though_the_picture_is_dear(live, monkeypatch):
    monkeypatch.setattr(live.map._picture, "_not_before_s", time.monotonic() + 3_600)
    run, top = live.view.run, round(live.map.area().top()) + 4
    run.trace.extend(run.trace.lanes[0], cell(2, 2 * SECOND, 4 * SECOND), b"")
    run.seen_ns = 6 * SECOND
    live.map.refresh()
    assert live.colour(4.5).name() == LIGHT.field, "a worker that waits is busy in the map"
    for number, lane in enumerate(run.trace.lanes):
        run.trace.extend(lane, b"", cell(3 + number, 5 * SECOND, 0))
    assert live.colour(4.5, top).name() == LIGHT.accent, "both have begun, and one is busy in the map"


def test_that_without_a_run_there_is_nothing_to_take_hold_of(qtbot):
    shown = Shown(None)
    qtbot.addWidget(shown.map)
    shown.map.show()
    qtbot.mouseClick(shown.map, LEFT, pos=shown.at(8))
    qtbot.mouseDClick(shown.map, LEFT, pos=shown.at(8))
    qtbot.keyClick(shown.map, Qt.Key.Key_Right)
    qtbot.keyClick(shown.map, Qt.Key.Key_Home)
    assert (shown.visible, shown.wholes) == ((4, 6), 0)
    assert shown.colour(5).name() == LIGHT.field


def test_that_in_the_smallest_window_the_lanes_have_the_room_of_the_map(window, qtbot):
    chart = window.timeline.chart
    window.resize(900, 600)
    qtbot.waitUntil(lambda: not chart.minimap.isVisible())
    window.resize(1280, 800)
    qtbot.waitUntil(chart.minimap.isVisible)
