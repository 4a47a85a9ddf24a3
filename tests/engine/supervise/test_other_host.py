"""A record file whose header names another host, with the number of a process that exists here: it is left alone."""

import os
import signal
import subprocess
import sys
import time

import pytest

from engine.inside.problems.clusters import NoWorkers
from engine.inside.records import events, layout
from engine.inside.ticks import start_ticks
from engine.inside.worker import Process, this_host
from engine.model.death import Death
from engine.model.task import State
from engine.supervise.liveness import Condition
from engine.trace.run import Outcome
from tests.engine.trace.cells import cell, file_header
from tests.waiting import lives

ELSEWHERE = b"elsewhere"


@pytest.fixture
def stranger():
    """A process here that is nobody's business."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def write_records(folder, pid, start, *cells):
    """A record file of a worker on the other host."""
    header = bytearray(file_header(pid, pid))
    words = memoryview(header).cast("Q")
    words[layout.START_TICKS], words[layout.BORN_NS] = start, time.perf_counter_ns()
    words.cast("B")[layout.HOST * layout.WORD_BYTES :][: len(ELSEWHERE)] = ELSEWHERE
    with open(os.path.join(folder, f"{pid}-{pid}-9{layout.RECORDS_SUFFIX}"), "wb") as file:
        file.write(bytes(header) + b"".join(cells) + bytes(layout.CELL_BYTES))


@pytest.mark.parametrize("is_right", [True, False], ids=["the very process", "one that began at another time"])
def test_that_whoever_has_its_number_here_is_not_signalled_nor_sampled_nor_judged_by(is_right, stranger, drive):
    start = start_ticks(stranger.pid) + (0 if is_right else 1)
    drive.start(strategy="pool", workload="waiting", jobs=3, size=300, workers=2, task_timeout_s=60.0)
    drive.until(lambda: drive.run.started_ns, "the call")
    # Its task has been running for longer than a task may.
    write_records(drive.supervisor.folder, stranger.pid, start, cell(2, drive.run.started_ns - 90 * 10**9, 0))
    theirs = Process("elsewhere", stranger.pid, start)
    drive.until(lambda: any(lane.header.process == theirs for lane in drive.run.trace.lanes), "its lane")
    samples = []
    apply = drive.run.apply
    drive.run.apply = lambda batch: (samples.extend(batch.samples), apply(batch))
    assert drive.supervisor.reader.condition(theirs) is Condition.UNKNOWN
    assert not drive.supervisor.send(theirs, signal.SIGKILL)
    assert not drive.supervisor.send(Process(this_host(), stranger.pid, start_ticks(stranger.pid)), signal.SIGKILL)
    run = drive.to_the_end()
    assert lives(stranger.pid)
    assert stranger.pid not in {part.process.pid for each in samples for part in each.processes}
    assert theirs not in run.suspended
    lane = next(lane for lane in run.trace.lanes if lane.header.process == theirs)
    assert lane.running is None or lane.running.task not in run.deaths
    assert run.outcome is not None


def test_that_a_run_ends_though_nobody_can_say_whether_another_hosts_worker_still_runs(stranger, drive):
    drive.start(strategy="sequential", workload="waiting", jobs=2, size=100)
    drive.until(lambda: drive.run.started_ns, "the call")
    write_records(drive.supervisor.folder, stranger.pid, 0, cell(1, drive.run.started_ns + 1, 0))
    run = drive.to_the_end()
    assert (run.outcome, run.trace.counts[State.DONE]) == (Outcome.FINISHED, 2)
    assert lives(stranger.pid)


def test_that_the_end_of_another_hosts_worker_is_what_somebody_beside_it_has_told(stranger, drive):
    drive.start(strategy="sequential", workload="waiting", jobs=3, size=60_000)
    drive.until(lambda: drive.run.started_ns, "the call")
    write_records(drive.supervisor.folder, stranger.pid, 0, cell(2, drive.run.started_ns + 1, 0))
    drive.until(lambda: drive.run.trace.state[2] == State.RUNNING, "its task")
    events.note(drive.supervisor.folder, events.RemoteDied("another", stranger.pid, -9))
    events.note(drive.supervisor.folder, events.RemoteDied("elsewhere", stranger.pid, -11))
    drive.until(lambda: drive.run.deaths, "the news of its end")
    assert drive.run.deaths == {2: Death("SIGSEGV")}
    assert lives(stranger.pid)
    # One of this host that had the same number is somebody else, and its end is told as well.
    events.note(drive.supervisor.folder, events.Died(stranger.pid, -9))
    here = Process(this_host(), stranger.pid)
    drive.until(lambda: here in {each.process for each in drive.run.incidents}, "the news of the other's end")


def test_that_what_a_run_on_a_cluster_waits_for_is_told_until_it_does_no_more(drive):
    drive.start(strategy="sequential", workload="waiting", jobs=1, size=60_000)
    drive.until(lambda: drive.run.started_ns, "the call")
    events.note(drive.supervisor.folder, events.Waits(NoWorkers.code, {"engine": "Dask"}))
    assert drive.until(lambda: drive.run.waits, "the news").told() == (
        "The cluster has no workers; Dask waits until there are some"
    )
    events.note(drive.supervisor.folder, events.Waits("", {}))
    drive.until(lambda: drive.run.waits is None, "the news that there are some")
    events.note(drive.supervisor.folder, events.Waits(NoWorkers.code, {"engine": "Dask"}))
    drive.until(lambda: drive.run.waits, "the news that there are none again")
    drive.supervisor.stop()
    assert drive.to_the_end().waits is None
