"""Advice in the window: asked, shown, taken into the form, and stopped."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from engine import words
from engine.formats.advice_json import advice_as_fields, advice_of_fields
from engine.inside.plan import Plan, Watch, make_plan
from engine.prediction.advice import Doubt
from engine.trace.run import Run
from tests.engine.advice.test_measured import kept
from tests.engine.words.test_worth import LOOP, POOL, advice
from tests.gui.timeline.drawn import show
from tests.waiting import family, wait_until_gone

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ask(window, qtbot):
    """Press the button once the form says what is given; returns what asks."""
    kept(0.0)  # so that nothing has to be measured of the machine

    def press(workload, size, jobs):
        form = window.form
        form.workload.choose(workload)
        form.size_box.setValue(size)
        form.jobs.setValue(jobs)
        QTest.mouseClick(window.findChild(QPushButton, "adviseButton"), LEFT)
        assert window.contents.advising.is_asking
        return window.contents.advising

    return press


def test_that_advice_is_asked_for_shown_and_taken_into_the_form(window, ask, qtbot):
    advising = ask("waiting", 120, 8)
    assert window.form.stop_button.isEnabled()
    assert not window.form.run_button.isEnabled()
    qtbot.waitUntil(lambda: not advising.is_asking, timeout=120_000)
    found = advising.found
    assert found is not None, advising.page.heard.text()
    assert found.best.way.workers == 8
    assert advising.page.sentence.text().startswith(f"Use {words.strategy_name(found.best.way.strategy)}")
    assert advising.page.table.rowCount() >= 4
    assert "__main__" in advising.page.code.toPlainText()
    assert window.form.run_button.isEnabled()
    QTest.mouseClick(window.findChild(QPushButton, "takeAdvice"), LEFT)
    assert window.form.strategy.chosen() == found.best.way.strategy
    assert window.form.workers.value() == 8
    assert not advising.page.isVisible()


def test_that_stop_ends_all_that_was_started_and_the_page_stays(window, ask, qtbot):
    advising = ask("waiting", 60_000, 4)
    qtbot.waitUntil(lambda: bool(advising.page.heard.text()), timeout=60_000)
    pids = family(advising._question.processId())
    QTest.mouseClick(window.form.stop_button, LEFT)
    assert not advising.is_asking
    assert advising.page.isVisible()
    assert window.form.run_button.isEnabled()
    wait_until_gone(pids)


def test_that_stop_keeps_its_name_where_a_program_was_watched_before(window, ask):
    watched = Run(Plan.watching(Watch(("script.py",), None, None)))
    watched.give_up()
    show(window, watched)
    ask("waiting", 60_000, 4)
    QTest.mouseClick(window.form.stop_button, LEFT)
    assert window.form.stop_button.text() == "Stop"


def test_that_what_was_stopped_says_so_and_does_not_begin_again_in_another_language(window, ask, qtbot):
    advising = ask("waiting", 60_000, 4)
    qtbot.waitUntil(lambda: bool(advising.page.heard.text()), timeout=60_000)
    QTest.mouseClick(window.form.stop_button, LEFT)
    assert advising.page.heard.text() == "It was stopped."
    try:
        window.speak("ko")
        advising = window.contents.advising
        qtbot.waitUntil(advising.page.isVisible, timeout=30_000)
        assert not advising.is_asking
        assert window.form.run_button.isEnabled()
        assert advising.page.heard.text() not in ("", "It was stopped.")
    finally:
        window.speak("")


def test_that_what_goes_on_is_asked_again_in_another_language(window, ask, qtbot):
    asked = ask("waiting", 60_000, 4)
    qtbot.waitUntil(lambda: bool(asked.page.heard.text()), timeout=60_000)
    pids = family(asked._question.processId())
    try:
        window.speak("ko")
        wait_until_gone(pids)
        assert window.contents.advising.is_asking
        assert window.form.stop_button.isEnabled()
        QTest.mouseClick(window.form.stop_button, LEFT)
        assert not window.contents.advising.is_asking
    finally:
        window.speak("")


def test_that_what_failed_is_told_and_not_tried_again_in_another_language(window, qtbot, tmp_path):
    (tmp_path / "work.py").write_text("def work(item):\n    raise ValueError('never')\n")
    advising = window.contents.advising
    advising.ask(make_plan(function=f"{tmp_path}/work.py:work", items="range:0:4"))
    qtbot.waitUntil(lambda: not advising.is_asking, timeout=120_000)
    assert advising.page.heard.text().startswith("The first job ")  # and not with the name of the program
    assert "ValueError: never" in advising.page.heard.text()
    try:
        window.speak("ko")
        advising = window.contents.advising
        qtbot.waitUntil(advising.page.isVisible, timeout=30_000)
        assert not advising.is_asking
        assert "ValueError: never" in advising.page.heard.text()
    finally:
        window.speak("")


def test_that_a_run_that_begins_meanwhile_can_be_stopped(window, ask, qtbot):
    advising = ask("waiting", 60_000, 4)
    pids = family(advising._question.processId())
    window.contents.start(make_plan(workload="waiting", size=60_000, jobs=2, strategy="threads"), False)
    assert not advising.is_asking
    assert window.form.stop_button.isEnabled()
    assert not window.form.run_button.isEnabled()
    wait_until_gone(pids)
    QTest.mouseClick(window.form.stop_button, LEFT)
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=60_000)


def test_that_a_form_that_is_wrong_is_told_beside_the_field_and_nothing_is_asked(window, qtbot):
    window.form.workload.choose("function")
    QTest.mouseClick(window.findChild(QPushButton, "adviseButton"), LEFT)
    assert not window.contents.advising.is_asking
    assert window.contents.advising.page is None


def test_that_a_page_in_another_language_shows_what_was_found(window, qtbot):
    advising = window.contents.advising
    advising._plan = make_plan(workload="tiny", jobs=100)
    advising.found = advice(POOL, (POOL, LOOP), {0: 1.95}, (Doubt("outside"),))
    advising._shown().show_advice(advising.found)
    try:
        window.speak("ko")
        page = window.contents.advising.page
        qtbot.waitUntil(page.isVisible, timeout=30_000)
        assert page.sentence.text().startswith("풀 · ")
        assert page.sentence.text().endswith("다.")
    finally:
        window.speak("")


def test_that_advice_comes_back_from_json_as_it_was():
    before = advice(POOL, (POOL, LOOP), {0: 1.95}, (Doubt("busy", {"others_share": 0.4}),))
    fields = json.loads(json.dumps(advice_as_fields(before)))
    after = advice_of_fields(fields, before.plan)
    assert advice_as_fields(after) == fields


@pytest.mark.parametrize("fields", [None, [], {}, {"choices": 3}, {"choices": [{}]}])
def test_that_what_is_no_advice_is_refused(fields):
    with pytest.raises(ValueError, match="no advice"):
        advice_of_fields(fields, make_plan())
