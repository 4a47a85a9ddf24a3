"""How long a way takes: bounds that hold for all lists of jobs, and what is known of planted ones."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.prediction.simulation import elapsed_s
from engine.prediction.ways import Way, ways
from engine.prediction.work import Nature

from .planted import CONSTANTS, NO_COSTS, work

LISTS = st.lists(st.floats(1e-4, 1.0), min_size=1, max_size=40)
LOOP = Way("sequential")
ALONE = Nature(turns=1.0)


def took(way, jobs, nature=ALONE, constants=CONSTANTS, cores=2, **more):
    return float(elapsed_s(way, jobs, nature, constants, cores, **more)[0])


@given(LISTS, st.integers(1, 8), st.integers(1, 4))
@settings(max_examples=60)
def test_that_list_scheduling_keeps_within_the_bounds_that_graham_has_proven(jobs, workers, cores):
    found = took(Way("pool", workers, {"chunksize": 1}), work(jobs), constants=NO_COSTS, cores=cores)
    least = max(sum(jobs) / min(workers, cores), *jobs)
    assert found >= least * 0.999
    if workers <= cores:
        assert found <= sum(jobs) / workers + (1 - 1 / workers) * max(jobs) + 1e-9


@given(LISTS, st.sampled_from(["threads", "pool", "executor", "joblib", "process"]), st.integers(2, 6))
@settings(max_examples=60)
def test_that_no_way_is_faster_than_its_cores_and_its_longest_job_let_it(jobs, strategy, workers):
    found = took(Way(strategy, workers), work(jobs))
    cores = 1 if strategy == "threads" else 2
    assert found >= max(sum(jobs) / cores, *jobs) * 0.999


@given(LISTS, st.integers(2, 6))
@settings(max_examples=30)
def test_that_one_core_gains_nothing_where_jobs_compute(jobs, workers):
    for strategy in ("threads", "pool", "joblib", "process"):
        assert took(Way(strategy, workers), work(jobs), cores=1) >= took(LOOP, work(jobs), cores=1) * 0.999 - 1e-3


def test_that_a_pool_of_two_takes_half_and_its_start():
    assert took(Way("pool", 2, {"chunksize": 1}), work([0.1] * 20)) == pytest.approx(1.0 + 0.01, rel=0.01)


def test_that_threads_take_turns_at_the_lock_and_not_where_they_wait():
    jobs = [0.1] * 20
    assert took(Way("threads", 4), work(jobs)) == pytest.approx(2.0, rel=0.02)
    assert took(Way("threads", 4), work(jobs), Nature(turns=0.0)) == pytest.approx(1.0, rel=0.1)
    assert took(Way("threads", 20), work(jobs, waits=1.0)) == pytest.approx(0.1, rel=0.1)


def test_that_who_has_the_last_long_job_has_its_core_alone_once_the_others_are_done():
    # All four have half a core until 0.2 s, when three are done; 0.9 s of the long one are left then.
    pool = took(Way("pool", 4, {"chunksize": 1}), work([0.1, 0.1, 0.1, 1.0]), constants=NO_COSTS)
    assert pool == pytest.approx(1.1, rel=0.01)
    assert took(Way("threads", 3), work([0.1, 0.1, 1.0]), constants=NO_COSTS) == pytest.approx(1.2, rel=0.01)


def test_that_a_chunk_with_the_long_job_at_its_end_is_waited_for():
    jobs = [0.01] * 31 + [0.4]
    large = took(Way("pool", 2, {"chunksize": 16}), work(jobs))
    small = took(Way("pool", 2, {"chunksize": 1}), work(jobs))
    assert large == pytest.approx(0.01 + 0.15 + 0.4, rel=0.05)
    assert small == pytest.approx(large, rel=0.05)  # it comes last either way
    first = took(Way("pool", 2, {"chunksize": 1}), work(sorted(jobs, reverse=True)))
    assert first == pytest.approx(0.41, rel=0.05)


def test_that_tiny_jobs_cost_their_messages():
    jobs = work([1e-6] * 2_000)
    assert took(Way("pool", 2, {"chunksize": 1}), jobs) >= 2_000 * 60e-6
    assert took(Way("pool", 2, {"chunksize": 1_000}), jobs) < 0.03
    assert took(LOOP, jobs) < 0.01


@pytest.mark.parametrize(("job_s", "each_s"), [(0.01, 0.4e-3), (0.0003, 0.04e-3)])
@pytest.mark.parametrize(("cores", "of_cores"), [(2, 1.0), (4, 0.5)])
def test_that_a_message_costs_more_where_jobs_compute_in_between(job_s, each_s, cores, of_cores):
    pool = replace(CONSTANTS.costs["pool"], apart_s=0.4e-3)
    constants = replace(CONSTANTS, costs={**CONSTANTS.costs, "pool": pool})
    for chunk, messages in ((1, 38), (20, 0)):
        way = Way("pool", 2, {"chunksize": chunk})
        more_s = took(way, work([job_s] * 40), constants=constants, cores=cores) - took(
            way, work([job_s] * 40), cores=cores
        )
        assert more_s == pytest.approx(messages / 2 * each_s * of_cores, rel=0.01, abs=1e-9)
    asleep = work([job_s] * 40, waits=1.0)
    way = Way("pool", 2, {"chunksize": 1})
    assert took(way, asleep, constants=constants, cores=cores) == pytest.approx(took(way, asleep, cores=cores))


def test_that_many_messages_are_simulated_like_few():
    """Beyond some hundreds several are taken for one; the sum stays."""
    jobs = [0.001] * 4_000
    assert took(Way("pool", 2, {"chunksize": 1}), work(jobs)) == pytest.approx(2.0 + 0.01 + 4_000 * 30e-6, rel=0.08)


def test_that_large_arguments_are_sent_one_after_the_other():
    jobs = work([0.001] * 10, sent_bytes=8e6, byte_s=5e-9)
    found = took(Way("pool", 2, {"chunksize": 1}), jobs)
    sending = 10 * (8e6 * 5e-9 + 8e6 * 0.5e-9)
    assert found > sending
    assert took(Way("threads", 2), jobs) < 0.1
    assert took(LOOP, jobs) < 0.1


def test_that_a_lock_lets_one_in_at_a_time():
    nature = Nature(exclusive=1.0)
    assert took(Way("pool", 2, {"chunksize": 1}), work([0.1] * 20), nature) >= 1.9
    half = Nature(exclusive=0.5)
    assert took(Way("pool", 2, {"chunksize": 1}), work([0.1] * 20), half) == pytest.approx(1.01, rel=0.02)


def test_that_memory_shared_by_two_slows_both_down():
    nature = Nature(company=1.8)
    assert took(Way("pool", 2, {"chunksize": 1}), work([0.1] * 20), nature) == pytest.approx(1.81, rel=0.03)


def test_that_threads_are_slowed_by_what_two_threads_have_shown():
    nature = Nature(company=1.8, turns=0.0, threads_company=1.0)
    assert took(Way("threads", 2), work([0.1] * 20), nature) == pytest.approx(1.0, rel=0.02)
    assert took(Way("pool", 2, {"chunksize": 1}), work([0.1] * 20), nature) == pytest.approx(1.8, rel=0.05)


@pytest.mark.parametrize(("waits", "more_s"), [(0.0, 0.5), (1.0, 0.0)])
def test_that_first_calls_that_compute_share_the_cores(waits, more_s):
    way, jobs = Way("pool", 4, {"chunksize": 1}), work([0.1] * 20, waits=waits)
    without, one = (took(way, jobs, Nature(first_s=first_s), constants=NO_COSTS) for first_s in (0.0, 0.5))
    assert one - without == pytest.approx(0.5 + more_s, rel=0.01)


def test_that_calls_that_use_all_cores_gain_nothing():
    nature = Nature(cores_each=2.0)
    assert took(Way("pool", 2, {"chunksize": 1}), work([0.1] * 20), nature) >= 1.99


def test_that_calls_with_threads_of_their_own_that_mind_each_other_lose():
    nature = Nature(cores_each=2.0, company=1.7)
    jobs = work([0.1] * 20)
    assert took(Way("pool", 2, {"chunksize": 1}), jobs, nature) == pytest.approx(1.7 * 2.0, rel=0.02)
    assert took(LOOP, jobs, nature) == pytest.approx(2.0, rel=0.01)


def test_that_more_workers_than_cores_gain_nothing_once_the_cores_are_never_idle():
    """Half of each job is waiting: with four workers on one core somebody always computes."""
    jobs = work([0.1] * 40, waits=0.5)
    four, twenty = (took(Way("pool", count, {"chunksize": 1}), jobs, constants=NO_COSTS, cores=1) for count in (4, 20))
    assert four >= 2.0 * 0.99
    assert twenty >= 2.0 * 0.99
    assert took(LOOP, jobs, constants=NO_COSTS) == pytest.approx(4.0)


def test_that_taking_turns_at_the_lock_costs_what_it_costs_here():
    constants = replace(CONSTANTS, turning=1.3)
    assert took(Way("threads", 2), work([0.1] * 20), constants=constants) == pytest.approx(2.6, rel=0.02)
    assert took(Way("threads", 2), work([0.1] * 20), Nature(turns=0.0), constants) == pytest.approx(1.0, rel=0.02)


def test_that_workers_that_are_no_forks_import_the_file():
    nature, way, jobs = Nature(import_s=0.5), Way("pool", 2, {"chunksize": 1}), work([0.01] * 10)
    assert took(way, jobs, nature, forks=False) - took(way, jobs, nature, forks=True) == pytest.approx(0.5)
    joblib = Way("joblib", 2)
    assert took(joblib, jobs, nature) - took(joblib, jobs) == pytest.approx(0.5)
    assert took(LOOP, jobs, nature) == took(LOOP, jobs)


def test_that_a_process_for_each_job_pays_for_each():
    few, many = (took(Way("process", 2), work([1e-4] * jobs)) for jobs in (10, 50))
    assert many - few == pytest.approx(40 * 3e-3, rel=0.1)


def test_that_joblib_sends_quick_jobs_in_growing_batches():
    found = took(Way("joblib", 2), work([1e-4] * 2_000))
    assert 0.4 + 0.1 < found < 0.4 + 0.1 + 0.25  # not 2,000 messages of 0.4 ms


@given(LISTS)
@settings(max_examples=20)
def test_that_every_way_gives_a_time_for_every_list(jobs):
    for way in ways(len(jobs), 2, 32, CONSTANTS.costs, waits=True, returns=False):
        found = elapsed_s(way, work([jobs, jobs[::-1]]), ALONE, CONSTANTS, 2)
        assert found.shape == (2,)
        assert np.isfinite(found).all()
        assert (found > 0).all()


def test_that_no_strategy_is_worth_more_workers_than_there_are_jobs_or_than_is_let():
    for way in ways(3, 8, 32, CONSTANTS.costs, waits=True):
        assert way.workers <= 3
    assert max(way.workers for way in ways(1_000, 2, 5, CONSTANTS.costs, waits=True)) == 5
    assert [way.strategy for way in ways(1, 2, 32, CONSTANTS.costs, waits=False)] == ["sequential"]
    chunks = {way.options["chunksize"] for way in ways(1_000, 2, 2, {"pool"}, waits=False) if way.options}
    assert chunks == {1, math.ceil(1_000 / 8), 500, math.ceil(1_000 / 32)}
