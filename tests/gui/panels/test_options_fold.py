"""Options are folded away, and what is set is said all the same."""

import pytest

from engine.inside.problems.options import UnknownOption


@pytest.fixture
def form(window):
    return window.form


def editor(form, key):
    return next(each for each in form.options.editors() if each.objectName() == f"option-{key}")


def test_that_the_options_are_folded_at_first_and_named_after_the_strategy(form):
    assert not form.fold.is_open
    assert form.fold.button.text() == "▸ Options of Pool"
    form.strategy.choose("joblib")
    assert form.fold.button.text() == "▸ Options of joblib Parallel"
    assert not form.settings.isVisibleTo(form)


def test_that_a_press_shows_them_and_another_hides_them(form):
    form.fold.button.click()
    assert form.options.isVisibleTo(form)
    assert form.settings.isVisibleTo(form)
    form.fold.button.click()
    assert not form.options.isVisibleTo(form)


def test_that_what_is_in_force_is_said_while_they_are_folded(form):
    assert not form.fold.told.isVisibleTo(form)
    assert not form.fold.defaults.isVisibleTo(form)
    editor(form, "chunksize").setValue(8)
    form.settings["keep_going"].setChecked(True)
    assert form.fold.told.text() == "jobs per chunk 8 · keeps going"
    assert form.fold.told.isVisibleTo(form)


def test_that_defaults_sets_everything_back(form):
    editor(form, "chunksize").setValue(8)
    form.settings["task_timeout_s"].setValue(2.5)
    form.fold.defaults.click()
    assert form.options.values() == {}
    assert form.settings.values()["task_timeout_s"] is None
    assert form.fold.told.text() == ""


def test_that_they_are_opened_where_one_of_them_is_wrong(form):
    form.show_problem(UnknownOption(key="chunksize", known=["method"], strategy="pool"))
    assert form.fold.is_open
