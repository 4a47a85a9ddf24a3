"""Where among two settings the fastest lies, as it is drawn."""

import pytest
from PySide6.QtGui import QColor

from gui.comparison.heat_chart import HeatChart
from gui.look.theme import DARK, LIGHT, strategy_hue
from tests.gui.made_runs import made


def swept(chunks=(1, 8)):
    """Two workers with chunks of eight are the fastest."""
    return [
        made(
            *[[(0, 1)]] * 4,
            elapsed_s=8 / workers / chunk,
            strategy="pool",
            workers=workers,
            options={"chunksize": chunk},
        )
        for workers in (1, 2)
        for chunk in chunks
    ]


@pytest.fixture
def chart(qtbot):
    made_chart = HeatChart()
    qtbot.addWidget(made_chart)
    made_chart.resize(500, 160)
    made_chart.show()
    return made_chart


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_the_fastest_pair_is_the_fullest_and_is_framed_and_spoken(chart, compared, theme):
    chart.show_theme(theme)
    chart.show_maps(compared(*swept()).maps)
    assert chart.accessibleDescription() == "Pool: workers 2, jobs per chunk 8: 0.50 s"
    image = chart.grab().toImage()
    found = [image.pixelColor(x, y).name() for y in range(image.height()) for x in range(image.width())]
    assert strategy_hue(theme, "pool").name() in found
    assert found.count(QColor(theme.text).name()) > 100  # the frame


def test_that_nothing_is_painted_of_nothing(chart):
    chart.show_theme(LIGHT)
    chart.show_maps(())
    image = chart.grab().toImage()
    assert {image.pixelColor(x, y).name() for x in range(0, 500, 7) for y in range(0, 160, 7)} == {
        image.pixelColor(0, 0).name()
    }


def test_that_the_page_shows_a_map_where_two_settings_differ(window, compared):
    window.comparing.get_ready()
    page = window.comparing.page
    page.show_runs(compared(*swept()))
    assert page.views.isTabVisible(2)
    assert page.views.currentIndex() == 2
    assert page.heat.accessibleDescription().startswith("Pool: ")
    page.show_runs(compared(*swept(chunks=(1,))))
    assert not page.views.isTabVisible(2)
