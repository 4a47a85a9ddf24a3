"""Every worker has a track of its own, whatever its numbers are."""

from hypothesis import given
from hypothesis import strategies as st

from engine.formats.tracks import Tracks
from engine.inside.plan import make_plan
from engine.trace.run import Run
from tests.engine.trace.cells import header, process

NUMBERS = st.sampled_from([0, 1, 2, 99, 2**31, 2**40])


def run_of(workers, runner_pid=99):
    run = Run(make_plan(jobs=4))
    run.runner_pid = runner_pid
    for number, (host, pid, thread) in enumerate(workers):
        run.trace.lane(header(f"{number}.records", pid, thread, host=host))
    return run


@given(
    workers=st.lists(st.tuples(st.sampled_from(["here", "there"]), NUMBERS, NUMBERS), max_size=12),
    runner_pid=st.sampled_from([0, 1, 99]),
)
def test_that_no_two_workers_share_a_track_and_no_two_processes_a_number(workers, runner_pid):
    tracks = Tracks(run_of(workers, runner_pid))
    assert len({track.tid for track in tracks.of_lane}) == len(workers)
    assert all(0 < number < 2**32 for track in tracks.of_lane for number in (track.pid, track.tid))
    assert len({process.pid for process in tracks.processes}) == len(tracks.processes)
    of_process = {}
    for (host, pid, _), track in zip(workers, tracks.of_lane, strict=True):
        assert of_process.setdefault((host, pid), track.pid) == track.pid, "the threads of a process stay together"
    assert len(set(of_process.values())) == len(of_process)
    assert [process.position for process in tracks.processes] == list(range(len(tracks.processes)))


def test_that_a_worker_has_its_own_numbers_where_nobody_else_has_them():
    tracks = Tracks(run_of([("h", 10, 10), ("h", 11, 11), ("h", 11, 12)]))
    assert [(track.pid, track.tid) for track in tracks.of_lane] == [(10, 10), (11, 11), (11, 12)]
    assert tracks.runner.pid == 99
    assert tracks.of_process == {process(10): 10, process(11): 11}


def test_that_two_hosts_with_one_pid_are_told_apart_and_named():
    tracks = Tracks(run_of([("a", 10, 10), ("b", 10, 10)]))
    first, second = tracks.of_lane
    assert (first.pid, first.tid) == (10, 10)
    assert second.pid not in (10, 99)
    assert second.tid == second.pid
    assert [process.name for process in tracks.processes] == ["runner", "worker on a", "worker PID 10 on b"]


def test_that_threads_of_the_runner_are_in_its_process():
    tracks = Tracks(run_of([("h", 99, 100), ("h", 99, 101)]))
    assert {track.pid for track in tracks.of_lane} == {99} == {tracks.runner.pid}
    assert [process.name for process in tracks.processes] == ["runner"]
