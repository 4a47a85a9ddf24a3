"""The example files: each is in the menu, and fills the form in with what is to be run."""

import pytest

from engine.trace.run import Outcome
from gui.examples import EXAMPLES, FOLDER


@pytest.fixture
def open_example(window, qtbot):
    """Choose an example's file from the menu, and wait until its functions are listed."""

    def choose(name):
        (file,) = (action.menu() for action in window.menuBar().actions() if "File" in action.text())
        (menu,) = (action.menu() for action in file.actions() if "xample" in action.text())
        assert [action.text() for action in menu.actions()] == list(EXAMPLES)
        with qtbot.waitSignal(window.form.own.listed, timeout=30_000):
            next(action for action in menu.actions() if action.text() == name).trigger()
        return window.form

    return choose


def test_that_every_file_of_the_folder_is_one_and_has_a_docstring_that_says_what_to_see():
    assert {path.name for path in FOLDER.glob("*.py")} == set(EXAMPLES)
    assert all("\nSee: " in (FOLDER / name).read_text(encoding="utf-8") for name in EXAMPLES)


def test_that_each_fills_in_a_function_and_items_that_its_file_has(open_example):
    for name, wanted in EXAMPLES.items():
        form = open_example(name)
        assert form.own.reference() == f"{FOLDER / name}:{wanted['function']}"
        assert form.own.items.spec().endswith(wanted.get("items", form.own.items.named.chosen()))
        assert form.own.items.spec() != "generator:"
        assert form.strategy.chosen() == wanted["strategy"]


def test_that_one_runs_as_it_stands_and_starts_from_default_options(window, open_example, finish):
    open_example("primes.py")
    open_example("visitors.py").run_button.click()
    run = finish()
    assert run.outcome is Outcome.FINISHED
    assert run.plan.jobs == 200
    assert "chunksize" not in run.plan.options
