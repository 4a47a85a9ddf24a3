"""Colours that can be read, by everybody."""

import itertools

import numpy as np
import pytest
from PySide6.QtGui import QColor

from engine.insight.breakdown import PARTS
from gui.look.appearance import appearance
from gui.look.hues import distance
from gui.look.theme import DARK, LIGHT, ink_on, part_colour
from gui.timeline.paint.colours import CALM_FROM, ColourBy, Colouring, ramp


def luminance(colour):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    """WCAG 2.2."""
    lighter, darker = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("name", ["text", "muted", "accent", "error", "good"])
def test_that_text_stands_out_from_its_ground(theme, name):
    for ground in (theme.panel, theme.canvas):
        assert contrast(getattr(theme, name), ground) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_what_is_written_on_buttons_and_fields_stands_out(theme):
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for ground in (theme.field, theme.hover, theme.accent_soft):
        assert contrast(theme.text, ground) >= 4.5
        assert contrast(theme.muted, ground) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_bars_stand_out_from_the_chart(theme):
    parts = [part_colour(theme, name).name() for name in (*PARTS, "unexplained")]
    scale = [QColor(*map(int, rgb)).name() for rgb in ramp(is_dark=theme.is_dark)]
    states = [theme.error, theme.lost, theme.cancelled, theme.suspended, theme.good]
    for colour in (*theme.tasks, *theme.calm, *states, *parts, *scale):
        assert contrast(colour, theme.panel) >= 3, colour


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_the_focus_of_a_field_and_of_run_is_seen(theme):
    assert contrast(theme.accent, theme.panel) >= 3
    assert contrast(theme.text, theme.panel) >= 3
    assert contrast(theme.on_accent, theme.accent) >= 3  # the ring within Run


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_many_jobs_are_of_one_calm_hue_in_two_tones_and_few_are_colourful(theme):
    tasks, none = np.arange(8), np.zeros(8, bool)

    def colours(jobs):
        made = Colouring(theme, ColourBy.TASK, 1, 1, jobs).spans(0, tasks, none, np.ones(8))
        return [tuple(colour) for colour in made]

    assert len(set(colours(CALM_FROM - 1))) == len(theme.tasks)
    assert len(set(colours(CALM_FROM))) == 2
    assert all(one != other for one, other in itertools.pairwise(colours(CALM_FROM)))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_labels_can_be_read_on_every_bar(theme):
    for colour in (*theme.tasks, theme.error, theme.lost, theme.cancelled, theme.suspended):
        assert contrast(ink_on(QColor(colour)), colour) >= 3.4


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_the_hues_of_tasks_differ(theme):
    for one, other in itertools.combinations([*theme.tasks, theme.error], 2):
        distance = sum(abs(a - b) for a, b in zip(QColor(one).getRgb()[:3], QColor(other).getRgb()[:3], strict=True))
        assert distance > 60


def test_that_choosing_a_theme_reaches_the_application_and_can_be_taken_back(qapp, qtbot):
    shown = appearance()
    with qtbot.waitSignal(shown.changed):
        shown.choose(DARK)
    assert shown.theme is DARK
    assert qapp.palette().window().color().name() == DARK.canvas
    shown.choose(None)
    assert shown.theme is LIGHT
    assert qapp.palette().window().color().name() == LIGHT.canvas


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_each_part_of_the_time_has_a_colour_of_its_own_that_can_be_written_on(theme):
    colours = {name: part_colour(theme, name).name() for name in (*PARTS, "unexplained")}
    assert min(_apart(*pair) for pair in itertools.combinations(colours.values(), 2)) > 70
    assert min(distance(colour, theme.panel) for colour in colours.values()) > 0.04
    assert min(contrast(ink_on(QColor(colour)), colour) for colour in colours.values()) >= 3.4


def _apart(one, other):
    """The distance in red, green and blue, weighted by how the eye sees them (Riemersma, 2001), 0 to 765."""
    (r1, g1, b1), (r2, g2, b2) = (QColor(each).getRgb()[:3] for each in (one, other))
    red = (r1 + r2) / 2
    return ((2 + red / 256) * (r1 - r2) ** 2 + 4 * (g1 - g2) ** 2 + (2 + (255 - red) / 256) * (b1 - b2) ** 2) ** 0.5
