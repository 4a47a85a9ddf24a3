"""Colours tell the task, the state, the worker or the duration; an error always its own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from gui.look.theme import DARK, LIGHT
from gui.timeline.paint.colours import ColourBy, Colouring, premultiplied, ramp

THEMES = [LIGHT, DARK]


def names(colours):
    return [QColor(*(int(part) for part in colour)).name() for colour in colours]


def spans(colouring, lane, tasks, failed=None, took_ns=1_000):
    failed = [False] * len(tasks) if failed is None else failed
    took = np.full(len(tasks), took_ns)
    return names(colouring.spans(lane, np.array(tasks), np.array(failed, bool), took))


@pytest.mark.parametrize("theme", THEMES)
def test_that_tasks_that_follow_each_other_have_different_colours(theme):
    colouring = Colouring(theme, ColourBy.TASK, 1, 10)
    assert spans(colouring, 0, range(6)) == list(theme.tasks)
    assert spans(colouring, 3, [0, 6]) == [theme.tasks[0]] * 2


@pytest.mark.parametrize("theme", THEMES)
def test_that_a_workers_tasks_share_its_colour(theme):
    colouring = Colouring(theme, ColourBy.WORKER, 1, 10)
    assert spans(colouring, 1, range(4)) == [theme.tasks[1]] * 4
    assert names(colouring.merged(2, np.ones(2))) == [theme.tasks[2]] * 2


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("by", list(ColourBy))
def test_that_an_error_has_its_own_colour_and_nothing_else_has_it(theme, by):
    colouring = Colouring(theme, by, 1, 1_000_000)
    assert spans(colouring, 0, [5, 6], [True, False])[0] == theme.error
    seen = {name for task in range(12) for name in spans(colouring, task, [task], took_ns=10 ** (task % 7))}
    assert theme.error not in seen


def test_that_longer_takes_a_later_colour_of_the_scale():
    colouring = Colouring(LIGHT, ColourBy.DURATION, 1_000, 1_000_000)
    colours = colouring.merged(0, np.array([10, 1_000, 30_000, 1_000_000, 10_000_000]))
    at = [int(np.flatnonzero((ramp(is_dark=False) == colour).all(axis=1))[0]) for colour in colours]
    assert at == sorted(at)
    assert at[0] == at[1] == 0
    assert at[3] == at[4] == len(ramp(is_dark=False)) - 1
    assert 0 < at[2] < at[3]


def test_that_the_scale_goes_from_dark_to_light_without_turning():
    lightness = [QColor(*(int(part) for part in colour)).lightnessF() for colour in ramp(is_dark=False)]
    luminance = ramp(is_dark=False) @ np.array([0.2126, 0.7152, 0.0722])
    assert (np.diff(luminance) > 0).all()
    assert lightness[0] < 0.45


@given(st.lists(st.tuples(*[st.integers(0, 255)] * 3, st.floats(0, 1)), min_size=1, max_size=20))
def test_that_no_part_of_a_pixel_exceeds_its_opacity(parts):
    colours = np.array([part[:3] for part in parts], np.float64)
    opacity = np.array([part[3] for part in parts])
    for word, (*rgb, alpha) in zip(premultiplied(colours, opacity).tolist(), parts, strict=True):
        assert word >> 24 == int(alpha * 255)
        seen = [word >> shift & 255 for shift in (16, 8, 0)]
        assert seen == [int(each * alpha) for each in rgb]
        assert max(seen) <= (word >> 24) + 1
