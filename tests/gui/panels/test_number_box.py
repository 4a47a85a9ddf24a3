"""A time that can be read and set by steps."""

import pytest
from PySide6.QtCore import Qt

from gui.panels.number_box import SecondsBox


@pytest.fixture
def box(qtbot):
    made = SecondsBox(1e8)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("value", "text"), [(0, "none"), (0.5, "0.5 s"), (2, "2 s"), (10, "10 s"), (0.001, "0.001 s"), (100, "100 s")]
)
def test_that_no_zero_says_nothing(box, value, text):
    box.setValue(value)
    assert box.text().replace(box.locale().decimalPoint(), ".") == text


def test_that_steps_are_those_people_mean(box, qtbot):
    seen = []
    for _ in range(4):
        box.stepUp()
        seen.append(box.value())
    assert seen == [0.1, 0.2, 0.5, 1.0]
    box.setValue(7)
    box.stepDown()
    assert box.value() == 5
    box.setValue(0)
    box.stepDown()
    assert box.value() == 0
    box.setValue(90_000)
    box.stepUp()
    assert box.value() == 90_000


def test_that_a_time_can_be_typed(box, qtbot):
    box.selectAll()
    qtbot.keyClicks(box, "1" + box.locale().decimalPoint() + "25")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert box.value() == 1.25
