"""The figures above the chart."""

import dataclasses

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel

from engine.formats.run_file import save
from engine.inside.plan import make_plan
from engine.inside.problems.clusters import NoWorkers
from engine.inside.records.missing import Shortage
from engine.model.batch import End, Fate
from engine.model.task import State
from engine.problems.room import NoRoom
from engine.trace.run import Run
from gui.window import MainWindow
from tests.engine.trace.cells import batch, block, call, cell, header
from tests.gui.conftest import let_go
from tests.gui.made_runs import made
from tests.gui.timeline.drawn import Growing, show


class Paints(QObject):
    count = 0

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt's
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_that_the_progress_is_painted_with_the_rest_of_the_frame_and_not_at_once(window, qtbot):
    growing = Growing(2, 100, 1)
    show(window, growing.run)
    progress = window.summary.progress
    qtbot.waitUntil(lambda: progress.maximum() == 100)
    qtbot.wait(0)
    paints = Paints(progress)
    progress.installEventFilter(paints)
    growing.grow(40)
    window.summary.refresh()
    assert progress.value() == growing.run.trace.ended_count() > 0
    assert paints.count == 0
    qtbot.waitUntil(lambda: paints.count > 0)


def test_that_it_says_why_results_are_missing_of_a_run_that_has_finished(window):
    growing = Growing(1, 1, 1)
    growing.grow(1)
    no_room = NoRoom(no_room="full", folder="/tmp", why="No space left on device")
    over = End(Fate.LOST, Shortage(tasks=1, results=2), no_room)
    growing.run.apply(batch(call=call(1, 10), end=over))
    show(window, growing.run)
    window.summary.refresh()
    told = "1 job could not be recorded. The results of 2 jobs were not kept. The disk under “/tmp” is full;"
    assert window.summary.reason.text().startswith(told)


def test_that_it_says_what_a_run_waits_for_as_long_as_it_does(window):
    run = Run(make_plan(strategy="dask", jobs=2, size=1))
    show(window, run)
    sentence = "The cluster has no workers; Dask waits until there are some."
    for waits, told in ((NoWorkers(engine="Dask"), sentence), (None, "")):
        run.apply(dataclasses.replace(batch(), waits=waits))
        window.summary.refresh()
        assert window.summary.reason.text() == told


def test_that_processes_of_several_hosts_are_named_with_them_though_their_pids_are_the_same(window):
    run = Run(make_plan(strategy="dask", jobs=2, size=1))
    blocks = [
        block(header(f"{number}.records", pid=68, thread=68, host=host), cell(number, 1_000, 2_000))
        for number, host in enumerate(("w1", "w2"))
    ]
    run.apply(batch(blocks, call=call(500, 11_000), at_ns=11_000))
    show(window, run)
    window.summary.refresh()
    assert window.summary.processes.text() == "2"
    assert "PID 68 (w1), 68 (w2)" in window.summary.pids.toolTip()


def test_that_captions_have_room_though_the_run_was_there_before_the_window_had_its_width(qtbot, tmp_path):
    path = str(tmp_path / "made.pgram")
    save(made([(0.0, 0.5)], jobs=1), path)
    window = MainWindow()
    try:
        window.resize(1280, 800)
        window.show()
        window.open_run(path)
        qtbot.waitUntil(lambda: window.summary.outcome.text() == "finished")
        captions = [label for label in window.summary.findChildren(QLabel, "caption") if label.isVisible()]
        assert captions
        for label in captions:
            wanted = label.fontMetrics().horizontalAdvance(label.text())
            qtbot.waitUntil(lambda label=label, wanted=wanted: wanted <= label.width())
    finally:
        let_go(window)


def test_that_where_nothing_went_wrong_no_figure_of_it_is_shown_however_narrow_it_is(window):
    growing = Growing(3, 60, 5)
    growing.grow(60, is_over=True)
    for run, is_wrong in ((made([(0, 0.5)]).run, False), (growing.run, True)):
        show(window, run)
        assert bool(run.trace.counts[State.ERROR]) is is_wrong
        note = window.summary.tasks_note
        note.resize(note.minimumSizeHint())
        assert note.shown() == (f"{run.trace.counts[State.ERROR]} ✕" if is_wrong else "")
