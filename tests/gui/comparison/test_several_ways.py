"""Several ways run and compared in one press: as they come, and what is told at the end."""

import json

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from engine.history.history import History
from gui.start.speaking import speak
from tests.gui.made_runs import settled


@pytest.fixture
def tick(window, choose):
    def several(*identifiers, repeats=1):
        form = choose("pool", 3, 1_000)
        for identifier in identifiers:
            form.ticks.tick(identifier, True)
        form.repeats.setValue(repeats)
        return form

    return several


def test_that_one_press_runs_all_that_are_ticked_and_tells_which_is_the_fastest(window, tick, finish, qtbot, tmp_path):
    form = tick("sequential", "pool", "threads", repeats=2)
    place, page = window.findChild(QWidget, "comparison"), window.comparing.page
    grown = []
    window.session.run_over.connect(lambda _over: grown.append(len(page.ranking())))
    form.run_button.click()
    assert window.comparing.is_open
    assert not form.run_button.isEnabled()
    assert page.ranking() == []
    qtbot.waitUntil(lambda: "Round" in page.verdict.text())
    assert "more runs to come" in page.verdict.text()
    finish()
    qtbot.waitUntil(lambda: len(page.loaded.runs) == 6)
    settled(window, qtbot)
    assert page.isVisible()
    assert grown == sorted(grown)  # it grew with the runs
    ranking = page.ranking()
    assert place.ranking() == ranking
    assert {identifier for identifier, _ in ranking} == {"sequential", "pool", "threads"}
    assert [median_s for _, median_s in ranking] == sorted(median_s for _, median_s in ranking)
    # Of two runs each nobody can tell which is the fastest.
    assert "cannot prove which is the fastest" in page.findChild(QLabel, "comparisonVerdict").text()
    order = [saved.run.plan.strategy for saved in page.loaded.runs]
    there = ["sequential", "pool", "threads"]
    assert order == [*there, *reversed(there)]
    assert all(saved.sequential_s is not None for saved in page.loaded.runs)
    assert sorted(entry.plan.strategy for entry in History().listing().entries) == sorted(order)
    _shared(window, page, qtbot, tmp_path)
    assert form.run_button.isEnabled()
    page.close_button.click()
    assert not window.comparing.is_open
    assert page.ranking() == []
    assert window.timeline.isVisible()


def test_that_a_run_that_is_over_before_the_old_panels_are_gone_is_taken_once(window, tick, finish, qtbot):
    form = tick("sequential", "threads")
    kept = []

    def speak_and_tell_again(over):
        if not kept:
            kept.append(over)
            window.speak("ko")
            window.session.run_over.emit(over)

    window.session.run_over.connect(speak_and_tell_again)
    try:
        form.run_button.click()
        finish()
        qtbot.waitUntil(lambda: window.comparing.page is not None and len(window.comparing.page.loaded.runs) >= 3)
        settled(window, qtbot)
        assert [saved.run.plan.strategy for saved in window.comparing.page.loaded.runs] == [
            "sequential", "sequential", "threads",
        ]  # fmt: skip
    finally:
        speak("")


def test_that_another_language_says_what_is_run_before_any_run_is_over(window, tick, finish, qtbot):
    tick("sequential", "threads").run_button.click()
    try:
        window.speak("ko")
        assert window.comparing.page.title.text() == "제곱의 합 · 크기 1,000인 작업 3개"
        assert window.comparing.page.loaded is None or not window.comparing.page.loaded.runs
        finish()
        settled(window, qtbot)
    finally:
        speak("")


def _shared(window, page, qtbot, tmp_path):
    """What is given to others is what is shown."""
    said = []
    window.comparing.said.connect(said.append)
    page.sharing.copy_summary()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("**Sum of squares · 3 jobs of size 1,000**\n")
    assert all(f"| {name}" in text for name in page.loaded.way_names)
    page.sharing.copy_picture()
    assert QGuiApplication.clipboard().image().height() > page.bars.height()
    actions = {action.text().replace("&", ""): action for action in page.sharing.menu.actions()}
    for title, name in (("JSON …", "a.json"), ("Markdown …", "b.md"), ("Picture …", "c.png")):
        actions[title].trigger()
        page.sharing.dialog.fileSelected.emit(str(tmp_path / name))
        page.sharing.dialog.close()
    qtbot.waitUntil(lambda: len(said) == 5)
    told = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [way["plan"]["strategy"] for way in told["ways"]] == [name for name, _ in page.ranking()]
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == text
    assert (tmp_path / "c.png").read_bytes()[:4] == b"\x89PNG"
    assert isinstance(page.sharing.dialog, QFileDialog)


def test_that_stop_ends_the_comparison_with_what_has_come(window, tick, finish, qtbot):
    form = tick("threads", "pool", repeats=50)
    form.run_button.click()
    page = window.comparing.page
    qtbot.waitUntil(lambda: page.loaded is not None and len(page.loaded.runs) >= 2)
    form.stop_button.click()
    finish()
    settled(window, qtbot)
    assert 2 <= len(page.loaded.runs) < 100
    assert "to come" not in page.verdict.text()


def test_that_closing_the_page_lets_the_runs_go_on_and_another_language_shows_them(window, tick, finish, qtbot):
    tick("threads", "sequential", repeats=2).run_button.click()
    qtbot.waitUntil(lambda: len(window.comparing.page.ranking()) > 0)
    window.comparing.page.close_button.click()
    finish()
    settled(window, qtbot)
    assert not window.comparing.is_open
    window.form.run_button.click()
    finish()
    settled(window, qtbot)
    window.speak("ko")
    qtbot.waitUntil(lambda: window.comparing.is_open and len(window.comparing.page.loaded.runs) == 4)
    assert "sequential" in [identifier for identifier, _ in window.comparing.page.ranking()]
    window.speak("")
    settled(window, qtbot)
