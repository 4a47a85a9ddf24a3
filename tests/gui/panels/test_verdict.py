"""The verdict and the bar: what they show of a run, when, and that they agree with the engine."""

import pytest

from engine import words
from engine.formats.why_json import why_as_fields
from engine.insight.verdict import why
from tests.gui.timeline.drawn import Growing, show


def verdict(window):
    return window.contents.summary.verdict


def test_that_a_run_that_is_over_is_explained(window, choose, finish, qtbot):
    assert not verdict(window).isVisible()
    choose("pool").run_button.click()
    assert not verdict(window).isVisible()
    finish()
    qtbot.waitUntil(verdict(window).isVisible, timeout=30_000)
    run = window.session.run
    found = why(run, window.session.reader, window.session.sequential_s)
    parts = verdict(window).bar.parts()
    assert parts == {**why_as_fields(found)["parts"], "unexplained": found.breakdown.unexplained_s}
    assert sum(parts.values()) == pytest.approx(run.plan.workers * run.elapsed_s)
    assert verdict(window).sentence.text() == next(words.sentences(found))
    assert window.findChild(type(verdict(window).bar), "lossBar") is verdict(window).bar
    assert verdict(window).sentence.objectName() == "verdict"
    assert words.part("computing") in verdict(window).bar.accessibleDescription()


def test_that_a_new_run_takes_the_old_verdict_away_and_a_late_answer_is_dropped(window, qtbot):
    waiting = window.contents.summary.waiting
    assert waiting.hint.text() == "Once the run is over, this shows where the workers’ time went."
    growing = Growing(2, 10, 1)
    growing.grow(10)
    show(window, growing.run)
    verdict(window).explain()
    waiting.show_run(is_busy=False)
    assert waiting.hint.text() == "Working out where the workers’ time went …"
    verdict(window).clear()
    waiting.show_run(is_busy=False)
    assert waiting.hint.text() == "There is nothing to explain."
    done = []
    window.session.work(lambda: None, lambda _nothing: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert not verdict(window).isVisible()
    assert verdict(window).why is None
