"""The figures above the chart."""

from PySide6.QtCore import QEvent, QObject

from engine.inside.records.shortage import Shortage
from engine.model.batch import End, Fate
from engine.problems.room import NoRoom
from tests.engine.trace.cells import batch, call
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
