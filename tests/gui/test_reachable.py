"""Tab goes from above downward. That it reaches all, and that all has a name, test_scenes.py holds."""

from PySide6.QtCore import QPoint

from gui.panels.lessons import LESSONS
from tests.gui.reached import chain
from tests.gui.scenes import settle


def place(window, widget):
    return widget.mapTo(window, QPoint(0, 0))


def test_that_tab_goes_down_the_form_to_run_and_then_down_the_right_side(spoken, choose, finish, qtbot):
    spoken.contents.beginnings.lesson(LESSONS[0])  # which hides whatever ran before
    choose("pool").run_button.click()
    finish()
    settle(spoken, qtbot)
    found = chain(spoken, qtbot)
    inside = [widget for widget in found if spoken.form.isAncestorOf(widget)]
    beside = [widget for widget in found if not spoken.form.isAncestorOf(widget)]
    assert found == inside + beside
    assert inside[-2:] == [spoken.form.run_button, spoken.form.buttons.advise]
    assert inside[:-2] == sorted(inside[:-2], key=lambda widget: place(spoken, widget).y())
    rows = [spoken.lesson_bar, spoken.contents.title, spoken.timeline, spoken.contents.tabs, spoken.contents.details]
    order = [next(row for row, part in enumerate(rows) if part is each or part.isAncestorOf(each)) for each in beside]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2, 3, 4}


def test_that_the_options_of_a_strategy_come_where_they_stand(spoken, choose, qtbot, subtests):
    for strategy in ("process", "executor", "joblib", "threads"):
        choose("pool")
        choose(strategy)
        with subtests.test(strategy):
            found = [widget for widget in chain(spoken, qtbot) if spoken.form.isAncestorOf(widget)]
            assert found == sorted(found, key=lambda widget: place(spoken, widget).y())
