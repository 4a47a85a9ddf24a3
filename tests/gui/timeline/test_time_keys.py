"""The keys of a time axis, wherever there is one."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from gui.timeline.time_keys import PAN_SHARE, TimeKeys
from gui.timeline.time_mouse import ZOOM_STEP

NONE, SHIFT, CTRL = Qt.KeyboardModifier(0), Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
KEYS = {
    Qt.Key.Key_W: ("zoom", ZOOM_STEP), Qt.Key.Key_S: ("zoom", 1 / ZOOM_STEP), Qt.Key.Key_A: ("pan", -PAN_SHARE),
    Qt.Key.Key_D: ("pan", PAN_SHARE), Qt.Key.Key_F: ("fit",), Qt.Key.Key_Home: ("whole",),
}  # fmt: skip


@pytest.fixture
def pressed():
    """Press a key; what was done, and whether the key meant anything."""
    done = []
    keys = TimeKeys(*(lambda *by, what=what: done.append((what, *by)) for what in ("zoom", "pan", "fit", "whole")))

    def press(key, modifiers=NONE):
        done.clear()
        return keys.press(QKeyEvent(QEvent.Type.KeyPress, key, modifiers)), list(done)

    return press


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("modifiers", [NONE, SHIFT])
def test_that_each_key_does_its_one_thing(pressed, key, modifiers):
    assert pressed(key, modifiers) == (True, [KEYS[key]])


@pytest.mark.parametrize("key", [*KEYS, Qt.Key.Key_Q])
def test_that_with_ctrl_they_are_somebody_elses(pressed, key):
    assert pressed(key, CTRL) == (False, [])


def test_that_other_keys_mean_nothing(pressed):
    assert pressed(Qt.Key.Key_Escape) == (False, [])
