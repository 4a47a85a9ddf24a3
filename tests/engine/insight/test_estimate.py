"""How long a run will take, from one call."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import Plan, Watch, make_plan
from engine.inside.records.events import Checked, Found
from engine.insight.estimate import expected_s, expected_total_s
from engine.model.call import Python
from engine.trace.run import Run
from engine.words.runs import checked

SECONDS = st.floats(0, 1e4)
COUNTS = st.integers(1, 10_000)


@given(SECONDS, SECONDS, COUNTS, COUNTS, COUNTS)
def test_that_it_lies_between_perfect_sharing_and_the_plain_loop(call_s, cpu_s, jobs, workers, cores):
    total_s = expected_total_s(call_s, cpu_s, jobs, workers, cores)
    exact = 1 + 1e-9
    assert call_s <= total_s * exact
    assert jobs * call_s / workers <= total_s * exact
    assert total_s <= jobs * call_s * exact


@given(SECONDS, SECONDS, COUNTS, COUNTS, COUNTS)
def test_that_more_workers_or_cores_never_take_longer_and_more_jobs_never_less(call_s, cpu_s, jobs, workers, cores):
    total_s = expected_total_s(call_s, cpu_s, jobs, workers, cores)
    assert expected_total_s(call_s, cpu_s, jobs, workers + 1, cores) <= total_s
    assert expected_total_s(call_s, cpu_s, jobs, workers, cores + 1) <= total_s
    assert expected_total_s(call_s, cpu_s, jobs + 1, workers, cores) >= total_s


@pytest.mark.parametrize(
    ("call_s", "cpu_s", "jobs", "workers", "cores", "total_s"),
    [
        (1, 1, 4, 1, 2, 4),  # one after the other
        (1, 1, 4, 2, 2, 2),
        (1, 1, 5, 2, 2, 3),  # the last round is not full
        (1, 1, 4, 4, 2, 2),  # more workers than cores compute no faster
        (1, 0, 4, 4, 2, 1),  # and wait all at once
        (1, 1, 4, 4, 1, 4),  # as threads do under a global lock
        (1, 8, 4, 4, 8, 1),  # a call that computes in threads of its own
        (0, 0, 4, 2, 2, 0),
    ],
)
def test_that_it_is_the_greater_of_the_two_bounds(call_s, cpu_s, jobs, workers, cores, total_s):
    assert expected_total_s(call_s, cpu_s, jobs, workers, cores) == total_s


@pytest.fixture
def run_of(tmp_path):
    (tmp_path / "work.py").write_text("def f(x): return x\n")

    def make(gil=True, call_s=1.0, **fields):
        run = Run(make_plan(function=f"{tmp_path / 'work.py'}:f", items="range:0:4", **fields))
        run.checked = Checked(4, run.plan.workers, Found("done", call_s, call_s, None, None, ""))
        run.python = Python("3.13.0", gil, 2)
        return run

    return make


@pytest.mark.parametrize(
    ("strategy", "options", "gil", "total_s"),
    [
        ("sequential", {}, True, 4.0),
        ("sequential", {}, False, 4.0),
        ("pool", {}, True, 2.0),
        ("process", {}, True, 2.0),
        ("threads", {}, True, 4.0),
        ("threads", {}, False, 2.0),
        ("joblib", {"backend": "threading"}, True, 4.0),
        ("joblib", {"backend": "threading"}, False, 2.0),
        ("joblib", {}, True, 2.0),
    ],
)
def test_that_threads_compute_one_at_a_time_under_a_global_lock(strategy, options, gil, total_s, run_of):
    workers = None if strategy == "sequential" else 4
    assert expected_s(run_of(gil, strategy=strategy, options=options, workers=workers)) == total_s


def test_that_nothing_is_expected_before_it_was_tried(run_of):
    run = run_of()
    run.python = None
    assert expected_s(run) == 0.0
    run = run_of()
    run.checked = None
    assert expected_s(run) == 0.0


def test_that_nothing_is_expected_of_a_program_that_is_watched(run_of):
    run = run_of()
    run.plan = Plan.watching(Watch(("train.py",)))
    assert expected_s(run) == 0.0


def test_that_nothing_is_expected_of_somebodys_cluster_whose_workers_nobody_knows_yet(run_of):
    assert expected_s(run_of(strategy="dask", options={}, workers=2)) == 2.0
    assert expected_s(run_of(strategy="dask", options={"scheduler": "tcp://10.0.0.7:8786"}, workers=2)) == 0.0


def test_that_items_that_nobody_has_counted_yet_are_no_division_by_zero(run_of):
    run = run_of()
    run.plan = dataclasses.replace(run.plan, jobs=0, workers=0)
    assert expected_s(run) == 1.0


@pytest.mark.parametrize(
    ("first_s", "is_told", "total_s"), [(0.0, False, 0.002), (0.011, False, 0.002), (0.5, True, 0.5)]
)
@pytest.mark.parametrize("strategy", ["pool", "process"])
def test_that_a_first_call_counts_only_where_it_is_told_apart(strategy, first_s, is_told, total_s, run_of):
    run = run_of(strategy=strategy, call_s=0.002, workers=2)
    run.plan = dataclasses.replace(run.plan, jobs=2)
    run.checked = run.checked._replace(found=run.checked.found._replace(first_s=first_s))
    assert ("A first call" in checked(run.checked, expected_s(run))) == is_told
    assert expected_s(run) == pytest.approx(total_s)
