"""The names beside the lanes."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from engine.inside.records.reader import Header
from engine.trace.lane import Lane
from gui.look.theme import LIGHT
from gui.timeline.compute.lanes import LaneLayout
from gui.timeline.paint.colours import ColourBy
from gui.timeline.paint.names_painter import LANE_NAMES_WIDTH, ThreadGroup, paint_names, place_label, thread_groups
from gui.timeline.paint.view import View
from tests.gui.made_runs import made


@pytest.mark.parametrize(
    ("thread", "several_hosts", "label"),
    [(4711, False, "PID 4711"), (4712, False, "thread 4712"), (4712, True, "here thread 4712")],
)
def test_that_a_lane_is_named_by_its_process_or_by_its_thread_where_a_process_has_several(thread, several_hosts, label):
    header = Header("x", "here", 4711, 0, thread, 0, 0, 0, 0)
    assert place_label(header, several_hosts) == label


def lanes_of(*workers):
    """Lanes of workers, each named by its PID and its thread."""
    headers = [Header(str(number), "here", pid, 0, thread, 0, 0, 0, 0) for number, (pid, thread) in enumerate(workers)]
    return [Lane(number, header) for number, header in enumerate(headers)]


def test_that_the_threads_of_a_process_are_one_group_and_processes_are_in_none():
    groups = thread_groups(lanes_of((5, 5), (7, 71), (7, 72), (8, 8), (9, 90)))
    assert groups == {1: ThreadGroup(1, 2, 7), 2: ThreadGroup(1, 2, 7), 4: ThreadGroup(4, 4, 9)}


def test_that_the_first_thread_of_a_process_is_in_the_group_of_the_others():
    assert thread_groups(lanes_of((5, 5), (5, 51)))[0] == ThreadGroup(0, 1, 5)


def test_that_every_row_has_a_name_of_its_own_or_none_where_rows_are_low(qapp):
    run = made(*[[(0, 1)]] * 40).run
    inked = painted(run, 40 * 5, least=4.0)
    assert max(inked) - min(inked) > 150
    assert len(inked) < 40 * 5  # the names do not run into each other


def painted(run, height, clip=None, lane=None, least=24.0):
    """Which rows of pixels have ink, of the names of all lanes of a run in a view of this height."""
    count = len(run.trace.lanes)
    layout = LaneLayout(count, height, 0.0, least)
    view = View(
        run=run, start_s=0.0, end_s=1.0, width=100.0, lanes=layout, order=tuple(range(count)),
        ticks_s=(), message="", lane=lane, task=None, colour_by=ColourBy.TASK,
    )  # fmt: skip
    image = QImage(LANE_NAMES_WIDTH, round(height), QImage.Format.Format_RGB32)
    image.fill(LIGHT.panel)
    painter = QPainter(image)
    if clip is not None:
        painter.setClipRect(clip)
    paint_names(painter, LIGHT, view, QFont())
    painter.end()
    return {
        y for y in range(image.height()) if any(image.pixelColor(x, y).name() != LIGHT.panel for x in range(8, 80))
    }  # fmt: skip


def test_that_every_lane_in_view_has_a_name(qapp):
    run = made(*[[(0, 1)]] * 4).run
    inked = painted(run, 4 * 60)
    for lane in range(4):
        assert any(y in inked for y in range(lane * 60 + 8, lane * 60 + 52))


@pytest.mark.parametrize("lane", range(10))
def test_that_only_what_the_clip_shows_is_painted_and_all_of_that(qapp, lane):
    run = made(*[[(0, 1)]] * 10).run
    clip = QRectF(0, lane * 24 - 5, LANE_NAMES_WIDTH, 34)
    whole = painted(run, 240)
    seen = {y for y in range(240) if clip.top() <= y < clip.bottom()}
    assert painted(run, 240, clip) == whole & seen


def test_that_the_selected_lane_stands_out(qapp):
    run = made(*[[(0, 1)]] * 3).run
    assert len(painted(run, 180, lane=1)) > len(painted(run, 180))
