"""A real run by each strategy: what is told of it by those forms that tell all of it."""

import socket

import pytest

from tests.engine.formats.test_perfetto import events_of, of_phase
from tests.engine.formats.test_run_file import assert_same, opened_again
from tests.engine.supervise.driving import driver


@pytest.fixture(scope="module", params=["sequential", "process", "pool", "executor", "joblib", "threads"])
def drive(request):
    """Its driver, at the end."""
    with driver() as drive:
        drive.start(strategy=request.param, jobs=6, size=3_000, workers=6 if request.param == "process" else 2)
        drive.to_the_end()
        yield drive


def test_that_it_tells_the_same_from_its_file(drive, tmp_path):
    found = opened_again(drive, tmp_path)
    assert_same(drive, found)
    assert found.run.trace.lanes[0].header.host == socket.gethostname()
    assert found.environment.cores >= 1


def test_that_a_trace_tells_its_call_its_spawning_and_its_waiting(drive):
    run, strategy = drive.run, drive.run.plan.strategy
    events = events_of(run, drive.supervisor.reader)
    begin, end = of_phase(events, "b", "call") + of_phase(events, "e", "call")
    assert (begin["ts"], begin["pid"]) == (0, run.runner_pid)
    assert end["ts"] * 1_000 == run.ended_ns - run.started_ns
    names = {event["tid"]: event["args"]["name"] for event in of_phase(events, "M", "thread_name")}
    assert list(names.values()) == [f"worker {lane.number + 1}" for lane in run.trace.lanes]
    spawned = [lane for lane in run.trace.lanes if run.spawned_ns(lane) is not None]
    assert len(of_phase(events, "b", "spawn")) == len(spawned)
    assert bool(spawned) == (strategy not in ("sequential", "threads"))
    for lane in run.trace.lanes:
        track = next(tid for tid, name in names.items() if name == f"worker {lane.number + 1}")
        waits = [event for event in of_phase(events, "b", "waiting") if event["tid"] == track]
        tail = strategy != "process"
        assert len(waits) == len(lane) - 1 + tail
    assert [event["args"]["tasks"] for event in of_phase(events, "C", "tasks running")][-1] == 0
