"""The bar that says what a lesson is about."""

from gui.panels.filling import BARE, filled
from gui.panels.lesson_checks import Seen
from gui.panels.lessons import LESSONS
from tests.gui.conftest import LONG
from tests.gui.made_runs import made

FOR_ALL = [lesson for lesson in LESSONS if lesson.identifier != "cluster"]
"""Those that every Python can run that has the program's libraries."""


def menu_of_lessons(window):
    return next(action.menu() for action in window.menuBar().actions() if "Lessons" in action.text())


def test_that_it_is_not_there_without_a_lesson(window):
    assert window.lesson_bar.isHidden()


def test_that_the_menu_has_all_lessons_and_each_fills_the_form_in(window):
    actions = menu_of_lessons(window).actions()
    assert len(actions) == len(LESSONS)
    for action, lesson in zip(actions, LESSONS, strict=True):
        action.trigger()
        assert lesson.title in window.lesson_bar.title.text()
        assert window.lesson_bar.text.text() == lesson.look_for
        assert window.lesson_bar.run_button.isEnabled() is (lesson in FOR_ALL)
        if lesson in FOR_ALL:
            assert window.form.strategy.chosen() == lesson.filling["strategy"]
        assert window.form.size_box.value() == lesson.filling.get("size", 10_000_000)
        assert window.form.baseline.isChecked() == lesson.filling["baseline"]
        assert window.session.run is None


def test_that_one_goes_on_to_the_next_up_to_the_last(window):
    menu_of_lessons(window).actions()[0].trigger()
    for lesson in LESSONS[1:]:
        window.lesson_bar.next_button.click()
        assert window.lesson_bar.lesson is lesson
    assert window.lesson_bar.next_button.isHidden()


def test_that_one_says_what_the_python_lacks_that_is_chosen_and_the_next_can_be_run(window):
    window.contents.beginnings.lesson(LESSONS[-1])
    assert "needs distributed, which this Python does not have" in window.lesson_bar.seen.text()
    assert window.lesson_bar.seen.isVisible()
    assert not window.lesson_bar.run_button.isEnabled()
    window.contents.beginnings.lesson(LESSONS[0])
    assert window.lesson_bar.seen.text() == ""
    assert window.lesson_bar.run_button.isEnabled()


def test_that_it_can_be_closed(window):
    menu_of_lessons(window).actions()[0].trigger()
    assert window.lesson_bar.isVisible()
    window.lesson_bar.close_button.click()
    assert window.lesson_bar.isHidden()
    assert window.lesson_bar.lesson is None


def test_that_what_was_set_for_another_run_does_not_stay(window):
    window.form.strategy.choose("pool")
    window.form.workers.setValue(7)
    window.form.settings["keep_going"].setChecked(True)
    window.form.settings["task_timeout_s"].setValue(3)
    menu_of_lessons(window).actions()[0].trigger()
    assert not window.form.settings["keep_going"].isChecked()
    assert window.form.settings["task_timeout_s"].value() == 0
    assert window.form.workers.value() == 4


def test_that_a_lesson_fills_in_the_whole_form_and_closing_it_gives_the_persons_back(window):
    form = window.form
    form.workload.choose("waiting")
    form.jobs.setValue(9)
    form.strategy.choose("pool")
    form.options.fill({"chunksize": 5})
    form.strategy.choose("executor")
    form.workers.setValue(7)
    form.options.fill({"chunksize": 3})
    form.ticks.fill(["threads", "sequential"])
    form.repeats.setValue(8)
    form.settings["keep_going"].setChecked(True)
    form.baseline.setChecked(True)
    before = filled(form)
    menu_of_lessons(window).actions()[0].trigger()
    assert filled(form) == {**before, **BARE, "strategy": "process"}
    window.lesson_bar.next_button.click()
    form.jobs.setValue(5)
    assert window.contents.beginnings.course.filling() == before  # which is what is remembered
    window.lesson_bar.close_button.click()
    assert filled(form) == before


def test_that_the_comparison_is_ticked_where_the_tutorial_compares(window):
    for lesson in FOR_ALL:
        window.contents.beginnings.lesson(lesson)
        assert window.form.ticks.ticked() == lesson.filling["ticks"]
        assert sorted(window.form.ticks.to_run()) == sorted(lesson.ways)


def test_that_an_old_run_is_hidden_until_the_lesson_is_closed(window, qtbot):
    window.session.show(made([(0, 0.5)], [(0, 0.4)]))
    qtbot.waitUntil(lambda: window.task_model.rowCount() == 2, timeout=30_000)
    menu_of_lessons(window).actions()[0].trigger()
    assert window.session.run is None
    assert not window.session.can_save
    qtbot.waitUntil(lambda: window.task_model.rowCount() == 0, timeout=30_000)
    assert not window.contents.beginnings.doors.isVisible()
    window.lesson_bar.close_button.click()
    qtbot.waitUntil(lambda: window.session.run is not None, timeout=30_000)
    qtbot.waitUntil(lambda: window.task_model.rowCount() == 2, timeout=30_000)


def test_that_what_was_seen_is_told_in_a_sentence_whether_it_holds_or_not(window):
    menu_of_lessons(window).actions()[0].trigger()
    bar = window.lesson_bar
    assert bar.seen.isHidden()
    bar.show_seen(Seen(True, "You saw 4 PIDs for 4 jobs"))
    assert bar.seen.text() == "✓ You saw 4 PIDs for 4 jobs."
    bar.show_seen(Seen(False, "You saw 3 PIDs for 4 jobs"))
    assert "run it again" in bar.seen.text()
    bar.next_button.click()
    assert bar.seen.isHidden()


def test_that_a_file_that_is_chosen_meanwhile_ends_the_lesson(window, tmp_path, qtbot):
    menu_of_lessons(window).actions()[0].trigger()
    (tmp_path / "work.py").write_text("def f(x): ...")
    window.contents.beginnings.function_of(str(tmp_path / "work.py"))
    with qtbot.waitSignal(window.form.own.listed, timeout=30_000):
        pass
    assert window.lesson_bar.isHidden()
    assert window.form.is_own()


def test_that_it_cannot_be_run_beside_something_that_runs(window, choose, finish):
    choose("threads", 2, LONG).run_button.click()
    window.contents.beginnings.lesson(LESSONS[0])
    assert not window.lesson_bar.run_button.isEnabled()
    window.speak("ko")
    assert not window.lesson_bar.run_button.isEnabled()
    window.speak("en")
    window.form.stop_button.click()
    finish()
    assert window.lesson_bar.run_button.isEnabled()
