"""Which way is advised: workloads with planted figures, and what a trial of them sees."""

import numpy as np
import pytest

from engine.prediction.ranking import Choice, decided, ranked, rivals
from engine.prediction.sample import Sample, Tried
from engine.prediction.simulation import elapsed_s
from engine.prediction.ways import Way, ways
from engine.prediction.work import Nature

from .planted import CONSTANTS, FREE, LOCKED, trial, tried, work


def advised(seen, cores=2, most=32, **more):
    known = ways(seen.jobs, cores, most, CONSTANTS.costs, waits=seen.waits, returns=seen.returns)
    return ranked(seen, known, CONSTANTS, cores, **more)


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
    assert own <= min(took) * 1.05


def test_that_one_job_a_hundred_times_as_long_that_comes_last_and_was_called_is_taken_for_the_only_one():
    """The last job is always called; that others are as long as it is not supposed."""
    jobs = np.random.default_rng(3).normal(0.002, 0.00004, 1_000)
    jobs[-1] = 0.2
    for first in advised(trial(jobs))[:3]:
        truth = float(elapsed_s(first.way, work(jobs), Nature(), CONSTANTS, 2)[0])
        assert first.low_s <= truth <= first.high_s
    many = np.append(np.full(4_095, 0.002), 2.0)
    loop = next(each for each in advised(trial(many)) if each.way.strategy == "sequential")
    assert loop.predicted_s == pytest.approx(float(many.sum()), rel=0.05)


def test_that_an_interval_reaches_as_far_as_others_have_held_up_the_calls():
    samples = tuple(Sample(job, 0.1, 0.05, queued_s=0.05) for job in range(0, 40, 4))
    busy = advised(Tried(40, samples))
    quiet = advised(Tried(40, tuple(Sample(each.job, 0.05, 0.05) for each in samples)))
    for held_up, free in zip(busy, quiet, strict=True):
        assert (held_up.way, held_up.predicted_s, held_up.low_s) == (free.way, free.predicted_s, free.low_s)
        assert held_up.high_s == pytest.approx(2 * free.high_s)


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


def test_that_a_way_is_not_left_for_the_loop_where_that_loses_by_more_than_three_hundredths():
    choices = [choice("pool", 1.0), choice("sequential", 1.0, 1)]
    assert decided(choices, {0: 1.0, 1: 1.03}).way.strategy == "sequential"
    assert decided(choices, {0: 1.0, 1: 1.045}).way.strategy == "pool"


def test_that_one_run_on_a_busy_machine_does_not_overturn_the_prediction():
    choices = [choice("sequential", 0.38, 1), choice("pool", 0.45)]
    assert decided(choices, {0: 1.2, 1: 0.8}, runs={0: 0, 1: 0}).way.strategy == "sequential"
    assert decided(choices, {0: 1.2, 1: 0.8}).way.strategy == "pool"


def test_that_who_waits_for_threads_of_its_own_computes():
    nested = Sample(0, 0.10, 0.001, inner_s=0.098)
    assert nested.computing_s == pytest.approx(0.098)
    assert not Tried(40, (nested,)).waits
    assert Tried(40, (Sample(0, 0.10, 0.001, inner_s=0.002),)).waits


def test_that_waiting_for_a_core_that_others_had_is_not_the_jobs_own_time():
    assert Sample(0, 0.10, 0.05, queued_s=0.05).own_s == pytest.approx(0.05)
    assert Sample(0, 0.10, 0.05, queued_s=0.05).computing_s == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("sample", "only_computes"),
    [
        (Sample(0, 0.10, 0.10, inner_s=0.10), True),
        (Sample(0, 0.15, 0.10, queued_s=0.05, inner_s=0.10), True),
        (Sample(0, 0.10, 0.0971, inner_s=0.0971), True),
        (Sample(0, 0.10, 0.0969, inner_s=0.0969), False),
        (Sample(0, 0.10, 0.001, inner_s=0.098), False),
        (Sample(0, 10e-6, 0.0), True),
        (Sample(0, 21e-6, 0.0), False),
    ],
    ids=["computes", "waits for a core", "hardly waits", "waits", "threads of its own", "too short", "sleeps"],
)
def test_that_what_does_nothing_but_compute_in_its_own_thread_is_told(sample, only_computes):
    assert Tried(40, (sample,)).only_computes is only_computes


def test_that_jobs_of_which_nothing_was_tried_may_wait():
    assert not Tried(40, ()).only_computes
