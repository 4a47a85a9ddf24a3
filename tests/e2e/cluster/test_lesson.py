"""The lesson "from this machine to a cluster", played in the window, in a Python that has Dask."""

import pytest

from engine.trace.run import Outcome
from gui.panels.lessons import LESSONS
from tests.gui.conftest import any_language, finish, nothing_stays_held, qapp, qtbot, window  # noqa: F401 - fixtures


@pytest.fixture
def play(window, finish):  # noqa: F811
    """Run a lesson on a smaller load than it has; its run."""

    def run(identifier):
        window.contents.beginnings.lesson(next(each for each in LESSONS if each.identifier == identifier))
        window.form.size_box.setValue(300_000)
        window.lesson_bar.run_button.click()
        return finish()

    return run


def test_that_its_jobs_run_on_a_cluster_once_a_python_is_chosen_that_has_it(window, play, python, qtbot):  # noqa: F811
    form, bar = window.form, window.lesson_bar
    window.contents.beginnings.lesson(LESSONS[-1])
    assert bar.missing
    form.python.choice.choose(python)
    qtbot.waitUntil(lambda: bar.run_button.isEnabled() and form.strategy.chosen() == "dask")
    run = play("cluster")
    assert run.outcome is Outcome.FINISHED
    assert (run.engine.name, run.plan.python) == ("dask", python)
    assert run.process_count() == 2
    assert f"2 workers of 1 computer at work for the scheduler at {run.engine.address}" in bar.seen.text()
    bar.close_button.click()
    assert form.python.path() is None, "the form is the person's again"
