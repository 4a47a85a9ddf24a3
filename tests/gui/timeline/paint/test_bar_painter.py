"""How a bar shows what of its time its task was on a core."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from engine.trace.lane import State
from gui.look.theme import DARK, LIGHT
from gui.timeline.paint.bar_painter import BarPainter, Took

WIDTH, HEIGHT = 300, 60
HUE = QColor("#0072b2")


def painted(theme, cores, state=State.DONE, height=HEIGHT):
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.panel))
    painter = QPainter(image)
    by = BarPainter(painter, theme, QRectF(0, 0, WIDTH, height), lambda task: f"job {task + 1}")
    box = QRectF(0, 0, WIDTH, height)
    by.paint(box, HUE, state, 0, took=lambda: Took("1.50 s", cores))
    by.done()
    painter.end()
    return image


def share_in_full(image):
    """How much of the bar's right end has its full colour; there is no text there."""
    column = [image.pixelColor(WIDTH - 20, y).name() for y in range(image.height())]
    return column.count(HUE.name()) / len(column), column


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("cores", [0.1, 0.5, 0.8])
def test_that_the_full_colour_is_as_high_as_the_share_of_a_core_and_below(qapp, theme, cores):
    share, column = share_in_full(painted(theme, cores))
    assert share == pytest.approx(cores, abs=0.06)
    assert column[-3] == HUE.name()
    assert column[2] not in (HUE.name(), theme.panel)


@pytest.mark.parametrize("cores", [0.97, 1.0, 3.2, None])
def test_that_a_task_that_had_its_core_or_of_which_nobody_knows_has_one_colour(qapp, cores):
    assert share_in_full(painted(LIGHT, cores))[0] == 1.0


def test_that_a_low_bar_has_one_colour_because_two_could_not_be_told_apart_from_its_label(qapp):
    assert share_in_full(painted(LIGHT, 0.5, height=18))[0] == 1.0


def test_that_only_what_ended_well_is_shown_so(qapp):
    image = painted(LIGHT, 0.5, State.ERROR)
    assert share_in_full(image)[0] == 0.0
