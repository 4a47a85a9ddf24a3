"""The picture of a whole run is true, and made no more often than it is worth."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtGui import QColor

from engine.inside.plan import make_plan
from engine.trace.run import Run
from gui.look.theme import DARK, LIGHT
from gui.timeline.compute.density import Density
from gui.timeline.paint import density_picture
from gui.timeline.paint.density_picture import DensityPicture, area, full
from tests.engine.trace.cells import cell, header
from tests.waiting import wait_until

SECOND = 10**9


def run_of(*tasks_s, workers=2, more=1):
    """A run since 1 s, with a worker for each list of tasks, as ``(start, end)`` in seconds; ``more`` jobs wait."""
    count = sum(len(tasks) for tasks in tasks_s)
    run = Run(make_plan(strategy="pool", jobs=count + more, workers=workers))
    run.started_ns = SECOND
    task = 0
    for number, tasks in enumerate(tasks_s):
        cells = b""
        for start_s, end_s in tasks:
            cells += cell(task, SECOND + round(start_s * SECOND), SECOND + round(end_s * SECOND))
            task += 1
        run.trace.extend(run.trace.lane(header(f"{number}.records", number + 1)), cells, b"")
    return run


def test_that_the_area_is_as_high_as_workers_were_busy():
    colour = QColor("#0b62c4")
    nothing = np.zeros(0, np.int64)
    image = area(Density(np.array([0.0, 1.0, 2.0, 0.001]), nothing, nothing), 2.0, 10, colour)
    heights = [sum(image.pixelColor(x, y).alpha() == 255 for y in range(10)) for x in range(4)]
    assert heights == [0, 5, 10, 1]
    assert image.pixelColor(2, 0).name() == colour.name()


def test_that_it_is_filled_by_all_lanes_or_by_as_many_as_are_there_at_once():
    nothing = np.zeros(0, np.int64)
    run = run_of([(0, 1)], [(0, 1)], workers=4)
    assert full(run, Density(np.array([0.5]), nothing, nothing)) == 2
    replaced = run_of(*([(number, number + 1)] for number in range(9)), workers=2)
    assert full(replaced, Density(np.array([1.0, 2.0]), nothing, nothing)) == 2
    assert full(replaced, Density(np.array([1.0, 3.0]), nothing, nothing)) == 3


def test_that_there_is_no_picture_of_what_has_not_begun():
    picture = DensityPicture()
    assert picture.bring_up_to_date(None, 1.0, 100, 20, LIGHT) is None
    assert picture.image is None
    assert picture.bring_up_to_date(Run(make_plan(strategy="pool", jobs=1, workers=1)), 1.0, 100, 20, LIGHT) is None
    assert picture.image is None


def test_that_the_same_is_not_drawn_again_and_another_theme_or_run_is_at_once():
    picture, run = DensityPicture(), run_of([(0, 1)])
    assert picture.bring_up_to_date(run, 2.0, 100, 20, LIGHT) is None
    first = picture.image
    assert picture.bring_up_to_date(run, 2.0, 100, 20, LIGHT) is None
    assert picture.image is first
    assert picture.bring_up_to_date(run, 2.0, 100, 20, DARK) is None
    assert picture.image.pixelColor(10, 19).name() == DARK.accent
    second = picture.image
    assert picture.bring_up_to_date(run_of([(0, 2)]), 2.0, 100, 20, DARK) is None
    assert picture.image is not second


def test_that_what_grows_is_drawn_again_for_a_hundredth_of_a_core_and_time_without_a_core_does_not_count(monkeypatch):
    made, now_s, spent_s = density_picture.density, [100.0], [1.0]

    def slow(*arguments):
        now_s[0] += 0.3
        spent_s[0] += 0.02
        return made(*arguments)

    times = SimpleNamespace(monotonic=lambda: now_s[0], thread_time=lambda: spent_s[0])
    monkeypatch.setattr(density_picture, "time", times)
    monkeypatch.setattr(density_picture, "density", slow)
    picture, run = DensityPicture(), run_of([(0, 1)])
    assert picture.bring_up_to_date(run, 1.0, 100, 20, LIGHT) is None
    first = picture.image
    behind_s = picture.bring_up_to_date(run, 1.1, 100, 20, LIGHT)
    assert behind_s == pytest.approx(2.0)
    now_s[0] += 0.9 * behind_s
    assert picture.bring_up_to_date(run, 1.1, 100, 20, LIGHT) == pytest.approx(0.1 * behind_s)
    assert (picture.image, picture.until_s) == (first, 1.0)
    now_s[0] += 0.2 * behind_s
    assert picture.bring_up_to_date(run, 1.1, 100, 20, LIGHT) is None
    assert picture.until_s == 1.1


def test_that_a_run_that_only_goes_on_is_not_drawn_again_until_it_has_ended():
    picture, run = DensityPicture(), run_of([(0, 1)])
    run.seen_ns = 3 * SECOND
    assert picture.bring_up_to_date(run, 4.0, 100, 20, LIGHT) is None
    first = picture.image
    run.seen_ns = 4 * SECOND
    picture.bring_up_to_date(run, 4.0, 100, 20, LIGHT)
    assert (picture.image, picture.at_ns) == (first, 3 * SECOND)
    run.ended_ns = 4 * SECOND
    wait_until(lambda: picture.bring_up_to_date(run, 4.0, 100, 20, LIGHT) is None)
    assert picture.at_ns == 4 * SECOND
