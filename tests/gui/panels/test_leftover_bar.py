"""A run that was left behind when the program died is offered, shown and removed."""

import os
import time

import pytest

from engine.inside.plan import make_plan
from engine.supervise.leftovers import Leftover
from gui.panels.leftover_bar import LeftoverBar
from gui.window import MainWindow
from tests.e2e.left_run import left_run
from tests.engine.supervise.driving import LONG_WORDS
from tests.gui.conftest import let_go
from tests.waiting import wait_until_gone


def test_that_nothing_is_offered_where_nothing_is_left(qtbot):
    bar = LeftoverBar()
    qtbot.addWidget(bar)
    bar.offer([])
    assert bar.isHidden()


def test_that_one_after_the_other_is_offered_and_removed(qtbot):
    bar = LeftoverBar()
    qtbot.addWidget(bar)
    found = [Leftover(f"/nowhere/{name}", make_plan(strategy=name), time.time()) for name in ("pool", "process")]
    removed = []
    bar.remove_wanted.connect(removed.append)
    bar.offer(found)
    assert "Pool · Sum of squares · 4 jobs" in bar.text.text()
    assert "(and 1 more)" in bar.text.text()
    bar.remove_button.click()
    assert "Process per job · Sum of squares" in bar.text.text()
    bar.remove_button.click()
    assert (removed, bar.isHidden()) == (found, True)


def test_that_what_is_put_off_is_out_of_the_way_and_neither_shown_nor_removed(qtbot):
    bar = LeftoverBar()
    qtbot.addWidget(bar)
    ordered = []
    bar.show_wanted.connect(ordered.append)
    bar.remove_wanted.connect(ordered.append)
    bar.offer([Leftover("/nowhere/pool", make_plan(strategy="pool"), time.time())])
    bar.later_button.click()
    assert bar.isHidden()
    assert ordered == []


@pytest.fixture
def left(sandbox):
    """The folder of a run whose program and guardian were killed in its midst."""
    folder, tree = left_run(sandbox, "--strategy", "process", "--jobs", "2", *LONG_WORDS)
    yield folder
    wait_until_gone(tree)


def test_that_a_run_that_is_left_is_offered_at_the_next_start_and_shown(left, qtbot):
    window = MainWindow()
    try:
        window.show()
        qtbot.waitUntil(window.leftover_bar.isVisible, timeout=30_000)
        window.leftover_bar.show_button.click()
        qtbot.waitUntil(lambda: window.session.run is not None, timeout=30_000)
        assert window.summary.outcome.text() == "failed"
        assert "The program died during this run" in window.summary.reason.text()
        assert window.timeline.lane_count() >= 1
        window.leftover_bar.remove_button.click()
        qtbot.waitUntil(lambda: not os.path.exists(left), timeout=30_000)
        assert window.leftover_bar.isHidden()
    finally:
        let_go(window)
