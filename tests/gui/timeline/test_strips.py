"""The strips under the lanes: on the chart's own time axis, to the colours of the theme, open or closed."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication

from engine.inside.plan import make_plan
from engine.model.batch import End
from engine.model.measured import ProcessSample, Sample
from engine.trace.run import Run
from engine.words.processes import cores
from gui.look.theme import DARK, LIGHT
from gui.timeline.chart import RIGHT_MARGIN
from gui.timeline.compute.load import Load
from gui.timeline.paint import strip_rows
from gui.timeline.paint.names_painter import LANE_NAMES_WIDTH
from gui.timeline.paint.strip_rows import CPU, MEMORY, RUNNING, StripsView, nice
from gui.timeline.strips import _HEAD, _INSET, _ROW, Strips
from tests.engine.trace.cells import batch, block, call, cell, header, process
from tests.gui.timeline.drawn import START_NS, Growing

S = 1_000_000_000
START = 5 * S
WIDTH = 400


def at(seconds):
    return START + round(seconds * S)


def two_workers():
    """Two workers for 4 s: the first runs a task from 0 to 2 s and one from 3 to 4 s, the second one from 1 to 4 s."""
    first, second = header("1-1-1.records", 1, 1), header("2-2-1.records", 2, 2)
    run = Run(make_plan(strategy="pool", jobs=3, size=1, workers=2))
    blocks = [
        block(first, cell(0, at(0), at(2)) + cell(1, at(3), at(4))),
        block(second, cell(2, at(1), at(4))),
    ]
    samples = [
        Sample(at(0), at(2), 1.0, 0.0, (ProcessSample(process(1), 1.0, 40_000_000),)),
        Sample(
            at(2),
            at(4),
            0.5,
            0.25,
            (ProcessSample(process(1), None, 20_000_000), ProcessSample(process(2), 0.5, 80_000_000)),
        ),
    ]
    over = batch(blocks, call=call(START, at(4)), at_ns=at(4), end=End())
    run.apply(dataclasses.replace(over, samples=tuple(samples)))
    return run


@pytest.fixture
def view():
    """What the strips are to show; a test puts another one in its place."""
    return [StripsView(two_workers(), 0.0, 5.0, float(WIDTH), (0.0, 1.0, 2.0))]


@pytest.fixture
def strips(qtbot, view, monkeypatch):
    monkeypatch.setattr(strip_rows, "usable_cores", lambda: 2)
    made = Strips(lambda: view[0])
    qtbot.addWidget(made)
    made.show_theme(LIGHT)
    made.resize(LANE_NAMES_WIDTH + WIDTH + RIGHT_MARGIN, made.height())
    with qtbot.waitExposed(made):
        made.show()
    return made


def seen(strips, row, at_s, share):
    """The colour of a strip at a moment, ``share`` of its height above its lower edge."""
    image = strips.grab().toImage()
    x = LANE_NAMES_WIDTH + at_s / 5.0 * WIDTH
    height = _ROW - _INSET - 1
    y = _HEAD + row * _ROW + _INSET + height * (1 - share)
    return image.pixelColor(QPointF(x, y).toPoint()).name()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_the_strips_show_what_was_at_its_moment_in_the_themes_colours(strips, theme):
    strips.show_theme(theme)
    # One task of two workers' at 0.5 s, two at 1.5 s, one at 2.5 s.
    tasks = [
        seen(strips, RUNNING, at_s, share) == theme.accent_soft for at_s in (0.5, 1.5, 2.5) for share in (0.3, 0.7)
    ]
    assert tasks == [True, False, True, True, True, False]
    # Of two cores the first worker took one until 2 s, and then the second a half, and the program a half upon it.
    assert seen(strips, CPU, 1.0, 0.4) == theme.tasks[0]
    assert seen(strips, CPU, 1.0, 0.7) not in theme.tasks
    assert seen(strips, CPU, 3.0, 0.15) == theme.tasks[1]
    assert seen(strips, CPU, 3.0, 0.4) == theme.faint
    # 40 MB, then 20 and 80 upon them, of 100.
    assert seen(strips, MEMORY, 1.0, 0.3) == theme.tasks[0]
    assert seen(strips, MEMORY, 1.0, 0.5) not in theme.tasks
    assert seen(strips, MEMORY, 3.0, 0.1) == theme.tasks[0]
    assert seen(strips, MEMORY, 3.0, 0.9) == theme.tasks[1]
    # Nothing is known of what comes after the end.
    assert {seen(strips, row, 4.5, 0.3) for row in (RUNNING, CPU, MEMORY)}.isdisjoint(
        {*theme.tasks, theme.accent_soft, theme.faint}
    )


def test_that_the_values_of_a_moment_are_told(strips):
    found = strips._load(1.5)
    assert (found.running, found.workers, found.cores, found.own, found.rss_bytes) == (2, 1.0, 1.0, 0.0, 40_000_000)
    assert strips._load(3.5).own == 0.25
    assert strips._load(3.5).rss_bytes == 100_000_000
    assert strips._load(4.9) == strips._load(-1.0) == Load()
    assert strips._load(None) == Load()  # the run is over: nothing is now


def test_that_hovering_tells_the_moment_and_what_each_worker_took(strips, qtbot):
    moments = []
    strips.hovered.connect(moments.append)
    place = QPoint(round(LANE_NAMES_WIDTH + 3.0 / 5.0 * WIDTH), _HEAD + MEMORY * _ROW + 9)
    qtbot.hover(strips, lambda: place, lambda: bool(moments) and moments[-1] == pytest.approx(3.0))
    assert strips._cursor_s == pytest.approx(3.0)
    tip = strips.tip(place.x(), place.y())
    assert "PID 2: 0.50 cores, 80.0 MB" in tip
    assert "PID 1: CPU not known yet, 20.0 MB" in tip
    assert "shared" not in strips.tip(place.x(), _HEAD + 3)
    assert strips.tip(place.x(), 3) == ""
    assert "PID" not in strips.tip(9, place.y())


def test_that_the_button_closes_and_opens_the_strips(strips, qtbot):
    said = []
    strips.opened.connect(said.append)
    high = strips.height()
    qtbot.mouseClick(strips._button, Qt.MouseButton.LeftButton)
    assert (said, strips.is_open, strips.height()) == ([False], False, _HEAD)
    strips.refresh()
    qtbot.mouseClick(strips._button, Qt.MouseButton.LeftButton)
    assert (said, strips.is_open, strips.height()) == ([False, True], True, high)
    strips.set_open(is_open=False)
    assert said == [False, True]


def test_that_without_a_run_or_samples_there_is_nothing_to_be_seen_and_nothing_goes_wrong(strips, view):
    with_run = strips.grab().toImage()
    view[0] = StripsView(None, 0.0, 0.5, float(WIDTH))
    assert strips.grab().toImage() != with_run
    assert strips._load(0.1) == strips._load(None) == Load()
    run = Run(make_plan(strategy="pool", jobs=1, size=1))
    view[0] = StripsView(run, 0.0, 0.5, float(WIDTH))
    strips.grab()
    run.apply(batch(call=call(START, at(1)), at_ns=at(1), end=End()))
    strips.grab()
    view[0] = StripsView(run, 0.0, 0.5, 0.0)
    strips.grab()
    assert strips._load(0.1) == Load(0)


def test_that_where_there_are_many_lanes_a_closer_look_follows(strips, view, qtbot, monkeypatch):
    monkeypatch.setattr(strip_rows, "_LOOK_UPS_MOST", 20)
    view[0] = dataclasses.replace(view[0], end_s=4.9)
    rough = strips.grab().toImage()
    assert strips._rows.is_coarse
    strips.refresh()
    qtbot.waitUntil(lambda: not strips._rows.is_coarse)
    assert strips.grab().toImage() != rough


class Screen(QObject):
    """What came to be seen of a widget, of which only those parts are painted anew that it asks for."""

    def __init__(self, widget):
        super().__init__(widget)
        self.widget = widget
        self.image = widget.grab().toImage()
        self.asked = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Paint:
            self.asked.append(QRegion(event.region()))
        return False

    def catch_up(self):
        """Paint what was asked for."""
        while True:
            self.asked.clear()
            QApplication.processEvents()
            if not self.asked:
                return
            for region in list(self.asked):
                painter = QPainter(self.image)
                self.widget.render(painter, region.boundingRect().topLeft(), region)
                painter.end()

    def differs(self):
        """The columns in which it is not what is painted at once."""
        whole = QImage(self.image.size(), self.image.format())
        self.widget.render(whole)
        return np.flatnonzero((_words(whole) != _words(self.image)).any(axis=0)).tolist()


def _words(image):
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)


@pytest.mark.parametrize("seed", range(6))
def test_that_what_is_painted_bit_by_bit_is_what_is_painted_at_once(strips, view, seed):
    growing = Growing(2, 400, seed, 60_000_000)
    run = growing.run
    view[0] = StripsView(run, 0.0, 1.5, float(WIDTH), (0.0, 0.5, 1.0))
    strips.refresh()
    QApplication.processEvents()
    screen = Screen(strips)
    for step in range(40):
        before_ns = run.seen_ns or START_NS
        growing.grow(growing.random.randrange(6), is_over=step == 39)
        if step % 3 == 0 and run.seen_ns > before_ns:
            rss_bytes = growing.random.randrange(1_000_000, 40_000_000)
            processes = (
                ProcessSample(process(100), growing.random.random(), rss_bytes),
                ProcessSample(process(101), None, rss_bytes),
            )
            run.samples.append(Sample(before_ns, run.seen_ns, growing.random.random(), 0.1, processes))
        strips.refresh()
        screen.catch_up()
        assert screen.differs() == []
    assert run.until_ns > START_NS + S / 2


def test_that_while_a_run_goes_on_only_what_is_new_is_painted(strips, view):
    growing = Growing(2, 4_000, 1, 20_000_000)
    view[0] = StripsView(growing.run, 0.0, 10.0, float(WIDTH), (0.0, 5.0))
    for _ in range(100):
        growing.grow(2)
    strips.refresh()
    screen = Screen(strips)
    screen.catch_up()
    asked = []
    for _ in range(10):
        growing.grow(2)
        strips.refresh()
        screen.asked.clear()
        QApplication.processEvents()
        asked += screen.asked
    assert asked
    right_of_names = [region.subtracted(QRegion(0, 0, LANE_NAMES_WIDTH, strips.height())) for region in asked]
    assert max(region.boundingRect().width() for region in right_of_names) < WIDTH / 4


def test_that_nothing_is_missing_of_a_run_that_has_ended_before_all_of_it_was_taken_in(strips, view):
    """It is so in a flood of tasks: the call's end is known with the first part of the last reading."""
    first, second = header("1-1-1.records", 1, 1), header("2-2-1.records", 2, 2)
    run = Run(make_plan(strategy="pool", jobs=2, size=1, workers=2))
    view[0] = StripsView(run, 0.0, 5.0, float(WIDTH), (0.0, 1.0, 2.0))
    run.apply(batch([block(first, running=cell(0, at(0), 0))], call=call(START), at_ns=at(1)))
    strips.grab()
    last = batch(
        [block(first, cell(0, at(0), at(4))), block(second, cell(1, at(1), at(4)))],
        call=call(START, at(4)), at_ns=at(4), end=End(),
    )  # fmt: skip
    for part in last.parts(1):
        run.apply(part)
        strips.refresh()
        strips.grab()
    assert seen(strips, RUNNING, 3.0, 0.7) == LIGHT.accent_soft


def test_that_the_strips_stand_exactly_under_the_chart(window, choose, finish):
    choose("pool", 4, 100_000).run_button.click()
    finish()
    chart = window.timeline.chart
    assert chart.plot.mapFromScene(chart.box.mapToScene(QPointF(0, 0))).x() == LANE_NAMES_WIDTH
    assert chart.plot.width() - LANE_NAMES_WIDTH - chart.box.width() == pytest.approx(RIGHT_MARGIN)


@pytest.mark.parametrize(("most", "full"), [(0, 1), (1, 1), (1.2e9, 1.5e9), (3e6, 3e6), (9.1e7, 1e8)])
def test_that_a_scale_is_the_next_round_number(most, full):
    assert nice(most) == pytest.approx(full)


@pytest.mark.parametrize(("share", "text"), [(0.0, "0.00 cores"), (1.0, "1.00 core"), (12.34, "12.3 cores")])
def test_that_cores_are_told_in_figures_that_can_be_read(share, text):
    assert cores(share) == text
