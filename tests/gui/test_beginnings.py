"""The ways to begin, and the doors that offer them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from tests.gui.conftest import LONG
from tests.gui.made_runs import fill, made
from tests.gui.timeline.drawn import show


def doors(window):
    return window.contents.beginnings.doors


def test_that_an_empty_window_offers_the_ways_to_begin_and_a_run_takes_their_place(window):
    assert doors(window).isVisible()
    show(window, made([(0, 0.5)]).run)
    window.contents.refresh()
    assert not doors(window).isVisible()


def test_that_the_tutorials_ways_are_compared_in_one_press(window):
    wanted = []
    window.form.comparison_wanted.disconnect()
    window.form.comparison_wanted.connect(wanted.append)
    doors(window).tutorial.click()
    (experiment,) = wanted
    ways = {plan.strategy: (plan.workload, plan.jobs, plan.size) for plan in experiment.plans}
    assert ways == dict.fromkeys(("sequential", "process", "pool", "joblib"), ("squares", 4, 10_000_000))


def test_that_ones_own_function_is_chosen_in_a_dialog(window, qtbot, tmp_path):
    (tmp_path / "work.py").write_text("def f(x): ...")
    for press in (doors(window).own.click, window.form.drop.click):
        press()
        (dialog,) = window.findChildren(QFileDialog)
        dialog.selectFile(str(tmp_path / "work.py"))
        with qtbot.waitSignal(window.form.own.listed, timeout=30_000):
            dialog.accept()
        assert window.form.own.reference() == f"{tmp_path}/work.py:f"
        assert not window.form.drop.isVisible()
        qtbot.waitUntil(lambda: not window.findChildren(QFileDialog))
        window.form.workload.choose("squares")
        assert window.form.drop.isVisible()


def test_that_the_door_of_scripts_has_one_chosen(window):
    doors(window).script.click()
    assert window.form.workload.chosen() == "script"
    (dialog,) = window.findChildren(QFileDialog)
    dialog.reject()


def test_that_the_last_run_is_offered_by_its_name_and_opened(window, qtbot):
    assert not doors(window).last.isVisible()
    fill(2)
    window.history.watch()
    qtbot.waitUntil(doors(window).last.isVisible)
    assert "4 jobs" in doors(window).last.text() or "3 jobs" in doors(window).last.text()
    doors(window).last.click()
    qtbot.waitUntil(lambda: window.session.run is not None)
    qtbot.waitUntil(lambda: not doors(window).isVisible())


def test_that_no_door_moves_when_the_last_run_comes(window, qtbot):
    before = [each.geometry() for each in (doors(window).tutorial, doors(window).own, doors(window).script)]
    doors(window).offer_last("Pool of another day")
    qtbot.waitUntil(lambda: doors(window).last.isVisible() and doors(window).last.width() > 100)
    assert [each.geometry() for each in (doors(window).tutorial, doors(window).own, doors(window).script)] == before


def test_that_from_the_start_to_an_answer_it_takes_one_press_or_four(window, qtbot, tmp_path):
    """The goals are one for the tutorial, and five for a function of a file."""
    (tmp_path / "work.py").write_text("def f(x): ...")
    presses, wanted = [], []

    def press(button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        presses.append(button)

    window.form.comparison_wanted.disconnect()
    window.form.comparison_wanted.connect(wanted.append)
    press(doors(window).tutorial)
    assert (len(presses), len(wanted)) == (1, 1)
    presses.clear()
    window.form.workload.choose("squares")
    press(doors(window).own)
    (dialog,) = window.findChildren(QFileDialog)
    dialog.selectFile(str(tmp_path / "work.py"))  # a press on its name, and one on Open
    presses += ["its name", "Open"]
    with qtbot.waitSignal(window.form.own.listed, timeout=30_000):
        dialog.accept()
    press(window.form.buttons.advise)
    assert window.contents.advising.is_asking
    assert f"{tmp_path}/work.py:f" in " ".join(window.contents.advising._question.arguments())
    assert len(presses) <= 5
    qtbot.mouseClick(window.form.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.contents.advising.is_asking, timeout=30_000)


def test_that_the_form_folds_away_and_comes_back_where_it_is_needed(window, qtbot):
    timeline, before = window.timeline, window.timeline.width()
    fold = next(action for action in window.findChildren(QAction) if action.shortcut() == QKeySequence("Ctrl+B"))
    fold.trigger()
    assert window.form.isHidden()
    qtbot.waitUntil(lambda: timeline.width() == before + window.form.width())
    fold.trigger()
    qtbot.waitUntil(lambda: timeline.width() == before)
    fold.trigger()
    window.speak("ko")
    assert window.form.isHidden()
    window.speak("en")
    assert window.form.isHidden()
    doors(window).script.click()
    assert not window.form.isHidden()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.reject()


def test_that_what_is_wrong_in_a_form_that_is_folded_away_is_seen(window):
    window.form.workload.choose("script")
    window.contents.beginnings.fold_form()
    window.form.watch_button.click()  # of no script
    assert window.form.isVisible()


def test_that_a_comparison_that_goes_on_stays_in_view_when_another_file_is_chosen(window, choose, qtbot, tmp_path):
    (tmp_path / "next.py").write_text("def work(item): ...")
    form = choose("pool", 2, LONG)
    for each in ("pool", "threads"):
        form.ticks.tick(each, True)
    form.run_button.click()
    qtbot.waitUntil(lambda: window.session.is_comparing and window.comparing.is_open, timeout=30_000)
    with qtbot.waitSignal(form.own.listed, timeout=30_000):
        window.contents.beginnings.function_of(str(tmp_path / "next.py"))
    assert window.comparing.is_open
    assert form.own.function.chosen() == "work"
    form.stop_button.click()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=60_000)
    window.contents.beginnings.function_of(str(tmp_path / "next.py"))
    assert not window.comparing.is_open
