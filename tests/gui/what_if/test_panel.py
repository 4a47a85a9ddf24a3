"""What if, in the window: predictions of the run that is shown, and their ghost over the chart."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect

from engine.formats.run_file import save
from engine.insight.what_if.replay import Bar
from gui.what_if.ghost import Ghost, with_those_beyond
from tests.gui.made_runs import made


@pytest.fixture
def panel(window, qtbot, tmp_path):
    """The panel, in its tab, of a run of two workers with four jobs of half a second each."""
    path = tmp_path / "made.pgram"
    save(made([(0.0, 0.5), (0.5, 1.0)], [(0.0, 0.5), (0.5, 1.0)], elapsed_s=1.0), str(path))
    window.contents.tabs.setCurrentWidget(window.contents.what_if)
    window.open_run(str(path))
    found = window.contents.what_if
    qtbot.waitUntil(found.workers.isEnabled, timeout=30_000)
    return found


def test_that_nothing_is_predicted_before_there_is_a_run(window):
    window.contents.tabs.setCurrentWidget(window.contents.what_if)
    assert not window.contents.what_if.workers.isEnabled()
    assert window.contents.what_if.ghost.bars == ()
    assert "Once the run is over" in window.contents.what_if.told.text()


def test_that_fewer_workers_take_longer_and_a_ghost_shows_it(panel, qtbot):
    assert (panel.workers.value(), panel.chunk.value()) == (2, 1)
    panel.workers.setValue(1)
    qtbot.waitUntil(lambda: bool(panel.ghost.bars), timeout=30_000)
    assert panel.told.text().startswith("Predicted: 2.0 s, where it took 1.0 s")
    assert panel.assumed.text().startswith("Assumed: ")
    assert {bar.worker for bar in panel.ghost.bars} == {0}
    assert panel.ghost.isVisible()


def test_that_workers_without_a_row_are_counted():
    bars = [Bar(worker, 0.0, 1.0) for worker in range(8)]
    assert with_those_beyond("predicted: 1 s", bars, 2) == "predicted: 1 s · 6 more workers have no row"
    assert with_those_beyond("predicted: 1 s", bars, 7) == "predicted: 1 s · 1 more worker has no row"
    assert (
        with_those_beyond("predicted: 1 s", bars, 8) == with_those_beyond("predicted: 1 s", (), 0) == "predicted: 1 s"
    )


def test_that_it_is_told_which_change_would_gain_before_any_is_made(panel, window, qtbot, tmp_path):
    other = tmp_path / "long_last.pgram"
    save(made([(0.0, 0.1), (0.1, 0.2), (0.2, 1.0)], [(0.0, 0.1), (0.1, 0.2)], elapsed_s=1.0), str(other))
    window.open_run(str(other))
    told = "with the longest jobs first, the run would take about"
    qtbot.waitUntil(lambda: told in panel.assumed.text(), timeout=30_000)
    assert panel.assumed.text().startswith("Predicted: ")
    panel.workers.setValue(1)
    qtbot.waitUntil(lambda: panel.assumed.text().startswith("Assumed: "), timeout=30_000)
    panel.back.click()
    assert panel.assumed.text().startswith("Predicted: ")


def test_that_no_field_lies_over_another(panel, window, qtbot):
    window.resize(1280, 800)
    boxes = (panel.workers, panel.chunk, panel.cores, panel.handover)
    sliders = (panel.workers_slider, panel.chunk_slider, panel.cores_slider, panel.handover_slider)
    fields = (*boxes, panel.longest, panel.back, *panel.on_cores)

    def places():
        shown = (*fields, *sliders, panel.told, panel.assumed)
        return [QRect(each.mapTo(window, QPoint(0, 0)), each.size()) for each in shown]

    qtbot.waitUntil(lambda: not any(a.intersects(b) for a, b in combinations(places(), 2)), timeout=30_000)
    assert all(each.height() >= each.fontMetrics().height() for each in fields)


def test_that_more_cores_bring_as_many_workers(panel, qtbot):
    panel.on_cores[0].click()
    qtbot.waitUntil(lambda: bool(panel.ghost.bars), timeout=30_000)
    assert (panel.workers.value(), panel.cores.value()) == (8, 8)
    assert panel.told.text().startswith("Predicted: 500 ms")
    assert "8 cores" in panel.assumed.text()
    panel.back.click()
    assert panel.ghost.bars == ()
    assert panel.workers.value() == 2


def test_that_a_slider_and_its_box_show_the_same(panel, qtbot):
    slider = panel.workers_slider
    slider.setValue(slider.minimum())
    qtbot.waitUntil(lambda: {bar.worker for bar in panel.ghost.bars} == {0}, timeout=30_000)
    assert panel.workers.value() == 1
    panel.workers.setValue(1_000)  # a box reaches further than its slider
    assert slider.value() == slider.maximum()
    assert panel.workers.value() == 1_000
    slider.setValue(slider.maximum() - 1)
    assert panel.workers.value() == 56
    panel.chunk_slider.setValue(panel.chunk_slider.maximum())
    assert panel.chunk.value() == 4  # all jobs
    panel.handover_slider.setValue(panel.handover_slider.maximum())
    assert panel.handover.chosen() == "inf"
    panel.back.click()
    assert panel.handover_slider.value() == 0
    assert (panel.workers.value(), panel.workers_slider.value()) == (2, 1)


def test_that_of_what_a_dragged_slider_asks_the_last_is_shown(panel, qtbot):
    shown = []
    show_bars, panel.ghost.show_bars = panel.ghost.show_bars, lambda *what: (shown.append(what), show_bars(*what))
    panel.longest.setChecked(True)
    for workers in (3, 4, 5, 6, 7, 8, 1):
        panel.workers.setValue(workers)
    qtbot.waitUntil(lambda: panel.told.text().startswith("Predicted: 2.0 s"), timeout=30_000)
    assert len(shown) == 1  # none of those between was worked out


def test_that_nothing_is_shown_of_what_was_taken_back_meanwhile(panel, window, qtbot):
    panel.workers.setValue(1)
    panel.back.click()
    done = []
    window.session.work(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    assert panel.ghost.bars == ()
    assert panel.told.text().startswith("Change something")


def test_that_the_ghost_goes_with_its_tab_and_with_its_run(panel, window, qtbot, tmp_path):
    panel.longest.setChecked(True)
    qtbot.waitUntil(lambda: bool(panel.ghost.bars), timeout=30_000)
    window.contents.tabs.setCurrentIndex(0)
    assert not panel.ghost.isVisible()
    window.contents.tabs.setCurrentWidget(panel)
    assert panel.ghost.isVisible()
    other = tmp_path / "other.pgram"
    save(made([(0.0, 1.0)], elapsed_s=1.0), str(other))
    window.open_run(str(other))
    qtbot.waitUntil(lambda: panel.ghost.bars == () and panel.workers.value() == 1, timeout=30_000)


def test_that_a_ghost_is_painted_where_its_workers_lanes_are(panel, window, qtbot):
    ghost = panel.ghost
    assert isinstance(ghost, Ghost)
    ghost.show_bars((Bar(0, 0.0, 0.4), Bar(1, 0.4, 0.9), Bar(70, 0.0, 1.0)), 0.9, "predicted: 900 ms")
    before = window.timeline.grab().toImage()
    ghost.clear()
    qtbot.waitUntil(lambda: window.timeline.grab().toImage() != before, timeout=30_000)
