"""A colour of its own for whatever needs one, however many there are."""

import itertools

import pytest
from PySide6.QtGui import QColor

from engine.inside import strategies as catalogue
from gui.look import theme as of_theme
from gui.look.hues import distance, hue, luminance
from gui.look.theme import DARK, LIGHT, strategy_hue

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK])


def hues(theme, count):
    taken = theme.error, theme.lost, theme.cancelled
    return [hue(theme.tasks, number, taken, theme.panel).name() for number in range(count)]


@THEMES
def test_that_every_strategy_has_a_colour_of_its_own(theme):
    colours = [strategy_hue(theme, identifier).name() for identifier in catalogue.strategies()]
    assert len(set(colours)) == len(colours)
    assert colours[:6] == [QColor(name).name() for name in theme.tasks]


@THEMES
def test_that_two_strategies_more_differ_from_all_others(theme, monkeypatch):
    known = catalogue.strategies()
    more = {**known, "other": known["pool"], "another": known["pool"]}
    monkeypatch.setattr(of_theme, "strategies", lambda: more)
    colours = {identifier: strategy_hue(theme, identifier).name() for identifier in more}
    assert len(set(colours.values())) == len(known) + 2
    for new in ("other", "another"):
        others = {name for identifier, name in colours.items() if identifier != new}
        assert min(distance(colours[new], other) for other in (*others, theme.error, theme.lost)) > 0.12


@THEMES
def test_that_none_of_many_is_like_another_nor_like_the_ground(theme):
    colours = hues(theme, 14)
    for one, other in itertools.combinations(colours, 2):
        if one not in theme.tasks or other not in theme.tasks:
            assert distance(one, other) > 0.09
    for name in colours[6:]:
        lighter, darker = sorted((luminance(QColor(name)), luminance(QColor(theme.panel))), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 3


@THEMES
def test_that_more_of_them_change_none_of_those_before(theme):
    assert hues(theme, 12)[:9] == hues(theme, 9)


def test_that_red_and_green_are_nearer_for_deuteranopes_and_that_is_what_counts():
    assert distance("#000000", "#000000") == 0
    assert distance("#ff0000", "#8a8a00") < distance("#ff0000", "#0000ff")
