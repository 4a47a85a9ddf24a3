"""A whole advice for a function of one's own, with real processes: what is called, and how often."""

import os
import textwrap

import pytest

from engine.advice.adviser import Asked, advise, worth_from_s
from engine.advice.measured import USUAL
from engine.advice.verifying import Helpers
from engine.history.place import MACHINE_VARIABLE
from engine.inside.plan import make_plan
from engine.inside.problem import PlanError
from engine.prediction.constants import Constants
from engine.prediction.ways import Way, plan_of
from tests.e2e.main_py import called
from tests.engine.advice.test_measured import kept


@pytest.fixture
def ask(tmp_path, monkeypatch):
    """Ask for advice on a function ``f`` in a module's text, whose runs all take ``took_s``, or fail; returns it, what
    was heard, and what was run.
    """
    monkeypatch.setenv(MACHINE_VARIABLE, str(tmp_path / "machine"))
    kept(0.0)

    def call(text, items="range:0:20", calls=True, budget_s=60.0, took_s=None):
        (tmp_path / "mine.py").write_text(textwrap.dedent(text))
        plan = make_plan(strategy="sequential", function=f"{tmp_path / 'mine.py'}:f", items=items)
        heard, ran = [], []

        def run(plan, most_s):
            ran.append(plan)
            return took_s

        found = advise(Asked(plan, budget_s, None, calls), Helpers(run, heard.append))
        return found, [each.what for each in heard], ran

    return call


def test_that_jobs_that_are_over_at_once_are_left_to_the_loop_and_some_are_called(ask):
    found, heard, ran = ask("def f(item):\n    return item\n", "range:0:300")
    assert found.loop in found.choices
    assert found.best.way.strategy == "sequential" or found.choices[0].way.strategy == "sequential"
    assert 2 <= found.calls <= 300
    assert heard[0] == "trying"
    assert ran[0].strategy == "sequential"
    assert ran[0].skip_trial


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processes cannot be bound to a core here")
@pytest.mark.parametrize(("clock", "is_loop_alone"), [("thread_time", True), ("perf_counter", False)])
def test_that_on_one_core_the_loop_alone_is_run_for_what_only_computes(ask, clock, is_loop_alone):
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        found, _, ran = ask(f"""
            import time

            def f(item):
                until_s = time.{clock}() + 0.02
                while time.{clock}() < until_s:
                    {"pass" if is_loop_alone else "time.sleep(0.002)"}
        """, took_s=0.4)  # fmt: skip
    finally:
        os.sched_setaffinity(0, cores)
    assert ({each.strategy for each in ran} == {"sequential"}) is is_loop_alone
    assert is_loop_alone is (found.best is found.loop)


def test_that_a_function_that_writes_a_file_is_called_once_and_that_is_said(ask, tmp_path):
    found, heard, ran = ask("""
        def f(item):
            with open(__file__ + ".out", "a") as file:
                file.write("called\\n")
    """)
    assert (tmp_path / "mine.py.out").read_text() == "called\n"
    assert "effect" in heard
    assert ran == []
    assert found.verified_s is None
    (doubt,) = [each for each in found.doubts if each.what == "effects"]
    assert doubt.values["kind"] == "writes"
    assert str(doubt.values["what"]).endswith("mine.py.out")


def test_that_a_function_that_writes_at_its_second_call_is_called_no_further(ask, tmp_path):
    found, heard, ran = ask("""
        def f(item):
            if item == 19:
                with open(__file__ + ".out", "a") as file:
                    file.write("called\\n")
    """)
    assert (tmp_path / "mine.py.out").read_text() == "called\n"
    assert "effect" in heard
    assert (ran, found.calls) == ([], 2)


def test_that_nothing_is_called_where_that_is_not_wanted(ask, tmp_path):
    found, heard, ran = ask("""
        def f(item):
            open(__file__ + ".out", "w").close()
    """, calls=False)  # fmt: skip
    assert "loading" in heard
    assert "trying" not in heard
    assert not (tmp_path / "mine.py.out").exists()
    assert (found.best, found.plan, ran) == (None, None, [])
    assert found.worth_from_s is None or found.worth_from_s > 0
    assert found.jobs == 20


def test_that_a_run_that_was_kept_tells_what_jobs_take_that_may_not_be_called(ask, tmp_path):
    path = tmp_path / "mine.py"
    path.write_text("import time\n\ndef f(item):\n    time.sleep(0.1)\n")
    called("run", "--quiet", "--strategy", "sequential", "--function", f"{path}:f", "--items", "range:0:6")
    found, _, ran = ask(path.read_text(), "range:0:6", calls=False)
    assert [each.what for each in found.doubts][0:1] == ["kept"]
    assert found.best.way.strategy == "threads"
    assert found.loop.predicted_s >= 0.6
    assert ran == []


def test_that_no_way_that_pickles_is_advised_for_what_does_not_pickle(ask):
    found, _, ran = ask("""
        import time

        def g():
            f = lambda item: time.sleep(0.05)
            return f

        f = g()
    """)
    assert not {"pool", "executor"} & {choice.way.strategy for choice in found.choices}
    assert ran[0].strategy == "threads"


def test_that_a_file_that_takes_too_long_to_load_is_told(ask):
    found, _, ran = ask("import time\n\ntime.sleep(60)\n\ndef f(item):\n    return item\n", budget_s=1.0)
    assert (found.best, ran) == (None, [])
    assert found.doubts[0].what == "not_loaded"


def test_that_a_first_job_that_raises_leaves_nothing_to_advise(ask):
    with pytest.raises(PlanError) as caught:
        ask("def f(item):\n    raise ValueError('no such thing')\n")
    assert "no such thing" in caught.value.problem.told()


def test_that_a_file_that_cannot_be_imported_is_told_as_run_tells_it(ask):
    with pytest.raises(PlanError) as caught:
        ask("import there_is_no_such_module\n\ndef f(item):\n    return item\n")
    assert caught.value.problem.field == "function"


def test_that_a_file_that_ends_its_process_is_told(ask):
    with pytest.raises(PlanError) as caught:
        ask("import os\n\nos._exit(3)\n\ndef f(item):\n    return item\n")
    assert caught.value.problem.code == "ended-early"


def test_that_a_job_that_never_ends_is_given_up_within_the_budget(ask):
    found, _, ran = ask("def f(item):\n    while True:\n        pass\n", budget_s=10.0)
    assert next(each.what for each in found.doubts) == "long"
    assert ran == []


def test_that_a_first_job_that_ends_its_process_leaves_nothing_to_advise(ask):
    with pytest.raises(PlanError) as caught:
        ask("import os\n\ndef f(item):\n    os._exit(1)\n")
    assert caught.value.problem.told().startswith("The first job failed (exit status 1); ")


def test_that_the_plan_of_a_way_has_its_workers_and_options():
    plan = plan_of(make_plan(workload="tiny", jobs=100), Way("pool", 3, {"chunksize": 5}))
    assert (plan.strategy, plan.workers, plan.options, plan.jobs) == ("pool", 3, {"chunksize": 5}, 100)


def test_that_going_parallel_is_worth_more_than_starting_takes():
    constants = Constants(USUAL, 0.0, 0.0)
    assert worth_from_s(constants, 2) == pytest.approx(2 * (USUAL["process"].start_s + USUAL["process"].each_s))
    assert worth_from_s(constants, 1) is None
