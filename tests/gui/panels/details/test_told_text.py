"""Names and values as a text: written anew where they are others, and only there."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from gui.look.appearance import appearance
from gui.look.theme import DARK, LIGHT
from gui.panels.details.told_text import ToldText
from gui.told.told import Told

TOLD = st.builds(
    Told,
    st.sampled_from(["Job 1", "Worker 1"]),
    st.just("selected"),
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["", "one", "two\nlines"])), max_size=3).map(tuple),
    st.sampled_from(["", "more"]),
)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(shown=st.lists(TOLD, min_size=1, max_size=4))
@example(shown=[Told("Job 1", "selected", (("a", value),)) for value in ("", "one", "", "two\nlines")])
def test_that_what_was_shown_before_leaves_nothing_behind(qapp, shown):
    text, fresh = ToldText(), ToldText()
    for each in shown:
        text.show_told(each)
    fresh.show_told(shown[-1])
    assert text.toHtml() == fresh.toHtml()
    for each in (text, fresh):
        each.deleteLater()


def test_that_what_is_marked_stays_marked_where_another_value_changes(qapp):
    text = ToldText()
    text.show_told(Told("Worker 1", "selected", (("PID", "4711"), ("Busy time", "1 s"))))
    text.moveCursor(QTextCursor.MoveOperation.Start)
    assert text.find("4711")
    text.show_told(Told("Worker 1", "selected", (("PID", "4711"), ("Busy time", "2 s"))))
    assert text.textCursor().selectedText() == "4711"
    assert "2 s" in text.toPlainText()
    text.deleteLater()


def test_that_a_text_that_gets_its_room_later_is_seen_from_its_first_line(qtbot):
    text = ToldText()
    qtbot.addWidget(text)
    text.show_told(Told("Run", "", tuple((f"name {number}", "value") for number in range(12)), "a block below"))
    text.resize(200, 30)
    text.show()
    text.resize(200, 90)
    assert text.verticalScrollBar().maximum() > 0
    assert text.verticalScrollBar().value() == 0


def test_that_another_theme_leaves_the_text_where_it_was_scrolled_to(qtbot):
    text = ToldText()
    qtbot.addWidget(text)
    text.resize(200, 90)
    text.show()
    text.show_told(Told("Run", "", tuple((f"name {number}", "value") for number in range(12))))
    text.verticalScrollBar().setValue(40)
    before = appearance().chosen
    try:
        for theme in (DARK, LIGHT):
            appearance().choose(theme)
            assert text.verticalScrollBar().value() == 40
    finally:
        appearance().choose(before)
