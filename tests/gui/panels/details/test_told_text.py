"""Names and values as a text: written anew where they are others, and only there."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

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
