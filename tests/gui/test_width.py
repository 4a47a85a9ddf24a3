"""The window is never wider or higher than asked, whatever it shows, in every language."""

from PySide6.QtWidgets import QApplication

from engine.inside.records.facts import FACTS
from engine.model.task import State
from gui.timeline.paint.colours import ColourBy
from tests.gui.made_runs import made
from tests.gui.scenes import settle
from tests.gui.timeline.drawn import Growing, show

ASKED = (900, 600)


def growing():
    run = Growing(5, 400, 3)
    run.grow(120)
    return run


def nothing(_window):
    pass


def live(window):
    show(window, growing().run)


def lost(window):
    made_run = growing()
    lane = made_run.run.trace.lanes[0]
    made_run.run.trace.end_running(lane, State.LOST, lane.running.started_ns + 10**9)
    show(window, made_run.run)


def over(window):
    made_run = growing()
    made_run.grow(300, is_over=True)
    show(window, made_run.run)
    window.session.ended.emit()
    window.timeline.set_range(0.1, 0.2)


def coloured(window):
    over(window)
    for by in (ColourBy.DURATION, ColourBy.STATE, *FACTS):
        window.timeline._colour(by)


def long_run(window):
    show(window, made([(0, 36_000.0)], elapsed_s=36_000.0, sequential_s=90_000.0).run)


def tabs(window):
    over(window)
    for index in range(window.contents.tabs.count()):
        window.contents.tabs.setCurrentIndex(index)


def selected(window):
    over(window)
    window.contents.tabs.setCurrentIndex(0)
    window.tasks.choose(3)
    window.timeline.lanes.choose(1)
    window.timeline.measured.set((0.1, 0.3))


def searched(window):
    over(window)
    window.timeline.search_bar.open()


def told(window):
    window.files.bar.say("a sentence that is rather long, so that it needs several lines " * 4)


STATES = (nothing, live, lost, over, coloured, long_run, tabs, selected, searched, told)


def test_that_the_window_is_as_wide_and_as_high_as_it_is_asked_to_be(spoken, qtbot, subtests):
    spoken.resize(*ASKED)
    qtbot.waitUntil(lambda: (spoken.width(), spoken.height()) == ASKED)
    for state in STATES:
        state(spoken)
        for _ in range(3):
            spoken.contents.refresh()
            QApplication.processEvents()
        done = []
        spoken.session.work(lambda: None, done.append)  # whatever is explained is explained by then
        qtbot.waitUntil(lambda done=done: bool(done))
        QApplication.processEvents()
        with subtests.test(state.__name__):
            assert (spoken.width(), spoken.height()) == ASKED
        spoken.resize(*ASKED)


def test_that_how_a_run_ended_is_read_whole_in_the_smallest_window(spoken, qtbot):
    spoken.resize(*ASKED)
    over(spoken)
    settle(spoken, qtbot)  # every layout has been told how much room the others want
    note = spoken.summary.tasks_note
    assert any(map(str.isdigit, note.text()))
    assert note.shown()
    assert "…" not in note.shown()  # no figure of what went wrong is cut
    outcome = spoken.summary.outcome
    QApplication.processEvents()
    qtbot.waitUntil(lambda: outcome.width() >= outcome.fontMetrics().horizontalAdvance(outcome.text()))
