"""What if: the jobs of recorded runs, handed over anew."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings

from engine.inside.records.events import Checked, Found, Made
from engine.insight.what_if.gains import CHUNK, LONGEST_FIRST, MANY_CORES, THREADS, WORKERS, Bound, otherwise
from engine.insight.what_if.recorded import Recorded, longest_windows, recorded_calls
from engine.insight.what_if.replay import Assumed, as_it_was, replayed
from engine.model.outcome import Outcome
from engine.prediction.handing import Handing
from engine.trace.lane import State
from tests.engine.insight.traces import runs
from tests.engine.prediction.planted import work
from tests.engine.trace.watched import START, processes, watched_run
from tests.gui.made_runs import made


def recorded(took_s, workers=2, chunk=1, cores=2, waits=0.0, measured_s=None, carries=True, message_s=1e-4, held_s=0.0):
    jobs = work(took_s, waits=waits)
    how = Handing(workers, chunk, 0.01, message_s, 0.0, carries=carries)
    count = len(took_s)
    found = Recorded(0, jobs, np.arange(count), np.full(count, held_s), how, 0.001, False, cores, 1.0, 0.0)
    own_s = 1.0 / replayed(found, as_it_was(found)).fit
    return dataclasses.replace(found, measured_s=measured_s or own_s)


def test_that_nothing_changed_takes_as_long_as_it_took():
    found = recorded([0.1] * 20, measured_s=1.1)
    assert replayed(found, as_it_was(found)).elapsed_s == pytest.approx(1.1)
    assert replayed(found, as_it_was(found)).fit == pytest.approx(1.1 / 1.011, rel=0.01)


def test_that_more_workers_on_more_cores_take_less_and_on_the_same_do_not():
    found = recorded([0.1] * 32)
    was = as_it_was(found)
    more = replayed(found, dataclasses.replace(was, workers=8, cores=8)).elapsed_s
    assert more == pytest.approx(0.4, rel=0.1)
    assert replayed(found, dataclasses.replace(was, workers=8)).elapsed_s >= 1.6
    for cores in (8, 16, 64):
        assert replayed(found, Assumed(cores, 1, cores)).elapsed_s <= 0.45


def test_that_other_cores_are_free_and_these_are_as_busy_as_they_were():
    found = recorded([0.1] * 16, held_s=0.1, measured_s=1.6)
    was = as_it_was(found)
    assert replayed(found, dataclasses.replace(was, workers=1)).elapsed_s == pytest.approx(3.2, rel=0.1)
    elsewhere = replayed(found, dataclasses.replace(was, workers=4, cores=4))
    assert elsewhere.elapsed_s == pytest.approx(0.4, rel=0.1)
    assert elsewhere.fit == pytest.approx(1.0, rel=0.05)


def test_that_the_longest_first_ends_sooner_where_it_was_last():
    found = recorded([0.02] * 20 + [0.4])
    was = as_it_was(found)
    assert found.measured_s == pytest.approx(0.6, rel=0.1)
    assert replayed(found, dataclasses.replace(was, longest_first=True)).elapsed_s == pytest.approx(0.42, rel=0.05)
    (gain,) = [each for each in _gains_of(found) if each.change == LONGEST_FIRST]
    assert gain.after_s == pytest.approx(0.42, rel=0.05)


def test_that_a_smaller_chunk_gains_where_a_long_job_held_up_its_chunk():
    found = recorded([0.4] + [0.02] * 31, chunk=16)
    best = min(_gains_of(found), key=lambda gain: gain.after_s)
    assert (best.change, best.value) == (CHUNK, 1)
    assert best.after_s < 0.6 < found.measured_s


def test_that_threads_gain_where_handing_over_is_all_there_is():
    found = recorded([1e-5] * 300, message_s=1e-3)
    changes = {gain.change for gain in _gains_of(found) if gain.after_s < 0.5 * gain.before_s}
    assert THREADS in changes
    assert CHUNK in changes


def test_that_more_workers_gain_where_jobs_wait():
    found = recorded([0.1] * 64, waits=1.0)
    best = min(_gains_of(found), key=lambda gain: gain.after_s)
    assert (best.change, best.value) == (WORKERS, 16)


def test_that_a_faster_hand_over_takes_its_part():
    found = recorded([1e-4] * 300, message_s=1e-3)
    was = as_it_was(found)
    faster = replayed(found, dataclasses.replace(was, faster=10.0)).elapsed_s
    assert faster < 0.3 * found.measured_s


def _gains_of(found):
    from engine.insight.what_if.gains import _changes

    return list(_changes(found))


def test_that_a_recorded_run_is_replayed_job_by_job():
    run = made([(0.0, 0.5), (0.5, 1.0)], [(0.0, 0.5), (0.5, 1.0)], elapsed_s=1.0).run
    (found,) = recorded_calls(run)
    assert found.work.jobs == 4
    assert found.measured_s == pytest.approx(1.0)
    assert replayed(found, as_it_was(found)).elapsed_s == pytest.approx(1.0, rel=0.02)
    one = replayed(found, dataclasses.replace(as_it_was(found), workers=1, cores=2))
    assert one.elapsed_s == pytest.approx(2.0, rel=0.05)
    assert {bar.worker for bar in one.bars} == {0}
    assert all(bar.begin_s < bar.end_s for bar in one.bars)


def test_that_of_each_kind_of_change_the_best_is_told_and_the_largest_gain_first():
    lanes = [(0.0, 0.1), (0.1, 0.2), (0.2, 1.0)], [(0.0, 0.1), (0.1, 0.2)]
    found = otherwise(made(*lanes, elapsed_s=1.0).run).gains
    assert LONGEST_FIRST in {gain.change for gain in found}
    assert len({gain.change for gain in found}) == len(found)
    assert found == sorted(found, key=lambda gain: gain.after_s)


def test_that_a_plan_has_no_bound_and_the_bound_of_a_program_is_amdahls():
    assert otherwise(made([(0.0, 1.0)]).run).bound is None
    assert Bound(1.9, 0.8, 0.1).speedup == pytest.approx(2.11, rel=0.01)


def test_that_a_program_has_a_bound_but_where_a_job_was_cut_off():
    assert otherwise(watched_run()).bound is None
    found = otherwise(watched_run(is_cut_off=False)).bound
    assert found is not None
    assert 1.0 < found.speedup < MANY_CORES


def test_that_a_program_that_has_ended_a_worker_in_the_midst_of_its_job_has_no_bound():
    assert otherwise(processes([(0, 402), (0, 402)])).bound is not None
    assert otherwise(processes([(0, 402), (0, 402)], taken_down=[1])).bound is None


@pytest.mark.parametrize(
    ("times", "shared_ns"),
    [
        ([(0, 352), (40, 392), (45, 397)], 350),  # side by side
        ([(0, 102), (50, 202), (210, 312), (320, 422)], 150 + 100 + 100),  # the last two after each other
        ([(0, 402)] * 200, 200 * 400 / MANY_CORES),
    ],
)
def test_that_what_ran_at_once_is_bound_by_its_longest_job_or_by_the_cores(times, shared_ns):
    found = otherwise(processes(times, "threading.Thread")).bound
    assert found.shared_s == pytest.approx(shared_ns / 1e9, rel=0.01)  # of most no job is looked at, but the call


def test_that_processes_that_a_line_starts_are_one_call_and_one_alone_gains_nothing():
    together = processes([(0, 30), (5, 40), (25, 60), (70, 90)])
    (window,) = longest_windows(together)
    assert (window.workers, window.from_ns, window.to_ns) == (3, START, START + 90)
    assert len(window.stretches) == 4
    apart = processes([(0, 30), (200, 230)])
    assert [window.workers for window in longest_windows(apart)] == [1, 1]
    assert otherwise(apart).gains == []


@given(runs())
@settings(max_examples=40)
def test_that_whatever_was_recorded_has_finite_predictions(run):
    run.started_ns, run.ended_ns, run.seen_ns = 1, 10**14, 10**14
    for found in recorded_calls(run):
        for assumed in (as_it_was(found), Assumed(3, 2, 4, longest_first=True), Assumed(2, 1, 2, threads=True)):
            assert np.isfinite(replayed(found, assumed).elapsed_s)
    assert all(gain.after_s < gain.before_s for gain in otherwise(run).gains)


def test_that_no_way_is_faster_than_the_items_are_made():
    found = recorded([0.1] * 20, waits=1.0)
    more = dataclasses.replace(as_it_was(found), workers=16)
    assert replayed(found, more).elapsed_s < 0.8 * found.measured_s
    flow = dataclasses.replace(found, made_s=0.95 * found.measured_s)
    assert replayed(flow, more).elapsed_s == pytest.approx(flow.made_s)


def test_that_items_that_were_made_in_the_call_are_known_of_a_plan_and_of_the_only_call_of_a_program():
    planned = made([(0.0, 0.5), (0.5, 1.0)], elapsed_s=1.0).run
    assert recorded_calls(planned)[0].made_s == 0
    start_s = planned.started_ns / 1e9
    steps = Made(0.9, is_flow=True, steps=(start_s - 0.1, start_s + 0.1, 1, start_s + 0.2, start_s + 0.9, 2))
    planned.checked = Checked(2, 1, Found("done", 0.0, 0.0, None, None, ""), steps)
    assert recorded_calls(planned)[0].made_s == pytest.approx(0.8)


def test_that_nothing_is_predicted_of_a_plan_that_was_stalled_or_cut_off():
    lanes = [(0.0, 0.1), (0.1, 0.2), (0.2, 1.0)], [(0.0, 0.1), (0.1, 0.2)]
    run = made(*lanes, elapsed_s=1.0).run
    assert otherwise(run).gains
    run.outcome = Outcome.STALLED
    assert not otherwise(run).gains
    run.outcome = Outcome.FAILED
    run.trace.counts[State.DONE] -= 1
    run.trace.counts[State.CANCELLED] += 1
    assert not otherwise(run).gains
