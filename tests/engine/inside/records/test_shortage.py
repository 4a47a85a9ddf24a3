"""What could not be written is told by files that take no room."""

import errno
import os
import stat
import subprocess
import sys
import threading

import pytest

from engine.inside.records import missing, shortage
from engine.inside.records.missing import Shortage
from engine.inside.records.shortage import PRINTED, RESULTS, TASKS

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
QUOTA = OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))


def told(folder):
    return missing.of(str(folder), os.listdir(folder))


def test_that_what_is_missing_adds_up_and_takes_no_room(tmp_path):
    for amount in (1, 1, 3):
        shortage.note(str(tmp_path), TASKS, amount, FULL)
    shortage.note(str(tmp_path), PRINTED, 5_000_000, FULL)
    shortage.note(str(tmp_path), RESULTS, 7, FULL)
    assert told(tmp_path) == Shortage(tasks=5, results=7, printed_bytes=5_000_000, number=errno.ENOSPC)
    if hasattr(os.stat_result, "st_blocks"):  # not on Windows
        assert sum(file.stat().st_blocks for file in tmp_path.iterdir()) == 0


def test_that_each_thread_counts_for_itself(tmp_path):
    def count():
        for _ in range(50):
            shortage.note(str(tmp_path), TASKS, 1, FULL)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told(tmp_path).tasks == 200


def test_that_the_error_that_most_threads_have_met_is_told(tmp_path):
    shortage.note(str(tmp_path), TASKS, 0, FULL)
    shortage.note(str(tmp_path), TASKS, 1, QUOTA)
    shortage.note(str(tmp_path), PRINTED, 1, QUOTA)
    assert told(tmp_path) == Shortage(1, 1, errno.EDQUOT)


def test_that_of_an_error_without_a_number_nobody_knows_why_something_is_missing(tmp_path):
    shortage.note(str(tmp_path), TASKS, 2, OSError("what it was"))
    assert told(tmp_path) == Shortage(tasks=2, number=0)


@pytest.mark.parametrize("mknod", [True, False])
def test_that_nobody_else_may_read_a_note(mknod, tmp_path, monkeypatch):
    if not mknod:  # as on Windows
        monkeypatch.delattr("os.mknod", raising=False)
    shortage.note(str(tmp_path), TASKS, 1, FULL)
    (file,) = tmp_path.iterdir()
    assert told(tmp_path) == Shortage(tasks=1, number=errno.ENOSPC)
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600


def test_that_a_file_to_which_a_link_lies_in_wait_is_left_alone(tmp_path):
    (tmp_path / "theirs").write_text("theirs")
    name = f"{os.getpid()}-{threading.get_native_id()}-{TASKS}-{errno.ENOSPC}.short"
    (tmp_path / name).symlink_to("theirs")
    shortage.note(str(tmp_path), TASKS, 20, FULL)
    assert (tmp_path / "theirs").read_text() == "theirs"
    assert told(tmp_path) == Shortage()


def test_that_nothing_is_told_of_what_is_no_note(tmp_path):
    for name in ("1-2-tasks-x.short", "1-2-other-28.short", "1-2-tasks-28", "short", "1-2-3-tasks-28.short"):
        (tmp_path / name).write_text("x")
    (tmp_path / "1-2-tasks-28.short").symlink_to("/dev/zero")
    assert told(tmp_path) == Shortage()


def test_that_a_folder_that_is_gone_does_no_harm(tmp_path):
    shortage.note(str(tmp_path / "gone"), TASKS, 1, FULL)
    assert missing.of(str(tmp_path / "gone"), ["1-2-tasks-28.short"]) == Shortage()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system of a given number of files")
def test_that_a_name_is_reserved_for_where_the_disk_has_none_left(tmp_path):
    made = ["mount", "-t", "tmpfs", "-o", "nr_inodes=2", "none", str(tmp_path)]  # of which the folder itself is one
    if subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be mounted here")
    try:
        shortage.reserve(str(tmp_path))
        with pytest.raises(OSError, match="No space left"):
            (tmp_path / "more").touch()
        assert told(tmp_path) == Shortage()
        shortage.note(str(tmp_path), TASKS, 2, FULL)
        shortage.note(str(tmp_path), TASKS, 1, FULL)
        assert told(tmp_path) == Shortage(3, 0, errno.ENOSPC)
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)
