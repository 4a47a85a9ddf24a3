"""How long each way took, as it is painted."""

import itertools

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from gui.comparison import ranking as module
from gui.comparison.ranking import Ranking, told
from gui.look.theme import DARK, LIGHT, strategy_hue
from tests.gui.made_runs import made

WIDTH = 1_000
LEFT, ROOM = module._NAME_MOST, WIDTH - module._NAME_MOST - module._TOLD_WIDTH


@pytest.fixture
def shown(qtbot, compared):
    """Show the ranking of runs, ``WIDTH`` wide."""

    def show(*saved, theme=LIGHT):
        ranking = Ranking()
        qtbot.addWidget(ranking)
        ranking.show_theme(theme)
        found = compared(*saved)
        ranking.show_comparison(found.comparison, found.way_names)
        ranking.resize(WIDTH, ranking.height())
        with qtbot.waitExposed(ranking):
            ranking.show()
        return ranking

    return show


def row(ranking, place, dy=0):
    """The colours of a row of pixels through the middle of a way, from the left end of the bars on, by name."""
    image = ranking.grab().toImage()
    ratio = image.devicePixelRatio()
    y = round((module._AXIS + (place + 0.5) * module._ROW + dy) * ratio)
    return [image.pixelColor(QPoint(round((LEFT + x) * ratio), y)).name() for x in range(ROOM + 1)]


def ground(ranking):
    """What it stands upon, which is the parent's."""
    return ranking.grab().toImage().pixelColor(0, 0)


def blended(colour, ground, alpha):
    return [round(a * alpha + b * (1 - alpha)) for a, b in zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)]


def is_near(name, rgb):
    return all(abs(a - b) <= 3 for a, b in zip(QColor(name).getRgb()[:3], rgb, strict=True))


def stretch(colours, rgb):
    """From where to where there is a colour."""
    found = [x for x, name in enumerate(colours) if is_near(name, rgb)]
    return (found[0], found[-1]) if found else None


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_each_bar_ends_where_its_time_is(shown, theme):
    ranking = shown(
        made([(0, 1)], elapsed_s=2.0), made([(0, 1)], elapsed_s=5.0, strategy="threads"), theme=theme
    )  # fmt: skip
    for place, (strategy, elapsed_s) in enumerate([("pool", 2.0), ("threads", 5.0)]):
        colour = blended(strategy_hue(theme, strategy), ground(ranking), 0.85)
        first, last = stretch(row(ranking, place, dy=5), colour)
        assert first <= 2
        assert last == pytest.approx(elapsed_s / (5.0 * module._MARGIN) * ROOM, abs=2.5)


def test_that_a_bar_is_the_median_and_each_repeat_a_dot_upon_it(shown):
    ranking = shown(*(made([(0, 1)], elapsed_s=elapsed_s) for elapsed_s in (1.0, 2.0, 4.0)))
    colours = row(ranking, 0)
    for elapsed_s in (1.0, 2.0, 4.0):
        x = round(elapsed_s / (4.0 * module._MARGIN) * ROOM)
        assert is_near(colours[x], QColor(LIGHT.text).getRgb()[:3])
    _, last = stretch(row(ranking, 0, dy=5), blended(strategy_hue(LIGHT, "pool"), ground(ranking), 0.85))
    assert last == pytest.approx(2.0 / (4.0 * module._MARGIN) * ROOM, abs=2.5)


def test_that_one_run_has_no_dot(shown):
    ranking = shown(made([(0, 1)], elapsed_s=2.0), made([(0, 1)], elapsed_s=4.0, strategy="threads"))
    assert stretch(row(ranking, 0), QColor(LIGHT.text).getRgb()[:3]) is None


