"""Stopping a run: whenever it is done, and however often, the whole tree is gone and nothing of it is left."""

import os

import pytest

from engine.model.outcome import Outcome, Verdict
from engine.problems.endings import Stopped
from engine.trace.lane import State
from tests.engine.supervise.driving import LONG, PARALLEL, PARALLEL_IDS, driver, of_each_strategy
from tests.waiting import family, lives, wait_until

STOPPED = Verdict(Outcome.CANCELLED, Stopped())
EACH_WAY = pytest.mark.parametrize(("strategy", "options"), PARALLEL, ids=PARALLEL_IDS)
# Nobody has been started yet, by whatever method: of each strategy one, of the next strategy the next.
EACH_STRATEGY = pytest.mark.parametrize(("strategy", "options"), of_each_strategy(), ids=str)


@pytest.fixture
def before(sandbox):
    return set(sandbox.processes())


def check_that_all_is_gone(drive, sandbox, before):
    assert set(sandbox.processes()) - before == set()
    drive.supervisor.close()
    assert not os.path.exists(drive.supervisor.folder)


@EACH_WAY
def test_that_a_run_stopped_in_the_middle_leaves_no_process(strategy, options, before, drive, sandbox):
    drive.start(strategy=strategy, options=options, jobs=4, **LONG, workers=2)
    drive.until(lambda: len(drive.running_pids()) == 2, "two running tasks")
    tree = family(drive.supervisor.guardian_pid)
    assert len(tree) >= (2 if strategy == "threads" else 4)
    drive.supervisor.stop()
    run = drive.to_the_end()
    assert (run.outcome, run.reason.code) == (Outcome.CANCELLED, "stopped")
    assert run.trace.counts[State.CANCELLED] == 4
    assert run.deaths == {}
    assert [pid for pid in tree if lives(pid)] == []
    check_that_all_is_gone(drive, sandbox, before)


@EACH_STRATEGY
def test_that_a_run_stopped_right_after_its_start_leaves_no_process(strategy, options, before, drive, sandbox):
    drive.start(strategy=strategy, options=options, jobs=4, **LONG, workers=2)
    drive.supervisor.stop()
    assert drive.to_the_end().outcome is Outcome.CANCELLED
    check_that_all_is_gone(drive, sandbox, before)


@pytest.mark.parametrize(  # each of them at two moments, any of which is met
    ("strategy", "options", "processes"),
    [
        ("joblib", {}, 3), ("joblib", {}, 5), ("executor", {}, 4), ("executor", {}, 6),
        ("pool", {"start_method": "forkserver"}, 3), ("pool", {"start_method": "forkserver"}, 6),
    ],
)  # fmt: skip
def test_that_a_run_stopped_while_it_spawns_leaves_no_process(processes, strategy, options, before, drive, sandbox):
    drive.start(strategy=strategy, options=options, jobs=4, **LONG, workers=4)
    drive.until(lambda: len(family(drive.supervisor.guardian_pid)) >= processes, f"{processes} processes")
    drive.supervisor.stop()
    assert drive.to_the_end().outcome is Outcome.CANCELLED
    check_that_all_is_gone(drive, sandbox, before)


def test_that_a_warm_run_that_is_stopped_leaves_no_process(before, drive, sandbox):
    drive.warm()
    drive.supervisor.stop()
    wait_until(lambda: drive.supervisor.poll().end, what="the end")
    assert drive.supervisor.poll().verdict == STOPPED
    check_that_all_is_gone(drive, sandbox, before)


def test_that_a_run_stopped_before_it_is_warm_leaves_no_process(before, drive, sandbox):
    drive.supervisor.stop()
    wait_until(lambda: drive.supervisor.poll().end, what="the end")
    assert drive.supervisor.poll().verdict == STOPPED
    check_that_all_is_gone(drive, sandbox, before)


def test_that_stopping_twice_and_after_the_end_is_the_same_as_once(before, drive, sandbox):
    drive.start(strategy="pool", jobs=2, **LONG)
    drive.until(drive.running_pids, "a running task")
    drive.supervisor.stop()
    drive.supervisor.stop("timeout")
    run = drive.to_the_end()
    drive.supervisor.stop()
    assert (run.outcome, run.reason.code) == (Outcome.CANCELLED, "stopped")
    check_that_all_is_gone(drive, sandbox, before)
    drive.supervisor.stop()


def test_that_stopping_a_run_that_has_ended_does_not_make_it_cancelled(before, drive, sandbox):
    drive.start(strategy="pool", jobs=2, size=100)
    drive.until(lambda: drive.run.ended_ns, "the end of the call")
    drive.supervisor.stop()
    assert drive.to_the_end().outcome is Outcome.FINISHED
    check_that_all_is_gone(drive, sandbox, before)


def test_that_closing_in_the_middle_waits_until_all_is_gone(before, drive, sandbox):
    drive.start(strategy="joblib", jobs=4, **LONG, workers=2)
    drive.until(drive.running_pids, "a running task")
    drive.supervisor.close()
    assert set(sandbox.processes()) - before == set()
    assert not os.path.exists(drive.supervisor.folder)


def test_that_a_run_is_stopped_when_its_time_is_up(before, drive, sandbox):
    drive.start(strategy="pool", jobs=2, **LONG, timeout_s=0.3)
    run = drive.to_the_end()
    assert (run.outcome, run.reason.code) == (Outcome.CANCELLED, "timeout")
    check_that_all_is_gone(drive, sandbox, before)


def test_that_two_runs_at_once_do_not_clear_each_other_away(drive):
    drive.start(strategy="process", jobs=2, **LONG)
    drive.until(lambda: len(drive.running_pids()) == 2, "two running tasks")
    with driver() as other:
        other.start(strategy="joblib", jobs=2, size=100, workers=2)
        assert other.to_the_end().outcome is Outcome.FINISHED
    drive.poll()
    assert all(lives(pid) for pid in drive.running_pids())
    assert len(drive.running_pids()) == 2
