"""Records that are damaged in the midst of a run, and a disk that is full: the run ends, and says what is missing."""

import contextlib
import errno
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from engine import words
from engine.commands.watch_report import print_watched
from engine.inside.plan import Plan, Watch
from engine.inside.problem import PlanError
from engine.inside.records.layout import CELL_BYTES
from engine.insight.verdict import why
from engine.insight.what_if.gains import Otherwise, otherwise
from engine.problems.room import NoRoom
from engine.problems.starting import NoFolder
from engine.trace.lane import State
from engine.trace.run import Outcome, Run
from tests.engine.inside.watch import running
from tests.engine.supervise import damaging
from tests.engine.supervise.driving import driver
from tests.waiting import wait_until

_FUNCTION = f"{Path(damaging.__file__)}:work"
_ENDS = {State.DONE, State.ERROR, State.LOST, State.CANCELLED}
_JOBS = 600
_PAGE_BYTES = 4_096
_FIRST_BYTES = math.lcm(_PAGE_BYTES, CELL_BYTES)  # of a file of records, with its first tasks
_WAY_OUT = "make room there, or set TMPDIR to another folder"


def run_with(damage, drive, **fields):
    items = [0, 1, damage, 3, 4]
    drive.start(function=_FUNCTION, items=json.dumps(items), skip_trial=True, **fields)
    drive.until(lambda: drive.run.over or str(drive.run.outcome) == "stalled", "the run's end")
    if not drive.run.over:
        drive.supervisor.stop("stalled")
    return drive.to_the_end()


@pytest.mark.parametrize("damage", damaging.DAMAGES)
def test_that_a_damaged_record_file_costs_nothing_but_what_was_in_it(damage, drive):
    run = run_with(damage, drive, strategy="process")
    states = [State(state) for state in run.trace.state]
    assert [states[task] for task in (0, 1, 3, 4)] == [State.DONE] * 4
    assert states[2] in _ENDS
    # A file that keeps its length may be whole again, with the end of the task that is written last.
    assert (run.outcome is Outcome.FINISHED) == (states[2] is State.DONE)
    assert run.reason is None or run.reason.told().isprintable()


@pytest.mark.parametrize("keep_going", [False, True], ids=["faithful", "keep-going"])
@pytest.mark.parametrize("strategy", ["sequential", "pool", "threads", "executor"])
@pytest.mark.parametrize("damage", ["noise_in_the_header_too", "nothing_left"])
def test_that_a_run_with_a_damaged_record_file_comes_to_an_end_whatever_the_strategy(
    damage, strategy, keep_going, drive
):
    run = run_with(damage, drive, strategy=strategy, keep_going=keep_going)
    assert {State(state) for state in run.trace.state} <= _ENDS
    assert run.trace.counts.sum() == 5
    assert run.outcome is not None
    assert run.reason is None or run.reason.told().isprintable()


@pytest.fixture
def driver_with_room():
    """A warm run of which no process can write more than so many bytes to a file, as if the disk were full."""

    def make(room_bytes):
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room_bytes, before[1]))
        try:
            return drivers.enter_context(driver())
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    with contextlib.ExitStack() as drivers:
        yield make


@pytest.mark.parametrize("strategy", ["sequential", "pool", "executor", "joblib"])
def test_that_where_records_find_no_room_all_tasks_run_and_those_without_a_record_are_counted(
    strategy, driver_with_room
):
    drive = driver_with_room(_FIRST_BYTES + 1_000)
    workers = None if strategy == "sequential" else 2
    drive.start(strategy=strategy, jobs=_JOBS, size=10, workers=workers)
    run = drive.to_the_end()
    done = int(run.trace.counts[State.DONE])
    assert 0 < done < _JOBS
    assert run.unrecorded == _JOBS - done
    assert (run.outcome, run.reason.code) == (Outcome.FAILED, "not-recorded")
    assert run.reason.values["tasks"] == _JOBS - done
    assert "jobs left no record: What is recorded could not be written under" in run.reason.told_afterwards()
    assert "(File too large)" in run.reason.told_afterwards()
    assert run.returned == _JOBS


def test_that_where_nothing_at_all_can_be_written_the_reason_is_told(driver_with_room):
    with pytest.raises(PlanError) as raised:
        driver_with_room(1)
    found = raised.value.problem
    assert found == NoFolder(folder=tempfile.gettempdir(), why="File too large", number=errno.EFBIG)


@pytest.fixture
def small_disk(tmp_path, monkeypatch):
    """A file system of 128 KiB as the folder for temporary files."""
    place = tmp_path / "disk"
    place.mkdir()
    made = [] if sys.platform != "linux" else ["mount", "-t", "tmpfs", "-o", "size=128k", "none", str(place)]
    if not made or subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be mounted here")
    monkeypatch.setattr("tempfile.tempdir", str(place))
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(disk, leave_bytes=0):
    """Fill it up, but for so many bytes."""
    with (disk / "filling").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4_096))
        except OSError:
            file.truncate(max(file.tell() - leave_bytes, 0))


def test_that_a_disk_that_fills_up_in_the_midst_of_a_run_costs_records_alone(small_disk):
    with driver() as drive:
        drive.start(strategy="pool", jobs=20_000, size=10, workers=2)
        run = drive.to_the_end()
        done = int(run.trace.counts[State.DONE])
        assert 0 < done < 20_000
        assert (run.outcome, run.reason.code, run.returned) == (Outcome.FAILED, "not-recorded", 20_000)
        assert run.unrecorded == 20_000 - done
        assert run.reason.told_afterwards().endswith(f"/disk” is full; {_WAY_OUT}")


