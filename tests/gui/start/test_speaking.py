"""Another language, chosen from the menu while the window is at work."""

import gc
import os
import pathlib
import subprocess
import sys
import threading
import weakref

import pytest
import shiboken6
from PySide6.QtCore import SIGNAL, QObject, QThread
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from engine.inside import language
from engine.trace.screen import Row
from gui.start.settings import load
from gui.start.speaking import speak
from gui.window import MainWindow
from tests.gui.clipped import SIZE, check_room
from tests.gui.conftest import let_go
from tests.gui.scenes import SCENES, a_comparison, a_filter, a_run, own_function, settle
from tests.gui.texts import english, said

ROOT = pathlib.Path(__file__).parents[3]
SIGNALS = ("began()", "grew()", "ended()", "printed(QVariantList)", "saved(QString)", "opened(QString)")


@pytest.fixture
def window(window):
    """The window, after which English is spoken again."""
    yield window
    speak("")


pytestmark = pytest.mark.usefixtures("warm")  # whose Python is told in the language that is spoken


@pytest.fixture
def switch(window, qtbot):
    """Choose a language from the window's own menu, by its name there."""

    def choose(name):
        before, old = window.contents, [window.contents, *window.contents.findChildren(QObject)]
        action = next(action for action in window.menuBar().findChildren(QAction) if action.text() == name)
        action.trigger()
        assert window.contents is not before
        qtbot.waitUntil(lambda: not any(shiboken6.isValid(each) for each in old))
        settle(window, qtbot)

    return choose


def said_at_last(window, qtbot):
    """What a window says once it is laid out: a label that is too narrow on the way says it by its tip as well."""
    check_room(window, qtbot)
    looks = [[]]

    def is_steady():
        looks.append(sorted(said(window)))
        return looks[-1] == looks[-2]

    qtbot.waitUntil(is_steady)
    return looks[-1]


def receivers(window):
    return {name: window.session.receivers(SIGNAL(name)) for name in SIGNALS}


@pytest.fixture(params=SCENES, ids=lambda scene: scene.__name__)
def scene(request, window, choose, finish, qtbot, tmp_path):
    """Something that the window shows, which has its size: in a smaller one more is told by tips, even when hidden."""
    window.resize(*SIZE)
    settle(window, qtbot)
    request.param(window, choose, finish, qtbot, tmp_path)
    settle(window, qtbot)
    return request.param


def test_that_nothing_of_the_old_language_is_left_and_all_of_it_comes_back(window, scene, switch, qtbot, tmp_path):
    def is_complete():
        return window.comparing.is_open or scene is not a_comparison

    before = said_at_last(window, qtbot)
    window.timeline.show_keys()
    window.timeline._keys.close()
    old = window.contents
    parts = [old, old.form, old.task_model, old.worker_model, old.timeline.chart, old.timeline.chart.box, old.control]
    alive = [weakref.ref(part) for part in parts]
    widgets, threads, connections = len(QApplication.allWidgets()), threading.active_count(), receivers(window)
    del old, parts

    switch("한국어")
    qtbot.waitUntil(is_complete, timeout=30_000)
    besides = {*tmp_path.parts, "work", "double", "pair"} if scene is own_function else ()

    # What is read from files, and what is asked of an interpreter, comes after the rest.
    def is_translated():
        assert english(said(window), besides=besides) == []

    qtbot.waitUntil(is_translated)
    check_room(window, qtbot)
    switch("English")
    qtbot.waitUntil(is_complete, timeout=30_000)

    def is_back():
        assert sorted(said(window)) == before

    qtbot.waitUntil(is_back)

    def is_gone():
        gc.collect()
        assert [part() for part in alive if part() is not None] == []
        assert threading.active_count() == threads
        assert len(window.findChildren(QThread)) <= 1
        assert receivers(window) == connections
        assert len(QApplication.allWidgets()) <= widgets

    qtbot.waitUntil(is_gone)


HELD = """
import os, time


def hold(x):
    while not os.path.exists({until!r}):
        time.sleep(0.01)
"""


