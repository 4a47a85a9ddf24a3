"""What is written by position is written also where nothing more can be opened."""

import os
import sys

import pytest

from engine.inside.records.by_position import OLD, opened

if sys.platform != "win32":
    import resource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process limits itself there")


def test_that_a_file_is_opened_though_no_more_can_be_and_that_no_more_can_be_afterwards(tmp_path):
    path = tmp_path / "record"
    path.write_bytes(b"")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))
    try:
        with pytest.raises(OSError, match="Too many open files"):
            os.open(path, OLD)
        descriptor = opened(str(path), OLD)
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (free, hard)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    os.write(descriptor, b"some")
    os.close(descriptor)
    assert path.read_bytes() == b"some"


def test_that_what_is_not_there_is_not_opened(tmp_path):
    with pytest.raises(FileNotFoundError):
        opened(str(tmp_path / "nothing"), OLD)
