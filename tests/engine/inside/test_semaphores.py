"""The semaphores of a run have its name, and none outlives it, even one that no tracker knows of."""

import glob
import os

import pytest

from engine.inside import semaphores
from tests.engine.supervise.driving import LONG
from tests.waiting import wait_until

pytestmark = pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="semaphores are files on Linux only")


def files_of(drive):
    name = os.path.basename(drive.supervisor.folder).rpartition("-")[2]
    return glob.glob(f"/dev/shm/sem.mp-{glob.escape(name)}-*")


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_that_the_semaphores_of_a_run_go_with_it_known_to_a_tracker_or_not(method, drive):
    drive.start(strategy="pool", options={"start_method": method}, jobs=2, **LONG)
    drive.until(lambda: len(drive.running_pids()) == 2, "two running tasks")
    (some, *_) = files_of(drive)
    # As by a process that was killed after it had made one and before it told the tracker.
    os.link(some, f"{some}x")
    drive.supervisor.stop()
    drive.to_the_end()
    assert files_of(drive) == []


def test_that_those_of_other_runs_are_left_alone(tmp_path):
    others = "/dev/shm/sem.mp-another0-x"
    ours = "/dev/shm/sem.mp-ours0000-x"
    for path in (others, ours):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    try:
        semaphores.clear(str(tmp_path / "parallelogram-ours0000"))
        assert (os.path.exists(others), os.path.exists(ours)) == (True, False)
    finally:
        os.unlink(others)
    wait_until(lambda: not os.path.exists(ours))


@pytest.mark.parametrize("name", ["sem.loky-4194999-x", "joblib_memmapping_folder_4194999_a_b"])
def test_that_what_joblib_names_after_a_dead_process_of_the_run_goes_and_no_other(name, tmp_path):
    path, other = f"/dev/shm/{name}", f"/dev/shm/{name}".replace("4194999", "41949991")
    for each in (path, other):
        if "folder" in each:
            os.mkdir(each)
        else:
            os.close(os.open(each, os.O_CREAT | os.O_EXCL, 0o600))
    semaphores.clear(str(tmp_path / "parallelogram-ours0000"), [4194999])
    found = (os.path.exists(path), os.path.exists(other))
    os.rmdir(other) if os.path.isdir(other) else os.unlink(other)
    assert found == (False, True)


def test_that_a_name_is_short_enough_for_every_system():
    assert len(semaphores._prefix("/tmp/parallelogram-abcdefgh")) == len("mp-abcdefgh")
    assert len(f"/{semaphores._prefix('/' + 'x' * 200)}-12345678") <= 30
