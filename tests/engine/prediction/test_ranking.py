"""Which way is advised: workloads with planted figures, and what a trial of them sees."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.prediction.ranking import Choice, decided, ranked, rivals
from engine.prediction.sample import Sample
from engine.prediction.simulation import elapsed_s
from engine.prediction.ways import Way, ways
from engine.prediction.work import Nature

from .planted import CONSTANTS, FREE, LOCKED, tried, work


def advised(trial, cores=2, most=32, **more):
    known = ways(trial.jobs, cores, most, CONSTANTS.costs, waits=trial.waits, returns=trial.returns)
    return ranked(trial, known, CONSTANTS, cores, **more)


def test_that_the_loop_is_advised_for_jobs_that_are_over_at_once():
    assert advised(tried([2e-6] * 20, 1_000))[0].way.strategy == "sequential"
    assert advised(tried([1e-4] * 4, 4))[0].way.strategy == "sequential"


def test_that_processes_are_advised_for_jobs_that_compute():
    first = advised(tried([0.05] * 5, 100))[0]
    assert first.way.strategy in ("pool", "executor")
    assert first.way.workers == 2
    assert first.predicted_s == pytest.approx(2.5, rel=0.05)
    assert first.low_s < first.predicted_s < first.high_s


def test_that_the_loop_is_advised_on_one_core():
    assert advised(tried([0.05] * 5, 100), cores=1)[0].way.strategy == "sequential"


def test_that_threads_are_advised_for_jobs_that_wait_or_leave_the_lock():
    waiting = advised(tried([0.1] * 4, 64, waits=1.0))[0].way
    assert (waiting.strategy, waiting.workers) == ("threads", 32)
    free = advised(tried([0.02] * 5, 20, threads=FREE))[0].way
    assert free.strategy == "threads"


def test_that_the_loop_is_advised_where_all_hold_one_lock():
    assert advised(tried([0.02] * 5, 50, processes=LOCKED))[0].way.strategy == "sequential"


def test_that_the_loop_is_advised_where_jobs_cost_more_to_send_than_to_do():
    figures = {"sent_bytes": 8e6, "pickle_s": 0.04, "unpickle_s": 0.04, "result_bytes": 28.0}
    first = advised(tried([0.01] * 5, 20, **figures))[0]
    assert first.way.strategy == "sequential"


def test_that_more_workers_than_cores_are_not_advised_for_jobs_that_compute():
    assert advised(tried([0.2] * 3, 50), cores=4)[0].way.workers == 4


def test_that_a_list_that_grows_is_handed_over_in_small_chunks():
    steps = np.linspace(0.001, 0.1, 16)
    first = advised(tried(steps, 64))[0].way
    assert first.strategy in ("pool", "executor")
    assert first.options["chunksize"] < 16


def test_that_one_job_a_hundred_times_as_long_that_nobody_has_seen_does_not_break_the_advice():
    """It is the last but one of 1,000, which the trial has not called; the way is right all the same."""
    jobs = np.full(1_000, 0.002)
    jobs[-2] = 0.2
    first = advised(tried([0.002] * 16, 1_000))[0].way
    nature = Nature()
    all_ways = ways(1_000, 2, 32, CONSTANTS.costs, waits=False)
    took = [float(elapsed_s(way, work(jobs), nature, CONSTANTS, 2)[0]) for way in all_ways]
    own = float(elapsed_s(first, work(jobs), nature, CONSTANTS, 2)[0])
    assert own <= min(took) * 1.15


@given(st.integers(0, 1_000))
@settings(max_examples=6)
def test_that_advice_from_a_tenth_of_uneven_jobs_is_near_the_best(seed):
    """The regret of what is advised, on the whole list, of which a tenth was called."""
    random = np.random.default_rng(seed)
    jobs = random.lognormal(-5.0, 0.8, 160)
    at = list(range(0, 160, 10))
    trial = tried(jobs[at], 160, at=at)
    first = advised(trial, cores=4)[0].way
    took = [
        float(elapsed_s(way, work(jobs), Nature(), CONSTANTS, 4)[0])
        for way in ways(160, 4, 32, CONSTANTS.costs, waits=False)
    ]
    own = float(elapsed_s(first, work(jobs), Nature(), CONSTANTS, 4)[0])
    assert own <= min(took) * 1.3


def test_that_intervals_hold_about_four_times_in_five():
    held = []
    for seed in range(30):
        random = np.random.default_rng(seed)
        jobs = random.lognormal(-5.0, 0.6, 400)
        at = list(range(0, 400, 16))
        known = [Way("pool", 2, {"chunksize": 1}), Way("sequential")]
        first = ranked(tried(jobs[at], 400, at=at), known, CONSTANTS, 2)[0]
        truth = float(elapsed_s(first.way, work(jobs), Nature(), CONSTANTS, 2)[0])
        held.append(first.low_s <= truth <= first.high_s)
    assert 0.7 <= np.mean(held) <= 1.0


def test_that_what_was_called_keeps_its_place():
    """All were called, so that nothing is left to chance but the simulation's own error."""
    jobs = [0.01] * 30 + [0.5]
    loop = next(choice for choice in advised(tried(jobs)) if choice.way.strategy == "sequential")
    assert loop.predicted_s == pytest.approx(sum(jobs), rel=0.01)


def test_that_a_single_call_gives_wide_intervals():
    one, many = advised(tried([0.05], 100))[0], advised(tried([0.05] * 20, 100))[0]
    assert one.high_s / one.low_s > 2 * many.high_s / many.low_s


def choice(strategy, predicted_s, workers=2, spread=0.02):
    each_s = np.full(8, predicted_s)
    return Choice(Way(strategy, workers), predicted_s, predicted_s * (1 - spread), predicted_s * (1 + spread), each_s)


def test_that_only_those_that_may_be_faster_are_run():
    found = rivals([choice("pool", 1.0), choice("executor", 1.02), choice("joblib", 1.6)], 3)
    assert [each.way.strategy for each in found] == ["pool", "executor"]
    assert len(rivals([choice(name, 1.0) for name in ("pool", "executor", "joblib")], 2)) == 2


def test_that_of_those_that_took_the_same_the_simplest_is_advised():
    choices = [choice("pool", 1.0), choice("sequential", 1.02, 1), choice("threads", 1.02)]
    assert decided(choices, {0: 1.0, 1: 1.03, 2: 1.01}).way.strategy == "sequential"
    assert decided(choices, {0: 1.0, 1: 1.2, 2: 1.3}).way.strategy == "pool"
    assert decided(choices, {1: 1.2}).way.strategy == "sequential"  # the others were not run


def test_that_one_run_on_a_busy_machine_does_not_overturn_the_prediction():
    choices = [choice("sequential", 0.38, 1), choice("pool", 0.45)]
    assert decided(choices, {0: 1.2, 1: 0.8}, is_busy=True).way.strategy == "sequential"
    assert decided(choices, {0: 1.2, 1: 0.8}).way.strategy == "pool"


def test_that_waiting_for_a_core_that_others_had_is_not_the_jobs_own_time():
    assert Sample(0, 0.10, 0.05, queued_s=0.05).own_s == pytest.approx(0.05)
    assert Sample(0, 0.10, 0.05, queued_s=0.05).computing_s == pytest.approx(0.05)