@pytest.mark.parametrize("chunk", [1, 100])
def test_that_of_a_watched_program_what_found_no_room_is_told_and_nothing_else_is_blamed(
    chunk, small_disk, tmp_path, capsys
):
    (tmp_path / "many.py").write_text(
        "from multiprocessing import get_context\n"
        f"with get_context('fork').Pool(2) as pool: assert len(pool.map(abs, range(8_000), {chunk})) == 8_000\n"
    )
    with running.started(tmp_path, tmp_path / "many.py") as watcher:
        run = running.followed(watcher)
        assert (run.outcome, run.exit_status) == (Outcome.FINISHED, 0), (tmp_path / "errors").read_text()
        assert 0 < run.trace.counts[State.DONE] == 8_000 - run.unrecorded
        verdict = why(run, watcher.reader).verdict
        assert words.verdict(verdict) == (
            f"{run.unrecorded:,} of 8,000 jobs left no record, so nobody can say where the time went."
        )
        assert otherwise(run) == Otherwise((), (), None)
        print_watched(run)
    printed = capsys.readouterr().out
    assert f"Not recorded   {run.unrecorded:,} jobs\n" in printed
    assert f"/disk” is full; {_WAY_OUT}\n" in printed


def removed():
    return NoRoom(no_room="removed", folder=tempfile.gettempdir(), why="")


def test_that_a_run_whose_folder_somebody_removes_tells_so(drive, tmp_path):
    (tmp_path / "own.py").write_text(
        "import os, shutil, time\n"
        "def work(folder):\n"
        " time.sleep(0.1)\n"  # so that the other worker's job has begun
        " while os.path.isdir(folder):\n"  # something may be written there meanwhile
        "  shutil.rmtree(folder, ignore_errors=True)\n"
    )
    items = json.dumps([drive.supervisor.folder, str(tmp_path / "nowhere")])
    drive.start(function=f"{tmp_path / 'own.py'}:work", items=items, strategy="pool", workers=2, skip_trial=True)
    run = drive.to_the_end()
    assert (run.outcome, run.reason) == (Outcome.FAILED, removed())
    assert 1 <= run.unrecorded <= 2  # the other may have been read before
    assert (
        "was removed during the run; find out who clears that folder, or set TMPDIR to another"
        in run.reason.told_afterwards()
    )


def test_that_a_watched_program_whose_run_folder_is_removed_goes_on_and_nothing_else_is_blamed(tmp_path, capsys):
    (tmp_path / "own.py").write_text(
        "import shutil, sys\n"
        "from multiprocessing import get_context\n"
        "with get_context('fork').Pool(2) as pool:\n"
        " pool.map(abs, range(2))\n"
        " input()\n"
        " assert pool.map(abs, range(8)) == [*range(8)]\n"
    )
    reading, writing = os.pipe()
    with running.started(tmp_path, tmp_path / "own.py", given=reading) as watcher:
        run = Run(Plan.watching(Watch(("own.py",))))
        wait_until(lambda: run.apply(watcher.poll()) or run.trace.counts[State.DONE] == 2, what="the first jobs")
        shutil.rmtree(watcher.folder)
        os.write(writing, b"\n")
        wait_until(lambda: run.apply(watcher.poll()) or run.over, what="the run's end")
        print_watched(run)
        assert why(run, watcher.reader).verdict.cause == "none"
    assert (run.outcome, run.exit_status, run.no_room) == (Outcome.FINISHED, 0, removed())
    assert "was removed during the run" in capsys.readouterr().out


def test_that_nothing_is_run_again_where_the_disk_is_too_full_to_tell_what_was_run(small_disk, tmp_path):
    source = "def work(folder):\n with open(folder + '/ran', 'a') as file: file.write('.')\n"
    (tmp_path / "work.py").write_text(source)
    items = json.dumps([str(tmp_path)] * 6)
    fill(small_disk, 3 * _PAGE_BYTES + _FIRST_BYTES)  # for the record of the call, and hardly for more
    with driver() as drive:
        plan = {"function": f"{tmp_path}/work.py:work", "items": items, "skip_trial": True, "keep_going": True}
        drive.start(strategy="process", **plan)
        run = drive.to_the_end()
    assert (run.outcome, run.reason.code) == (Outcome.FAILED, "not-recorded")
    assert (tmp_path / "ran").read_text() == "......"


@pytest.mark.parametrize("room_bytes", range(0, 40_960, 4_096))
def test_that_a_full_disk_is_a_problem_in_words_or_costs_records_alone(room_bytes, small_disk):
    fill(small_disk, room_bytes)
    run = reason = None
    try:
        with driver() as drive:
            drive.start(strategy="process", jobs=4, size=10)
            run = drive.to_the_end()
            reason = run.reason
    except PlanError as error:
        reason = error.problem
    if run is not None:
        assert run.trace.counts.sum() == 4
        assert (run.outcome is Outcome.FINISHED) == (reason is None)
    if reason is not None:
        assert "No space left on device" in reason.values["why"]
        assert "make room" in reason.told()
        assert "TMPDIR" in reason.told()
    assert reason is None or reason.told().isprintable()
    assert [each.name for each in small_disk.iterdir()] == ["filling"]
