"""Fewer workers are run as well where that is ticked."""

from engine.inside.plan import make_plan
from gui.panels.filling import fill, filled
from gui.panels.run_form import RunForm
from gui.panels.sweep_box import SweepBox


def test_that_each_plan_is_run_with_fewer_workers_if_it_has_several(qtbot):
    box = SweepBox()
    qtbot.addWidget(box)
    plans = [make_plan(strategy="sequential"), make_plan(strategy="pool", workers=6)]
    assert box.swept(plans) == tuple(plans)
    assert box.ways(["sequential", "pool"], 6) == 2
    box.setChecked(True)
    swept = [(plan.strategy, plan.workers) for plan in box.swept(plans)]
    assert swept == [("sequential", 1), *(("pool", workers) for workers in (1, 2, 4, 6))]
    assert box.ways(["sequential", "pool"], 6) == len(swept)
    assert box.ways(["sequential"], 6) == 1


def test_that_run_of_one_strategy_becomes_a_comparison(qtbot):
    form, wanted = RunForm(), []
    qtbot.addWidget(form)
    form.show()
    form.comparison_wanted.connect(wanted.append)
    form.strategy.choose("threads")
    form.workers.setValue(4)
    form.sweep.setChecked(True)
    assert form.run_button.text() == "Run 3 ways and compare"
    assert form.repeats.isVisible()
    form.repeats.setValue(1)
    form.run_button.click()
    assert [plan.workers for plan in wanted[0].plans] == [1, 2, 4]
    form.workers.setValue(8)
    assert form.run_button.text() == "Run 4 ways and compare"
    other = RunForm()
    qtbot.addWidget(other)
    fill(other, filled(form))
    assert other.sweep.isChecked()
    form.sweep.setChecked(False)
    assert (form.run_button.text(), form.repeats.isVisible()) == ("Run", False)
    for each in (form, other):
        each.close_questions()
