"""What a worker that is killed was doing, and how it ended, is told; the others' tasks go on."""

import dataclasses
import signal

import psutil
import pytest

from engine.model.death import Death
from engine.trace.lane import State
from engine.trace.run import Outcome
from tests.engine.supervise.driving import LONG
from tests.waiting import family, kill, lives, wait_until, wait_until_gone

# Long enough to be killed in, short enough to wait for.
SIZE = 1_500_000


def kill_one(drive, number=signal.SIGKILL):
    """Kill the worker of a running task, which is stopped first, so that it cannot end meanwhile. Returns the task."""

    def stopped():
        for lane in drive.run.trace.lanes:
            if lane.running:
                pid = lane.header.pid
                kill(pid, signal.SIGSTOP)
                wait_until(lambda pid=pid: not lives(pid) or psutil.Process(pid).status() == psutil.STATUS_STOPPED)
                drive.poll()  # what it has noted until then
                if lane.running:
                    return [lane]
                kill(pid, signal.SIGCONT)
        return None

    (lane,) = drive.until(stopped, "a running task")
    for each in (number, signal.SIGCONT):
        kill(lane.header.pid, each)
    return lane.running.task


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV])
def test_that_the_task_of_a_killed_worker_is_lost_and_the_others_are_done(number, method, drive):
    drive.start(strategy="process", options={"start_method": method}, jobs=3, size=SIZE)
    task = kill_one(drive, number)
    run = drive.to_the_end()
    assert run.trace.state[task] == State.LOST
    assert (run.trace.counts[State.DONE], run.trace.counts[State.LOST]) == (2, 1)
    assert run.deaths == {task: Death(signal=number.name)}
    assert (run.outcome, run.reason.told()) == (Outcome.FAILED, "1 job was lost with its worker")
    assert run.trace.span_of(task).ended_ns == 0


def test_that_a_loss_is_told_while_the_others_still_run(drive):
    drive.start(strategy="process", jobs=3, **LONG)
    drive.until(lambda: len(drive.running_pids()) == 3, "three running tasks")
    task = kill_one(drive)
    drive.until(lambda: drive.run.deaths, "the news of the loss")
    assert drive.run.deaths == {task: Death(signal="SIGKILL")}
    assert drive.run.trace.counts[State.RUNNING] == 2
    assert drive.run.elapsed_s is None


def test_that_a_task_lost_from_a_pool_that_waits_for_ever_stays_lost_when_the_time_is_up(drive):
    drive.start(strategy="pool", jobs=2, size=SIZE, workers=2, timeout_s=3_600.0)
    task = kill_one(drive)
    drive.until(lambda: drive.run.outcome is Outcome.STALLED, "the stall to be told")
    judge = drive.supervisor._judge
    judge._begun = dataclasses.replace(judge._begun, until_ns=1)  # the hour is over
    run = drive.to_the_end()
    assert (run.outcome, run.reason.code) == (Outcome.STALLED, "stalled")
    assert run.reason.values["task"] == task
    assert run.trace.state[task] == State.LOST
    assert run.deaths == {task: Death(signal="SIGKILL")}


def test_that_joblib_fails_as_a_whole_when_a_worker_is_killed(drive):
    drive.start(strategy="joblib", jobs=4, size=SIZE, workers=2)
    task = kill_one(drive)
    run = drive.to_the_end()
    assert run.outcome is Outcome.FAILED
    assert run.error.type.endswith("TerminatedWorkerError")
    # The other worker goes down with it, and is not to blame.
    assert run.deaths == {task: Death(signal="SIGKILL")}
    assert run.trace.counts[State.LOST] == 1
    assert run.trace.counts[State.DONE] + run.trace.counts[State.CANCELLED] == 3
    assert run.reason.told().isprintable()


@pytest.mark.parametrize("strategy", ["sequential", "process", "pool", "executor", "joblib", "threads"])
def test_that_the_death_of_the_runner_ends_the_run_and_leaves_nobody(strategy, drive):
    drive.start(strategy=strategy, jobs=3, **LONG, workers=2)
    at_once = 1 if strategy == "sequential" else 2
    drive.until(lambda: len(drive.running_pids()) == at_once, "running tasks")
    tree = family(drive.supervisor.guardian_pid)
    kill(drive.run.runner_pid, signal.SIGKILL)
    run = drive.to_the_end()
    assert (run.outcome, run.reason.code) == (Outcome.FAILED, "runner-gone")
    # Lost is what ran in it; what ran in its workers was taken down with them.
    in_runner = {"sequential": 1, "threads": 2}.get(strategy, 0)
    assert run.trace.counts[State.LOST] == in_runner
    assert run.trace.counts[State.CANCELLED] == 3 - in_runner
    assert [pid for pid in tree if lives(pid)] == []


def test_that_a_runner_on_its_own_does_not_outlive_its_guardian(drive):
    drive.start(strategy="sequential", jobs=1, **LONG)
    drive.until(drive.running_pids, "a running task")
    guardian, runner = family(drive.supervisor.guardian_pid)
    kill(guardian, signal.SIGKILL)
    wait_until_gone([runner])
    assert drive.to_the_end().outcome is Outcome.FAILED


def test_that_of_a_worker_that_had_lost_its_parent_it_is_known_how_it_died(drive):
    drive.start(strategy="pool", options={"start_method": "forkserver"}, jobs=2, **LONG, workers=2)
    drive.until(lambda: len(drive.running_pids()) == 2, "two running tasks")
    worker = drive.running_pids()[0]
    forkserver = psutil.Process(worker).ppid()
    kill(forkserver, signal.SIGKILL)
    wait_until(lambda: psutil.Process(worker).ppid() == drive.supervisor.guardian_pid, what="the guardian's adoption")
    kill(worker, signal.SIGKILL)
    drive.until(lambda: drive.run.deaths, "the loss of a task")
    assert list(drive.run.deaths.values()) == [Death(signal="SIGKILL")]
