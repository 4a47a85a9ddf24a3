"""The log keeps the newest lines, and counts the others."""

import pytest

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
