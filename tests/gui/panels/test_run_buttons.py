"""What starts a run, by the keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.look.appearance import appearance
from gui.panels.run_buttons import RunButtons


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("which", ["run", "watch", "stop"])
def test_that_enter_and_space_press_the_button_that_has_the_focus(qtbot, key, which):
    room, buttons = QWidget(), RunButtons()
    room.setLayout(buttons)
    qtbot.addWidget(room)
    room.show()
    buttons.set_busy(which == "stop")
    buttons.show_for(is_script=which == "watch")
    button, presses = getattr(buttons, which), []
    button.clicked.connect(lambda: presses.append(key))
    QTest.keyClick(button, key)
    assert presses == [key]
    button.setEnabled(False)
    QTest.keyClick(button, key)
    assert presses == [key]


def test_that_the_ring_of_run_is_seen_where_it_has_the_focus(window, qtbot):
    button = window.form.run_button
    window.form.jobs.setFocus()
    qtbot.waitUntil(lambda: not button.hasFocus(), timeout=30_000)
    without = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus, timeout=30_000)
    ring = appearance().theme.on_accent
    image = button.grab().toImage()
    at = QPoint(image.width() // 2, 4)
    assert without.pixelColor(at).name() == appearance().theme.accent
    assert image.pixelColor(at).name() == ring
