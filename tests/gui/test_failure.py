"""What becomes of a run that fails, as the window shows it: with real faults."""

import pytest

from engine.trace.lane import State


@pytest.fixture
def crashing(window):
    """Fill in the form for jobs of which one takes its process down."""

    def fill(strategy):
        window.form.workload.choose("crashing")
        window.form.strategy.choose(strategy)
        window.form.size_box.setValue(1_000)
        return window.form

    return fill


def shown_seconds(window):
    return float(window.summary.total_runtime.text().removesuffix(" s"))


def test_that_a_stalled_run_says_so_counts_on_and_stays_stalled_when_it_is_stopped(window, crashing, finish, qtbot):
    form = crashing("pool")
    form.run_button.click()
    qtbot.waitUntil(lambda: window.summary.outcome.text() == "stalled", timeout=30_000)
    run = window.session.run
    assert not run.over
    assert window.summary.outcome.property("outcome") == "stalled"
    (death,) = run.deaths.values()
    assert "Pool is waiting for a result that will never come" in window.summary.reason.text()
    assert f"was killed by {death.signal} during job 5; stop the run." in window.summary.reason.text()
    assert form.stop_button.isEnabled()
    before = shown_seconds(window)
    qtbot.waitUntil(lambda: shown_seconds(window) > before)
    form.stop_button.click()
    finish()
    assert window.summary.outcome.text() == "stalled"
    assert "Pool was waiting for a result that would never come" in window.summary.reason.text()
    assert "stop the run" not in window.summary.reason.text()
    assert form.run_button.isEnabled()


def test_that_keep_going_costs_the_one_job(window, crashing, finish):
    form = crashing("executor")
    form.settings["keep_going"].setChecked(True)
    form.run_button.click()
    run = finish()
    assert (run.trace.counts[State.DONE], run.trace.counts[State.LOST]) == (7, 1)
    assert window.timeline.heading._signs.text().startswith("† lost")


def test_that_a_job_that_takes_longer_than_its_limit_is_lost_and_says_why(window, finish, qtbot):
    form = window.form
    form.workload.choose("waiting")
    form.strategy.choose("process")
    form.jobs.setValue(2)
    form.size_box.setValue(60_000)
    form.settings["task_timeout_s"].setValue(0.2)
    form.run_button.click()
    run = finish()
    assert run.trace.counts[State.LOST] == 2
    assert {death.reason for death in run.deaths.values()} == {"time-limit"}
    result = window.task_model.columns[-1].heading
    assert result == "Result"
    model = window.task_model
    told = model.index(0, len(model.columns) - 1).data()
    assert told == "its worker was ended because the job's time was up"
