"""The mouse on a time axis, wherever there is one."""

import pytest
from PySide6.QtCore import Qt

from gui.timeline.compute.time_view import TimeView
from gui.timeline.time_mouse import DRAG_LEAST, PAN_STEP, ZOOM_STEP, TimeMouse

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NONE, SHIFT, CTRL = Qt.KeyboardModifier(0), Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

VIEW = TimeView(None, 0.0, 10.0, 1_000.0, left=50.0)


@pytest.fixture
def done():
    return []


@pytest.fixture
def mouse(done):
    return TimeMouse(*(lambda *by, what=what: done.append((what, *by)) for what in ("zoom", "pan", "measure")))


def test_that_a_drag_measures_from_its_earlier_end_to_its_later_one(mouse, done):
    mouse.drag(VIEW, (150, 200, 250), LEFT, NONE)
    mouse.drag(VIEW, (250, 200, 150), LEFT, NONE)
    assert done == [("measure", (1.0, 2.0))] * 2


def test_that_a_drag_of_no_length_is_a_click(mouse, done):
    mouse.drag(VIEW, (150, 150, 150 + DRAG_LEAST - 1), LEFT, NONE)
    assert done == []
    mouse.drag(VIEW, (150, 150, 150 + DRAG_LEAST), LEFT, NONE)
    assert len(done) == 1


@pytest.mark.parametrize(("button", "modifiers"), [(MIDDLE, NONE), (LEFT, SHIFT)])
def test_that_a_drag_of_another_kind_takes_the_time_along(mouse, done, button, modifiers):
    mouse.drag(VIEW, (150, 250, 150), button, modifiers)
    assert done == [("pan", 0.1)]


def test_that_the_right_button_drags_nothing(mouse, done):
    mouse.drag(VIEW, (150, 250, 350), RIGHT, NONE)
    assert done == []


@pytest.mark.parametrize(
    ("modifiers", "is_sideways", "wanted"),
    [
        (NONE, False, []),
        (CTRL, False, [("zoom", ZOOM_STEP**2, 5.0)]),
        (SHIFT, False, [("pan", -2 * PAN_STEP)]),
        (NONE, True, [("pan", -2 * PAN_STEP)]),
    ],
)
def test_that_the_wheel_zooms_pans_or_is_left_to_what_scrolls(mouse, done, modifiers, is_sideways, wanted):
    assert mouse.turn(VIEW, 550, 2, modifiers, is_sideways=is_sideways) == bool(wanted)
    assert done == wanted
