"""Strategies are ticked apart from being chosen, and several of them are run and compared."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from engine.inside.cores import usable_cores
from engine.inside.plan import make_plan
from engine.model.experiment import Experiment
from gui.panels.filling import fill, filled
from gui.panels.run_form import RunForm


@pytest.fixture
def form(qtbot):
    made = RunForm()
    qtbot.addWidget(made)
    made.resize(made.width(), 1_000)
    made.show()
    yield made
    made.close_questions()


@pytest.fixture
def wanted(form):
    found = []
    form.comparison_wanted.connect(found.append)
    form.run_wanted.connect(lambda plan, baseline: found.append((plan, baseline)))
    return found


def test_that_ticks_and_choice_are_apart_and_driven_by_name(form):
    ticks = form.findChild(QWidget, "strategyTicks")
    assert ticks.ticked() == []
    ticks.tick("joblib", True)
    ticks.tick("process", True)
    assert ticks.ticked() == ["process", "joblib"]
    assert form.strategy.chosen() == "pool"
    form.strategy.choose("executor")
    assert ticks.ticked() == ["process", "joblib"]
    ticks.tick("joblib", False)
    assert ticks.ticked() == ["process"]
    with pytest.raises(KeyError):
        ticks.tick("nonsense", True)


def test_that_a_click_on_the_box_ticks_and_one_beside_it_does_not(form):
    rect = form.strategy.visualItemRect(form.strategy.entry("threads"))
    QTest.mouseClick(form.strategy.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert (form.strategy.chosen(), form.ticks.ticked()) == ("threads", [])
    found = []
    for x in range(2, 40, 4):  # where the box is hangs on the style
        QTest.mouseClick(form.strategy.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, rect.center().y()))
        found.append(form.ticks.ticked())
        if found[-1]:
            break
    assert found[-1] == ["threads"]
    QTest.keyClick(form.strategy, Qt.Key.Key_Space)
    assert form.ticks.ticked() == []


def test_that_run_says_how_many_ways_it_runs_and_repeats_are_asked_for_then(form):
    repeats = form.findChild(QSpinBox, "repeats")
    assert (form.run_button.text(), repeats.isVisible()) == ("Run", False)
    form.ticks.tick("pool", True)
    assert (form.run_button.text(), repeats.isVisible()) == ("Run", False)
    form.ticks.tick("sequential", True)
    assert (form.run_button.text(), repeats.isVisible()) == ("Run 2 ways and compare", True)
    form.ticks.tick("threads", True)
    form.ticks.tick("joblib", True)
    assert form.run_button.text() == "Run 4 ways and compare"
    assert not form.baseline.isEnabled()  # it is one of them
    for identifier in form.ticks.ticked():
        form.ticks.tick(identifier, False)
    assert (form.run_button.text(), repeats.isVisible()) == ("Run", False)
    assert form.baseline.isEnabled()


def test_that_one_tick_leaves_run_to_what_is_chosen(form, wanted):
    form.ticks.tick("joblib", True)
    form.run_button.click()
    assert wanted == [(make_plan(strategy="pool"), False)]


def test_that_several_ways_have_their_own_options_and_as_many_workers(form, wanted):
    form.strategy.choose("pool")
    form.findChild(QSpinBox, "option-chunksize").setValue(2)
    form.size_box.setValue(123)
    for identifier in ("pool", "executor", "sequential"):
        form.ticks.tick(identifier, True)
    form.strategy.choose("process")  # of which only the options are looked at
    form.repeats.setValue(5)
    assert form.workers.value() == min(usable_cores(), 4)
    form.run_button.click()
    workers = min(usable_cores(), 4)
    plans = (
        make_plan(strategy="sequential", size=123),
        make_plan(strategy="pool", size=123, workers=workers, options={"chunksize": 2, "start_method": "fork"}),
        make_plan(strategy="executor", size=123, workers=workers),
    )
    assert wanted == [Experiment(plans, 5)]


def test_that_the_loop_beside_several_is_run_once_before_them(form, wanted):
    form.baseline.setChecked(True)
    form.ticks.tick("pool", True)
    form.ticks.tick("threads", True)
    form.workers.setValue(3)
    form.run_button.click()
    plans = tuple(make_plan(strategy=name, workers=3) for name in ("pool", "threads"))
    assert wanted == [Experiment((make_plan(strategy="sequential"), *plans), 3, loop=0)]


def test_that_a_way_that_cannot_be_ticked_is_not_run(form):
    form.ticks.tick("joblib", True)
    form.ticks.tick("pool", True)
    form.ticks.tick("threads", True)
    form.strategy.set_available("joblib", "it is not there")
    assert form.ticks.ticked() == ["pool", "threads"]
    assert form.run_button.text() == "Run 2 ways and compare"
    with pytest.raises(KeyError):
        form.ticks.tick("joblib", True)
    form.strategy.set_available("joblib", "")
    assert form.ticks.ticked() == ["pool", "joblib", "threads"]


def test_that_a_way_that_is_wrong_is_told_and_nothing_is_run(form, wanted):
    form.strategy.choose("joblib")
    form.findChild(QWidget, "option-batch_size").setCurrentText("nonsense")
    form.strategy.choose("pool")
    form.ticks.tick("pool", True)
    form.ticks.tick("joblib", True)
    form.run_button.click()
    assert wanted == []
    (told,) = [label.text() for label in form.findChildren(QLabel, "problem") if label.isVisible()]
    assert "batch_size" in told


def test_that_ticks_are_remembered(form, qtbot):
    form.ticks.tick("pool", True)
    form.ticks.tick("joblib", True)
    form.repeats.setValue(7)
    other = RunForm()
    qtbot.addWidget(other)
    fill(other, filled(form))
    assert (other.ticks.ticked(), other.repeats.value()) == (["pool", "joblib"], 7)
    fill(other, {"ticks": ["nonsense", 5, "threads"], "repeats": 10**9})
    assert (other.ticks.ticked(), other.repeats.value()) == (["threads"], 7)
    other.close_questions()
