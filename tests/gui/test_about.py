"""What the program says of itself."""

import joblib
import numpy
import PySide6
from PySide6.QtWidgets import QMessageBox

from engine import __version__
from gui.about import about_text


def test_that_it_tells_the_versions():
    text = about_text()
    for version in (__version__, PySide6.__version__, numpy.__version__, joblib.__version__):
        assert version in text


def test_that_the_window_shows_it_and_goes_on(window, qtbot):
    window.show_about()
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == about_text()
    box.close()
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
