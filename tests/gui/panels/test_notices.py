"""Where notices stand: beside the menus, over nothing."""

from PySide6.QtCore import QPoint

from engine.problems.run_files import NothingToSave


def places(window):
    parts = (window.contents.title, window.summary, window.timeline, window.contents.tabs)
    return [part.mapTo(window, QPoint(0, 0)) for part in parts]


def test_that_nothing_moves_when_a_notice_comes_or_goes(lasting_window, qtbot):
    before = places(lasting_window)
    bar = lasting_window.files.bar
    bar.say("something went wrong " * 30)
    qtbot.waitUntil(lambda: bar.isVisible() and bar.height() > 40)
    assert bar.text.height() >= bar.text.heightForWidth(bar.text.width())
    assert places(lasting_window) == before
    top = bar.mapTo(lasting_window, QPoint(0, 0))
    assert lasting_window.childAt(top + QPoint(60, 20)) in (bar, bar.text)
    bar.say("a short sentence")
    title = lasting_window.contents.title
    below = title.mapTo(lasting_window, QPoint(0, 0)).y()
    qtbot.waitUntil(lambda: bar.mapTo(lasting_window, bar.rect().bottomLeft()).y() < below)
    menus = lasting_window.menuBar()
    assert bar.mapTo(lasting_window, QPoint(0, 0)).x() > menus.actionGeometry(menus.actions()[-1]).right()
    bar.close_button.click()
    qtbot.waitUntil(lambda: bar.parentWidget().height() == 0)
    assert lasting_window.childAt(top + QPoint(60, 20)) is not bar
    assert places(lasting_window) == before


def test_that_what_is_said_of_a_run_goes_with_it_and_what_went_wrong_stays(lasting_window):
    bar = lasting_window.files.bar
    bar.say("Nothing goes on.")
    lasting_window.session.began.emit()
    assert bar.isHidden()
    bar.say(NothingToSave())
    lasting_window.session.began.emit()
    assert not bar.isHidden()
    bar.close_button.click()


def test_that_nobody_is_told_of_a_run_that_goes_on_once_it_is_over(lasting_window):
    bar = lasting_window.files.bar
    bar.say("Nothing goes on.")
    lasting_window.session.ended.emit()
    assert bar.isHidden()
