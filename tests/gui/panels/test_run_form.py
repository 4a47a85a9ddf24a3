"""The form: what it makes of what is filled in, and where it says what is wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from engine.plan import make_plan
from gui.panels.run_form import RunForm


@pytest.fixture
def form(qtbot):
    made = RunForm()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def plans(form):
    found = []
    form.run_wanted.connect(lambda plan, baseline: found.append((plan, baseline)))
    return found


def problems(form):
    return [label.text() for label in form.findChildren(QLabel, "problem") if label.isVisible()]


def test_that_run_hands_over_what_the_form_says(form, plans):
    form.strategy.choose("process")
    form.jobs.setValue(6)
    form.size_box.setValue(123)
    form.workers.setValue(3)
    form.start_method.choose("spawn")
    form.baseline.setChecked(True)
    form.run_button.click()
    wanted = make_plan(strategy="process", jobs=6, size=123, workers=3, options={"start_method": "spawn"})
    assert plans == [(wanted, True)]
    assert problems(form) == []


def test_that_a_new_form_is_the_tutorials_pool(form, plans):
    form.run_button.click()
    assert plans == [(make_plan(strategy="pool"), False)]


def test_that_each_strategy_offers_its_own_number_of_workers_until_another_is_set(form):
    form.strategy.choose("process")
    assert form.workers.value() == 4
    form.jobs.setValue(7)
    assert form.workers.value() == 7
    form.strategy.choose("joblib")
    assert form.workers.value() == 4
    form.workers.setValue(3)
    form.strategy.choose("process")
    assert form.workers.value() == 3


def test_that_what_a_strategy_does_not_take_cannot_be_set(form):
    form.strategy.choose("sequential")
    assert not form.workers.isEnabled()
    assert not form.start_method.isEnabled()
    assert not form.baseline.isEnabled()
    form.strategy.choose("joblib")
    assert form.workers.isEnabled()
    assert not form.start_method.isEnabled()


def test_that_a_problem_is_said_beside_its_field_and_nothing_starts(form, plans):
    form.strategy.choose("process")
    form.jobs.setValue(5_000)
    form.run_button.click()
    assert plans == []
    assert problems(form) == [form._problems["workers"].text()]
    assert "set the number of workers" in form._problems["workers"].text()
    form.workers.setValue(8)
    assert problems(form) == []
    form.run_button.click()
    assert plans == [(make_plan(strategy="process", jobs=5_000, workers=8), False)]


def test_that_a_run_of_hours_is_started_only_when_it_is_confirmed(form, plans):
    form.jobs.setValue(1_000_000)
    form.size_box.setValue(10_000_000)
    form.run_button.click()
    assert plans == []
    assert "would take about" in problems(form)[0]
    assert form.run_button.text() == "Run anyway"
    form.run_button.click()
    assert len(plans) == 1
    assert form.run_button.text() == "Run"


def test_that_a_change_takes_the_question_back(form, plans):
    form.jobs.setValue(1_000_000)
    form.run_button.click()
    assert form.run_button.text() == "Run anyway"
    form.jobs.setValue(4)
    assert form.run_button.text() == "Run"
    assert problems(form) == []
    form.run_button.click()
    assert len(plans) == 1


@pytest.mark.parametrize("typed", ["0", "-3", "1e3", "x", "99999999999"])
def test_that_no_number_out_of_range_can_be_typed(form, qtbot, plans, typed):
    form.jobs.selectAll()
    qtbot.keyClicks(form.jobs, typed)
    qtbot.keyClick(form.jobs, Qt.Key.Key_Tab)
    assert 1 <= form.jobs.value() <= 10_000_000


def test_that_a_number_being_typed_counts_when_run_is_pressed(form, qtbot, plans):
    form.jobs.selectAll()
    qtbot.keyClicks(form.jobs, "9")
    form.submit()
    assert plans[0][0].jobs == 9


def test_that_every_choice_explains_itself(form):
    for row in range(form.strategy.count()):
        assert form.strategy.item(row).toolTip()
    for widget in (form.workload, form.jobs, form.size_box, form.workers, form.start_method, form.baseline):
        assert widget.toolTip()
