"""joblib's options do what they say."""

import joblib
import pytest

from engine.inside.plan import make_plan
from engine.inside.problem import PlanError
from engine.inside.strategies import Setup, of_a_run
from engine.trace.details import details
from engine.trace.run import Outcome
from tests.engine.inside.strategies.told import changes, pids_of, run_told
from tests.engine.supervise.driving import driver

_ARRAYS = """
import numpy

def kind(item):
    return f"{type(item).__name__} {int(item.sum())}"

def items():
    array = numpy.ones(200_000)
    yield from [array] * 4
"""


@pytest.mark.parametrize("backend", ["loky", "multiprocessing"])
def test_that_the_workers_are_processes(backend, tmp_path):
    runner, results = run_told(tmp_path, "joblib", "whereabouts_in_company", range(8), backend=backend)
    pids = set(pids_of(results))
    assert runner not in pids
    assert len(pids) == 2


def test_that_the_workers_are_threads_of_the_runner_if_they_shall_be(tmp_path):
    runner, results = run_told(
        tmp_path, "joblib", "whereabouts_in_company", range(8), backend="threading", batch_size=1
    )
    assert set(pids_of(results)) == {runner}
    assert len({result.split(":")[2] for result in results}) == 2


@pytest.mark.parametrize("backend", ["loky", "multiprocessing"])
def test_that_a_batch_of_neighbours_runs_on_one_worker(backend, tmp_path):
    # joblib cuts batches from what it has taken ahead, so that must not end in the middle of one.
    ahead = {"backend": backend, "batch_size": 3, "pre_dispatch": "all"}
    _, results = run_told(tmp_path, "joblib", "whereabouts_after_a_nap", range(12), **ahead)
    assert set(changes(pids_of(results))) <= {3, 6, 9}


def test_that_joblib_cuts_a_batch_that_would_leave_a_worker_without_work(tmp_path):
    _, results = run_told(tmp_path, "joblib", "whereabouts_after_a_nap", range(4), batch_size=4, pre_dispatch="all")
    assert set(changes(pids_of(results))) <= {2}


@pytest.mark.parametrize(  # joblib reads it, whatever the backend is: they meet in turn
    ("ahead", "backend"),
    [("all", "loky"), (1, "multiprocessing"), ("1.5*n_jobs", "threading"), ("3 * n_jobs", "multiprocessing")],
)
def test_that_what_is_taken_ahead_changes_no_result(ahead, backend, tmp_path):
    run_told(tmp_path, "joblib", "whereabouts", range(7), backend=backend, pre_dispatch=ahead, batch_size="auto")


@pytest.mark.parametrize(
    ("backend", "kind"), [("loky", "memmap"), ("multiprocessing", "memmap"), ("threading", "ndarray")]
)
def test_that_a_large_array_is_shared_from_a_file_and_not_copied(backend, kind, tmp_path):
    file = tmp_path / "arrays_of_a_test.py"
    file.write_text(_ARRAYS, encoding="utf-8")
    with driver() as drive:
        drive.start(
            strategy="joblib", function=f"{file}:kind", items="generator:items", workers=2, options={"backend": backend}
        )
        run = drive.to_the_end()
        assert (run.outcome, run.reason) == (Outcome.FINISHED, None)
        results = [details(run, drive.supervisor.reader, span).result for span in run.trace.spans()]
    assert results == [f"'{kind} 200000'"] * 4


_INTO_ITS_OWN = """
import os, numpy

def change(item):
    kind = type(item).__name__
    item += 1
    return f"{kind} {int(item[0])} {os.environ.get('OMP_NUM_THREADS')}"

def items():
    yield from [numpy.ones(200_000) for _ in range(4)]
"""


@pytest.mark.parametrize(
    ("options", "result"),
    [
        ({"max_nbytes": "none", "inner_max_num_threads": 7}, "ndarray 2 7"),
        ({"max_nbytes": "10M", "inner_max_num_threads": 3}, "ndarray 2 3"),
        ({"mmap_mode": "c", "inner_max_num_threads": 5}, "memmap 2 5"),
    ],
)
def test_that_jobs_may_write_into_arrays_that_are_copied_and_have_so_many_threads(options, result, tmp_path):
    file = tmp_path / "arrays_of_a_test.py"
    file.write_text(_INTO_ITS_OWN, encoding="utf-8")
    with driver() as drive:
        drive.start(strategy="joblib", function=f"{file}:change", items="generator:items", workers=2, options=options)
        run = drive.to_the_end()
        assert (run.outcome, run.reason) == (Outcome.FINISHED, None)
        results = [details(run, drive.supervisor.reader, span).result for span in run.trace.spans()]
    assert results == [f"'{result}'"] * 4


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"backend": "threading", "max_nbytes": "1M"}, "without-effect"),
        ({"backend": "ray", "mmap_mode": "c"}, "without-effect"),
        ({"backend": "multiprocessing", "inner_max_num_threads": 1}, "without-effect"),
        ({"max_nbytes": "none", "mmap_mode": "c"}, "excludes"),
        ({"max_nbytes": "1T"}, "unknown-value"),
        ({"inner_max_num_threads": 0}, "unknown-value"),
    ],
)
def test_that_what_means_nothing_beside_the_others_is_refused(options, code):
    with pytest.raises(PlanError) as raised:
        make_plan(strategy="joblib", options=options)
    assert raised.value.problem.code == code


@pytest.mark.parametrize(
    "options", [{"backend": "spark"}, {"batch_size": 0}, {"pre_dispatch": "n_jobs"}, {"n_jobs": 2}]
)
def test_that_what_it_does_not_take_is_refused(options):
    with pytest.raises(PlanError) as raised:
        make_plan(strategy="joblib", options=options)
    assert raised.value.problem.code == ("unknown-option" if "n_jobs" in options else "unknown-value")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"scheduler": "tcp://10.0.0.7:8786"}, "without-effect"),
        ({"backend": "ray", "scheduler": "tcp://10.0.0.7:8786"}, "without-effect"),
        ({"backend": "dask", "tls": "~/certificates"}, "without-effect"),
    ],
)
def test_that_a_scheduler_is_asked_for_where_dask_is_the_backend(options, code):
    with pytest.raises(PlanError) as raised:
        make_plan(strategy="joblib", options=options)
    assert raised.value.problem.code == code
    plan = make_plan(strategy="joblib", options={"backend": "dask", "scheduler": "tcp://10.0.0.7:8786"})
    assert (plan.is_elsewhere, plan.reruns) == (True, True)


@pytest.mark.parametrize("backend", ["loky", "threading"])
def test_that_a_trial_computes_what_it_calls_parallel_for_itself_in_threads_as_a_worker_does(backend):
    options = {} if backend == "loky" else {"backend": backend}
    setup, strategy = Setup(2, options), of_a_run("joblib")
    strategy.prepare(setup)
    with strategy.as_worker(setup):
        assert type(joblib.Parallel(n_jobs=2)._backend).__name__ == "ThreadingBackend"