def test_that_a_run_goes_on_undisturbed_while_another_language_is_spoken(window, finish, switch, qtbot, tmp_path):
    settle(window, qtbot)
    path, end = tmp_path / "held.py", tmp_path / "end"
    path.write_text(HELD.format(until=str(end)), encoding="utf-8")
    with qtbot.waitSignal(window.form.own.listed):
        window.form.open_function_file(str(path))
    window.form.strategy.choose("pool")
    window.form.jobs.setValue(6)
    window.form.run_button.click()
    qtbot.waitUntil(lambda: window.timeline.lane_count() > 0, timeout=30_000)
    run, rows = window.session.run, []
    switch("한국어")
    assert window.session.run is run
    assert window.session.is_busy
    assert not window.form.run_button.isEnabled()
    assert window.form.stop_button.isEnabled()
    assert english(said(window), besides={*tmp_path.parts, "held", "hold"}) == []
    switch("English")
    end.touch()
    rows.append(window.task_model.rowCount())
    finish()
    assert window.session.run is run
    assert run.outcome == "finished"
    assert rows == [6]
    assert window.summary.outcome.text() == "finished"
    assert [window.task_model.index(row, 2).data() for row in range(6)] == ["done"] * 6
    assert {window.task_model.index(row, 3).data() for row in range(6)} == {
        str(lane.header.pid) for lane in run.trace.lanes
    }
    assert window.form.run_button.isEnabled()


def test_that_what_a_run_prints_meanwhile_is_all_there_once(window, finish, switch, qtbot, tmp_path):
    path = tmp_path / "telling.py"
    path.write_text("import time\n\n\ndef tell(x):\n    print('item', x)\n    time.sleep(0.2)\n", encoding="utf-8")
    with qtbot.waitSignal(window.form.own.listed, timeout=30_000):
        window.form.open_function_file(str(path))
    window.form.strategy.choose("threads")
    window.form.workers.setValue(1)
    window.form.jobs.setValue(8)
    window.form.run_button.click()
    qtbot.waitUntil(
        lambda: window.session.run is not None and window.session.run.trace.ended_count() > 1, timeout=30_000
    )
    switch("한국어")
    switch("English")
    finish()
    qtbot.waitUntil(lambda: window.log.text.blockCount() == 8)
    told = [line.partition("  ")[2] for line in window.log.text.toPlainText().splitlines()]
    assert told == [f"item {number}" for number in range(8)]


def test_that_a_row_that_comes_before_the_old_panels_are_gone_is_there_once(window, choose, finish):
    choose("sequential", 1, 1_000).run_button.click()
    finish()
    window.session.printed.emit([Row(1, "one", 0)])
    old = window.contents
    window.speak("ko")
    assert shiboken6.isValid(old)
    assert window.contents is not old
    window.session.printed.emit([Row(1, "two", 1)])
    window.session.printed.emit([Row(1, "three", 1)])
    assert window.log.text.toPlainText().splitlines() == ["PID 1  one", "PID 1  three"]


def test_that_what_was_chosen_is_chosen_still(window, choose, finish, switch, qtbot):
    a_filter(window, choose, finish, qtbot, None)
    window.runs.filter.setText("pool")
    window.runs.table.selectRow(0)
    window.tasks.choose(2)
    window.timeline.measured.set((0.0, 0.01))
    window.timeline.search_bar.open()
    window.timeline.search_bar.line.setText("job 2")
    window.timeline.set_range(0.001, 0.02)
    window.form.settings["task_timeout_s"].setValue(12.5)
    window.form.strategy.choose("pool")
    window.form.options.fill({"chunksize": 7})
    lane = window.timeline.lanes.number
    for name in ("한국어", "English"):
        switch(name)
        assert window.contents.tabs.currentWidget() is window.runs
        assert window.runs.filter.text() == "pool"
        assert [entry.plan.strategy for entry in window.runs.table.selected()] == ["pool"]
        assert window.tasks.task == 2
        assert window.timeline.lanes.number == lane
        assert window.timeline.measured.seconds == (0.0, 0.01)
        assert window.timeline.visible_range() == pytest.approx((0.001, 0.02))
        assert window.timeline.search_bar.isVisible()
        assert window.timeline.search_bar.line.text() == "job 2"
        assert window.form.settings["task_timeout_s"].value() == 12.5
        assert window.form.options.values() == {"chunksize": 7}


