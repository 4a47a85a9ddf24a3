"""The bar that says what a lesson is about."""

from gui.panels.lessons import LESSONS


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
