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
    assert box.ways(["sequential", "pool"], 6, 4) == 2
    box.setChecked(True)
    swept = [(plan.strategy, plan.workers) for plan in box.swept(plans)]
    assert swept == [("sequential", 1), *(("pool", workers) for workers in (1, 2, 4, 6))]
    assert box.ways(["sequential", "pool"], 6, 4) == len(swept)
    assert box.ways(["sequential"], 6, 4) == 1


def test_that_ways_that_have_chunks_are_run_with_several_sizes(qtbot):
    box = SweepBox()
    qtbot.addWidget(box)
    box.chunks.setChecked(True)
    names = ("sequential", "pool", "threads", "joblib")
    plans = [make_plan(strategy=name, workers=2, workload="tiny", jobs=100) for name in names]
    swept = [(plan.strategy, dict(plan.options)) for plan in box.swept(plans)]
    assert swept == [
        ("sequential", {}),
        *(("pool", {"chunksize": size}) for size in (1, 8, 64)),
        ("threads", {}),
        *(("joblib", {"batch_size": size}) for size in (1, 8, 64)),
    ]
    assert box.ways(names, 2, 100) == len(swept)
    box.setChecked(True)
    assert box.ways(["pool"], 4, 10) == len(box.swept([make_plan(strategy="pool", workers=4, jobs=10)])) == 9


def test_that_options_that_exclude_chunks_are_left_as_they_are(qtbot):
    box = SweepBox()
    qtbot.addWidget(box)
    box.chunks.setChecked(True)
    plan = make_plan(strategy="pool", workers=2, options={"method": "apply_async"})
    assert box.swept([plan]) == (plan,)


def test_that_run_of_one_strategy_becomes_a_comparison(qtbot):
    form, wanted = RunForm(), []
    qtbot.addWidget(form)
    form.show()
    form.comparison_wanted.connect(wanted.append)
    form.strategy.choose("threads")
    form.workers.setValue(4)
    form.sweep.setChecked(True)
    form.sweep.chunks.setChecked(True)  # threads have none
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
    assert other.sweep.chunks.isChecked()
    form.sweep.setChecked(False)
    assert (form.run_button.text(), form.repeats.isVisible()) == ("Run", False)
    for each in (form, other):
        each.close_questions()
