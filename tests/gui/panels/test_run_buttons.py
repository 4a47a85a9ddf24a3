"""What starts a run, by the keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

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
