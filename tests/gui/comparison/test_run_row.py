"""A row of the comparison: its lanes, the time it saved, and what the mouse does in it, seen in its pixels."""

import time
from itertools import repeat

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea

from engine.trace.run import Run
from gui.comparison.linked import LinkedRange
from gui.comparison.row_painter import HEAD_HEIGHT
from gui.comparison.run_row import RunRow
from gui.look.theme import DARK, LIGHT
from gui.timeline.axes import RIGHT_MARGIN
from gui.timeline.compute.lanes import LaneLayout
from gui.timeline.paint.colours import ColourBy
from gui.timeline.paint.lane_painter import paint_lanes
from gui.timeline.paint.names_painter import LANE_NAMES_WIDTH
from gui.timeline.paint.view import View
from tests.bench import synthetic
from tests.gui.made_runs import as_saved, made

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
SHIFT, CTRL, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier(0)
ROOM = 1_000


@pytest.fixture
def shown(qtbot):
    """Show a run in a row whose time axis is ``ROOM`` pixels and 10 s long."""

    def show(saved, slowest_s=None, theme=LIGHT, until_s=10.0):
        linked = LinkedRange()
        row = RunRow(saved, "a name", "2.00 s", slowest_s, linked)
        qtbot.addWidget(row)
        row.linked = linked
        linked.begin(until_s)
        linked.show_range(0.0, until_s)
        row.resize(LANE_NAMES_WIDTH + ROOM + RIGHT_MARGIN, row.sizeHint().height())
        row.show_theme(theme)
        with qtbot.waitExposed(row):
            row.show()
        return row

    return show


def colours(row, lane=0, dy=0):
    """The colours along the middle of a lane, a pixel each, from the left end of the time axis on."""
    image = row.grab().toImage()
    ratio = image.devicePixelRatio()
    y = HEAD_HEIGHT + (lane + 0.5) * row.lane_height() + dy
    return [image.pixelColor(QPoint(round((LANE_NAMES_WIDTH + x) * ratio), round(y * ratio))) for x in range(ROOM)]


def at(row, at_s, lane=0):
    length_s = row.linked.end_s - row.linked.start_s
    x = LANE_NAMES_WIDTH + (at_s - row.linked.start_s) / length_s * ROOM
    return QPointF(x, HEAD_HEIGHT + (lane + 0.5) * row.lane_height())


def mouse(row, kind, place, button=LEFT, buttons=LEFT, modifiers=NONE):
    event = QMouseEvent(kind, place, QPointF(row.mapToGlobal(place.toPoint())), button, buttons, modifiers)
    QApplication.sendEvent(row, event)


def drag(row, from_s, to_s, button=LEFT, modifiers=NONE):
    first, last = at(row, from_s), at(row, to_s)
    mouse(row, QEvent.Type.MouseButtonPress, first, button, button, modifiers)
    for place in ((first + last) / 2, last):
        mouse(row, QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, button, modifiers)
    mouse(row, QEvent.Type.MouseButtonRelease, last, button, Qt.MouseButton.NoButton, modifiers)


def least_s(*series):
    """The least CPU time of each series of calls, which take turns, so that what disturbs one disturbs the others."""
    took = []
    for calls in zip(*series, strict=True):
        took.append([])
        for call in calls:
            before = time.thread_time()
            call()
            took[-1].append(time.thread_time() - before)
    return [min(each) for each in zip(*took, strict=True)]


