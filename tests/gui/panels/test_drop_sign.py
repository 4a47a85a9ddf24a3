"""While a file is dragged over the window, it says what will become of it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

from gui.panels.drop_sign import what_becomes_of


def data_of(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def enter(window, data):
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), copy, data, left, none))


@pytest.mark.parametrize(("name", "word"), [("a.py", "functions"), ("a.pgram", "open the run"), ("a.txt", "neither")])
def test_that_each_kind_of_file_is_told_what_will_become_of_it(name, word):
    assert word in what_becomes_of(f"/mine/{name}")


def test_that_the_sign_is_there_while_a_file_is_over_the_window_and_no_longer(window, tmp_path):
    data = data_of(tmp_path / "work.py")
    enter(window, data)
    assert window._drop_sign.isVisible()
    assert window.rect().contains(window._drop_sign.geometry())
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not window._drop_sign.isVisible()


def test_that_a_file_that_is_dropped_is_taken_and_the_sign_is_gone(window, tmp_path):
    (tmp_path / "work.py").write_text("def f(x): ...")
    data = data_of(tmp_path / "work.py")
    enter(window, data)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))
    assert not window._drop_sign.isVisible()
    assert window.form.own.path == str(tmp_path / "work.py")