def test_that_the_ideal_stands_at_the_plain_loops_time_shared_out_to_the_workers(shown):
    ranking = shown(
        made([(0, 1), (1, 2)], [(0, 1), (1, 2)], elapsed_s=3.0),
        made([(at, at + 1) for at in range(4)], elapsed_s=4.0, strategy="sequential", workers=1),
    )
    found = set()
    for dy in range(-11, 11):
        colours = row(ranking, 0, dy)
        ideal = [x for x, name in enumerate(colours) if is_near(name, QColor(LIGHT.text).getRgb()[:3])]
        found.update(ideal)
    assert len(found) == 1
    assert found.pop() == pytest.approx(2.0 / (4.0 * module._MARGIN) * ROOM, abs=1)


def test_that_a_way_that_is_not_ranked_is_pale_and_says_why(shown):
    ranking = shown(
        made([(0, 1)], elapsed_s=2.0, strategy="sequential", workers=1, results=[1]),
        made([(0, 1)], elapsed_s=1.0, results=[2]),
        made([(0, 1)], stopped="stopped", strategy="threads"),
    )
    ways = ranking._comparison.ways
    assert [told(way) for way in ways] == ["2.00 s", "other results", "1 of 1 unfinished"]
    pale = blended(strategy_hue(LIGHT, "pool"), ground(ranking), 0.25)
    assert stretch(row(ranking, 1, dy=5), pale)[1] == pytest.approx(ROOM / 2 / module._MARGIN, abs=2.5)
    assert stretch(row(ranking, 2, dy=5), blended(strategy_hue(LIGHT, "threads"), ground(ranking), 0.25)) is None


def test_that_it_is_told_to_who_cannot_see_it(shown):
    ranking = shown(
        made([(0, 1)], [(0, 1)], elapsed_s=1.0, sequential_s=1.9),
        made([(0, 1)], [(0, 1)], strategy="threads", elapsed_s=2.0),
    )
    assert ranking.accessibleName() == "How long each way took"
    spoken = "Pool · 2 workers: 1.00 s · 1.90 ×; Threads · 2 workers: 2.00 s · 0.95 ×"
    assert ranking.accessibleDescription() == spoken


def test_that_runs_of_which_none_finished_have_no_axis_and_no_bar(shown):
    ranking = shown(made([(0, 1)], stopped="stopped"), made([(0, 1)], stopped="stopped", strategy="threads"))
    assert set(row(ranking, 0)) == {ground(ranking).name()}


def test_that_as_many_ways_as_there_are_have_a_row_each(shown):
    ranking = shown(*(made([(0, 1)], workers=workers, elapsed_s=workers) for workers in range(1, 31)))
    assert ranking.height() == module._AXIS + 30 * module._ROW + 4
    assert told(ranking._comparison.ways[29]) == "30.00 s"


def test_that_no_text_about_a_way_is_wider_than_its_place(shown):
    runs = [made([(0, 1)], elapsed_s=90_000.0, sequential_s=9.0e6)] * 9
    failed = [made([(0, 1)], stopped="stopped")] * 9
    ranking = shown(*runs, *failed)
    text = told(ranking._comparison.ways[0])
    assert text == "90,000.00 s · 100.00 × · 9 of 18 unfinished"
    image, ratio = ranking.grab().toImage(), ranking.devicePixelRatio()
    y = range(round(module._AXIS * ratio), round((module._AXIS + module._ROW) * ratio))
    ground = image.pixelColor(0, 0)
    inked = [x for x in range(image.width()) if any(image.pixelColor(x, at) != ground for at in y)]
    assert inked[-1] < image.width() - 4 * ratio
    text_width = ranking.fontMetrics().horizontalAdvance(text)
    assert text_width > module._TOLD_WIDTH
    behind_the_name = [x for x in inked if x >= module._NAME_MOST * ratio]
    # The widest gap there is between the bar and the text, whatever the font's own gaps.
    behind_the_bar = max(itertools.pairwise(behind_the_name), key=lambda pair: pair[1] - pair[0])[1]
    assert inked[-1] - behind_the_bar == pytest.approx(text_width * ratio, abs=6)
