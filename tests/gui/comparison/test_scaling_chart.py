"""How the ways grow with their workers, as it is drawn."""

import pytest
from PySide6.QtGui import QColor

from engine.insight.sweep import lines
from gui.comparison.scaling_chart import ScalingChart, _place_among_its_like
from gui.look.theme import DARK, LIGHT, strategy_hue
from tests.gui.made_runs import made

WORKERS = (1, 2, 4)


def swept(strategy="pool"):
    return [
        made(*[[(0, 1)]] * 4, elapsed_s=spread * 8 / workers, strategy=strategy, workers=workers)
        for workers in WORKERS
        for spread in (0.98, 1.0, 1.02)
    ]


def colours(chart):
    image = chart.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}


@pytest.fixture
def chart(qtbot):
    made_chart = ScalingChart()
    qtbot.addWidget(made_chart)
    made_chart.resize(700, 260)
    made_chart.show()
    return made_chart


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_a_curve_has_its_strategys_colour_and_the_cores_a_line(chart, compared, theme):
    found = compared(*swept())
    chart.show_theme(theme)
    chart.show_curves(found.curves, found.comparison.sequential_s, 0)
    without = chart.grab().toImage()
    assert strategy_hue(theme, "pool").name() in colours(chart)
    assert strategy_hue(theme, "threads").name() not in colours(chart)
    chart.show_curves(found.curves, found.comparison.sequential_s, 2)
    assert chart.grab().toImage() != without
    assert chart.accessibleDescription() == "Pool: 1: 1.00 ×, 2: 2.00 ×, 4: 4.00 ×"


def test_that_curves_of_one_colour_are_told_apart_by_their_marks(compared):
    sizes = [
        made(*[[(0, 1)]] * 4, elapsed_s=8 / workers, workers=workers, options={"chunksize": size})
        for size in (1, 2)
        for workers in WORKERS
    ]
    found = lines(compared(*sizes, *swept("threads")).curves, None)
    assert [_place_among_its_like(found, line) for line in found] in ([0, 1, 0], [0, 0, 1])


def test_that_nothing_is_painted_of_nothing(chart):
    chart.show_theme(LIGHT)
    chart.show_curves((), None, 2)
    assert QColor(LIGHT.grid).name() not in colours(chart)


def test_that_the_page_shows_how_it_scales_where_workers_differ(window, compared):
    window.comparing.get_ready()
    page = window.comparing.page
    page.show_runs(compared(*swept()))
    assert page.views.isTabVisible(1)
    assert page.views.currentWidget() is page.scaling
    assert "Pool: " in page.close_notes.text()
    taller = page.sharing.picture().height()
    page.show_runs(compared(*swept()[:3]))
    assert not page.views.isTabVisible(1)
    assert page.views.currentWidget() is page.stack
    assert page.sharing.picture().height() < taller


def test_that_the_window_may_be_as_narrow_as_before(window, compared):
    least = window.minimumSizeHint().width()
    window.comparing.get_ready()
    window.comparing.page.show_runs(compared(*swept()))
    window.contents._pages.setCurrentWidget(window.comparing.place)
    assert window.minimumSizeHint().width() <= max(least, 900)
