"""Whether what a lesson is about was to be seen."""

import pytest

from engine.inside.records.events import Engine
from gui.panels import lesson_checks
from tests.gui.made_runs import made


def run_of(*lanes_s, **plan):
    return made(*lanes_s, **plan).run


def test_that_a_process_of_its_own_for_each_job_is_seen():
    each = [[(0, 1)] for _ in range(4)]
    seen = lesson_checks.a_pid_for_each_job({"process": run_of(*each, strategy="process", workers=4)}, None)
    assert seen.holds
    assert seen.told == "You saw 4 PIDs for 4 jobs"
    together = run_of([(0, 0.4), (0.5, 1)], strategy="process", workers=2)
    assert not lesson_checks.a_pid_for_each_job({"process": together}, None).holds


def test_that_a_pool_of_two_is_seen_and_one_whose_second_worker_got_nothing_is_not():
    two = run_of([(0, 0.4), (0.5, 1)], [(0, 0.4), (0.5, 1)])
    assert lesson_checks.two_pids({"pool": two}, None).holds
    seen = lesson_checks.two_pids({"pool": run_of([(0, 0.4), (0.5, 1)])}, None)
    assert not seen.holds
    assert seen.told == "You saw 1 PID for 2 jobs"


@pytest.mark.parametrize(("joblib_s", "holds"), [(0.5, True), (0.05, False)])
def test_that_joblib_is_held_against_the_pool(joblib_s, holds):
    runs = {"pool": run_of([(0.1, 0.5)]), "joblib": run_of([(joblib_s, 0.9)], strategy="joblib")}
    seen = lesson_checks.joblib_begins_later(runs, None)
    assert seen.holds is holds
    assert "100 ms with the pool" in seen.told


@pytest.mark.parametrize(("loop_s", "holds"), [(0.2, True), (2.0, False)])
def test_that_the_processes_are_held_against_the_plain_loop(loop_s, holds):
    runs = {"process": run_of([(0.1, 0.5)], strategy="process")}
    assert lesson_checks.slower_than_the_loop(runs, loop_s).holds is holds


@pytest.mark.parametrize(
    "rule",
    [lesson_checks.slower_than_the_loop, lesson_checks.threads_without_gain, lesson_checks.threads_with_gain],
)
def test_that_nothing_is_told_without_the_plain_loop(rule):
    runs = {way: run_of([(0.1, 0.5)], strategy=way) for way in ("process", "threads")}
    assert rule(runs, None) is None


@pytest.mark.parametrize(("loop_s", "holds"), [(3.0, True), (1.5, False)])
def test_that_threads_that_wait_gain_half_of_their_number(loop_s, holds):
    runs = {"threads": run_of(*[[(0, 1)]] * 4, strategy="threads", workers=4)}
    assert lesson_checks.threads_with_gain(runs, loop_s).holds is holds


def test_that_several_processes_are_no_threads_that_wait_for_each_other():
    runs = {"threads": run_of(*[[(0, 1)]] * 4, strategy="threads", workers=4)}
    assert not lesson_checks.threads_without_gain(runs, 1.0).holds  # the made ones have a PID each


@pytest.mark.parametrize(("end_s", "holds"), [(0.5, True), (0.97, False)])
def test_that_a_worker_is_idle_for_a_tenth_of_the_time(end_s, holds):
    runs = {"pool": run_of([(0, 1)], [(0, end_s)])}
    assert lesson_checks.an_idle_worker(runs, None).holds is holds


@pytest.mark.parametrize(("workers", "holds"), [(2, True), (1, False)])
def test_that_workers_of_a_cluster_are_seen_with_its_address(workers, holds):
    run = run_of(*[[(0, 1)]] * workers, strategy="dask", workers=2)
    assert lesson_checks.workers_of_a_cluster({"dask": run}, None) is None, "no engine has told of itself"
    run.engine = Engine("dask", "2026.8.0", "tcp://10.0.0.7:8786", 2)
    seen = lesson_checks.workers_of_a_cluster({"dask": run}, None)
    assert seen.holds is holds
    assert f"{workers} worker" in seen.told
    assert "1 computer " in seen.told
    assert "tcp://10.0.0.7:8786" in seen.told


def test_that_what_is_sent_has_to_be_far_less():
    runs = {"pool": run_of([(0, 1)]), "joblib": run_of([(0, 1)], strategy="joblib")}
    assert not lesson_checks.little_is_sent(runs, None).holds
