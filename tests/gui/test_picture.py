"""A picture of a run: what the chart shows, where the chart shows it, with or without a window."""

import dataclasses
import os
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from engine.formats.run_file import save
from gui import picture
from gui.look.theme import DARK, LIGHT
from gui.picture import LANES_MOST, WHOLE_WIDTH, whole
from gui.timeline.axes import AXIS_HEIGHT, RIGHT_MARGIN
from gui.timeline.paint.names_painter import LANE_NAMES_WIDTH
from tests.e2e.main_py import main_py
from tests.gui.made_runs import made
from tests.gui.timeline.drawn import show

LEFT = picture._MARGIN + LANE_NAMES_WIDTH
TOP = picture._MARGIN + picture._HEAD + AXIS_HEIGHT
ROOM = WHOLE_WIDTH - 2 * picture._MARGIN - LANE_NAMES_WIDTH - RIGHT_MARGIN


@pytest.fixture
def run():
    return made([(1, 3), (4, 5)], [(2, 8)], elapsed_s=9.0, sequential_s=18.0).run


@pytest.fixture
def painted(qapp, tmp_path):
    """The picture of a sheet; a drawing is painted at twice its size in points, as a picture in pixels is."""

    def paint(sheet, form="png"):
        path = str(tmp_path / f"made.{form}")
        write(sheet, path, form)
        if form == "png":
            return QImage(path)
        renderer = QSvgRenderer(path)
        assert renderer.isValid()
        image = QImage(2 * sheet.width, 2 * picture._height(sheet), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        return image

    return paint


def write(sheet, path, form):
    with open(path, "wb") as file:
        file.write(picture.painted(sheet, form))


def lane_y(sheet, lane):
    layout = picture._layout(sheet)
    return TOP + layout.top(lane) + layout.lane_height / 2


def is_bar(image, x, y):
    """Whether a pixel has a hue: all that is no bar is grey."""
    return image.pixelColor(x, y).hslSaturation() > 100


def bars(image, sheet, lane, dy=20):
    """From where to where there are bars in a lane, in seconds."""
    ratio = image.width() // sheet.width
    y = round((lane_y(sheet, lane) + dy) * ratio)
    inked = [x for x in range(ratio * (LEFT + 1), ratio * (LEFT + ROOM)) if is_bar(image, x, y)]
    found, length_s = [], sheet.end_s - sheet.start_s
    for x in inked:
        at_s = sheet.start_s + (x / ratio - LEFT) / ROOM * length_s
        if found and x - found[-1][2] <= 4:
            found[-1] = found[-1][0], at_s, x
        else:
            found.append((at_s, at_s, x))
    return [(first, last) for first, last, _ in found]


@pytest.mark.parametrize("form", ["png", "svg"])
def test_that_the_bars_are_where_their_tasks_ran(run, painted, form):
    sheet = whole(run)
    image = painted(sheet, form)
    assert (image.width(), image.height()) == (2 * WHOLE_WIDTH, 2 * picture._height(sheet))
    for lane, tasks in enumerate([[(1, 3), (4, 5)], [(2, 8)]]):
        assert bars(image, sheet, lane) == [
            (pytest.approx(start_s, abs=0.02), pytest.approx(end_s, abs=0.03)) for start_s, end_s in tasks
        ]


@pytest.mark.parametrize("form", ["png", "svg"])
def test_that_nothing_outside_of_the_range_is_seen(run, painted, form):
    sheet = dataclasses.replace(whole(run), start_s=2.5, end_s=4.5)
    image = painted(sheet, form)
    assert bars(image, sheet, 0) == [
        (pytest.approx(2.5, abs=0.01), pytest.approx(3, abs=0.01)),
        (pytest.approx(4, abs=0.01), pytest.approx(4.5, abs=0.01)),
    ]
    y = round((lane_y(sheet, 1) + 20) * 2)  # the task there is longer than the range
    for x in (*range(2, 2 * LEFT - 4), *range(2 * (LEFT + ROOM) + 4, image.width())):
        assert image.pixelColor(x, y).name() == LIGHT.panel, x / 2


def test_that_the_lanes_that_are_seen_are_painted_in_their_order(run, painted):
    sheet = dataclasses.replace(whole(run), order=(1,))
    image = painted(sheet)
    assert image.height() < painted(whole(run)).height()
    assert bars(image, sheet, 0) == [(pytest.approx(2, abs=0.02), pytest.approx(8, abs=0.03))]


def test_that_it_takes_the_colours_of_a_theme(run, painted):
    image = painted(dataclasses.replace(whole(run), theme=DARK))
    assert image.pixelColor(2, 2).name() == DARK.panel
    assert painted(whole(run)).pixelColor(2, 2).name() == LIGHT.panel


def test_that_what_was_run_and_how_long_it_took_is_told_in_words(run, tmp_path, qapp):
    path = str(tmp_path / "told.svg")
    write(whole(run, 18.0), path, "svg")
    texts = "".join(ET.parse(path).getroot().itertext())
    assert "Pool · 2 workers · Sum of squares · 3 jobs of size 7" in texts
    assert "9.000 s · finished · 2.00 × as fast as the plain loop" in texts
    assert "worker 1" in texts
    assert "PID 101" in texts


def test_that_a_run_without_a_worker_says_so(painted):
    sheet = whole(made(elapsed_s=1.0, stopped="stopped").run)
    image = painted(sheet)
    told = {
        image.pixelColor(x, y).name()
        for x in range(2 * LEFT + 300, 2 * (LEFT + ROOM) - 300)
        for y in range(2 * TOP + 4, 2 * TOP + round(2 * picture._layout(sheet).height) - 4)
    }
    assert any(QColor(name).lightness() < 160 for name in told)


def test_that_a_run_that_never_began_is_a_picture_too(painted):
    saved = made(elapsed_s=1.0, stopped="stopped")
    saved.run.started_ns = 0
    assert not painted(whole(saved.run)).isNull()


def test_that_of_more_than_1000_lanes_the_first_are_painted_and_that_is_said(painted, tmp_path):
    sheet = whole(made(*[[(1, 3)]] * (LANES_MOST + 5), elapsed_s=4.0).run)
    image = painted(sheet)
    assert picture._layout(sheet).count == LANES_MOST
    assert not image.isNull()  # Qt's own reader refuses pictures that are too large
    for lane in (0, LANES_MOST // 2, LANES_MOST - 1):
        found = bars(image, sheet, lane, dy=6)  # which its label parts
        assert (found[0][0], found[-1][1]) == (pytest.approx(1, abs=0.02), pytest.approx(3, abs=0.02))
    path = str(tmp_path / "many.svg")
    write(sheet, path, "svg")
    assert f"the first {LANES_MOST:,} of {LANES_MOST + 5:,} workers" in "".join(ET.parse(path).getroot().itertext())


def test_that_odd_text_breaks_no_drawing(run, tmp_path, qapp):
    run.plan = dataclasses.replace(run.plan, workload=None, size=None, function='/x/<b>&"\u202e\0.py:w', items="[1]")
    path = str(tmp_path / "odd.svg")
    write(whole(run), path, "svg")
    ET.parse(path)


def test_that_what_is_seen_in_the_window_is_what_is_painted(window, run, painted, qtbot):
    show(window, run)
    window.timeline.set_range(0.5, 4.75)
    sheet = window.exports._seen()
    assert (sheet.start_s, sheet.end_s) == window.timeline.visible_range() == (0.5, pytest.approx(4.75))
    assert sheet.order == (0, 1)
    image = painted(sheet)
    room = sheet.width - 2 * picture._MARGIN - LANE_NAMES_WIDTH - RIGHT_MARGIN
    y = round((lane_y(sheet, 0) + 20) * 2)
    inked = [x for x in range(2 * LEFT + 2, 2 * (LEFT + room)) if is_bar(image, x, y)]
    assert inked[0] / 2 - LEFT == pytest.approx((1 - 0.5) / 4.25 * room, abs=2)


@pytest.mark.parametrize("form", ["png", "svg"])
def test_that_the_command_line_paints_without_a_display(tmp_path, form):
    path = tmp_path / "run.pgram"
    save(made([(0, 1)], [(0.5, 2)], elapsed_s=3.0), str(path))
    without = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    without.pop("QT_QPA_PLATFORM", None)
    out = str(tmp_path / f"made.{form}")
    done = main_py("export", path, "--to", form, "-o", out, env=without)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    if form == "png":
        assert QImage(out).width() == 2 * WHOLE_WIDTH
    else:
        ET.parse(out)
    done = main_py("export", path, "--to", form, "-o", str(tmp_path / "none" / "x"), env=without)
    assert done.returncode == 1
    assert "could not be written (No such file or directory)" in done.stderr
