"""The title of the page."""

from engine import words
from engine.inside.plan import Plan, Watch, make_plan
from engine.model.call import Python
from engine.trace.run import Run
from gui.panels.run_title import run_rest
from tests.gui.made_runs import made


def test_that_it_says_what_ran_and_how():
    run = made([(0, 0.5), (0.5, 1)], [(0, 0.9)], options={"start_method": "fork"}).run
    assert words.title(run.plan) == "Pool, 2 workers"
    assert "3 jobs of size 7" in run_rest(run)
    assert "fork" in run_rest(run)


def test_that_the_plain_loop_has_no_number_of_workers():
    assert words.title(make_plan(strategy="sequential", jobs=2)) == "Plain loop"


def test_that_a_program_that_is_watched_is_called_without_its_folder():
    watched = Watch(("/a/long/way/to/thumbs.py", "/in/here", "--fast"))
    assert words.title(Plan.watching(watched)) == "thumbs.py /in/here --fast"
    assert words.load(Plan.watching(watched)).startswith("/a/long/way/to/thumbs.py")
    assert words.title(Plan.watching(Watch(("/in/here",), module="thumbs"))) == "-m thumbs /in/here"


def test_that_what_has_not_begun_tells_no_time():
    assert run_rest(Run(Plan("pool", 2, 4, "squares", 7))).endswith("7")


def test_that_run_again_runs_what_is_shown_whatever_the_form_says(window, choose, finish, qtbot):
    title = window.contents.title
    assert title.name.text() == "No run yet"
    assert not title.again_button.isEnabled()
    assert not title.share_button.isEnabled()
    choose("pool", 3, 100).run_button.click()
    assert not title.again_button.isEnabled()
    first = finish()
    assert title.name.text() == "Pool, 2 workers"
    assert title.share_button.isEnabled()
    choose("process", 2, 50)
    title.again_button.click()
    second = finish()
    assert second is not first
    assert second.plan == first.plan


def file_actions(window):
    menu = next(action.menu() for action in window.menuBar().actions() if "File" in action.text())
    return {action.text().replace("&", ""): action for action in menu.actions()}


def test_that_nothing_can_be_saved_or_exported_before_there_is_something(window, choose, finish):
    for name in ("Save run …", "Export"):
        assert not file_actions(window)[name].isEnabled()
    choose("pool", 2, 100).run_button.click()
    assert not file_actions(window)["Export"].isEnabled()
    finish()
    for name in ("Save run …", "Export"):
        assert file_actions(window)[name].isEnabled()


def test_that_a_busy_machine_is_told_of_a_run_that_is_over_and_stays_with_it(lasting_window):
    saved = made([(0, 0.5), (0.5, 1)])
    saved.run.python = Python("3.11.0", gil=True, cores=2)
    title = lasting_window.contents.title
    for others, is_told in ((1.4, True), (0.1, False), (None, False)):
        saved.run.others_cores = others
        title.show_run(saved.run, is_busy=False, can_share=False)
        assert title.busy.isVisible() == is_told
        assert bool(title.busy.text()) == bool(title.busy.toolTip()) == is_told, "what is hidden says nothing either"
    assert "1.4" in words.busy_machine(1.4)
