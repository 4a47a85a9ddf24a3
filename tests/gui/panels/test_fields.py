"""What is wrong stands beside its field, in plain text that breaks anywhere."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from engine.inside.problems.files import NoFile
from gui.panels.fields import Fields, Notice, breakable


@given(st.text())
def test_that_breaking_a_text_changes_nothing_of_it(text):
    broken = breakable(text.replace("\u200b", ""))
    assert broken.replace("\u200b", "") == text.replace("\u200b", "")
    assert all(len(word) <= 24 for part in broken.split("\u200b") for word in part.split())


def test_that_a_problem_names_a_file_and_its_path_is_for_hovering(qtbot):
    notice = Notice("problem")
    qtbot.addWidget(notice)
    notice.say_problem(NoFile(path="/somewhere/deep/work.py"))
    assert notice.text() == "There is no file “work.py”; choose one that is there."
    assert "/somewhere/deep/work.py" in notice.toolTip()
    assert notice.textFormat() == Qt.TextFormat.PlainText
    notice.say_problem(None)
    assert not notice.isVisible()


def test_that_a_long_sentence_asks_for_height_and_never_for_width(qtbot):
    fields = Fields()
    qtbot.addWidget(fields)
    fields.add_problem("x")
    fields.problems["x"].say("words " * 40 + "x" * 400)
    assert fields.minimumSizeHint().width() < 200
    assert fields.heightForWidth(200) > 5 * fields.fontMetrics().height()
