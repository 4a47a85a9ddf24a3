"""Colours that can be read, by everybody."""

import itertools

import pytest
from PySide6.QtGui import QColor

from gui.look.appearance import appearance
from gui.look.theme import DARK, LIGHT, ink_on


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
        assert contrast(getattr(theme, name), ground) >= (4.5 if name in ("text", "muted") else 3.4)


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