def test_that_what_stands_for_no_option_means_none_in_every_language(window, switch):
    switch("한국어")
    for strategy in ("pool", "executor", "joblib"):
        window.form.strategy.choose(strategy)
        assert window.form.options.values() == {}
        window.form.options.fill({})
        assert window.form.options.values() == {}


def test_that_six_languages_later_there_is_no_more_than_before(window, choose, finish, switch, qtbot):
    def count():
        settle(window, qtbot)
        gc.collect()
        objects = [each for each in gc.get_objects() if isinstance(each, QObject)]  # what is gone but held as well
        return len(QApplication.allWidgets()), len(objects), receivers(window)

    a_run(window, choose, finish, qtbot, None)
    switch("한국어")
    switch("English")
    before = count()
    for _ in range(3):
        switch("한국어")
        switch("English")
    qtbot.waitUntil(lambda: count() == before)


def test_that_the_language_that_is_spoken_is_ticked_in_the_menu(window, switch):
    def ticked():
        names = {"한국어", "English"}
        actions = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
        return [action.text() for action in actions if action.text() in names and action.isChecked()]

    switch("한국어")
    assert ticked() == ["한국어"]
    switch("English")
    assert ticked() == ["English"]
    assert language.chosen() == "en"


def test_that_the_language_that_is_asked_for_goes_before_the_one_that_is_remembered(qtbot, tmp_path):
    path = str(tmp_path / "settings.json")
    try:
        for asked, spoken in (("ko", "ko"), ("", "en"), ("en", "en")):
            made = MainWindow(path, asked)
            assert language.chosen() == spoken
            assert made.form.run_button.text() == {"ko": "실행", "en": "Run"}[spoken]
            let_go(made)
            assert load(path)[0].language == ""
    finally:
        speak("")


_SYSTEM = """
from gui.application import create_application
create_application(["language"])
from PySide6.QtGui import QFontDatabase
from gui.start.speaking import system_language
print(system_language(), bool(QFontDatabase.families(QFontDatabase.WritingSystem.Korean)))
"""
_NO_FONTS = """<?xml version="1.0"?>
<fontconfig><dir>{folder}/none</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


_ASKED_FOR = """
import sys
from gui.application import create_application
create_application(["language"], "ko")
from gui.window import MainWindow
window = MainWindow(sys.argv[1], "ko")
print(window.form.run_button.text(), window.files.bar.text.text(), sep="|")
from PySide6.QtWidgets import QMenu
menu, = (menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "La&nguage")
menu.aboutToShow.emit()
print(*(action.text() for action in menu.actions()), sep="|")
window.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are configured otherwise")
def test_that_a_language_that_was_asked_for_and_has_no_font_here_is_told_in_the_window_and_in_the_terminal(tmp_path):
    (tmp_path / "fonts.conf").write_text(_NO_FONTS.format(folder=tmp_path))
    environment = {**os.environ, "PYTHONUTF8": "1", "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    command = [sys.executable, "-c", _ASKED_FOR, str(tmp_path / "settings.json")]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    shown, names = done.stdout.splitlines()
    assert shown.startswith("Run|No font here has the letters of Korean, so all is in English; install one")
    assert names == "The system's|English|Korean"
    told = [line for line in done.stderr.splitlines() if line.startswith("parallelogram: ")]
    assert len(told) == 1
    assert "한국어" in told[0]


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are configured otherwise")
@pytest.mark.parametrize("has_fonts", [True, False], ids=["these fonts", "no fonts"])
def test_that_the_systems_language_is_spoken_unless_no_font_here_has_its_letters(has_fonts, tmp_path):
    environment = {**os.environ, "LC_ALL": "", "LANGUAGE": "", "LC_MESSAGES": "", "LANG": "ko_KR.UTF-8"}
    if not has_fonts:
        (tmp_path / "fonts.conf").write_text(_NO_FONTS.format(folder=tmp_path))
        environment["FONTCONFIG_FILE"] = str(tmp_path / "fonts.conf")
    command = [sys.executable, "-c", _SYSTEM]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)
    chosen, can_be_shown = done.stdout.split()
    assert has_fonts or can_be_shown == "False"
    assert chosen == ("ko" if can_be_shown == "True" else "en")
