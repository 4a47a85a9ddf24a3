"""The log shows the newest lines, the earlier ones on request, and counts those that are not shown."""

import pytest
from PySide6.QtCore import Qt

from engine.trace.screen import Colour, Row
from gui.look.appearance import appearance
from gui.look.theme import DARK
from gui.panels.log import Log


@pytest.fixture
def log(qtbot):
    made = Log()
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_each_line_has_its_pid(log):
    log.add([(7, "one"), (8, "two")])
    assert log.text.toPlainText().splitlines() == ["PID 7  one", "PID 8  two"]


def test_that_text_is_shown_as_it_is_and_never_as_markup(log):
    log.add([(7, "<b>bold</b> & <img src=x>")])
    assert log.text.toPlainText() == "PID 7  <b>bold</b> & <img src=x>"


def test_that_what_is_dropped_is_counted(log, qtbot):
    for start in range(0, 12_000, 300):
        log.add([(7, str(number)) for number in range(start, start + 300)])
    qtbot.waitUntil(lambda: log.text.toPlainText().endswith("PID 7  11999"))
    assert log.text.blockCount() == 10_000
    assert log._dropped.text() == "2,000 earlier lines are not shown."
    log.add([(7, "x")] * 3_000)
    qtbot.waitUntil(lambda: log._dropped.text() == "5,000 earlier lines are not shown.")


def test_that_another_theme_leaves_it_told_how_many_lines_stand_above(log, qtbot):
    log.add([(7, str(number)) for number in range(10_300)])
    said = "300 earlier lines are not shown."
    qtbot.waitUntil(lambda: log._dropped.text() == said)
    appearance().choose(DARK)
    try:
        qtbot.waitUntil(lambda: log.text.toPlainText().endswith("PID 7  10299"))
        assert log._dropped.text() == said
        assert log.earlier_button.isVisible()
    finally:
        appearance().choose(None)


def test_that_what_came_too_fast_is_counted_beside_it(log, qtbot):
    log.show_dropped(12_300_000)
    assert log._dropped.text() == "12.3 MB came too fast to be kept, or found no room."
    assert log._dropped.isVisible()
    log.add([(7, "x")] * 10_100)
    said = "100 earlier lines are not shown. 12.3 MB came too fast to be kept, or found no room."
    qtbot.waitUntil(lambda: log._dropped.text() == said)
    log.clear()
    assert not log._dropped.isVisible()


def test_that_many_long_lines_are_written_bit_by_bit_and_all(log, qtbot):
    log.add([(7, "y" * 2_000)] * 1_000)
    assert log.text.blockCount() <= 60
    qtbot.waitUntil(lambda: log.text.blockCount() == 1_000)
    assert not log._dropped.isVisible()


def test_that_long_lines_are_shown_from_their_beginning(log, qtbot):
    log.add([(7, "y" * 2_000)] * 300)
    qtbot.waitUntil(lambda: log.text.horizontalScrollBar().maximum() > 0)
    log.add([(7, "y" * 2_000)])
    assert log.text.horizontalScrollBar().value() == 0
    assert log.text.verticalScrollBar().value() == log.text.verticalScrollBar().maximum()


def test_that_another_run_begins_with_an_empty_log(log):
    log.add([(7, "x")] * 20_000)
    log.clear()
    assert log.text.toPlainText() == ""
    assert not log._dropped.isVisible()
    log.add([(7, "y")])
    assert not log._dropped.isVisible()


def lines_of(log):
    return log.text.toPlainText().splitlines()


def test_that_a_row_that_is_written_again_stays_one_line_in_its_place(log):
    log.add([Row(7, "0%", 0), Row(8, "other", 0)])
    log.add([Row(7, "50%", 0)])
    assert lines_of(log) == ["PID 7  50%", "PID 8  other"]


def test_that_errors_and_colours_are_told_apart_and_an_error_has_a_sign_as_well(log):
    log.add([Row(7, "plain red", 0, colours=(Colour(6, 9, "red"),)), Row(7, "wrong", 1, is_error=True)])
    assert lines_of(log) == ["PID 7  plain red", "PID 7 ! wrong"]
    document = log.text.document()
    inks = log._colours.inks
    blocks = [document.findBlockByNumber(number) for number in (0, 1)]
    found = []
    for block in blocks:
        piece = block.begin()
        while not piece.atEnd():
            found.append((piece.fragment().text(), piece.fragment().charFormat().foreground().color().name()))
            piece += 1
    assert ("red", inks["red"].name()) in found
    assert ("wrong", inks["red"].name()) in found


def test_that_earlier_lines_can_be_reached_and_the_newest_again(log, qtbot):
    for start in range(0, 25_000, 1_000):
        log.add([(7, str(number)) for number in range(start, start + 1_000)])
    qtbot.waitUntil(lambda: log.text.toPlainText().endswith("PID 7  24999"), timeout=30_000)
    qtbot.mouseClick(log.earlier_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: log.text.toPlainText().endswith("PID 7  14999"), timeout=30_000)
    assert lines_of(log)[0] == "PID 7  5000"
    log.add([(7, "new")])
    assert "new" not in log.text.toPlainText()
    qtbot.mouseClick(log.newest_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: log.text.toPlainText().endswith("PID 7  new"), timeout=30_000)
    assert not log.newest_button.isVisible()


def test_that_lines_are_searched_and_filtered_and_errors_shown_alone(log, qtbot):
    log.add([Row(7, "one Apple", 0), Row(8, "two", 0), Row(7, "three apples", 1, is_error=True)])
    qtbot.keyClicks(log.search.line, "apple")
    qtbot.waitUntil(lambda: log.text.textCursor().selectedText() == "Apple")
    qtbot.keyClick(log.search.line, Qt.Key.Key_Return)
    assert log.text.textCursor().blockNumber() == 2
    qtbot.keyClick(log.search.line, Qt.Key.Key_Return)
    assert log.text.textCursor().blockNumber() == 0
    log.search.only.setChecked(True)
    assert lines_of(log) == ["PID 7  one Apple", "PID 7 ! three apples"]
    log.add([(8, "no"), (8, "pineapple")])
    assert lines_of(log)[-1] == "PID 8  pineapple"
    log.search.errors.setChecked(True)
    assert lines_of(log) == ["PID 7 ! three apples"]