def wheel(row, steps, modifiers=NONE, sideways=False, at_s=5.0):
    place = at(row, at_s)
    angle = QPoint(120 * steps, 0) if sideways else QPoint(0, 120 * steps)
    event = QWheelEvent(
        place, QPointF(row.mapToGlobal(place.toPoint())), QPoint(), angle, Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(row, event)
    return event.isAccepted()


def visible(row):
    return row.linked.start_s, row.linked.end_s


def tinted(theme):
    share, panel, good = 0.13, QColor(theme.panel).getRgb()[:3], QColor(theme.good).getRgb()[:3]
    return [ground * (1 - share) + tint * share for ground, tint in zip(panel, good, strict=True)]


def is_near(colour, rgb, most=3):
    return all(abs(a - b) <= most for a, b in zip(colour.getRgb()[:3], rgb, strict=True))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_the_time_saved_is_shaded_from_the_runs_end_to_the_slowests_end_and_nowhere_else(shown, theme):
    row = shown(made([(0, 1.5)], [(0, 1)], elapsed_s=2.0), slowest_s=7.0, theme=theme)
    found = colours(row, lane=1, dy=18)  # clear of the words upon it
    shaded = [x for x, colour in enumerate(found) if is_near(colour, tinted(theme))]
    assert (shaded[0], shaded[-1]) == (pytest.approx(200, abs=1), pytest.approx(699, abs=1))
    grid = [x for x in range(shaded[0], shaded[-1]) if x not in set(shaded)]
    assert len(grid) <= 8


def test_that_the_time_saved_moves_with_the_range(shown):
    row = shown(made([(0, 1)], elapsed_s=2.0), slowest_s=7.0)
    row.linked.show_range(1.0, 3.0)
    shaded = [x for x, colour in enumerate(colours(row, dy=18)) if is_near(colour, tinted(LIGHT))]
    assert (shaded[0], shaded[-1]) == (pytest.approx(500, abs=1), pytest.approx(999, abs=1))


@pytest.mark.parametrize("slowest_s", [None, 2.0, 1.0])
def test_that_the_slowest_run_and_one_that_does_not_compare_have_saved_nothing(shown, slowest_s):
    row = shown(made([(0, 1)], elapsed_s=2.0), slowest_s=slowest_s)
    assert not any(is_near(colour, tinted(LIGHT)) for colour in colours(row, dy=18))


def test_that_a_run_that_did_not_finish_has_saved_nothing(shown):
    row = shown(made([(0, 1)], elapsed_s=2.0, stopped="stopped"), slowest_s=7.0)
    assert not any(is_near(colour, tinted(LIGHT)) for colour in colours(row, dy=18))


def test_that_a_bar_is_where_its_task_ran(shown):
    row = shown(made([(1, 3)], [(4, 8)], elapsed_s=9.0))
    for lane, (start_s, end_s) in enumerate([(1, 3), (4, 8)]):
        found = colours(row, lane, dy=10)
        bar = [x for x, colour in enumerate(found) if colour.saturation() > 100]
        assert bar[0] == pytest.approx(start_s * 100, abs=2)
        assert bar[-1] == pytest.approx(end_s * 100 - 1, abs=3)


def test_that_nothing_of_a_bar_is_painted_outside_of_the_time_axis(shown):
    row = shown(made([(1, 9)], elapsed_s=9.0))
    row.linked.show_range(4.0, 6.0)
    image = row.grab().toImage()
    ratio, y = image.devicePixelRatio(), at(row, 0).y() + 12
    for x in (*range(130, LANE_NAMES_WIDTH - 1), *range(LANE_NAMES_WIDTH + ROOM + 2, row.width())):
        assert image.pixelColor(round(x * ratio), round(y * ratio)).name() == LIGHT.panel


def test_that_a_run_without_a_worker_says_so(shown):
    row = shown(made(elapsed_s=1.0, stopped="stopped"))
    told = colours(row)
    assert any(is_near(colour, QColor(LIGHT.muted).getRgb()[:3], 60) for colour in told[400:600])
    mouse(row, QEvent.Type.MouseMove, at(row, 5.0), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)


def test_that_a_drag_measures_and_a_click_ends_it(shown):
    row = shown(made([(0, 1)], elapsed_s=2.0))
    drag(row, 7.0, 2.0)
    assert row.linked.measured == pytest.approx((2.0, 7.0), abs=0.02)
    assert visible(row) == (0.0, 10.0)
    before = colours(row, dy=18)
    drag(row, 5.0, 5.01)
    assert row.linked.measured is None
    after = colours(row, dy=18)
    assert next(x for x in range(ROOM) if before[x] != after[x]) == pytest.approx(200, abs=3)


@pytest.mark.parametrize(("button", "modifiers"), [(LEFT, SHIFT), (MIDDLE, NONE)])
def test_that_a_drag_with_shift_or_the_middle_button_pans_and_leaves_what_is_measured(shown, button, modifiers):
    row = shown(made([(0, 1)], elapsed_s=2.0))
    row.linked.measure((1.0, 2.0))
    first = at(row, 6.0)
    mouse(row, QEvent.Type.MouseButtonPress, first, button, button, modifiers)
    for x in (-100, -300):
        place = first + QPointF(x, 0)
        mouse(row, QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, button, modifiers)
    mouse(row, QEvent.Type.MouseButtonRelease, place, button, Qt.MouseButton.NoButton, modifiers)
    assert visible(row) == pytest.approx((3.0, 13.0))
    assert row.linked.measured == (1.0, 2.0)


def test_that_the_right_button_does_nothing(shown):
    row = shown(made([(0, 1)], elapsed_s=2.0))
    row.linked.measure((1.0, 2.0))
    drag(row, 3.0, 8.0, RIGHT)
    assert row.linked.measured == (1.0, 2.0)
    assert visible(row) == (0.0, 10.0)


def test_that_the_wheel_zooms_at_the_pointer_with_ctrl_pans_with_shift_and_else_is_left_to_the_scrolling(shown):
    row = shown(made([(0, 1)], elapsed_s=2.0))
    assert wheel(row, 1, CTRL, at_s=2.0)
    start_s, end_s = visible(row)
    assert end_s - start_s == pytest.approx(8.0)
    assert (2.0 - start_s) / 8.0 == pytest.approx(0.2)
    assert wheel(row, -1, CTRL, at_s=2.0)
    assert visible(row) == pytest.approx((0.0, 10.0))
    assert wheel(row, -1, SHIFT)
    assert visible(row) == pytest.approx((1.0, 11.0))
    assert wheel(row, 1, sideways=True)
    assert visible(row) == pytest.approx((0.0, 10.0))
    assert not wheel(row, 1)
    assert visible(row) == pytest.approx((0.0, 10.0))


def test_that_the_pointer_tells_the_moment_and_the_task_and_leaves_with_the_mouse(shown):
    row = shown(made([(1, 3)], [(4, 8)], elapsed_s=9.0))
    pointed = []
    row.pointed.connect(lambda _row, span, _at: pointed.append(None if span is None else span.task))

    def point(at_s, lane):
        mouse(row, QEvent.Type.MouseMove, at(row, at_s, lane), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)

    point(2.0, 0)
    assert row.linked.cursor_s == pytest.approx(2.0, abs=0.01)
    point(2.0, 1)
    point(6.0, 1)
    assert pointed == [0, None, 1]
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert pointed[-1] is None
    assert row.linked.cursor_s is None
    mouse(row, QEvent.Type.MouseMove, QPointF(20, 40), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
    assert row.linked.cursor_s is None


def test_that_the_pointers_moment_is_a_line_in_the_row(shown):
    row = shown(made([(1, 3)], elapsed_s=9.0))
    before = colours(row, dy=15), colours(row, dy=16), colours(row, dy=17)
    row.linked.point(6.25)
    after = colours(row, dy=15), colours(row, dy=16), colours(row, dy=17)
    changed = {x for old, new in zip(before, after, strict=True) for x in range(ROOM) if old[x] != new[x]}
    assert changed
    assert all(x == pytest.approx(625, abs=1) for x in changed)


def test_that_what_is_measured_is_told_of_each_run(shown):
    row = shown(made([(1, 3), (3, 5)], elapsed_s=9.0))
    row.linked.measure((0.0, 4.0))
    row.grab()
    assert "2 jobs" in row._figures.told(row.saved.run, row.linked.measured)


def test_that_another_theme_paints_it_anew(shown):
    row = shown(made([(1, 3)], elapsed_s=9.0))
    assert colours(row)[950].name() == LIGHT.panel
    row.show_theme(DARK)
    assert colours(row)[950].name() == DARK.panel


def test_that_its_name_is_told_as_plain_text(qtbot):
    row = RunRow(made([(1, 3)]), "two\nlines <b>\u202e", "1.00 s", None, LinkedRange())
    qtbot.addWidget(row)
    assert row.accessibleName() == "two·lines <b>·, 1.00 s"


def test_that_300_lanes_have_a_row_each_and_moving_over_them_paints_no_more_than_is_seen(shown, qtbot):
    many = [[(lane / 100, lane / 100 + 1)] for lane in range(300)]
    row, few = shown(made(*many, elapsed_s=9.0)), shown(made(*many[:20], elapsed_s=9.0))
    assert row.height() == HEAD_HEIGHT + 300 * 24 + 8
    assert next(x for x, colour in enumerate(colours(row, 299)) if colour.saturation() > 100) == pytest.approx(
        299, abs=3
    )

    def in_an_area(one):
        area = QScrollArea()
        qtbot.addWidget(area)
        area.setWidget(one)
        area.resize(one.width() + 20, 20 * 24)
        with qtbot.waitExposed(area):
            area.show()
        return area

    def paintings(one):
        for end_s in range(11, 20):
            one.linked.show_range(0, end_s)  # whatever was painted before is of no use
            yield one.repaint

    areas = [in_an_area(one) for one in (row, few)]
    many_s, few_s = least_s(paintings(row), paintings(few))
    assert many_s < 2 * few_s
    assert all(area.isVisible() for area in areas)


def test_that_a_million_spans_are_painted_as_quickly_as_in_the_chart(shown):
    run = Run(synthetic.plan(1_000_000, 8))
    for batch in synthetic.batches(1_000_000, 8):
        run.apply(batch)
    until_s = run.since_start_s(run.until_ns)
    row = shown(as_saved(run), slowest_s=until_s * 2, until_s=until_s)
    layout = LaneLayout(8, 8 * row.lane_height(), 0.0)
    view = View(
        run=run, start_s=0.0, end_s=until_s, width=ROOM, lanes=layout, order=tuple(range(8)), ticks_s=(), message="",
        lane=None, task=None, colour_by=ColourBy.TASK,
    )  # fmt: skip

    def chart():
        image = QImage(ROOM, round(layout.height), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        room = QRectF(0, 0, ROOM, layout.height)
        paint_lanes(painter, LIGHT, view, room, room)
        painter.end()

    def anew():
        row._renew()
        row.repaint()

    anew_s, chart_s = least_s(repeat(anew, 7), repeat(chart, 7))
    assert anew_s < 4 * chart_s
    row.linked.point(until_s / 2)
    again_s, anew_s = least_s(repeat(row.repaint, 7), repeat(anew, 7))
    assert again_s < anew_s
