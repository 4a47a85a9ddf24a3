"""Filling the run form in, and reading what it is filled in with."""

import json
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.strategies import strategies
from gui.panels.filling import fill, filled, of_plan
from gui.panels.run_form import RunForm


@pytest.fixture
def form(qtbot):
    made = RunForm()
    qtbot.addWidget(made)
    yield made
    made.close_questions()


def plan_of(form):
    found = []
    form.run_wanted.connect(lambda plan, _baseline: found.append(plan))
    form.submit()
    return found[0]


def test_that_a_strategy_stays_that_only_another_python_has_which_has_not_said_so_yet(form):
    assert "distributed" not in form.python.interpreter.modules
    fill(form, {"python": sys.executable, "strategy": "dask"})
    assert form.strategy.chosen() == "dask"
    assert form.missing_module("dask") is None


@pytest.mark.parametrize(
    "fields",
    [
        {"strategy": "process", "jobs": 3, "size": 10},
        {"strategy": "pool", "workers": 3, "options": {"method": "imap", "chunksize": 5}},
        {"strategy": "executor", "options": {"start_method": "spawn", "max_tasks_per_child": 2}},
        {"strategy": "joblib", "workers": 2, "options": {"batch_size": 4, "pre_dispatch": "2*n_jobs"}},
        {"strategy": "threads", "workload": "waiting", "keep_going": True, "task_timeout_s": 2.5},
        {"strategy": "sequential", "workload": "tiny"},
    ],
)
def test_that_a_form_filled_in_from_a_plan_says_that_plan(form, fields):
    plan = make_plan(**fields)
    fill(form, of_plan(plan))
    found = plan_of(form)
    told = {key: str(value) for key, value in plan.options.items()}
    assert {key: str(value) for key, value in found.options.items() if key in told or key != "start_method"} == told
    for name in ("strategy", "workers", "jobs", "workload", "size", "keep_going", "task_timeout_s"):
        assert getattr(found, name) == getattr(plan, name)


def test_that_what_one_form_is_filled_in_with_fills_in_another(form, qtbot, tmp_path):
    source = tmp_path / "own.py"
    source.write_text("def first(item): ...\n\ndef second(item): ...\n")
    form.strategy.choose("joblib")
    form.workers.setValue(3)
    form.open_function_file(str(source))
    with qtbot.waitSignal(form.own.listed, timeout=30_000):
        pass
    form.own.function.choose("second")
    form.own.items.fill("range", "0:9")
    form.own.arguments.setText("--fast 'my data'")
    form.baseline.setChecked(True)
    filling = json.loads(json.dumps(filled(form)))
    other = RunForm()
    qtbot.addWidget(other)
    fill(other, filling)
    with qtbot.waitSignal(other.own.listed, timeout=30_000):
        pass
    assert filled(other) == filled(form)
    assert plan_of(other) == plan_of(form)
    assert plan_of(other).arguments == ("--fast", "my data")
    other.close_questions()


def test_that_workers_left_to_the_strategy_stay_so(form):
    form.strategy.choose("process")
    filling = filled(form)
    assert filling["workers"] is None
    form.workers.setValue(9)
    fill(form, filling)
    form.jobs.setValue(6)
    assert form.workers.value() == 6


def test_that_options_of_before_do_not_stay(form):
    fill(form, {"strategy": "pool", "options": {"chunksize": 3}})
    assert form.options.values() == {"chunksize": 3}
    fill(form, {"strategy": "pool", "options": {}})
    assert form.options.values() == {}


ANY = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.lists(st.integers(), max_size=2)
)
NAMES = [
    "workload", "jobs", "size", "strategy", "workers", "start_method", "options", "task_timeout_s", "keep_going",
    "baseline", "function", "arguments", "items_kind", "items",
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(filling=st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, ANY)))
def test_that_whatever_it_is_to_be_filled_in_with_the_form_stays_a_right_one(form, filling):
    fill(form, filling)
    assert form.strategy.chosen() in strategies()
    assert form.jobs.value() >= 1
    assert form.workers.value() >= 1


@pytest.mark.parametrize("items", ["range:3:9", "[1, 2, 3]", None])
def test_that_a_function_of_ones_own_and_its_items_come_back_from_a_plan(form, items, tmp_path):
    file = tmp_path / "own.py"
    file.write_text("def double(item):\n    return 2 * item\n", encoding="utf-8")
    plan = make_plan(strategy="threads", workers=3, function=f"{file}:double", items=items, arguments=["a b", "--fast"])
    fill(form, of_plan(plan))
    assert (form.is_own(), form.own.path) == (True, str(file))
    told = filled(form)
    assert (told["strategy"], told["workers"], told["arguments"]) == ("threads", 3, "'a b' --fast")
    assert form.own.items.spec() == plan.items
