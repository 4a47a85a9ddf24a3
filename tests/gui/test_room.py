"""No text is cut: in every language, at 1280 × 800; test_scenes.py has what else is shown."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu

from engine.inside.language import marked
from engine.problems.history import TooLargeToKeep
from engine.problems.starting import NoFolder, NoStart
from gui.timeline.paint.names_painter import LANE_NAMES_WIDTH
from gui.timeline.strips import _CAPTIONS
from tests.gui.clipped import check_room
from tests.gui.scenes import settle

STRATEGIES = ("sequential", "process", "pool", "executor", "joblib", "threads")


def test_that_no_text_of_a_strategy_s_form_is_cut(spoken, choose, qtbot, subtests):
    for strategy in STRATEGIES:
        choose(strategy)
        settle(spoken, qtbot)
        with subtests.test(strategy):
            check_room(spoken, qtbot)


def test_that_no_text_is_cut_while_a_run_goes_on(spoken, choose, finish, qtbot):
    spoken.form.workload.choose("waiting")
    form = choose("pool", 4, 60_000)
    form.baseline.setChecked(True)
    form.run_button.click()
    qtbot.waitUntil(lambda: spoken.timeline.lane_count() > 1, timeout=30_000)
    check_room(spoken, qtbot)
    assert spoken.session.is_busy
    spoken.session.stop()
    finish()
    settle(spoken, qtbot)
    check_room(spoken, qtbot)


def test_that_no_text_of_a_notice_is_cut(spoken, qtbot):
    spoken.files.bar.say(TooLargeToKeep(size_bytes=2_000_000_000, most_bytes=10**9))
    for field, kind in (("run", NoStart), ("workers", NoFolder), ("task_timeout", NoStart)):
        spoken.form.show_problem(kind(field=field, why="a rather long reason " * 6))
        check_room(spoken, qtbot)


def test_that_no_text_of_the_list_of_keys_is_cut(spoken, qtbot):
    spoken.timeline.show_keys()
    check_room(spoken, qtbot)
    assert spoken.rect().contains(spoken.timeline._keys.geometry())


def test_that_every_menu_is_as_wide_as_its_texts(spoken, qtbot):
    for menu in spoken.menuBar().findChildren(QMenu):
        menu.ensurePolished()
        metrics = QFontMetrics(menu.font())
        for action in menu.actions():
            wanted = metrics.horizontalAdvance(f"{action.text().replace('&', '')}{action.shortcut().toString()}")
            assert wanted <= menu.sizeHint().width(), action.text()


def test_that_the_strips_captions_and_figures_do_not_meet(spoken, choose, finish, qtbot):
    choose("pool", 4, 3_000_000).run_button.click()
    run = finish()
    strips = spoken.timeline.strips
    load = strips._load(run.since_start_s(run.until_ns) / 2)
    room, metrics = LANE_NAMES_WIDTH - 16, QFontMetrics(strips.font())
    for caption, (value, below) in zip(_CAPTIONS, strips._captions(load, run), strict=True):
        assert metrics.horizontalAdvance(f"{marked(caption)} {value}") <= room, (caption, value)
        assert metrics.horizontalAdvance(below) <= room, below
